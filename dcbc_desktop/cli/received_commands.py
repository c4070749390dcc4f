"""Commands about received files: verify, restore, trust."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.options import WordedCommand, pass_context, trust_options, whom_to_trust
from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.dates import moment_text, now
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.store.models import Trusted
from dcbc_desktop.workflow.restore_report import RestoreResult, read_source
from dcbc_desktop.workflow.restore_report import restore as restore_file
from dcbc_desktop.workflow.trusted_certificates import good_until, keep_trust, left_out, read_trust_file, remove_trust
from dcbc_desktop.workflow.verification.client import VerifiedFile, verify_files
from dcbc_desktop.workflow.verification.facts import (
    Received,
    ReportRecord,
    SignatureRecord,
    VerdictReason,
    in_order,
    reason_sentence,
    verdict_sentence,
)
from dcbc_desktop.workflow.verification.proven import proven
from dcbc_desktop.workflow.verification.signers import CertificateHolder


@click.command("verify", cls=WordedCommand)
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@trust_options
@pass_context
def verify(
    context: CommandContext, files: tuple[Path, ...], trusted: tuple[Path, ...], crls: tuple[Path, ...]
) -> Answer:
    """Print one verdict a file, with its reasons; raises where the only file cannot be read."""
    trust, notes = whom_to_trust(context, trusted, crls)
    found = verify_files(files, trust, now())
    if len(found) == 1 and found[0].problem is not None:
        raise found[0].problem
    rows = [{**_row(context, one), **({"notes": notes} if notes else {})} for one in found]
    lines = [*notes, *(line for one in found for line in _lines(context, one))]
    answer = rows[0] if len(rows) == 1 else rows
    return Answer(answer, lines, no=not all(one.verdict is Verdict.VALID for one in found))


def _row(context: CommandContext, one: VerifiedFile) -> dict[str, Any]:
    head = {"file": str(one.path), "verdict": str(one.verdict)}
    if one.received is None:
        return {
            **head,
            "message": context.words("verdict_unread"),
            "headline": "unread",
            "reasons": [_problem(context, one)],
        }
    return {
        **head,
        "message": verdict_sentence(one.received, context.language),
        "headline": one.received.line.removeprefix("verdict_"),
        "reasons": [_reason(context, reason) for reason in in_order(one.received.reasons)],
        "proven": [_reason(context, fact) for fact in proven(one.received)],
        "sha256": one.received.sha256,
        "size": one.received.size,
        "signatures": [_signature(context, told) for told in one.received.signatures],
        "report": _report(one.received.report),
    }


def _problem(context: CommandContext, one: VerifiedFile) -> dict[str, str]:
    assert one.problem is not None
    return {"code": one.problem.code, "message": context.error_lines(one.problem)[0]}


def _reason(context: CommandContext, reason: VerdictReason) -> dict[str, Any]:
    return {"code": reason.code, "message": reason_sentence(reason, context.language), **reason.params}


def _signature(context: CommandContext, told: SignatureRecord) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(told)
    return {**plain, "reasons": [_reason(context, reason) for reason in told.reasons]}


def _report(told: ReportRecord | None) -> dict[str, Any] | None:
    plain: dict[str, Any] | None = msgspec.to_builtins(told)
    return plain


def _lines(context: CommandContext, one: VerifiedFile) -> Iterator[str]:
    if one.received is None:
        yield f"{one.path}: {_problem(context, one)['message']}"
        return
    yield f"{one.path}: {verdict_sentence(one.received, context.language)}"
    yield from (f"  {reason_sentence(reason, context.language)}" for reason in in_order(one.received.reasons))
    yield from (f"  {line}" for line in _facts(context, one.received))


def _facts(context: CommandContext, received: Received) -> Iterator[str]:
    """Yield report, signatures, what was proven, and apart from these the data that no page shows."""
    absent = context.words("not_given")
    if received.report is not None:
        yield context.words("received_report", **_shown(received.report, absent))
    for told in received.signatures:
        at = moment_text(told.signed_at) if told.signed_at else absent
        code = "received_seal" if told.holder == CertificateHolder.AGENCY else "received_signature"
        yield context.words(code, signer=told.signer or absent, issuer=told.issuer or absent, at=at)
    yield from (context.words("received_proven", fact=reason_sentence(f, context.language)) for f in proven(received))
    if received.report is not None:
        for name, text in received.report.unprinted.items():
            code = "received_program" if name == "program" else "received_unprinted"
            yield context.words(code, name=name, text=text)


def _shown(told: ReportRecord, absent: str) -> dict[str, object]:
    return {
        "issuer": told.issuer or absent,
        "title": told.title or absent,
        "period": told.period_label,
        "number": told.number or absent,
        "date": f"{told.date:%d/%m/%Y}" if told.date else absent,
        "revision": told.revision,
    }


@click.command("restore", cls=WordedCommand)
@click.argument("file", type=click.Path(path_type=Path))
@trust_options
@pass_context
def restore(context: CommandContext, file: Path, trusted: tuple[Path, ...], crls: tuple[Path, ...]) -> Answer:
    """Restore the report of an exported file."""
    trust, notes = whom_to_trust(context, trusted, crls)
    incoming = read_source(file, trust, now())
    with context.writing() as store:
        rebuilt = restore_file(store, incoming)
    data = {**_restored_data(context, rebuilt), **({"notes": notes} if notes else {})}
    return Answer(data, [*notes, *_restored_lines(context, rebuilt)])


def _restored_data(context: CommandContext, rebuilt: RestoreResult) -> dict[str, Any]:
    return {
        "id": rebuilt.report.id,
        "placed": {key: {"words": p.words, "footnotes": p.footnotes} for key, p in rebuilt.placed.items()},
        "left_over": [],
        "state": str(rebuilt.report.state),
        "revision": rebuilt.report.revision,
        "verdict": str(rebuilt.incoming.received.verdict),
        "reasons": [
            {"code": reason.code, "message": reason_sentence(reason, context.language)}
            for reason in in_order(rebuilt.incoming.received.reasons)
        ],
        "there_already": rebuilt.there_already,
        "copy_of": rebuilt.copy_of,
    }


def _restored_lines(context: CommandContext, rebuilt: RestoreResult) -> Iterator[str]:
    report = rebuilt.report
    if rebuilt.there_already:
        yield context.words("done_restore_there", id=report.id)
        return
    if rebuilt.incoming.proven:
        yield context.words("done_restore_signed", id=report.id, revision=report.revision)
    else:
        yield context.words("done_restore_draft", id=report.id)
        reasons = in_order(rebuilt.incoming.received.reasons)
        yield from (f"  {reason_sentence(reason, context.language)}" for reason in reasons)
    if rebuilt.copy_of:
        yield context.words("restore_copy")


@click.command("trust", cls=WordedCommand)
@click.argument("action", type=click.Choice(["add", "list", "remove"]))
@click.argument("what", metavar="[FILE…|SHA256]", nargs=-1)
@pass_context
def trust(context: CommandContext, action: str, what: tuple[str, ...]) -> Answer:
    """Add from files, list, or remove by digest."""
    if (action == "list") == bool(what):
        raise UsageError("usage_wrong" if what else "usage_missing", name=_WANTED.get(action, ""), command="trust")
    if action == "list":
        with context.reading() as store:
            return _trusted_answer(store.trusted.listed(), [context.words("trust_empty")])
    if action == "add":
        brought = [one for name in what for one in read_trust_file(Path(name))]
        with context.writing() as store:
            return _added_answer(context, keep_trust(store, brought), left_out(brought))
    with context.writing() as store:
        return _trusted_answer([remove_trust(store, one) for one in what])


_WANTED = {"add": "FILE", "remove": "SHA256"}


def _trusted_answer(known: tuple[Trusted, ...] | list[Trusted], nothing: list[str] | None = None) -> Answer:
    rows = [_trusted_row(one) for one in known]
    lines = [f"{row['sha256'][:16]}  {row['kind']:<4}  {row['until'] or '':<10}  {row['name']}" for row in rows]
    return Answer({"trusted": rows}, lines or nothing or [])


def _added_answer(context: CommandContext, kept: tuple[Trusted, ...], names: tuple[str, ...]) -> Answer:
    answer = _trusted_answer(kept)
    if not names:
        return answer
    others = [{"name": name, "message": context.words("trust_left_out", name=name)} for name in names]
    data = {"trusted": [_trusted_row(one) for one in kept], "left_out": others}
    return Answer(data, [*answer.lines, *(row["message"] for row in others)])


def _trusted_row(one: Trusted) -> dict[str, Any]:
    until = good_until(one)
    return {
        "sha256": one.sha256,
        "kind": one.kind,
        "name": one.name,
        "until": f"{until:%Y-%m-%d}" if until else None,
        "added": one.added.isoformat(),
    }
