"""Headless commands: words of the command line in, an answer for people or as JSON out.

Not here: the acts themselves (`workflow`), options that all commands take (`invocation`).
"""

from __future__ import annotations

import click

from dcbc_desktop.cli.context import EXIT_CODES, Answer, CommandContext
from dcbc_desktop.cli.database_commands import commands
from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.invocation import Invocation


def run_command(invocation: Invocation) -> int:
    """Run one command; returns the exit code: 0 done, 1 no, 2 wrong usage, 3 a file or the system failed."""
    context = CommandContext(invocation)
    try:
        if invocation.wrong:
            raise UsageError("usage_bad_value", name=invocation.wrong, command="")
        answer = commands.main(args=list(invocation.rest), prog_name="dcbc-desktop", standalone_mode=False, obj=context)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except click.ClickException as error:
        return _fail(context, _usage_error(error))
    except click.Abort:
        return 2
    except DcbcError as error:
        return _fail(context, error)
    return _print(context, answer) if isinstance(answer, Answer) else 0


def _print(context: CommandContext, answer: Answer) -> int:
    click.echo(answer.as_json() if context.json else "\n".join(answer.lines))
    return 1 if answer.no else 0


def _fail(context: CommandContext, error: DcbcError) -> int:
    lines = context.error_lines(error)
    click.echo("\n".join(lines), err=True)
    if context.json:
        told = {"code": error.code, "message": lines[0], **context.error_reasons(error)}
        click.echo(Answer({"error": told}).as_json())
    return next(code for family, code in EXIT_CODES.items() if isinstance(error, family))


def _usage_error(error: click.ClickException) -> UsageError:
    """Return the same error as a code."""
    click_context = getattr(error, "ctx", None)
    command = click_context.info_name if click_context is not None and click_context.parent is not None else ""
    match error:
        case click.NoSuchOption():
            return UsageError("usage_no_option", name=error.option_name, command=command)
        case click.MissingParameter():
            return UsageError("usage_missing", name=_name(error.param), command=command)
        case click.BadParameter():
            return UsageError("usage_bad_value", name=_name(error.param), command=command)
        case click.UsageError() if not command:
            return UsageError("usage_no_command", name=_quoted(error.message))
        case _:
            return UsageError("usage_wrong", command=command)


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "?"
    return parameter.opts[0] if isinstance(parameter, click.Option) else str(parameter.name).upper()


def _quoted(message: str) -> str:
    parts = message.split("'")
    return parts[1] if len(parts) > 2 else "?"
