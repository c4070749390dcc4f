"""Options and arguments that several commands take, with help from the message files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dcbc_desktop.cli.context import CommandContext
from dcbc_desktop.errors import UsageError
from dcbc_desktop.invocation import DEFAULT_LANGUAGE
from dcbc_desktop.report.wording import messages, sentence
from dcbc_desktop.workflow.trusted_certificates import joined_trust, office_trust_in, read_trust

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust


def _language() -> str:
    click_context = click.get_current_context(silent=True)
    context = click_context.find_object(CommandContext) if click_context else None
    return context.language if context else DEFAULT_LANGUAGE


class WordedOption(click.Option):
    """An option whose help is a message code."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the name and help in the command's language."""
        record = super().get_help_record(ctx)
        return (record[0], sentence(f"help.option.{self.name}", {}, _language())) if record else None


class WordedFormatter(click.HelpFormatter):
    """Writes help with the headings and the names of values from the message files."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
        """Write the line that shows how a command is called."""
        super().write_usage(prog, value_names(args), sentence("help.heading.usage", {}, _language()) + " ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list; click names its lists `Options` and `Commands`."""
        super().write_heading(sentence(f"help.heading.{heading.lower()}", {}, _language()))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of names and their help."""
        super().write_dl([(value_names(name), words) for name, words in rows], col_max, col_spacing)


class WordedContext(click.Context):
    """Context whose help is written in words of the message files."""

    formatter_class = WordedFormatter


def value_names(text: str) -> str:
    """Return a text with its names of values (`FILE`, `[OPTIONS]`) in the command's language."""
    known = messages(_language())
    return re.sub(r"\b[A-Z]{3,}\b", lambda match: known.get(f"help.value.{match[0]}", match[0]), text)


class WordedCommand(click.Command):
    """A command whose help is a message code."""

    context_class = WordedContext

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The command's sentence."""
        with formatter.indentation():
            formatter.write_text(sentence(f"help.{self.name}", {}, _language()))

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002  the sentence is short enough
        """Return the command's sentence for lists."""
        return sentence(f"help.{self.name}", {}, _language())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` in words of the message files."""
        return help_option(super().get_help_option(ctx))


class WordedGroup(click.Group):
    """The program: its help lists the commands and the options they all take."""

    command_class = WordedCommand
    context_class = WordedContext

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the description of the program."""
        with formatter.indentation():
            formatter.write_text(sentence("help.program", {}, _language()))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` in words of the message files."""
        return help_option(super().get_help_option(ctx))


def help_option(option: click.Option | None) -> click.Option | None:
    """Return click's `--help` with our own words."""
    if option is not None:
        option.help = sentence("help.option.help", {}, _language())
    return option


def worded_option(*names: str, **settings: object) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return `click.option` with help from the message files."""
    return click.option(*names, cls=WordedOption, **settings)


class WholeNumber(click.ParamType[int]):
    """A whole number that SQLite can hold; Python's own reading takes `1_0` and numbers of any length too."""

    name = "integer"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; raises BadParameter."""
        if isinstance(value, int):
            return value
        if not _WHOLE.fullmatch(str(value)):
            self.fail(str(value), param, ctx)
        return int(str(value))


class ReportId(WholeNumber):
    """The number of a report; one that no report can have is unknown like others."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; raises BadParameter, or UsageError `report_unknown`."""
        if isinstance(value, str) and _LONG.fullmatch(value):
            raise UsageError("report_unknown", id=value[:40])
        return super().convert(value, param, ctx)


_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_LONG = re.compile(r"[+-]?[0-9]{19,}")
WHOLE_NUMBER = WholeNumber()
REPORT_ID = ReportId()
pass_context = click.pass_obj
report_argument = click.argument("report_id", metavar="ID", type=REPORT_ID)


_FILE = click.Path(path_type=Path)


def trust_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a command with `--trust` and `--crl`, each as often as wanted."""
    crls = worded_option("--crl", "crls", type=_FILE, multiple=True)
    return worded_option("--trust", "trusted", type=_FILE, multiple=True)(crls(command))


def whom_to_trust(context: CommandContext, trusted: Sequence[Path], crls: Sequence[Path]) -> tuple[Trust, list[str]]:
    """Return the trust, and a line where the database could not add to it or a certificate is left out."""
    kept = office_trust_in(context.database)
    notes = [context.words("trust_not_read", reason=context.error_lines(kept.problem)[0])] if kept.problem else []
    named = read_trust(trusted, crls)
    notes += [context.words("trust_left_out", name=name) for name in named.left_out]
    return joined_trust(kept.trust, named.trust), notes
