"""Headless commands: words of the command line in, an answer for people or as JSON out.

Not here: the acts themselves (`workflow`), options that all commands take (`invocation`).
"""

from __future__ import annotations

import contextlib
import io

import click

from dcbc_desktop.cli import answers
from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.database_commands import commands
from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.invocation import Invocation


def run_command(invocation: Invocation) -> int:
    """Run one command; returns one of `invocation.ExitCode`, whatever happens."""
    context = CommandContext(invocation)
    try:
        return _run(context, invocation)
    except DcbcError as error:
        return answers.fail(context, error)
    except click.ClickException as error:
        return answers.fail(context, _usage_error(error))
    except (KeyboardInterrupt, click.Abort):
        return answers.interrupt(context)
    except Exception:  # noqa: BLE001  the outermost border: a mistake of ours is logged, never shown as a traceback
        return answers.fail_by_bug(context)


def _run(context: CommandContext, invocation: Invocation) -> int:
    if invocation.wrong:
        raise UsageError("usage_bad_value", name=invocation.wrong, command="")
    answer: object = None
    printed = io.StringIO()  # help and version, which click prints by itself: one place writes
    try:
        with contextlib.redirect_stdout(printed):
            answer = commands.main(
                args=list(invocation.rest),
                prog_name="dcbc-desktop",
                complete_var="",  # no completion of the shell by a variable that happens to be there
                standalone_mode=False,
                obj=context,
            )
    except SystemExit as stop:  # click ends the program for a broken pipe, wherever it came from
        raise stop.__context__ or RuntimeError("a command ended the program") from None
    if isinstance(answer, Answer):
        return answers.give(context, answer)
    return answers.give_text(context, printed.getvalue().rstrip("\n"))


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
