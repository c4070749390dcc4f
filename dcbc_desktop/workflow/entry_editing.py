"""Values set from a command line or a file: text, lines, and rows of a table."""

from __future__ import annotations

from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.header import MULTILINE_KEYS, normalise_header
from dcbc_desktop.report.prose import encode, footnotes, from_plain_text
from dcbc_desktop.report.report import MAX_LINE, Entry, EntryKind, Report, entry_kind
from dcbc_desktop.report.signoff import require_editable
from dcbc_desktop.report.table import encode_rows
from dcbc_desktop.report.table_input.reading import BlockReading
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.table_editing import AS_READ, ReadingChoices, lost_notes, read_rows
from dcbc_desktop.workflow.typed_values import typed_line, typed_lines


class SetValue(NamedTuple):
    """Report with a value set; `block` is what a spreadsheet's block was read as, None for all other values."""

    report: Report
    block: BlockReading | None = None


def set_value(
    store: Store,
    report_id: int,
    key: str,
    text: str,
    *,
    replace_notes: bool = False,
    choices: ReadingChoices = AS_READ,
) -> SetValue:
    """Set the value of a key; raises before anything is changed."""
    report = store.load_report(report_id)
    require_editable(report)
    entry, block = _entry(report, key, text, replace_notes, choices)
    store.save_entries(report_id, {key: entry})
    return SetValue(report.with_entries({key: entry}), block)


def _entry(
    report: Report, key: str, text: str, replace_notes: bool, choices: ReadingChoices
) -> tuple[Entry, BlockReading | None]:
    match entry_kind(report.outline, key):
        case EntryKind.PROSE:
            return _prose(report, key, text, replace_notes), None
        case EntryKind.TABLE:
            return _table(report, key, text, replace_notes, choices)
        case EntryKind.HEADER | EntryKind.SIGNATORY | EntryKind.FIGURE:
            return _line(report, key, text), None


def _prose(report: Report, key: str, text: str, replace_notes: bool) -> Entry:
    _require_no_loss(key, len(footnotes(report.prose(key))), replace_notes)
    return Entry(encode(from_plain_text(text.rstrip("\r\n"))) if text.strip() else "")


def _table(
    report: Report, key: str, text: str, replace_notes: bool, choices: ReadingChoices
) -> tuple[Entry, BlockReading | None]:
    table = report.outline.table(key)
    if table is None:
        raise UsageError("key_unknown", key=key[:60])
    former = report.rows(key)
    read = read_rows(text, table, former, choices)
    _require_no_loss(key, lost_notes(former, read.rows), replace_notes)
    return Entry(encode_rows(read.rows)), read.block


def _require_no_loss(key: str, notes: int, replace_notes: bool) -> None:
    if notes and not replace_notes:
        raise UsageError("replace_notes_needed", key=key, count=notes)


def _line(report: Report, key: str, text: str) -> Entry:
    value = "\n".join(typed_lines(text, MAX_LINE)) if key in MULTILINE_KEYS else typed_line(text, MAX_LINE)
    return Entry(normalise_header(key, value.strip()), report.entry(key).note)
