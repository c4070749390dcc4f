"""The command `trust`: the certificates of authorities and the revocation lists that the office keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dcbc_desktop.cli.contents import pass_desk
from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.cli.output import Answer
from dcbc_desktop.cli.usage_errors import WordedCommand
from dcbc_desktop.errors import UsageError
from dcbc_desktop.store.models import Trusted
from dcbc_desktop.workflow.trusted_certificates import good_until, keep_trust, read_trust_file, remove_trust


@click.command("trust", cls=WordedCommand)
@click.argument("action", type=click.Choice(["add", "list", "remove"]))
@click.argument("what", metavar="[FILE…|SHA256]", nargs=-1)
@pass_desk
def trust(desk: CommandDesk, action: str, what: tuple[str, ...]) -> Answer:
    """Add from files, list, or remove by digest."""
    if (action == "list") == bool(what):
        raise UsageError("usage_wrong" if what else "usage_missing", name=_WANTED.get(action, ""), command="trust")
    if action == "list":
        with desk.reading() as store:
            return _answer(store.trusted.listed(), [desk.words("trust_empty")])
    if action == "add":
        brought = [one for name in what for one in read_trust_file(Path(name))]
        with desk.writing() as store:
            return _answer(keep_trust(store, brought))
    with desk.writing() as store:
        return _answer([remove_trust(store, one) for one in what])


_WANTED = {"add": "FILE", "remove": "SHA256"}


def _answer(known: tuple[Trusted, ...] | list[Trusted], nothing: list[str] | None = None) -> Answer:
    rows = [_row(one) for one in known]
    lines = [f"{row['sha256'][:16]}  {row['kind']:<4}  {row['until'] or '':<10}  {row['name']}" for row in rows]
    return Answer({"trusted": rows}, lines or nothing or [])


def _row(one: Trusted) -> dict[str, Any]:
    until = good_until(one)
    return {
        "sha256": one.sha256,
        "kind": one.kind,
        "name": one.name,
        "until": f"{until:%Y-%m-%d}" if until else None,
        "added": one.added.isoformat(),
    }
