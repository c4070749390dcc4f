"""Commands for files of a report: export, and the submission log."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

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
from dcbc_desktop.errors import UsageError
from dcbc_desktop.paths import absolute
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.store.models import Submission
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import sample_report
from dcbc_desktop.workflow.sending import exports, submissions
from dcbc_desktop.workflow.sending.exports import ExportedFile

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
    written = None
    if sample:
        if report_id is not None or revision is not None or mail is not None:
            raise UsageError("sample_only_draft")
        exported = exports.export_draft(sample_report(), absolute(output))
    elif report_id is None:
        raise UsageError("usage_missing", name="ID", command="export")
    else:
        with context.reading() if draft else context.writing() as store:
            submissions.require_mail(mail, absolute(output), to or "")
            exported = _exported(store, report_id, absolute(output), draft, revision)
            context.changed = True  # the file is there, even if the mail about it fails
            written = _mail(store, report_id, exported, mail, to, draft)
    return _answer(context, report_id, exported, written, draft or sample)


def _exported(store: Store, report_id: int, output: Path, draft: bool, revision: int | None) -> ExportedFile:
    if draft:
        return exports.export_draft(store.load_report(report_id), output)
    return exports.export_final(store, report_id, output, revision)


def _mail(
    store: Store, report_id: int, exported: ExportedFile, mail: Path | None, to: str | None, draft: bool
) -> Path | None:
    """Write the mail draft; that of a draft report is not logged."""
    if mail is None:
        return None
    letter = submissions.prepare_letter(store, report_id, exported, draft=draft, to=to)
    written = submissions.write_mail(exported, letter, absolute(mail))
    if not draft:
        submissions.record_mail(store, report_id, exported, letter)
    return written


def _answer(
    context: CommandContext, report_id: int | None, exported: ExportedFile, mail: Path | None, draft: bool
) -> Answer:
    data = {
        "id": report_id,
        "revision": exported.revision,
        "sha256": exported.sha256,
        "file": str(exported.path),
        "file_sha256": exported.file_sha256,
        "draft": draft,
        "mail": str(mail) if mail else None,
    }
    lines = [context.words("done_export", file=exported.path)]
    return Answer(data, [*lines, context.words("done_mail", file=mail)] if mail else lines)


@click.command("sent", cls=WordedCommand)
@report_argument
@worded_option("--add", is_flag=True)
@worded_option("--to", "to", default="")
@worded_option("--way", type=click.Choice(submissions.WAYS), default=submissions.OTHER)
@worded_option("--date", "day", default="")
@worded_option("--note", default="")
@pass_context
def sent(context: CommandContext, report_id: int, add: bool, to: str, way: str, day: str, note: str) -> Answer:
    """List the submission log of a report, newest first; `--add` writes one more line into it."""
    if not add:
        if to or day or note:
            raise UsageError("usage_missing", name="--add", command="sent")
        with context.reading() as store:
            return _log(context, report_id, store)
    with context.writing() as store:
        submissions.record_by_hand(store, report_id, to, way, parse_date(day) if day else None, note)
        return _log(context, report_id, store)


def _log(context: CommandContext, report_id: int, store: Store) -> Answer:
    store.load_report(report_id)
    found = submissions.sent_files(store, report_id)
    lines = [_line(one) for one in found]
    return Answer({"id": report_id, "sent": [_row(one) for one in found]}, lines or [context.words("nothing_sent")])


def _row(one: Submission) -> dict[str, object]:
    return {
        "revision": one.revision,
        "file": one.file,
        "sha256": one.sha256,
        "way": one.way,
        "to": one.recipient,
        "told": _iso(one.told) if one.told else None,
        "note": one.note,
        "at": _iso(one.at),
    }


def _iso(when: datetime | date) -> str:
    return when.isoformat(timespec="seconds") if isinstance(when, datetime) else when.isoformat()


def _line(one: Submission) -> str:
    where = "  ".join(filter(None, (one.recipient, one.file, one.note)))
    return f"{submissions.sent_when(one):<16}  r{one.revision}  {one.way:<6}  {where}"
