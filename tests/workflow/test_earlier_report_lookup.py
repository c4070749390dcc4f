"""Earlier reports of an office, found in real databases: which count, which do not, and damaged ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from dcbc_desktop.report.comparison.earlier_reports import (
    NO_EARLIER_REPORTS,
    EarlierReports,
    proposed_cells,
    proposed_figure,
    values_by_year,
)
from dcbc_desktop.report.computed_values import figure_number
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.report.table import Cell, encode_rows, new_row
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import NewRevision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.earlier_report_lookup import YEARS_KEPT, read_past
from dcbc_desktop.workflow.review import check
from tests.places import NEXT_YEAR, OUTLINE_A, ROOT
from tests.report.samples import outline_in

COMMUNE = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"


class Shelf:
    """Reports of many kinds in one store, each edited a minute after the one before."""

    def __init__(self, path: Path) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self.store = Store.open(path, clock=self.clock)

    def clock(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def draft(self, code: str, staff: str = "7", *, office: str = "H26", outline: Path = OUTLINE_A) -> Report:
        loaded = outline_in(outline)
        key = loaded.figures[0].key
        entries = {key: Entry(staff), loaded.prose_sections()[0].key: Entry(encode(from_plain_text("Lời.")))}
        return self.store.create_report(loaded, make_period(code), office_code=office, entries=entries)

    def signed(self, code: str, staff: str = "7", *, outline: Path = OUTLINE_A) -> Report:
        return self.sign(self.draft(code, staff, outline=outline))

    def sign(self, report: Report) -> Report:
        revisions = self.store.revisions.listed(report.id)
        content = canonical_content(self.store.load_report(report.id), revisions[-1].sha256 if revisions else "")
        self.store.revisions.freeze(report.id, NewRevision(content, content_sha256(content), b"%PDF", "pen"))
        return self.store.load_report(report.id)

    def past(self, report: Report) -> EarlierReports:
        return read_past(self.store, report)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path / "reports.db")
    yield made
    made.store.close()


def ids(reports: tuple[Report, ...]) -> list[int]:
    return [report.id for report in reports]


def test_a_first_report_has_no_past(shelf: Shelf) -> None:
    assert shelf.past(shelf.draft("2026")) == NO_EARLIER_REPORTS


def test_the_year_before_comes_whole_and_is_read_once(shelf: Shelf) -> None:
    earlier, report = shelf.draft("2025"), shelf.draft("2026")
    past = shelf.past(report)
    assert past.last_year == earlier
    assert past.preceding is past.last_year
    assert ids(past.years) == [earlier.id]
    assert past.year_so_far == ()


def test_nine_months_are_compared_with_nine_months(shelf: Shelf) -> None:
    earlier = shelf.draft("2025-9M")
    shelf.draft("2025")
    shelf.signed("2026-H1")
    past = shelf.past(shelf.draft("2026-9M"))
    assert (past.last_year, past.year_so_far) == (earlier, ())


def test_what_is_not_of_this_office_or_kind_or_lies_in_the_bin_or_ahead_is_left_out(shelf: Shelf) -> None:
    shelf.draft("2025", office="H27")
    shelf.draft("2025", office="")
    shelf.draft("2025-H1")
    shelf.draft("2027")
    shelf.draft("2026")
    binned = shelf.signed("2025")
    shelf.store.bin_report(binned.id)
    report = shelf.draft("2026")
    assert shelf.past(report) == NO_EARLIER_REPORTS
    shelf.store.unbin_report(binned.id)
    assert shelf.past(report).last_year == binned


def test_of_one_period_a_signed_report_counts_before_a_draft_then_the_last_edited(shelf: Shelf) -> None:
    first, second = shelf.draft("2025"), shelf.draft("2025")
    report = shelf.draft("2026")
    assert shelf.past(report).last_year == second
    shelf.store.save_entries(first.id, {"header.place": Entry("Huế")})
    assert shelf.past(report).last_year == shelf.store.load_report(first.id)
    shelf.sign(second)
    shelf.store.save_entries(first.id, {"header.place": Entry("Đà Nẵng")})
    assert shelf.past(report).last_year == shelf.store.load_report(second.id)
    assert ids(shelf.past(report).years) == [second.id]


def test_eight_years_back_with_gaps(shelf: Shelf) -> None:
    made = {year: shelf.draft(str(year), str(year)) for year in range(2010, 2026) if year != 2020}
    past = shelf.past(shelf.draft("2026", "2026"))
    years = [2017, 2018, 2019, 2021, 2022, 2023, 2024, 2025]
    assert len(years) == YEARS_KEPT
    assert ids(past.years) == [made[year].id for year in years]
    figure = made[2025].outline.figures[0]
    report = made[2025].with_entries({})
    assert [value.value for value in values_by_year(figure, report, past)][:-1] == [Decimal(year) for year in years]
    assert past.last_year == made[2025]


def test_the_line_of_years_follows_renamed_figures(shelf: Shelf) -> None:
    old = shelf.draft("2030-Q1", outline=OUTLINE_A)
    shelf.store.save_entries(old.id, {"opinions_received": Entry("57")})
    report = shelf.draft("2031-Q1", "60", outline=NEXT_YEAR)
    boards = report.outline.figures[0]
    assert [value.value for value in values_by_year(boards, report, shelf.past(report))] == [Decimal(57), Decimal(60)]


@pytest.mark.parametrize(
    ("codes", "code", "last_year", "preceding", "so_far"),
    [
        (["2025-Q3", "2026-Q1", "2026-Q2"], "2026-Q3", "2025-Q3", "2026-Q2", ["2026-Q1", "2026-Q2"]),
        (["2025-Q1", "2025-Q4"], "2026-Q1", "2025-Q1", "2025-Q4", []),
        (["2025-H1", "2025-H2", "2026-H1"], "2026-H2", "2025-H2", "2026-H1", ["2026-H1"]),
        (["2025-10", "2026-01", "2026-09", "2026-11"], "2026-10", "2025-10", "2026-09", ["2026-01", "2026-09"]),
        (["2024", "2025"], "2026", "2025", "2025", []),
        (["2024-H2"], "2026-H1", None, "2024-H2", []),
    ],
)
def test_periods_of_every_kind(
    shelf: Shelf, codes: list[str], code: str, last_year: str | None, preceding: str, so_far: list[str]
) -> None:
    made = {made: shelf.signed(made) for made in codes}
    past = shelf.past(shelf.draft(code))
    assert past.last_year == (made[last_year] if last_year else None)
    assert past.preceding == made[preceding]
    assert ids(past.year_so_far) == [made[one].id for one in so_far]


def test_only_signed_off_periods_make_up_the_year_so_far(shelf: Shelf) -> None:
    first, second = shelf.signed("2026-Q1", "10", outline=COMMUNE), shelf.draft("2026-Q2", "20", outline=COMMUNE)
    report = shelf.draft("2026-Q3", outline=COMMUNE)
    assert ids(shelf.past(report).year_so_far) == [first.id]
    shelf.sign(second)
    assert ids(shelf.past(report).year_so_far) == [first.id, second.id]


def test_while_an_amendment_is_written_what_was_signed_counts(shelf: Shelf) -> None:
    first = shelf.signed("2026-Q1", "10", outline=COMMUNE)
    key = first.outline.figures[0].key
    report = shelf.draft("2026-Q2", outline=COMMUNE)
    shelf.store.revisions.amend(first.id, "sai số liệu")
    shelf.store.save_entries(first.id, {key: Entry("11")})
    past = shelf.past(report)
    assert [earlier.text(key) for earlier in past.year_so_far] == ["10"]
    assert past.preceding == shelf.store.load_report(first.id)
    shelf.sign(first)
    assert [earlier.text(key) for earlier in shelf.past(report).year_so_far] == ["11"]


def test_from_the_years_first_day_figures_and_rows_are_proposed(shelf: Shelf) -> None:
    def petitions(number: str) -> Entry:
        return Entry(encode_rows([new_row({"kind": Cell("Tố cáo"), "received_period": Cell(number)})]))

    for code, number in (("2026-Q1", "3"), ("2026-Q2", "4")):
        draft = shelf.draft(code, outline=COMMUNE)
        shelf.store.save_entries(draft.id, {"petitions": petitions(number), "citizens_period": Entry("1.000")})
        shelf.sign(draft)
    report = shelf.draft("2026-Q3", outline=COMMUNE)
    report = report.with_entries({"petitions": petitions("5"), "citizens_period": Entry("500")})
    past, outline = shelf.past(report), report.outline
    figure, table = outline.figure("citizens_year"), outline.table("petitions")
    assert figure is not None and table is not None
    column = table.column("received_year")
    assert column is not None
    assert proposed_figure(figure, report, past) == Decimal(2500)
    row = report.rows("petitions")[0]
    assert proposed_cells(table, (row,), column, past)[row.id] == Decimal(12)


# damage


def damage(shelf: Shelf, report: Report, column: str = "value") -> None:
    shelf.store.connection.execute("DROP TRIGGER IF EXISTS entry_update")
    shelf.store.connection.execute(f"UPDATE entry SET {column} = {column} || ' ' WHERE report_id = ?", (report.id,))


def test_a_damaged_report_is_passed_over_and_the_next_one_taken(shelf: Shelf) -> None:
    spare, damaged = shelf.draft("2025"), shelf.draft("2025")
    older, report = shelf.draft("2024"), shelf.draft("2026")
    damage(shelf, damaged)
    past = shelf.past(report)
    assert past.last_year == past.preceding == spare
    assert ids(past.years) == [older.id, spare.id]
    damage(shelf, spare)
    past = shelf.past(report)
    assert (past.last_year, past.preceding, ids(past.years)) == (None, older, [older.id])
    assert check(report, past) != ()
    assert {problem.code for problem in shelf.store.doctor()} >= {"row_damaged"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE report SET period_first = 'x' WHERE id = 1",
        "UPDATE report SET period_code = 'x' WHERE id = 1",
        "UPDATE report SET period_code = '2025-Q1' WHERE id = 1",
        "UPDATE report SET period_code = CAST(x'ff' AS TEXT) WHERE id = 1",
        "UPDATE report SET revision = 'x' WHERE id = 1",
        "UPDATE report SET title = 'khác' WHERE id = 1",
        "UPDATE outline SET json = '{}'",
        "DELETE FROM outline",
    ],
)
def test_whatever_is_wrong_with_earlier_rows_the_open_report_goes_on(shelf: Shelf, change: str) -> None:
    shelf.draft("2025")
    report = shelf.draft("2026")
    connection = shelf.store.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(change)
    fresh = Store(Database(shelf.store.connection, shelf.store.path, shelf.store.now))
    assert read_past(fresh, report) == NO_EARLIER_REPORTS


def test_a_revision_that_is_damaged_is_left_out_of_the_year_so_far(shelf: Shelf) -> None:
    first, second = shelf.signed("2026-Q1"), shelf.signed("2026-Q2")
    shelf.store.revisions.amend(first.id, "sai số liệu")
    shelf.store.connection.execute("DROP TRIGGER revision_no_update")
    shelf.store.connection.execute("UPDATE revision SET content = x'00' WHERE report_id = ?", (first.id,))
    assert ids(shelf.past(shelf.draft("2026-Q3")).year_so_far) == [second.id]


def test_numbers_alone_are_read_without_prose(shelf: Shelf) -> None:
    report = shelf.draft("2025", "1.154")
    numbers = shelf.store.load_numbers(report.id)
    assert set(numbers.entries) == {report.outline.figures[0].key}
    assert figure_number(numbers, report.outline.figures[0]) == Decimal(1154)
