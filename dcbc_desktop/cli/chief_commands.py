"""Commands between clerk and chief: present, withdraw, return, and the differences between two states."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

import click

from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.options import WordedCommand, pass_context, report_argument, worded_option
from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.comparison.revision_diff import shortened
from dcbc_desktop.report.comparison.word_diff import Change, Run
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow import revision_differences
from dcbc_desktop.workflow.signing import presentation

_MARKS = {Change.ADDED: ("{+", "+}"), Change.REMOVED: ("[-", "-]"), Change.EQUAL: ("", "")}


@click.command("present", cls=WordedCommand)
@report_argument
@pass_context
def present(context: CommandContext, report_id: int) -> Answer:
    """Present a report to the chief: read-only until it is signed, returned or withdrawn."""
    with context.writing() as store:
        report = presentation.present(store, report_id)
    return _state(report, context.words("done_present", id=report_id))


@click.command("withdraw", cls=WordedCommand)
@report_argument
@pass_context
def withdraw(context: CommandContext, report_id: int) -> Answer:
    """Withdraw a presented report."""
    with context.writing() as store:
        report = presentation.withdraw(store, report_id)
    return _state(report, context.words("done_withdraw", id=report_id))


@click.command("return", cls=WordedCommand)
@report_argument
@worded_option("--comment", "texts", multiple=True, required=True)
@worded_option("--section", "sections", multiple=True)
@pass_context
def return_report(context: CommandContext, report_id: int, texts: tuple[str, ...], sections: tuple[str, ...]) -> Answer:
    """Return a report with comments; the n-th section is that of the n-th comment, without one it is the whole."""
    if len(sections) > len(texts):
        raise UsageError("usage_missing", name="--comment", command="return")
    comments: dict[str, str] = {}
    for text, key in zip_longest(texts, sections, fillvalue=presentation.WHOLE):
        comments[key] = f"{comments[key]}\n{text}" if key in comments else text
    with context.writing() as store:
        report = presentation.return_report(store, report_id, comments)
    return _state(report, context.words("done_return", id=report_id))


def _state(report: Report, line: str) -> Answer:
    return Answer({"id": report.id, "revision": report.revision, "state": report.state.value}, [line])


@click.command("diff", cls=WordedCommand)
@report_argument
@worded_option("--from", "before", default="")
@worded_option("--to", "after", default="")
@pass_context
def diff(context: CommandContext, report_id: int, before: str, after: str) -> Answer:
    """Print the differences, by word."""
    with context.reading() as store:
        pair = revision_differences.read_pair(store, report_id, before, after)
    told = revision_differences.named_differences(pair, context.language)
    data = {
        "id": report_id,
        "from": {"revision": pair.old.revision, "state": pair.old.state.value},
        "to": {"revision": pair.new.revision, "state": pair.new.state.value},
        "differences": [_row(one) for one in told],
    }
    lines = [line for one in told for line in _lines(one)]
    return Answer(data, lines or [context.words("no_differences")])


def _row(told: revision_differences.NamedDifference) -> dict[str, Any]:
    one = told.difference
    row = {"row": one.row} if one.row else {}
    runs = [{"change": run.change.value, "text": run.text} for run in one.runs]
    return {"key": one.key, "part": one.part.value, "place": told.place, **row, "runs": runs}


def _lines(told: revision_differences.NamedDifference) -> list[str]:
    one = told.difference
    words = "".join(_marked(run) for run in shortened(one.runs))
    return [f"[{one.key}] {told.place}", *([words] if words else []), ""]


def _marked(run: Run) -> str:
    begin, end = _MARKS[run.change]
    return f"{begin}{run.text}{end}"
