"""One value set from outside the window."""

from __future__ import annotations

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.header import MULTILINE_KEYS, normalise_header
from dcbc_desktop.report.prose import encode, footnotes, from_plain_text
from dcbc_desktop.report.report import MAX_LINE, Entry, EntryKind, Report, entry_kind
from dcbc_desktop.report.signoff import require_draft
from dcbc_desktop.report.text import character_name, clean_line, split_lines
from dcbc_desktop.store.store import Store


def set_value(store: Store, report_id: int, key: str, text: str, *, replace_notes: bool = False) -> Report:
    """Put a value typed elsewhere under a key; raises before anything is changed."""
    report = store.load_report(report_id)
    require_draft(report)
    kind = entry_kind(report.outline, key)
    entry = _prose(report, key, text, replace_notes) if kind is EntryKind.PROSE else _line(report, key, text)
    store.save_entries(report_id, {key: entry})
    return report.with_entries({key: entry})


def _prose(report: Report, key: str, text: str, replace_notes: bool) -> Entry:
    notes = len(footnotes(report.prose(key)))
    if notes and not replace_notes:
        raise UsageError("replace_notes_needed", key=key, count=notes)
    return Entry(encode(from_plain_text(text.rstrip("\r\n"))) if text.strip() else "")


def _line(report: Report, key: str, text: str) -> Entry:
    if len(text) > MAX_LINE:
        raise UsageError("value_too_long", limit=MAX_LINE)
    lines = [_clean(line).strip() for line in split_lines(text)]
    value = "\n".join(lines) if key in MULTILINE_KEYS else " ".join(lines)
    return Entry(normalise_header(key, value.strip()), report.entry(key).note)


def _clean(line: str) -> str:
    cleaned = clean_line(line)
    if cleaned.removed:
        position, char = cleaned.removed[0]
        raise UsageError("unprintable_character", position=position + 1, character=character_name(char))
    return cleaned.text
