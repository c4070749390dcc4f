"""click's English complaints become our own sentences, and help texts come from the message files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.wording import DEFAULT_LANGUAGE, sentence


def usage_error(error: click.ClickException) -> UsageError:
    """The same complaint as a code."""
    context = getattr(error, "ctx", None)
    command = context.info_name if context is not None and context.parent is not None else ""
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


def _language() -> str:
    context = click.get_current_context(silent=True)
    desk = context.find_object(CommandDesk) if context else None
    return desk.language if desk else DEFAULT_LANGUAGE


class WordedOption(click.Option):
    """An option whose help is a message code."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Name and help in the command's language."""
        record = super().get_help_record(ctx)
        return (record[0], sentence(f"help.option.{self.name}", {}, _language())) if record else None


class WordedCommand(click.Command):
    """A command whose help is a message code."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The command's sentence."""
        with formatter.indentation():
            formatter.write_text(sentence(f"help.{self.name}", {}, _language()))

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002  the sentence is short enough
        """The command's sentence, in lists."""
        return sentence(f"help.{self.name}", {}, _language())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` in words of the message files."""
        return help_option(super().get_help_option(ctx))


class WordedGroup(click.Group):
    """The program: its help lists the commands and the options they all take."""

    command_class = WordedCommand

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """What the program is."""
        with formatter.indentation():
            formatter.write_text(sentence("help.program", {}, _language()))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` in words of the message files."""
        return help_option(super().get_help_option(ctx))


def help_option(option: click.Option | None) -> click.Option | None:
    """click's `--help` with our own words."""
    if option is not None:
        option.help = sentence("help.option.help", {}, _language())
    return option


def worded_option(*names: str, **settings: object) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """`click.option` with help from the message files."""
    return click.option(*names, cls=WordedOption, **settings)
