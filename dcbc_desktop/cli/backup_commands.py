"""Command `backup`: a verified copy of the database, and the list of copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.options import WordedCommand, pass_context, worded_option
from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.store.copies.copy_files import ASKED, CopyFile
from dcbc_desktop.workflow.backups import back_up, backups_of, copy_to

_FILE = click.Path(path_type=Path)


@click.command("backup", cls=WordedCommand)
@worded_option("-o", "--output", "output", type=_FILE)
@worded_option("--list", "list_copies", is_flag=True)
@pass_context
def backup(context: CommandContext, output: Path | None, list_copies: bool) -> Answer:
    """Copy the database into the folder of copies, or to a new file; or list the copies."""
    if list_copies:
        return _list(context)
    with context.reading() as store:
        if output is not None:
            made, problem = copy_to(store, output), None
        else:
            done = back_up(store, ASKED, always=True)
            assert done is not None  # `always`
            made, problem = done.copy, done.scans_problem
    if not made.verified:
        raise FileError("backup_of_damaged", file=str(context.database), copy=str(made.path))
    return Answer(_row(made), _lines(context, made, problem))


def _lines(context: CommandContext, made: CopyFile, problem: DcbcError | None) -> list[str]:
    lines = [context.words("done_backup", file=str(made.path), reports=made.reports)]
    return lines + (context.error_lines(problem) if problem else [])


def _list(context: CommandContext) -> Answer:
    copies = backups_of(context.database)
    lines = [context.words("backup_line", **_told(context, copy)) for copy in copies]
    return Answer({"backups": [_row(copy) for copy in copies]}, lines or [context.words("no_backups")])


def _row(copy: CopyFile) -> dict[str, Any]:
    return {
        "file": str(copy.path),
        "at": copy.at.isoformat(),
        "reason": copy.reason,
        "size": copy.size,
        "reports": copy.reports,
        "signed": copy.signed,
        "edited": copy.edited.isoformat() if copy.edited else None,
        "sha256": copy.sha256,
        "verified": copy.verified,
    }


def _told(context: CommandContext, copy: CopyFile) -> dict[str, object]:
    return {
        "at": f"{copy.at:%d/%m/%Y %H:%M}",
        "reports": "?" if copy.reports is None else copy.reports,
        "kilobytes": -(-copy.size // 1024),
        "checked": context.words("backup_verified" if copy.verified else "backup_not_verified"),
        "file": str(copy.path),
    }
