"""The command `restore`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dcbc_desktop.cli.contents import pass_desk
from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.cli.output import Answer
from dcbc_desktop.cli.trust_options import trust_options, whom_to_trust
from dcbc_desktop.cli.usage_errors import WordedCommand
from dcbc_desktop.report.dates import now
from dcbc_desktop.workflow.restore_report import RestoreResult, read_source
from dcbc_desktop.workflow.restore_report import restore as restore_file
from dcbc_desktop.workflow.verification.facts import reason_sentence


@click.command("restore", cls=WordedCommand)
@click.argument("file", type=click.Path(path_type=Path))
@trust_options
@pass_desk
def restore(desk: CommandDesk, file: Path, trusted: tuple[Path, ...], crls: tuple[Path, ...]) -> Answer:
    """The report back out of an exported file."""
    trust, notes = whom_to_trust(desk, trusted, crls)
    incoming = read_source(file, trust, now())
    with desk.writing() as store:
        rebuilt = restore_file(store, incoming)
    return Answer(_data(desk, rebuilt), [*notes, *_lines(desk, rebuilt)])


def _data(desk: CommandDesk, rebuilt: RestoreResult) -> dict[str, Any]:
    return {
        "id": rebuilt.report.id,
        "placed": {key: {"words": p.words, "footnotes": p.footnotes} for key, p in rebuilt.placed.items()},
        "left_over": [],
        "state": str(rebuilt.report.state),
        "revision": rebuilt.report.revision,
        "verdict": str(rebuilt.incoming.received.verdict),
        "reasons": [
            {"code": reason.code, "message": reason_sentence(reason, desk.language)}
            for reason in rebuilt.incoming.received.reasons
        ],
        "there_already": rebuilt.there_already,
        "copy_of": rebuilt.copy_of,
    }


def _lines(desk: CommandDesk, rebuilt: RestoreResult) -> Iterator[str]:
    report = rebuilt.report
    if rebuilt.there_already:
        yield desk.words("done_restore_there", id=report.id)
        return
    if rebuilt.incoming.proven:
        yield desk.words("done_restore_signed", id=report.id, revision=report.revision)
    else:
        yield desk.words("done_restore_draft", id=report.id)
        yield from (f"  {reason_sentence(reason, desk.language)}" for reason in rebuilt.incoming.received.reasons)
    if rebuilt.copy_of:
        yield desk.words("restore_copy")
