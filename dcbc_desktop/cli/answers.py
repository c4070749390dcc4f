"""Answers of commands: written for people or as JSON, with the exit code that belongs to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dcbc_desktop import console
from dcbc_desktop.cli.context import EXIT_CODES, Answer, CommandContext
from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.failure_log import log_exception
from dcbc_desktop.invocation import ExitCode


def give(context: CommandContext, answer: Answer) -> ExitCode:
    """Write the answer of a command that ended well."""
    if answer.warnings:
        console.tell("\n".join(answer.warnings))
    text = answer.as_json() if context.json else "\n".join(answer.lines)
    return give_text(context, text, ExitCode.NO if answer.no else ExitCode.DONE)


def give_text(context: CommandContext, text: str, code: ExitCode = ExitCode.DONE) -> ExitCode:
    """Write a text; returns `code`, or that the answer could not be written."""
    if console.answer(text):
        return code
    console.tell(context.words("answer_unwritten_done" if context.changed else "answer_unwritten"))
    return ExitCode.UNFINISHED


def fail(context: CommandContext, error: DcbcError) -> ExitCode:
    """Write a known failure; what was done before it is said first."""
    code = next(code for family, code in EXIT_CODES.items() if isinstance(error, family))
    data = {"code": error.code, **context.error_reasons(error)}
    return _give_failure(context, data, context.error_lines(error), code)


def fail_by_bug(context: CommandContext) -> ExitCode:
    """Log the exception being handled, a mistake of ours, and write where."""
    error = FileError("bug_logged", file=log_exception())
    return _give_failure(context, {"code": error.code}, context.error_lines(error), ExitCode.FAILED)


def interrupt(context: CommandContext) -> ExitCode:
    """Write that a person stopped the command."""
    code = "interrupted_done" if context.changed else "interrupted"
    return _give_failure(context, {"code": code}, [context.words(code)], ExitCode.INTERRUPTED)


def _give_failure(
    context: CommandContext, data: Mapping[str, object], lines: Sequence[str], code: ExitCode
) -> ExitCode:
    message = lines[0]
    if context.changed and code is not ExitCode.INTERRUPTED:
        message, code = context.words("done_but", problem=message), ExitCode.UNFINISHED
    console.tell("\n".join([message, *lines[1:]]))
    if context.json:
        console.answer(Answer({"error": {**data, "message": message, "done": context.changed}}).as_json())
    return code
