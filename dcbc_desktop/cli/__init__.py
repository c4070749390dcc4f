"""Composition root of the headless commands."""

from __future__ import annotations

import click

from dcbc_desktop.cli.commands import commands
from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.cli.output import EXIT_CODES, Answer
from dcbc_desktop.cli.usage_errors import usage_error
from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.invocation import Invocation


def run_command(invocation: Invocation) -> int:
    """Run one command; returns the exit code: 0 done, 1 no, 2 wrong usage, 3 a file or the system failed."""
    desk = CommandDesk(invocation)
    try:
        if invocation.wrong:
            raise UsageError("usage_bad_value", name=invocation.wrong, command="")
        answer = commands.main(args=list(invocation.rest), prog_name="dcbc-desktop", standalone_mode=False, obj=desk)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.ClickException as error:
        return _fail(desk, usage_error(error))
    except click.Abort:
        return 2
    except DcbcError as error:
        return _fail(desk, error)
    return _print(desk, answer) if isinstance(answer, Answer) else 0


def _print(desk: CommandDesk, answer: Answer) -> int:
    click.echo(answer.as_json() if desk.json else "\n".join(answer.lines))
    return 1 if answer.no else 0


def _fail(desk: CommandDesk, error: DcbcError) -> int:
    lines = desk.error_lines(error)
    click.echo("\n".join(lines), err=True)
    if desk.json:
        told = {"code": error.code, "message": lines[0], **desk.error_reasons(error)}
        click.echo(Answer({"error": told}).as_json())
    return next(code for family, code in EXIT_CODES.items() if isinstance(error, family))
