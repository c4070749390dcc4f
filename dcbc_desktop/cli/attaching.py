"""The command `attach`."""

from __future__ import annotations

from pathlib import Path

import click

from dcbc_desktop.cli.contents import pass_desk, report_argument
from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.cli.output import Answer
from dcbc_desktop.cli.usage_errors import WordedCommand, worded_option
from dcbc_desktop.report.dates import now
from dcbc_desktop.workflow.signing.external_signatures import ReturnedFile, attach_request, keep_attached, look_at
from dcbc_desktop.workflow.verification.facts import reason_sentence


@click.command("attach", cls=WordedCommand)
@report_argument
@click.argument("file", type=click.Path(path_type=Path))
@worded_option("--revision", type=int)
@pass_desk
def attach(desk: CommandDesk, report_id: int, file: Path, revision: int | None) -> Answer:
    """The copy signed by another program, or a scan."""
    with desk.writing() as store:
        wanted = attach_request(store, report_id, revision)
        found = look_at(wanted, file, now())
        kept = keep_attached(store, wanted, found)
    reasons = found.received.reasons if found.received is not None else ()
    told = [{"code": one.code, "message": reason_sentence(one, desk.language)} for one in reasons]
    data = {
        "id": report_id,
        "revision": wanted.revision,
        "kind": found.kind or "signed",
        "file": found.name,
        "file_sha256": kept.sha256,
        "signers": _signers(found),
        "reasons": told,
    }
    done = "done_attach_scan" if found.kind else "done_attach_signed"
    first = desk.words(done, id=report_id, revision=wanted.revision, names=", ".join(_signers(found)))
    return Answer(data, [first, *(f"  {row['message']}" for row in told)])


def _signers(found: ReturnedFile) -> list[str]:
    return [one.signer for one in found.received.signatures] if found.received is not None else []
