"""Commands about the content of a report: show, set, check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from dcbc_desktop import console, intake
from dcbc_desktop.cli.context import Answer, CommandContext
from dcbc_desktop.cli.findings import finding_data
from dcbc_desktop.cli.options import WordedCommand, pass_context, report_argument, worded_option
from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.paths import read_regular
from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.ignored import SortedFindings
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row
from dcbc_desktop.report.table_input.cells import Convention
from dcbc_desktop.report.table_input.notes import notes_of
from dcbc_desktop.report.table_input.reading import BlockReading
from dcbc_desktop.store.models import Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import entry_editing, review
from dcbc_desktop.workflow.review_data import read_review_data
from dcbc_desktop.workflow.signing.amendments import issued_as
from dcbc_desktop.workflow.signing.presentation import open_comments
from dcbc_desktop.workflow.table_editing import ROW_ID, ReadingChoices

_DASHED = re.compile(r"-[^=\s]*\s")
_WITH_VALUE = ("--file", "--numbers")


@click.command("show", cls=WordedCommand)
@report_argument
@worded_option("--section")
@pass_context
def show(context: CommandContext, report_id: int, section: str | None) -> Answer:
    """Show one report."""
    with context.reading() as store:
        report = store.load_report(report_id)
        record = record_data(store, report_id)
    data = {**report_data(report, section), **record}
    if section is not None and section not in data["entries"]:
        raise UsageError("key_unknown", key=section[:60])
    return Answer(data, _report_lines(context, report, data))


def _report_lines(context: CommandContext, report: Report, data: dict[str, Any]) -> list[str]:
    lines = [f"{report.text('header.title')} ({report.period.label})", *_issued_lines(context, data), ""]
    for key, entry in data["entries"].items():
        lines.append(f"[{key}] {review.place_name(key, report, context.language)}")
        lines += [*_entry_lines(entry), ""]
    return lines


def _issued_lines(context: CommandContext, data: dict[str, Any]) -> Iterator[str]:
    if data["issued"]["name"]:
        yield context.words("issued_as", name=data["issued"]["name"])


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


class SetCommand(WordedCommand):
    """Command whose value may begin with a hyphen, as lists of recipients do: `- Như trên;`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the words of the command; one that begins with a hyphen and words is no option."""
        before = ["", *args]
        dashed = [
            word for word, last in zip(args, before, strict=False) if _DASHED.match(word) and last not in _WITH_VALUE
        ]
        if dashed and "--" not in args:
            args = [*(word for word in args if word not in dashed), "--", *dashed]
        return super().parse_args(ctx, args)


@click.command("set", cls=SetCommand)
@report_argument
@click.argument("key")
@click.argument("value", required=False)
@worded_option("--file", "file", type=click.Path(path_type=Path, allow_dash=True))
@worded_option("--replace-notes", is_flag=True)
@worded_option("--numbers", type=click.Choice([one.value for one in Convention]))
@worded_option("--keep-rows", is_flag=True)
@pass_context
def set_value(
    context: CommandContext,
    report_id: int,
    key: str,
    value: str | None,
    file: Path | None,
    replace_notes: bool,
    numbers: str | None,
    keep_rows: bool,
) -> Answer:
    """Set one value."""
    text = value_from(value, file)
    choices = ReadingChoices(Convention(numbers) if numbers else None, keep_rows)
    with context.writing() as store:
        done = entry_editing.set_value(store, report_id, key, text, replace_notes=replace_notes, choices=choices)
    table = done.report.outline.table(key)
    data: dict[str, Any] = {"id": report_id, "key": key}
    lines = [context.words("done_set", key=key)]
    if done.block is not None and table is not None:
        data |= _block_data(done.block)
        lines += [context.words(note.code, **note.params) for note in notes_of(done.block, table)]
    return Answer(data, lines)


def _block_data(read: BlockReading) -> dict[str, Any]:
    """Return what was left out of a spreadsheet's block, and how many cells were written anew."""
    left_out = [{"line": row.number, "kind": row.kind.value, "words": row.words} for row in read.left_out]
    return {"rows": len(read.rows), "left_out": left_out, "rewritten": read.rewritten}


@click.command("check", cls=WordedCommand)
@report_argument
@worded_option("--all", "show_all", is_flag=True)
@pass_context
def check(context: CommandContext, report_id: int, show_all: bool) -> Answer:
    """List the findings of a report; exit code 1 where one of them blocks."""
    with context.reading() as store:
        report = store.load_report(report_id)
        found = review.sorted_findings(report, read_review_data(store, report))
    rows = [
        *(finding_data(one, report, context.language) for one in found.open),
        *_set_aside(found, report, context, show_all),
    ]
    lines = [_finding_line(row) for row in rows] or [context.words("no_findings")]
    counts = found.counts
    if rows:
        lines.append(context.words("finding_counts", **counts._asdict()))
    if found.ignored and not show_all:
        lines.append(context.words("findings_set_aside", count=len(found.ignored)))
    return Answer({"findings": rows, "counts": counts._asdict()}, lines, no=counts.blocking > 0)


def _set_aside(
    found: SortedFindings, report: Report, context: CommandContext, wanted: bool
) -> Iterator[dict[str, Any]]:
    for finding, one in found.ignored if wanted else ():
        yield {**finding_data(finding, report, context.language), "ignored": one.reason}


def _finding_line(row: dict[str, Any]) -> str:
    """Return severity, code, key (with its cell), position, sentence, and the proposed replacement."""
    where = "/".join(filter(None, (row["key"], row.get("row", ""), row.get("column", ""))))
    fix = f" → {' / '.join(row['fix'].splitlines())}" if "fix" in row else ""
    reason = f" ({row['ignored']})" if row.get("ignored") else ""
    return f"{row['severity']} {row['code']} {where} {row['start']}+{row['length']} {row['message']}{fix}{reason}"


def report_data(report: Report, section: str | None = None) -> dict[str, Any]:
    """Return the report as one object; only the named entry where `section` is given."""
    entries = _entries(report)
    if section is not None:
        entries = {key: value for key, value in entries.items() if key == section}
    return {
        "id": report.id,
        "uid": report.uid,
        "outline": report.outline.id,
        "year": report.period.year,
        "period": report.period.code,
        "first": report.period.first.isoformat(),
        "last": report.period.last.isoformat(),
        "office_code": report.office_code,
        "superior_code": report.superior_code,
        "state": report.state.value,
        "revision": report.revision,
        "header": {key: report.text(key) for key in h.HEADER_KEYS},
        "recipients": list(report.lines(h.RECIPIENTS)),
        "signatory": {
            "name": report.text(h.SIGNATORY_NAME),
            "office": report.text(h.SIGNATORY_OFFICE),
            "lines": list(report.lines(h.SIGNATORY_LINES)),
        },
        "entries": entries,
    }


def record_data(store: Store, report_id: int) -> dict[str, Any]:
    """Return the history of a report: number and date of issue, signed revisions with their files, open comments."""
    issued = issued_as(store, report_id)
    return {
        "issued": {
            "number": issued.number if issued else "",
            "date": issued.day.isoformat() if issued and issued.day else "",
            "name": issued.short if issued else "",
        },
        "revisions": [_revision(store, report_id, revision) for revision in store.revisions.listed(report_id)],
        "comments": [
            {"key": one.key, "text": one.text, "at": one.at.isoformat()} for one in open_comments(store, report_id)
        ],
    }


def _revision(store: Store, report_id: int, revision: Revision) -> dict[str, Any]:
    copies, scans = (
        store.revisions.signed_copies(report_id, revision.number),
        store.scans.listed(report_id, revision.number),
    )
    return {
        "number": revision.number,
        "sha256": revision.sha256,
        "signed": revision.signed.isoformat(),
        "exit": revision.exit,
        "document_number": revision.document_number,
        "document_date": revision.document_date.isoformat() if revision.document_date else "",
        "replaced": revision.replaced,
        "copies": [{"how": one.how, "sha256": one.sha256, "at": one.at.isoformat()} for one in copies],
        "scans": [{"name": one.name, "kind": one.kind, "sha256": one.sha256} for one in scans],
    }


def _entries(report: Report) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for section in report.outline.prose_sections():
        prose = report.prose(section.key)
        entries[section.key] = {"text": plain_text(prose), "footnotes": list(note_texts(prose))}
    for figure in report.outline.figures:
        if report.text(figure.key):
            entries[figure.key] = report.text(figure.key)
    for table in report.outline.tables:
        if report.text(table.key):
            entries[table.key] = {"rows": [_row(table, row) for row in report.rows(table.key)]}
    return entries


def _row(table: Table, row: Row) -> dict[str, str]:
    filled = {column.key: row.text(column.key) for column in table.columns if row.text(column.key)}
    return {ROW_ID: row.id, **filled}


MAX_BYTES = 20_000_000
STANDARD_INPUT = "-"


def value_from(value: str | None, file: Path | None) -> str:
    """Return the text to set; raises UsageError `value_or_file`, FileError where a file cannot be read."""
    if (value is None) == (file is None):
        raise UsageError("value_or_file")
    if value is not None and value != STANDARD_INPUT:
        return value
    name = str(file) if file is not None else STANDARD_INPUT
    data = (
        console.read_input(MAX_BYTES)
        if name == STANDARD_INPUT
        else read_regular(Path(name), MAX_BYTES, "input_unreadable")
    )
    if len(data) > MAX_BYTES:
        raise FileError("input_too_large")
    return _decoded(data, name) if data else ""


def _decoded(data: bytes, name: str) -> str:
    try:
        return intake.decode_text(data).text
    except FileError as error:
        raise FileError(error.code, **{**error.params, "file": name}) from error
