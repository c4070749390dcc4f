"""The command `verify`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from dcbc_desktop.cli.answer import Answer
from dcbc_desktop.cli.contents import pass_desk
from dcbc_desktop.cli.desk import CommandDesk
from dcbc_desktop.cli.wrong_usage import WordedCommand, worded_option
from dcbc_desktop.workflow.verifying import Verified, read_trust, reason_sentences, verdict_sentence, verify_files

FILE = click.Path(path_type=Path)


@click.command("verify", cls=WordedCommand)
@click.argument("files", metavar="FILE...", type=FILE, nargs=-1, required=True)
@worded_option("--trust", "trusted", type=FILE, multiple=True)
@worded_option("--crl", "crls", type=FILE, multiple=True)
@pass_desk
def verify(desk: CommandDesk, files: tuple[Path, ...], trusted: tuple[Path, ...], crls: tuple[Path, ...]) -> Answer:
    """One verdict a file, and why; raises where the only file cannot be read."""
    found = verify_files(files, read_trust(trusted, crls), datetime.now(UTC))
    if len(found) == 1 and found[0].problem is not None:
        raise found[0].problem
    rows = [_row(desk, one) for one in found]
    lines = [line for one in found for line in _lines(desk, one)]
    return Answer(rows[0] if len(rows) == 1 else rows, lines, no=not all(one.valid for one in found))


def _row(desk: CommandDesk, one: Verified) -> dict[str, Any]:
    if one.examination is None:
        return {"file": str(one.path), "verdict": "invalid", "reasons": [_problem(desk, one)]}
    reasons = [{"code": code, "message": text} for code, text in reason_sentences(one.examination, desk.language)]
    signatures = [
        {
            "field": facts.field,
            "signer": facts.signer.name if facts.signer else None,
            "issuer": facts.signer.issuer if facts.signer else None,
            "signed_at": facts.signed_at.isoformat() if facts.signed_at else None,
        }
        for facts in one.examination.signatures
    ]
    return {
        "file": str(one.path),
        "verdict": str(one.examination.verdict),
        "message": verdict_sentence(one.examination, desk.language),
        "reasons": reasons,
        "signatures": signatures,
    }


def _problem(desk: CommandDesk, one: Verified) -> dict[str, str]:
    assert one.problem is not None
    return {"code": one.problem.code, "message": desk.error_lines(one.problem)[0]}


def _lines(desk: CommandDesk, one: Verified) -> list[str]:
    if one.examination is None:
        return [f"{one.path}: {_problem(desk, one)['message']}"]
    told = [f"  {text}" for _, text in reason_sentences(one.examination, desk.language)]
    return [f"{one.path}: {verdict_sentence(one.examination, desk.language)}", *told]
