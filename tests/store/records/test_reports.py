"""Reports: created, loaded, listed, saved, binned."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report import prose
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, State, progress
from dcbc_desktop.store.models import LeftOver, Office, Place, ReportRow
from dcbc_desktop.store.records import entries
from dcbc_desktop.store.records.report_rows import _LIST_COLUMNS, Record
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables.sealed_tables import OFFICE, REPORT
from tests.store.clerk import Clock, draft, open_store, outline_a, sign, words


def test_values_made_of_whole_rows_have_the_columns_in_their_order() -> None:
    assert Record._fields == REPORT.columns
    assert Office.__struct_fields__ == OFFICE.columns
    listed = [name for name in _LIST_COLUMNS if name not in ("period_code", "period_first", "period_last")]
    assert listed == [name for name in ReportRow.__struct_fields__ if name not in ("year", "period")]


def test_a_report_comes_back_equal_after_closing(database: Path, clock: Clock) -> None:
    store = open_store(database, clock)
    made = store.create_report(
        outline_a(),
        make_period("2026-H1"),
        office_code="H26.01",
        superior_code="H26",
        entries={"mo_dau": words("Mở đầu"), "header.place": Entry("Huế")},
        left_over=[LeftOver(7, "dòng lạ"), LeftOver(9, "dòng khác")],
    )
    store.close()
    store = open_store(database, clock)
    assert store.load_report(made.id) == made
    assert store.left_over(made.id) == (LeftOver(7, "dòng lạ"), LeftOver(9, "dòng khác"))
    store.drop_left_over(made.id, 7)
    assert store.left_over(made.id) == (LeftOver(9, "dòng khác"),)
    store.close()


def test_a_figure_keeps_its_note_and_every_key_of_the_outline_can_be_saved(store: Store) -> None:
    report = draft(store)
    figure = report.outline.figures[0].key
    store.save_entries(report.id, {figure: Entry("1.234", "ước tính"), "signatory.name": Entry("Nguyễn Văn A")})
    loaded = store.load_report(report.id)
    assert loaded.entry(figure) == Entry("1.234", "ước tính")
    assert loaded.text("signatory.name") == "Nguyễn Văn A"


def test_the_list_shows_newest_edit_first_with_title_and_progress(store: Store, clock: Clock) -> None:
    first = draft(store)
    clock.turn(minutes=1)
    second = draft(store, "2025")
    assert [row.id for row in store.list_reports()] == [second.id, first.id]
    saved = clock.turn(minutes=1)
    assert store.save_entries(first.id, {"I": words("Có chữ"), "header.title": Entry("Tên mới")}) == saved
    row = store.list_reports()[0]
    loaded = store.load_report(first.id)
    assert (row.id, row.uid, row.title, row.edited) == (first.id, first.uid, "Tên mới", saved)
    assert (row.done, row.total) == tuple(progress(loaded)) == (2, 14)
    assert (row.year, row.period, row.state, row.revision) == (2026, first.period, State.DRAFT, 1)
    assert (row.outline_id, row.outline_name) == (first.outline.id, first.outline.name)


def test_an_emptied_section_no_longer_counts(store: Store) -> None:
    report = draft(store)
    store.save_entries(report.id, {"mo_dau": Entry("")})
    assert store.list_reports()[0].done == 0
    assert "mo_dau" not in store.load_report(report.id).entries
    store.save_entries(report.id, {"mo_dau": words("   ")})
    assert store.list_reports()[0].done == 0


PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=12)
RUNS = st.lists(
    st.one_of(
        st.builds(prose.Text, text=PRINTED, bold=st.booleans()),
        st.builds(prose.FigureRun, key=st.just("so"), text=PRINTED),
        st.builds(prose.Footnote, runs=st.lists(st.builds(prose.Text, text=PRINTED), max_size=2).map(tuple)),
    ),
    max_size=4,
)


@given(st.lists(RUNS.map(lambda runs: prose.Paragraph(tuple(runs))), max_size=3))
def test_whether_a_section_counts_is_told_from_its_json_as_from_its_text(paragraphs: list[prose.Paragraph]) -> None:
    encoded = prose.encode(prose.Prose(tuple(paragraphs)))
    empty = prose.is_empty(prose.decode(encoded))
    assert entries.counts(outline_a(), "mo_dau", Entry(encoded)) is not empty


@pytest.mark.parametrize("text", ['"text":"x', '{"k":"note"}', "\\", '"', "\u00a0", " \u2003 ", "k"])
def test_letters_that_look_like_json_do_not_deceive_the_count(text: str) -> None:
    encoded = prose.encode(prose.Prose((prose.Paragraph((prose.Text(text),)),)))
    assert entries.counts(outline_a(), "mo_dau", Entry(encoded)) is bool(text.strip())


def test_200_kb_without_a_space_and_markup_come_back_letter_by_letter(store: Store) -> None:
    report = draft(store)
    hostile = {
        "I": words("đ" * 200_000),
        "II.1": words('<b>&amp;<img src="file:///C:/secret.txt">\'); DROP TABLE entry'),
    }
    store.save_entries(report.id, hostile)
    loaded = store.load_report(report.id)
    assert {key: loaded.entry(key) for key in hostile} == hostile
    assert store.doctor() == ()


def test_text_is_nfc_in_the_file_however_it_was_typed(store: Store) -> None:
    typed = unicodedata.normalize("NFD", "Ủy ban nhân dân")
    report = draft(store)
    store.save_entries(report.id, {"header.issuer": Entry(typed, typed), "header.title": Entry(typed)})
    stored = store.load_report(report.id).entry("header.issuer")
    assert stored == Entry("Ủy ban nhân dân", "Ủy ban nhân dân")
    assert store.list_reports()[0].title == "Ủy ban nhân dân"
    assert store.doctor() == ()


@pytest.mark.parametrize(("text", "name"), [("ab\0c", "U+0000"), ("ab\ud800", "U+D800")])
def test_nul_and_half_a_surrogate_pair_never_reach_sql(store: Store, text: str, name: str) -> None:
    report = draft(store)
    for value in (Entry(text), Entry("a", text)):
        with pytest.raises(UsageError) as caught:
            store.save_entries(report.id, {"mo_dau": words("mới"), "header.place": value})
        assert (caught.value.code, caught.value.params) == ("unprintable_character", {"position": 3, "character": name})
    with pytest.raises(UsageError):
        store.settings.set("language", text)
    with pytest.raises(UsageError):
        store.office.save(Office("A", issuer=text))
    assert store.load_report(report.id) == report


def test_a_value_that_is_no_prose_and_an_unknown_key_are_refused_whole(store: Store) -> None:
    report = draft(store)
    with pytest.raises(FileError, match="prose_invalid"):
        store.save_entries(report.id, {"header.place": Entry("Huế"), "I": Entry("plain words")})
    with pytest.raises(UsageError, match="key_unknown"):
        store.save_entries(report.id, {"header.place": Entry("Huế"), "no_such_key": Entry("x")})
    assert store.load_report(report.id) == report


def test_unknown_reports_are_told(store: Store) -> None:
    for job in (store.load_report, store.bin_report, store.unbin_report):
        with pytest.raises(UsageError, match="report_unknown"):
            job(99)
    with pytest.raises(UsageError, match="report_unknown"):
        store.save_entries(99, {"mo_dau": words("x")})
    with pytest.raises(UsageError, match="report_unknown"):
        store.save_entries(99, {}, Place("I", "mo_dau", 0))


def test_the_same_uid_cannot_come_twice(store: Store) -> None:
    report = draft(store)
    with pytest.raises(RefusedError, match="report_exists"):
        store.create_report(outline_a(), report.period, uid=report.uid)
    assert len(store.list_reports()) == 1


def test_a_report_that_cannot_be_created_whole_is_not_created(store: Store) -> None:
    with pytest.raises(UsageError):
        store.create_report(outline_a(), make_period("2026"), entries={"no_such_key": Entry("x")})
    assert store.list_reports() == ()
    assert store.acts() == ()


def test_history_keeps_a_state_every_two_minutes_and_one_at_each_leaving(store: Store, clock: Clock) -> None:
    report = draft(store)
    for second in range(0, 600, 10):
        clock.turn(seconds=10)
        store.save_entries(report.id, {"mo_dau": words(f"sau {second} giây")}, Place("I", "mo_dau", second))
    moments = [moment for moment, _ in store.entry_history(report.id, "mo_dau")]
    assert 4 <= len(moments) <= 6
    assert all((after - before).total_seconds() >= 110 for after, before in pairwise(moments))
    store.save_entries(report.id, {}, Place("I", "I", 0))
    left = store.entry_history(report.id, "mo_dau")
    assert len(left) == len(moments) + 1
    assert left[0][1] == store.load_report(report.id).entry("mo_dau")


def test_history_is_bounded(store: Store, clock: Clock) -> None:
    report = draft(store)
    for number in range(entries.KEPT + 10):
        clock.turn(minutes=3)
        store.save_entries(report.id, {"mo_dau": words(f"lần {number}")})
    states = store.entry_history(report.id, "mo_dau")
    assert len(states) == entries.KEPT
    assert states[0][1] == words(f"lần {entries.KEPT + 8}")
    assert store.doctor() == ()


def test_place_and_open_report_are_remembered(database: Path, store: Store, clock: Clock) -> None:
    report = draft(store)
    assert (store.place(report.id), store.settings.open_report_id()) == (None, None)
    place = Place("II", "II.1", 17)
    store.save_entries(report.id, {"II.1": words("chữ")}, place)
    store.settings.set_open_report(report.id)
    store.close()
    again = open_store(database, clock)
    assert (again.place(report.id), again.settings.open_report_id()) == (place, report.id)
    again.bin_report(report.id)
    assert again.settings.open_report_id() is None
    again.unbin_report(report.id)
    again.settings.set_open_report(None)
    assert again.settings.open_report_id() is None
    again.close()


def test_a_place_in_a_footnote_is_remembered(store: Store) -> None:
    report = draft(store)
    for place in (Place("II", "II.1", 17, note=2, note_caret=5), Place("II", "II.1", 17)):
        store.save_entries(report.id, {}, place)
        assert store.place(report.id) == place


@pytest.mark.parametrize(
    "values", ["'II', 'II', 1e300", "'II', 'II', 'x'", "'II', 'II', -1", "'II', 'II', 9e9", "x'00', 'II', 1"]
)
def test_a_place_that_is_none_is_forgotten(store: Store, values: str) -> None:
    report = draft(store)
    store.save_entries(report.id, {}, Place("II", "II.1", 17))
    store.connection.execute(f"UPDATE report SET (place_tab, place_key, place_caret) = ({values})").connection.commit()
    assert store.place(report.id) is None
    store.save_entries(report.id, {}, Place("II", "II.1", 1))
    assert store.place(report.id) == Place("II", "II.1", 1)


def test_the_bin_keeps_until_it_is_emptied_and_signed_reports_for_ever(store: Store) -> None:
    gone, kept, signed, amended = draft(store), draft(store), draft(store), draft(store)
    store.submissions.record_export(gone.id, 1, "nháp.pdf", "0" * 64, True)
    for report in (signed, amended):
        sign(store, report)
    store.revisions.amend(amended.id, "sai số liệu")
    for report in (gone, signed, amended):
        store.bin_report(report.id)
    assert {row.id for row in store.list_bin()} == {gone.id, signed.id, amended.id}
    assert [row.id for row in store.list_reports()] == [kept.id]
    assert store.empty_bin() == 1
    assert {row.id for row in store.list_bin()} == {signed.id, amended.id}
    store.unbin_report(signed.id)
    assert store.load_report(signed.id).state is State.SIGNED
    assert store.doctor() == ()
    assert draft(store).id > amended.id, "ids of removed reports are never given again"


def test_what_is_removed_for_good_is_no_longer_in_the_file(database: Path, store: Store) -> None:
    """Not in pages given back either; SQLite leaves it there unless told, as Windows' Python has it."""
    gone, kept = draft(store, mo_dau=words("Chuyện không ai đọc nữa.")), draft(store, mo_dau=words("Chuyện còn đây."))
    store.save_entries(gone.id, {"mo_dau": words("Chuyện đã viết lại.")})
    assert "Chuyện không ai đọc nữa.".encode() in database.read_bytes()
    store.bin_report(gone.id)
    store.empty_bin()
    left = database.read_bytes()
    assert [text for text in ("không ai đọc", "đã viết lại", "còn đây") if text.encode() in left] == ["còn đây"]
    assert store.load_report(kept.id) == kept


def test_settings_and_offices(store: Store) -> None:
    assert store.settings.get("language") is None
    store.settings.set("language", "vi")
    store.settings.set("language", "en")
    store.settings.set_open_report(None)
    assert (store.settings.get("language"), dict(store.settings.all())) == ("en", {"language": "en"})
    office = Office(
        "H26.01", "H26", "ỦY BAN", "PHÒNG NỘI VỤ", "NV", "NV", "Huế", "Sở Nội vụ", "- Lưu: VT.", "TL.", "TP", "A"
    )
    store.office.save(Office("H26.01"))
    store.office.save(office)
    store.office.save(Office("A1"))
    assert store.office.profiles() == (Office("A1"), office)
    store.office.delete("A1")
    assert store.office.profiles() == (office,)
    with pytest.raises(UsageError, match="office_unknown"):
        store.office.delete("A1")
    with pytest.raises(UsageError, match="office_code_missing"):
        store.office.save(Office("  "))


def test_outlines_are_kept_once_by_their_hash(store: Store) -> None:
    outline = outline_a()
    assert store.keep_outline(outline) == store.keep_outline(outline) == outline.sha256
    assert store.outline(outline.sha256) == outline
    with pytest.raises(FileError, match="outline_damaged"):
        store.outline("0" * 64)


def test_a_clock_that_was_put_back_loses_no_state_and_no_edit(store: Store, clock: Clock) -> None:
    report = draft(store)
    for number in range(entries.KEPT + 5):
        clock.turn(minutes=3)
        store.save_entries(report.id, {"I": words(f"trước {number}")})
    clock.turn(days=-400)
    for number in range(3):
        clock.turn(minutes=3)
        store.save_entries(report.id, {"I": words(f"sau {number}")})
    assert store.load_report(report.id).entry("I") == words("sau 2")
    kept = {state for _, state in store.entry_history(report.id, "I")}
    assert {words("sau 0"), words("sau 1"), words(f"trước {entries.KEPT + 4}")} <= kept
    assert len(kept) == entries.KEPT
    assert store.doctor() == ()
