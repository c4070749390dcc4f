"""The command `verify`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from dcbc_desktop.cli.contents import pass_desk
from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.cli.output import Answer
from dcbc_desktop.cli.trust_options import trust_options, whom_to_trust
from dcbc_desktop.cli.usage_errors import WordedCommand
from dcbc_desktop.report.dates import moment_text, now
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.client import VerifiedFile, verify_files
from dcbc_desktop.workflow.verification.facts import (
    Received,
    ReportRecord,
    SignatureRecord,
    VerdictReason,
    reason_sentence,
    verdict_sentence,
)


@click.command("verify", cls=WordedCommand)
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@trust_options
@pass_desk
def verify(desk: CommandDesk, files: tuple[Path, ...], trusted: tuple[Path, ...], crls: tuple[Path, ...]) -> Answer:
    """One verdict a file, and why; raises where the only file cannot be read."""
    trust, notes = whom_to_trust(desk, trusted, crls)
    found = verify_files(files, trust, now())
    if len(found) == 1 and found[0].problem is not None:
        raise found[0].problem
    rows = [{**_row(desk, one), **({"notes": notes} if notes else {})} for one in found]
    lines = [*notes, *(line for one in found for line in _lines(desk, one))]
    answer = rows[0] if len(rows) == 1 else rows
    return Answer(answer, lines, no=not all(one.verdict is Verdict.VALID for one in found))


def _row(desk: CommandDesk, one: VerifiedFile) -> dict[str, Any]:
    head = {"file": str(one.path), "verdict": str(one.verdict)}
    if one.received is None:
        return {**head, "reasons": [_problem(desk, one)]}
    return {
        **head,
        "message": verdict_sentence(one.received, desk.language),
        "reasons": [_reason(desk, reason) for reason in one.received.reasons],
        "sha256": one.received.sha256,
        "size": one.received.size,
        "signatures": [_signature(desk, told) for told in one.received.signatures],
        "report": _report(one.received.report),
    }


def _problem(desk: CommandDesk, one: VerifiedFile) -> dict[str, str]:
    assert one.problem is not None
    return {"code": one.problem.code, "message": desk.error_lines(one.problem)[0]}


def _reason(desk: CommandDesk, reason: VerdictReason) -> dict[str, Any]:
    return {"code": reason.code, "message": reason_sentence(reason, desk.language), **reason.params}


def _signature(desk: CommandDesk, told: SignatureRecord) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(told)
    return {**plain, "reasons": [_reason(desk, reason) for reason in told.reasons]}


def _report(told: ReportRecord | None) -> dict[str, Any] | None:
    plain: dict[str, Any] | None = msgspec.to_builtins(told)
    return plain


def _lines(desk: CommandDesk, one: VerifiedFile) -> Iterator[str]:
    if one.received is None:
        yield f"{one.path}: {_problem(desk, one)['message']}"
        return
    yield f"{one.path}: {verdict_sentence(one.received, desk.language)}"
    yield from (f"  {reason_sentence(reason, desk.language)}" for reason in one.received.reasons)
    yield from (f"  {line}" for line in _facts(desk, one.received))


def _facts(desk: CommandDesk, received: Received) -> Iterator[str]:
    """What the file is, who signed it when, and apart from that what no page shows."""
    if received.report is not None:
        yield desk.words("received_report", **_shown(received.report))
    for told in received.signatures:
        at = moment_text(told.signed_at) if told.signed_at else "…"
        yield desk.words("received_signature", signer=told.signer or "…", issuer=told.issuer or "…", at=at)
    if received.report is not None:
        for name, text in received.report.unprinted.items():
            yield desk.words("received_unprinted", name=name, text=text)


def _shown(told: ReportRecord) -> dict[str, object]:
    return {
        "issuer": told.issuer or "…",
        "title": told.title or "…",
        "period": told.period_label,
        "number": told.number or "…",
        "date": f"{told.date:%d/%m/%Y}" if told.date else "…",
        "revision": told.revision,
    }
