"""Outline (đề cương): sections, tables and figures of the reports of one year and one kind of body."""

from __future__ import annotations

import hashlib
from enum import StrEnum

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.period import Period, PeriodKind

LAYOUT_VERSION = 4
"""The layout that files are made with; kept in each, since a received file is made again in its own layout."""


class SectionKind(StrEnum):
    """Role of a section in the report."""

    OPENING = "opening"
    GROUP = "group"
    PROSE = "prose"
    CLOSING = "closing"


class ComputedKind(StrEnum):
    """Ways of computing a cell; computed cells are not typed."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    GROWTH = "growth"


class TablePlace(StrEnum):
    """Place where a table prints: after its section's text, or as an annex of its own."""

    IN_PLACE = "in_place"
    ANNEX = "annex"


class CheckKind(StrEnum):
    """Relations that figures must hold; see report.checks.relation_checks."""

    SUM = "sum"
    DIFFERENCE = "difference"
    AT_MOST = "at_most"
    SUM_AT_MOST = "sum_at_most"
    SHARE_AT_LEAST = "share_at_least"
    RANGE = "range"
    FILLED_IF = "filled_if"
    EQUAL = "equal"


class CheckTime(StrEnum):
    """Reports in which a check is made, where not in all: a duty of once a year is none of each quarter."""

    YEAR = "year"
    YEAR_END = "year_end"


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A section; sub-sections of a group name it in `group`.

    `number` is printed before the heading: `I`, `1`, `a`; empty for opening and closing.
    """

    key: str
    kind: SectionKind
    heading: str = ""
    short_title: str = ""
    number: str = ""
    group: str = ""
    guidance: str = ""
    required: bool = True
    previous_key: str = ""
    figures: tuple[str, ...] = ()


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One figure: stored as typed, printed in the annex. `total_of` names the figures it is the sum of."""

    key: str
    label: str
    unit: str
    kind: FieldKind = FieldKind.COUNT
    heading: str = ""
    total_of: tuple[str, ...] = ()
    guidance: str = ""
    previous_key: str = ""
    cumulative_of: str = ""


class Computed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Computation of a cell from other columns of its row.

    sum: of all; difference: the first minus the others; share: the first of the second, in percent;
    growth: from the second to the first, in percent.
    """

    kind: ComputedKind
    of: tuple[str, ...]


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One column of a table. Neighbours with one `heading` print under it.

    `cumulative_of` (từ đầu năm) names the column of the period itself (trong kỳ).
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    unit: str = ""
    heading: str = ""
    choices: tuple[str, ...] = ()
    computed: Computed | None = None
    cumulative_of: str = ""
    guidance: str = ""
    previous_key: str = ""

    @property
    def label_with_unit(self) -> str:
        """Label and unit as the head of a table shows them: `Giá trị (đồng)`."""
        return f"{self.label} ({self.unit})" if self.unit else self.label

    @property
    def full_label(self) -> str:
        """Label with the heading over it: `Tiếp nhận – Trong kỳ`."""
        return f"{self.heading} – {self.label}" if self.heading else self.label


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of a section: rows are added as needed, beginning with `starting_rows` (texts of the first column).

    `totals`: a last row adds up every column of counts and money.
    """

    key: str
    title: str
    section: str
    columns: tuple[Column, ...]
    place: TablePlace = TablePlace.IN_PLACE
    totals: bool = False
    starting_rows: tuple[str, ...] = ()
    guidance: str = ""
    previous_key: str = ""

    def column(self, key: str) -> Column | None:
        """The column with this key."""
        return next((column for column in self.columns if column.key == key), None)


class OnlyWhere(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Restriction of a check by another figure, or by another column of the row.

    With `choices`: only where one of them is chosen. With `least` or `most`: not where a number outside is filled in.
    """

    key: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A relation over filled figures, or over the columns of `table` in each of its rows.

    `figures` are its operands in order; see report.checks.relation_checks. `share` is `[2, 3]` for at least two thirds,
    and with `strictly` for more than that; a `table`'s relation stands in its file, where its operands are columns.
    `guidance` follows the sentence of a finding: the source of a limit, and its exceptions.
    """

    key: str
    kind: CheckKind
    figures: tuple[str, ...]
    least: int | None = None
    most: int | None = None
    blocking: bool = True
    table: str = ""
    share: tuple[int, int] | None = None
    strictly: bool = False
    when: CheckTime | None = None
    only_where: OnlyWhere | None = None
    guidance: str = ""


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Texts of the page that the outline proposes for a new report."""

    kind: str
    symbol: str
    title: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signatory_lines: tuple[str, ...] = ()


class Outline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole outline, identified by `sha256`, not by its id: a changed folder is another outline."""

    id: str
    year: int
    name: str
    body: str
    period_kinds: tuple[PeriodKind, ...]
    document: Document
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
    tables: tuple[Table, ...] = ()

    def to_json(self) -> bytes:
        """Return canonical JSON, which `outline_from_json` reads back."""
        data = msgspec.to_builtins(self)
        if not self.tables:
            del data["tables"]  # outlines kept before there were tables keep their hash
        return msgspec.json.encode(data, order="sorted")

    @property
    def sha256(self) -> str:
        """Hash of the canonical JSON."""
        return hashlib.sha256(self.to_json()).hexdigest()

    def section(self, key: str) -> Section | None:
        """The section with this key."""
        return next((s for s in self.sections if s.key == key), None)

    def figure(self, key: str) -> Figure | None:
        """The figure with this key."""
        return next((f for f in self.figures if f.key == key), None)

    def table(self, key: str) -> Table | None:
        """The table with this key."""
        return next((t for t in self.tables if t.key == key), None)

    def tables_of(self, section: str) -> tuple[Table, ...]:
        """Tables of a section, in order."""
        return tuple(t for t in self.tables if t.section == section)

    def prose_sections(self) -> tuple[Section, ...]:
        """Sections that hold text, in order."""
        return tuple(s for s in self.sections if s.kind is not SectionKind.GROUP)

    def tabs(self) -> tuple[tuple[Section, ...], ...]:
        """Sections by tab: the opening, then each top section with its sub-sections; the closing joins the last."""
        tabs: list[list[Section]] = []
        for section in self.sections:
            if tabs and (section.group or section.kind is SectionKind.CLOSING):
                tabs[-1].append(section)
            else:
                tabs.append([section])
        return tuple(map(tuple, tabs))


def outline_from_json(data: bytes) -> Outline:
    """Read the JSON of `Outline.to_json`; raises FileError `outline_data_invalid`."""
    try:
        return msgspec.json.decode(data, type=Outline)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise FileError("outline_data_invalid") from error


def fill_placeholders(text: str, period: Period) -> str:
    """Put the period into a heading: `{year}`, `{next_year}` and `{period}` are the only placeholders."""
    return (
        text.replace("{year}", str(period.year))
        .replace("{next_year}", str(period.year + 1))
        .replace("{period}", period.label)
    )


def printed_heading(section: Section, period: Period) -> str:
    """Return number and heading as they print: `II. …`, `1. …`, `a) …`; empty for opening and closing."""
    if not section.heading:
        return ""
    heading = fill_placeholders(section.heading, period)
    if not section.number:
        return heading
    mark = ")" if section.number.islower() else "."
    return f"{section.number}{mark} {heading}"


def heading_level(section: Section) -> int:
    """Return 1 for phần, 2 for mục or khoản, 3 for điểm."""
    if section.number.islower():
        return 3
    return 2 if section.group else 1
