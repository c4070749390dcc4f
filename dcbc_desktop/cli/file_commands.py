"""Commands for files of a report: export, and the submission log."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.options import (
    REPORT_ID,
    WHOLE_NUMBER,
    WordedCommand,
    pass_context,
    report_argument,
    worded_option,
)
from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.paths import absolute
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.store.models import HANDED_OVER, OTHER, SAVED, STRUCK, WRITTEN, Submission
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import sample_report
from dcbc_desktop.workflow.sending import exports, mail_drafts, submissions
from dcbc_desktop.workflow.sending.exports import ExportedFile
from dcbc_desktop.workflow.sending.mail_drafts import WrittenMail

FILE = click.Path(path_type=Path)


@click.command("export", cls=WordedCommand)
@click.argument("report_id", metavar="ID", type=REPORT_ID, required=False)
@worded_option("-o", "--output", "output", type=FILE, required=True)
@worded_option("--draft", is_flag=True)
@worded_option("--sample", is_flag=True)
@worded_option("--revision", type=WHOLE_NUMBER)
@worded_option("--mail", "mail", type=FILE)
@worded_option("--to", "to")
@pass_context
def export(
    context: CommandContext,
    report_id: int | None,
    output: Path,
    draft: bool,
    sample: bool,
    revision: int | None,
    mail: Path | None,
    to: str | None,
) -> Answer:
    """Export one PDF: the signed revision's bytes, or a draft; and a mail draft about it."""
    if to is not None and mail is None:
        raise UsageError("usage_missing", name="--mail", command="export")
    mailed: _Mailed | None = None
    if sample:
        if report_id is not None or revision is not None or mail is not None:
            raise UsageError("sample_only_draft")
        exported = exports.export_draft(sample_report(), absolute(output))
    elif report_id is None:
        raise UsageError("usage_missing", name="ID", command="export")
    else:
        with context.reading() if draft else context.writing() as store:
            mail_drafts.require_mail(mail, absolute(output), to or "")
            exported = _exported(store, report_id, absolute(output), draft, revision)
            context.changed = True  # the file is there, even if the mail about it fails
            if mail is not None:
                mailed = _mail(store, report_id, exported, mail, to, draft)
    return _answer(context, report_id, exported, mailed, draft or sample)


def _exported(store: Store, report_id: int, output: Path, draft: bool, revision: int | None) -> ExportedFile:
    if draft:
        return exports.export_draft(store.load_report(report_id), output)
    return exports.export_final(store, report_id, output, revision)


_Mailed = tuple[WrittenMail, tuple[DcbcError, ...]]


def _mail(store: Store, report_id: int, exported: ExportedFile, mail: Path, to: str | None, draft: bool) -> _Mailed:
    """Write the mail draft, and return it with its warnings; that of a draft report is not logged."""
    prepared = mail_drafts.prepare_mail(store, report_id, exported, draft=draft, to=to)
    written = mail_drafts.write_mail(exported, prepared, absolute(mail))
    if not draft:
        mail_drafts.record_mail(store, report_id, exported, written)
    return written, prepared.warnings


def _answer(
    context: CommandContext, report_id: int | None, exported: ExportedFile, mailed: _Mailed | None, draft: bool
) -> Answer:
    data: dict[str, object] = {
        "id": report_id,
        "revision": exported.revision,
        "sha256": exported.sha256,
        "file": str(exported.path),
        "file_sha256": exported.file_sha256,
        "draft": draft,
        "mail": None,
        "mail_by_hand": None,
        "warnings": [],
    }
    lines = [context.words("done_export", file=exported.path)]
    if mailed is None:
        return Answer(data, lines)
    written, problems = mailed
    warnings = [context.error_lines(one)[0] for one in problems]
    steps = _steps(context, written)
    data |= {
        "mail": str(written.path),
        "mail_by_hand": {
            "to": [str(one) for one in written.recipients],
            "subject": written.letter.subject,
            "text": written.letter.body,
            "attachments": [str(path) for path in written.attachments],
            "steps": steps,
        },
        "warnings": [{"code": one.code, "message": words} for one, words in zip(problems, warnings, strict=True)],
    }
    return Answer(data, [*lines, context.words("done_mail", file=written.path), *steps], warnings=warnings)


def _steps(context: CommandContext, written: WrittenMail) -> list[str]:
    """Return how to go on, with a mail program and without one."""
    attachments = "\n".join(f"   {path}" for path in written.attachments)
    text = "\n".join(f"   {line}".rstrip() for line in written.letter.body.splitlines())
    return [
        context.words("mail_step_program", file=written.path),
        context.words("mail_step_none"),
        context.words("mail_step_browser"),
        context.words("mail_step_to", to=written.to),
        context.words("mail_step_attach", files=attachments),
        context.words("mail_step_text", subject=written.letter.subject, text=text),
    ]


@click.command("sent", cls=WordedCommand)
@report_argument
@worded_option("--add", is_flag=True)
@worded_option("--correct", "corrected", type=WHOLE_NUMBER)
@worded_option("--strike-out", "struck", type=WHOLE_NUMBER)
@worded_option("--reason")
@worded_option("--to", "to")
@worded_option("--way", type=click.Choice(submissions.WAYS))
@worded_option("--date", "day")
@worded_option("--note")
@pass_context
def sent(
    context: CommandContext,
    report_id: int,
    *,
    add: bool,
    corrected: int | None,
    struck: int | None,
    reason: str | None,
    to: str | None,
    way: str | None,
    day: str | None,
    note: str | None,
) -> Answer:
    """List the submission log of a report, newest first; or add, correct or strike out one entry."""
    changes = (to, way, day, note)
    acts = (add, corrected is not None, struck is not None)
    if not any(acts):
        if any(given is not None for given in (*changes, reason)):
            raise UsageError("usage_missing", name="--add", command="sent")
        with context.reading() as store:
            return _log(context, report_id, store)
    if sum(acts) > 1 or (add and reason) or (struck is not None and any(changes)):
        raise UsageError("usage_wrong", command="sent")
    when = parse_date(day) if day else None
    with context.writing() as store:
        if corrected is not None:
            submissions.correct(store, report_id, corrected, reason or "", to=to, way=way, when=when, note=note)
        elif struck is not None:
            submissions.strike_out(store, report_id, struck, reason or "")
        else:
            submissions.record_by_hand(store, report_id, to or "", way or OTHER, when, note or "")
        return _log(context, report_id, store)


def _log(context: CommandContext, report_id: int, store: Store) -> Answer:
    store.load_report(report_id)
    found = submissions.sent_files(store, report_id)
    lines = [_line(context, one) for one in found]
    return Answer({"id": report_id, "sent": [_row(one) for one in found]}, lines or [context.words("nothing_sent")])


def _row(one: Submission) -> dict[str, object]:
    return {
        "number": one.id,
        "event": one.event,
        "revision": one.revision,
        "file": one.file,
        "sha256": one.sha256,
        "way": one.way,
        "to": one.recipient,
        "told": _iso(one.told) if one.told else None,
        "note": one.note,
        "at": _iso(one.at),
        "replaces": one.replaces or None,
        "replaced_by": one.replaced_by or None,
        "reason": one.reason,
    }


def _iso(when: datetime | date) -> str:
    return when.isoformat(timespec="seconds") if isinstance(when, datetime) else when.isoformat()


_EVENTS: Final = {SAVED: "sent_saved", WRITTEN: "sent_written", HANDED_OVER: "sent_handed_over", STRUCK: "sent_struck"}


def _line(context: CommandContext, one: Submission) -> str:
    """Return one line of the log; former states come below the entry that took their place."""
    event = context.words(_EVENTS.get(one.event, "sent_handed_over"))
    reason = context.words("sent_reason", why=one.reason) if one.reason else ""
    former = context.words("sent_former", number=one.replaced_by) if one.replaced_by else ""
    where = "  ".join(filter(None, (one.recipient, one.file, one.note, reason, former)))
    return (
        f"{one.id:>5}  {event:<16}  {submissions.sent_when(one):<16}  r{one.revision}  {one.way:<6}  {where}".rstrip()
    )
