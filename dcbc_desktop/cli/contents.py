"""Commands about what stands in a report: show, set, check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dcbc_desktop.cli.context import CommandDesk
from dcbc_desktop.cli.output import Answer
from dcbc_desktop.cli.usage_errors import WordedCommand, worded_option
from dcbc_desktop.cli.value_source import value_from
from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.ignored import SortedFindings, sort_out
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow import entry_editing, report_data, review
from dcbc_desktop.workflow.earlier_report_lookup import read_past
from dcbc_desktop.workflow.entry_editing import ROW_ID
from dcbc_desktop.workflow.settings import rules_off

pass_desk = click.pass_obj
report_argument = click.argument("report_id", metavar="ID", type=int)


@click.command("show", cls=WordedCommand)
@report_argument
@worded_option("--section")
@pass_desk
def show(desk: CommandDesk, report_id: int, section: str | None) -> Answer:
    """One report."""
    with desk.reading() as store:
        report = store.load_report(report_id)
        record = report_data.record_data(store, report_id)
    data = {**report_data.report_data(report, section), **record}
    if section is not None and section not in data["entries"]:
        raise UsageError("key_unknown", key=section[:60])
    return Answer(data, _report_lines(desk, report, data))


def _report_lines(desk: CommandDesk, report: Report, data: dict[str, Any]) -> list[str]:
    lines = [f"{report.text('header.title')} ({report.period.label})", ""]
    for key, entry in data["entries"].items():
        lines.append(f"[{key}] {review.place_name(key, report, desk.language)}")
        lines += [*_entry_lines(entry), ""]
    return lines


def _entry_lines(entry: str | dict[str, Any]) -> Iterator[str]:
    match entry:
        case str():
            yield entry
        case {"rows": rows}:
            yield from (_row_line(row) for row in rows)
        case {"text": text, "footnotes": notes}:
            yield text
            yield from (f"[{number}] {note}" for number, note in enumerate(notes, 1))


def _row_line(row: dict[str, str]) -> str:
    return "- " + "; ".join(f"{column}: {words}" for column, words in row.items() if column != ROW_ID)


@click.command("set", cls=WordedCommand)
@report_argument
@click.argument("key")
@click.argument("value", required=False)
@worded_option("--file", "file", type=click.Path(path_type=Path, allow_dash=True))
@worded_option("--replace-notes", is_flag=True)
@pass_desk
def set_value(
    desk: CommandDesk, report_id: int, key: str, value: str | None, file: Path | None, replace_notes: bool
) -> Answer:
    """One value."""
    text = value_from(value, file)
    with desk.writing() as store:
        entry_editing.set_value(store, report_id, key, text, replace_notes=replace_notes)
    return Answer({"id": report_id, "key": key}, [desk.words("done_set", key=key)])


@click.command("check", cls=WordedCommand)
@report_argument
@worded_option("--all", "show_all", is_flag=True)
@pass_desk
def check(desk: CommandDesk, report_id: int, show_all: bool) -> Answer:
    """The findings of a report; exit code 1 where one of them blocks."""
    with desk.reading() as store:
        report = store.load_report(report_id)
        findings = review.check(report, read_past(store, report), rules_off(store))
        found = sort_out(findings, store.ignored(report_id), report)
    rows = [*(_finding(one, report, desk.language) for one in found.open), *_set_aside(found, report, desk, show_all)]
    lines = [_finding_line(row) for row in rows] or [desk.words("no_findings")]
    if found.ignored and not show_all:
        lines.append(desk.words("findings_set_aside", count=len(found.ignored)))
    return Answer({"findings": rows}, lines, no=bool(review.blocking_only(findings)))


def _set_aside(found: SortedFindings, report: Report, desk: CommandDesk, wanted: bool) -> Iterator[dict[str, Any]]:
    for finding, one in found.ignored if wanted else ():
        yield {**_finding(finding, report, desk.language), "ignored": one.reason}


def _finding(finding: Finding, report: Report, language: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "severity": finding.severity.value,
        "code": finding.code,
        "key": finding.key,
        "start": finding.place.start,
        "length": finding.place.length,
        "message": review.finding_sentence(finding, report, language),
    }
    if finding.fix is not None:
        data["fix"] = finding.fix
    if finding.place.note:
        data |= {
            "note": finding.place.note,
            "note_start": finding.place.note_start,
            "note_length": finding.place.note_length,
        }
    if finding.place.row:
        data |= {"row": finding.place.row, "column": finding.place.column}
    return data


def _finding_line(row: dict[str, Any]) -> str:
    """Severity, code, key (with its cell), position, sentence, and what the place may be replaced with."""
    where = "/".join(filter(None, (row["key"], row.get("row", ""), row.get("column", ""))))
    fix = f" → {row['fix']}" if "fix" in row else ""
    reason = f" ({row['ignored']})" if row.get("ignored") else ""
    return f"{row['severity']} {row['code']} {where} {row['start']}+{row['length']} {row['message']}{fix}{reason}"
