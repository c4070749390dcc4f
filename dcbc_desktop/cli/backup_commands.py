"""Commands `backup` (a verified copy of the database, the list of copies) and `recover` (of a damaged database)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.options import WordedCommand, pass_context, worded_option
from dcbc_desktop.cli.secret_input import secret
from dcbc_desktop.errors import DcbcError, FileError, UsageError
from dcbc_desktop.store.copies.copy_files import ASKED, CopyFile
from dcbc_desktop.store.rescue.judging import Condition
from dcbc_desktop.workflow.backups import back_up, backups_of, copy_to
from dcbc_desktop.workflow.locked_copies import make_locked, open_locked
from dcbc_desktop.workflow.recovery import COPY, SALVAGE, Recovered, Recovery
from dcbc_desktop.workflow.sending.target_guard import LOCKED_COPY, require_suffix

_FILE = click.Path(path_type=Path)


@click.command("backup", cls=WordedCommand)
@worded_option("-o", "--output", "output", type=_FILE)
@worded_option("--passphrase-env")
@worded_option("--open", "locked", type=_FILE)
@worded_option("--list", "list_copies", is_flag=True)
@pass_context
def backup(
    context: CommandContext, output: Path | None, passphrase_env: str | None, locked: Path | None, list_copies: bool
) -> Answer:
    """Copy the database into the folder of copies, or to a new file, also an encrypted one; list or open copies."""
    if list_copies:
        if any(given is not None for given in (output, passphrase_env, locked)):
            raise UsageError("usage_wrong", command="backup")
        return _list(context)
    if locked is not None:
        return _open_locked(context, locked, output, passphrase_env)
    if output is not None and (passphrase_env is not None or output.suffix.lower() in LOCKED_COPY):
        return _make_locked(context, output, passphrase_env)
    if passphrase_env is not None:  # copies in the folder of copies are never encrypted
        raise UsageError("usage_missing", name="-o", command="backup")
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


def _make_locked(context: CommandContext, output: Path, variable: str | None) -> Answer:
    """Back up, then encrypt that backup: what is written elsewhere is never plain."""
    require_suffix(output, LOCKED_COPY)
    if os.path.lexists(output):
        raise UsageError("target_exists", file=str(output))
    password = secret(context, variable, "--passphrase-env", "ask_copy_password", again="ask_copy_password_again")
    with context.reading() as store:
        done = back_up(store, ASKED, always=True)
        assert done is not None  # `always`
    if not done.copy.verified:
        raise FileError("backup_of_damaged", file=str(context.database), copy=str(done.copy.path))
    made = make_locked(context.database, done.copy, output, password, _go_on)
    lines = [context.words("done_backup_locked", file=str(made.folder), reports=made.reports)]
    data = {"file": str(made.folder), "size": made.size, "files": made.files, "reports": made.reports, "locked": True}
    return Answer(data, lines + (context.error_lines(done.scans_problem) if done.scans_problem else []))


def _open_locked(context: CommandContext, locked: Path, output: Path | None, variable: str | None) -> Answer:
    """Open an encrypted copy into a new data file."""
    if output is None:
        raise UsageError("copy_target_needed")
    password = secret(context, variable, "--passphrase-env", "ask_copy_password")
    reports = open_locked(locked, output, password, _go_on)
    line = context.words("done_backup_opened", file=str(output), reports=len(reports))
    return Answer({"file": str(output), "reports": len(reports)}, [line])


def _go_on() -> None:
    """No save waits for a command."""


@click.command("recover", cls=WordedCommand)
@click.argument("file", type=_FILE)
@worded_option("--from", "choice", type=click.Choice([SALVAGE, COPY]))
@worded_option("--look", "only_look", is_flag=True)
@worded_option("-o", "--output", "output", type=_FILE)
@pass_context
def recover(context: CommandContext, file: Path, choice: str | None, only_look: bool, output: Path | None) -> Answer:
    """Recover a damaged database: set it aside and put a new one in its place."""
    with Recovery(file.absolute(), context.language) as recovery:
        _require_something_to_do(recovery, output)
        done = None
        if not only_look and (recovery.choices or recovery.condition is not Condition.WHOLE):
            done = recovery.carry_out(choice or _best(recovery), output)
        return _answer(context, recovery, done)


def _require_something_to_do(recovery: Recovery, output: Path | None) -> None:
    """Raise the reason for a file that was never ours, or of a newer program; it is left alone without `-o`."""
    match recovery.condition:
        case Condition.FOREIGN | Condition.NEWER if output is None:
            problem = recovery.problems[0]
            raise FileError(problem.code, **problem.params)
        case Condition.MISSING if not recovery.choices:
            raise FileError("database_missing", file=str(recovery.database))
        case _:
            pass


def _best(recovery: Recovery) -> str:
    if not recovery.choices:
        raise recovery.salvage_problem or FileError("recovery_impossible", file=str(recovery.database))
    return recovery.choices[0]


def _answer(context: CommandContext, recovery: Recovery, done: Recovered | None) -> Answer:
    differences = [
        {"code": one.code, "key": one.key, "message": context.words(one.code, **one.params), **one.params}
        for one in recovery.differences
    ]
    data = {
        "file": str(done.file if done else recovery.database),
        "condition": recovery.condition.value,
        "problems": [{"code": one.code, "message": context.words(one.code, **one.params)} for one in recovery.problems],
        "choices": list(recovery.choices),
        "copy": _row(recovery.copy) if recovery.copy else None,
        "salvaged_rows": recovery.merged.salvaged if recovery.merged else 0,
        "differences": differences,
        "recovered": done.choice if done else None,
        "set_aside": str(done.set_aside) if done and done.set_aside else None,
    }
    lines = [*_condition_lines(context, recovery, done), *(str(one["message"]) for one in differences)]
    return Answer(data, lines)


def _condition_lines(context: CommandContext, recovery: Recovery, done: Recovered | None) -> list[str]:
    if recovery.condition is Condition.WHOLE and not recovery.problems:
        return [context.words("doctor_well")]
    if recovery.condition is Condition.WHOLE:
        done_line = [context.words("done_recover_scans")] if done else []
        return [*(context.words(one.code, **one.params) for one in recovery.problems), *done_line]
    if done is None:
        at = f"{recovery.copy.at:%d/%m/%Y %H:%M}" if recovery.copy else "-"
        rows = recovery.merged.salvaged if recovery.merged else 0
        return [context.words("recover_offer", file=str(recovery.database), rows=rows, at=at)]
    lines = [context.words("done_recover", file=str(done.file))]
    return [*lines, *([context.words("recover_set_aside", file=str(done.set_aside))] if done.set_aside else [])]


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
