"""Report in memory: identity, outline and all values as typed; filled sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

import msgspec

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report import prose as p
from dcbc_desktop.report.numbers import number_in
from dcbc_desktop.report.outline import Outline, Section, SectionKind, Table
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.prose import is_empty
from dcbc_desktop.report.table import Row, decode_rows

MAX_LINE = 20_000
"""Longest header, signatory or figure value and figure note, in code points."""


class State(StrEnum):
    """State of a report between writing and signing."""

    DRAFT = "draft"
    PRESENTED = "presented"
    """Chờ ký: with the chief, read-only until it is signed, returned or withdrawn."""
    SIGNED = "signed"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One stored value: canonical JSON for a section's prose and a table's rows, text as typed for everything else."""

    value: str = ""
    note: str = ""


EMPTY = Entry()
NO_ENTRIES: Final[Mapping[str, Entry]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `id` is local to a database; `uid` is permanent."""

    id: int
    uid: str
    outline: Outline
    office_code: str
    superior_code: str
    period: Period
    state: State = State.DRAFT
    revision: int = 1
    entries: Mapping[str, Entry] = field(default_factory=dict)
    read_only: bool = field(default=False, compare=False)
    """The database is open only for reading: another program writes to it."""
    unreviewed: frozenset[str] = field(default=frozenset(), compare=False)
    """Sections copied from an earlier report that nobody edited or confirmed yet; not part of its content."""

    def entry(self, key: str) -> Entry:
        """Return the entry of a key; empty where nothing was typed."""
        return self.entries.get(key, EMPTY)

    def text(self, key: str) -> str:
        """Return a header, signatory or figure value as typed."""
        return self.entry(key).value

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the items of a value with one item a line."""
        return h.lines_of(self.text(key))

    def prose(self, key: str) -> p.Prose:
        """Return the text of a section."""
        value = self.entry(key).value
        return p.decode(value) if value else p.Prose()

    def rows(self, key: str) -> tuple[Row, ...]:
        """Return the rows of a table, in order."""
        value = self.entry(key).value
        return decode_rows(value) if value else ()

    def number(self, key: str) -> Decimal | None:
        """Return a figure's value; None where it is empty or no number (a finding says so)."""
        return number_in(self.text(key))

    def with_entries(self, changed: Mapping[str, Entry]) -> Report:
        """Return the same report with some entries replaced, which counts as having looked at them."""
        return replace(self, entries={**self.entries, **changed}, unreviewed=self.unreviewed - changed.keys())

    @property
    def frozen(self) -> bool:
        """True when it can no longer be edited without an amendment."""
        return self.state is State.SIGNED

    @property
    def editable(self) -> bool:
        """True when it may be edited: neither signed nor presented nor open only for reading."""
        return self.state is State.DRAFT and not self.read_only


class EntryKind(StrEnum):
    """Kind of value under a key."""

    HEADER = "header"
    SIGNATORY = "signatory"
    PROSE = "prose"
    FIGURE = "figure"
    TABLE = "table"


def entry_kind(outline: Outline, key: str) -> EntryKind:
    """Return the kind of a key under an outline; raises UsageError `key_unknown`."""
    if key in h.HEADER_KEYS:
        return EntryKind.HEADER
    if key in h.SIGNATORY_KEYS:
        return EntryKind.SIGNATORY
    section = outline.section(key)
    if section is not None and section.kind is not SectionKind.GROUP:
        return EntryKind.PROSE
    if outline.figure(key) is not None:
        return EntryKind.FIGURE
    if outline.table(key) is not None:
        return EntryKind.TABLE
    raise UsageError("key_unknown", key=key[:60])


def all_keys(outline: Outline) -> tuple[str, ...]:
    """Return every key that a report of this outline may hold, in the order of the page."""
    sections = ((one.key, *(table.key for table in outline.tables_of(one.key))) for one in outline.prose_sections())
    return (
        *h.HEADER_KEYS,
        *(key for keys in sections for key in keys),
        *(figure.key for figure in outline.figures),
        *h.SIGNATORY_KEYS,
    )


class Progress(NamedTuple):
    """Filled required sections out of all required ones."""

    done: int
    total: int


def section_filled(report: Report, section: Section) -> bool:
    """True when a section has words or a table's row in it."""
    if not is_empty(report.prose(section.key)):
        return True
    return any(
        row_filled(table, row) for table in report.outline.tables_of(section.key) for row in report.rows(table.key)
    )


def row_filled(table: Table, row: Row) -> bool:
    """True when a row has more than the name that the outline gave it; a table without such a row does not print."""
    first = table.columns[0].key
    given = row.text(first) in table.starting_rows
    return any(
        cell.note.strip() or (cell.value.strip() and not (given and key == first)) for key, cell in row.cells.items()
    )


def progress(report: Report) -> Progress:
    """Count the filled required sections of the whole report; one copied and not looked at does not count."""
    required = [s for s in report.outline.prose_sections() if s.required]
    looked_at = (s for s in required if s.key not in report.unreviewed)
    return Progress(sum(section_filled(report, s) for s in looked_at), len(required))
