"""New reports: blank with their starting rows, and from last year's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import PeriodKind, make_period
from dcbc_desktop.report.prose import (
    FigureRun,
    Footnote,
    Paragraph,
    ParagraphKind,
    Prose,
    Text,
    encode,
    from_plain_text,
    plain_text,
)
from dcbc_desktop.report.report import Entry, Report, progress
from dcbc_desktop.report.signoff import canonical_content
from dcbc_desktop.report.table import Cell, encode_rows, new_row
from dcbc_desktop.store.models import Office
from dcbc_desktop.store.report_copy import write_report_copy
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import create
from dcbc_desktop.workflow.review import check, check_stops
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.places import NEXT_YEAR, OUTLINE_A, OUTLINE_FOLDERS
from tests.report.samples import full_report, outline_in

CODES = {
    PeriodKind.YEAR: "",
    PeriodKind.NINE_MONTHS: "-9M",
    PeriodKind.HALF: "-H1",
    PeriodKind.QUARTER: "-Q3",
    PeriodKind.MONTH: "-09",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "reports.db")
    yield opened
    opened.close()


def words(text: str) -> Entry:
    return Entry(encode(from_plain_text(text)))


def begin(store: Store, outline: Outline, code: str, **entries: Entry) -> Report:
    return store.create_report(outline, make_period(code), office_code="H26", entries=entries)


def full(store: Store, outline: Outline, code: str) -> Report:
    """Everything an outline can hold, each value telling its key."""
    entries = {section.key: words(f"Lời của {section.key} năm 2025.") for section in outline.prose_sections()}
    entries |= {figure.key: Entry("7", "ghi chú") for figure in outline.figures}
    values = {FieldKind.TEXT: "Chữ năm 2025", FieldKind.DATE: "01/02/2025", FieldKind.CHOICE: ""}
    for table in outline.tables:
        typed = [column for column in table.columns if column.computed is None]
        cells = {c.key: Cell(c.choices[0] if c.choices else values.get(c.kind, "7"), "chú thích") for c in typed}
        entries[table.key] = Entry(encode_rows([new_row(cells), new_row(cells)]))
    return begin(store, outline, code, **entries)


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_a_blank_report_begins_with_the_rows_of_its_tables(store: Store, folder: Path) -> None:
    outline = outline_in(folder)
    code = f"{outline.year}{CODES[outline.period_kinds[0]]}"
    report, again = (create(store, outline, make_period(code)) for _ in range(2))
    for table in outline.tables:
        rows, others = report.rows(table.key), again.rows(table.key)
        assert tuple(row.text(table.columns[0].key) for row in rows) == table.starting_rows
        assert {row.id for row in rows}.isdisjoint(row.id for row in others)
    assert progress(report).done == store.list_reports()[0].done == 0, "nobody has typed anything"
    assert store.doctor() == ()


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_from_last_year_text_and_rows_come_along_and_no_number(store: Store, folder: Path) -> None:
    outline = outline_in(folder)
    part = CODES[outline.period_kinds[0]]
    earlier = full(store, outline, f"2025{part}")
    report = create(store, outline, make_period(f"2026{part}"), from_report=earlier.id)
    for section in outline.prose_sections():
        assert plain_text(report.prose(section.key)) == f"Lời của {section.key} năm 2025.", "body text stays"
    assert not any(figure.key in report.entries for figure in outline.figures)
    for table in outline.tables:
        rows = report.rows(table.key)
        kept = {c.key for c in table.columns if c.kind is FieldKind.CHOICE}
        kept |= {table.columns[0].key} if table.columns[0].kind is FieldKind.TEXT else set()
        assert len(rows) == (2 if kept else 0)
        assert {row.id for row in rows}.isdisjoint(row.id for row in earlier.rows(table.key))
        for row in rows:
            assert set(row.cells) == kept
            assert all(cell.note == "" for cell in row.cells.values())
            assert all(
                row.text(c.key) == "" for c in table.columns if c.kind.traits.numeric or c.kind is FieldKind.DATE
            )
    assert report.text(h.TITLE).count("2026") == 1
    assert (report.office_code, report.text(h.NUMBER)) == ("H26", "")
    assert store.doctor() == ()


def test_a_renamed_outline_finds_its_former_sections(store: Store) -> None:
    a, new = outline_in(OUTLINE_A), outline_in(NEXT_YEAR)
    figure = FigureRun("opinions_received", "1.154")
    lost = FigureRun("staff", "42")
    linked = Prose((Paragraph((Text("Có "), figure, Footnote((lost,)), lost)),))
    earlier = begin(store, a, "2030", **{"I": words("Đặc điểm."), "III.1": Entry(encode(linked)), "V.2": words("Bỏ.")})
    report = create(store, new, make_period("2031-Q1"), from_report=earlier.id)
    assert plain_text(report.prose("A1")) == "Đặc điểm."
    assert report.prose("B.a").paragraphs == (
        Paragraph((Text("Có "), FigureRun("boards", "1.154"), Footnote((Text("42"),)), Text("42"))),
    )
    assert [s.key for s in new.prose_sections() if s.key in report.entries] == ["A1", "B.a"]


def test_years_move_on_in_title_sub_headings_and_header_only(store: Store) -> None:
    sub = Paragraph((Text("1. Năm 2025", bold=True),), ParagraphKind.SUBHEADING)
    body = Paragraph((Text("Năm 2025 đã làm, năm 2026 sẽ làm."),))
    earlier = begin(
        store,
        outline_in(OUTLINE_A),
        "2025",
        **{
            h.TITLE: Entry("Sơ kết dân chủ năm 2025, nhiệm vụ năm 2026"),
            h.LEGAL_BASES: Entry(
                "Căn cứ Luật Thực hiện dân chủ ở cơ sở năm 2025;\nCăn cứ Kế hoạch số 12/KH-UBND năm 2025;\n"
                "Căn cứ Chương trình công tác năm 2025."
            ),
            h.RECIPIENTS: Entry("Ban Chỉ đạo năm 2025;\nLưu: VT."),
            h.DRAFTER: Entry("NVA.2025"),
            "I": Entry(encode(Prose((sub, body)))),
        },
    )
    report = create(store, outline_in(OUTLINE_A), make_period("2026"), from_report=earlier.id)
    assert report.text(h.TITLE) == "Sơ kết dân chủ năm 2026, nhiệm vụ năm 2027"
    assert report.lines(h.LEGAL_BASES) == (
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở năm 2025;",
        "Căn cứ Kế hoạch số 12/KH-UBND năm 2025;",
        "Căn cứ Chương trình công tác năm 2026.",
    )
    assert report.lines(h.RECIPIENTS) == ("Ban Chỉ đạo năm 2026;", "Lưu: VT.")
    assert report.text(h.DRAFTER) == "NVA.2025"
    assert report.prose("I").paragraphs == (
        Paragraph((Text("1. Năm 2026", bold=True),), ParagraphKind.SUBHEADING),
        body,
    )


def test_a_title_that_nobody_changed_is_the_new_outlines(store: Store) -> None:
    a, new = outline_in(OUTLINE_A), outline_in(NEXT_YEAR)
    earlier = create(store, a, make_period("2030"))
    report = create(store, new, make_period("2031-Q2"), from_report=earlier.id)
    assert report.text(h.TITLE) == "Tình hình dân chủ ở trường học quý II năm 2031"


def test_a_choice_that_is_no_longer_offered_is_not_carried(store: Store) -> None:
    outline = outline_in(NEXT_YEAR)
    row = new_row({"form": Cell("Qua bồ câu"), "asked": Cell("3")})
    earlier = begin(store, outline, "2031-Q1", dialogues=Entry(encode_rows([row])))
    assert create(store, outline, make_period("2031-Q2"), from_report=earlier.id).rows("dialogues") == ()


def test_rows_of_an_emptied_table_begin_anew(store: Store) -> None:
    outline = outline_in(NEXT_YEAR)
    earlier = begin(store, outline, "2031-Q1")
    report = create(store, outline, make_period("2031-Q2"), from_report=earlier.id)
    assert [row.text("grade") for row in report.rows("fees")] == ["Khối 10", "Khối 11", "Khối 12"]


def _carried_on(store: Store) -> tuple[Report, Report]:
    """A report of 2025 that replaced another one, and the one of 2026 that begins with it."""
    outline = outline_in(OUTLINE_A)
    sentence = "Báo cáo này thay thế Báo cáo số 05/BC-TTLT ngày 05/01/2026."
    entries = {section.key: words(f"Lời của {section.key}.") for section in outline.prose_sections()}
    entries |= {
        "mo_dau": words(f"Căn cứ Luật. {sentence}"),
        "II.3": Entry(),
        h.LEGAL_BASES: Entry(f"Luật A;\n{sentence}"),
    }
    earlier = begin(store, outline, "2025", **entries)
    return earlier, create(store, outline, make_period("2026"), from_report=earlier.id)


def test_the_sentence_about_the_replaced_report_stays_behind(store: Store) -> None:
    _, report = _carried_on(store)
    assert plain_text(report.prose("mo_dau")).strip() == "Căn cứ Luật."
    assert report.text(h.LEGAL_BASES) == "Luật A;"


def test_copied_sections_count_once_they_are_edited_or_confirmed(store: Store, tmp_path: Path) -> None:
    earlier, report = _carried_on(store)
    assert earlier.unreviewed == frozenset()
    copied = {section.key for section in report.outline.prose_sections()} - {"II.3"}
    assert report.unreviewed == copied
    assert [f.key for f in check(report) if f.code == "section_not_looked_at"] == [
        section.key for section in report.outline.prose_sections() if section.key in copied
    ]
    assert all(f.code != "section_not_looked_at" for f in check_stops(report))
    assert _done(store, report.id) == progress(report).done == 0
    store.save_entries(report.id, {"I": words("Lời mới."), "IV.1": report.entry("IV.1"), h.PLACE: Entry("Huế")})
    other = Store.open(tmp_path / "reports.db", write=False)
    try:
        again = other.load_report(report.id)
    finally:
        other.close()
    assert again.unreviewed == copied - {"I", "IV.1"}
    assert _done(store, report.id) == progress(again).done == 2
    assert report.with_entries({"I": words("Lời mới."), "IV.1": report.entry("IV.1")}).unreviewed == again.unreviewed


def test_whoever_signs_a_copied_report_has_looked_at_it(store: Store) -> None:
    earlier = store.create_report(
        outline_in(OUTLINE_A), make_period("2025"), office_code="H26", entries=full_report(OUTLINE_A).entries
    )
    report = create(store, earlier.outline, make_period("2026"), from_report=earlier.id)
    assert _done(store, report.id) == 0
    sign_off(store, report.id, SignatoryChoice())
    _require_all_done(store, report.id)
    store.revisions.amend(report.id, "Sửa số liệu.")
    _require_all_done(store, report.id)
    store.save_entries(report.id, {"I": Entry()})
    assert _done(store, report.id) == progress(store.load_report(report.id)).done > 0
    assert store.doctor() == ()


def _require_all_done(store: Store, report_id: int) -> None:
    counted = progress(store.load_report(report_id))
    assert _done(store, report_id) == counted.done == counted.total


def test_the_data_of_a_copied_report_are_those_of_a_typed_one(store: Store) -> None:
    _, report = _carried_on(store)
    assert canonical_content(report) == canonical_content(replace(report, unreviewed=frozenset()))


def test_a_copy_elsewhere_keeps_which_sections_wait(store: Store, tmp_path: Path) -> None:
    _, report = _carried_on(store)
    target = tmp_path / "copy.db"
    write_report_copy(report, target)
    copy = Store.open(target, write=False)
    try:
        (row,) = copy.list_reports()
        assert copy.load_report(row.id).unreviewed == report.unreviewed
    finally:
        copy.close()


def _done(store: Store, report_id: int) -> int:
    return next(row.done for row in store.list_reports() if row.id == report_id)


def test_wrong_wishes_change_nothing(store: Store) -> None:
    outline = outline_in(OUTLINE_A)
    with pytest.raises(UsageError, match="report_unknown"):
        create(store, outline, make_period("2026"), from_report=9)
    with pytest.raises(UsageError, match="outline_not_for_period"):
        create(store, outline_in(NEXT_YEAR), make_period("2031"), office=Office("H26"))
    assert store.list_reports() == ()
