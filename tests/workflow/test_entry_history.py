"""History of entries: which former states are listed, and how they compare with the present report."""

from __future__ import annotations

from pathlib import Path

import pytest

from dcbc_desktop.report.comparison.former_states import compare_state
from dcbc_desktop.report.comparison.word_diff import Change
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.entry_history import keep_present, read_history
from tests.places import NEXT_YEAR
from tests.store.clerk import Clock, open_store, words

TABLE = load_outline(NEXT_YEAR).tables[0]
SECTION = load_outline(NEXT_YEAR).prose_sections()[0].key
COLUMN = TABLE.columns[0].key


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return open_store(tmp_path / "reports.db", clock)


def _new(store: Store, **entries: Entry) -> Report:
    return store.create_report(load_outline(NEXT_YEAR), make_period("2031-Q2"), entries=entries)


def _save(store: Store, clock: Clock, report: Report, key: str, entry: Entry) -> Report:
    clock.turn(minutes=3)
    store.save_entries(report.id, {key: entry})
    return store.load_report(report.id)


def _row(row_id: str, text: str, note: str = "") -> Row:
    return Row(row_id, {COLUMN: Cell(text, note)})


def _table(*rows: Row) -> Entry:
    return Entry(encode_rows(rows))


def test_states_of_a_section_come_newest_first_without_the_present_one(store: Store, clock: Clock) -> None:
    report = _new(store, **{SECTION: words("một")})
    for text in ("một hai", "một hai ba"):
        report = _save(store, clock, report, SECTION, words(text))
    listed = read_history(store, report, [SECTION])
    assert [one.state.entry for one in listed] == [words("một hai"), words("một")]
    assert [one.words for one in listed] == [2, 1]
    keep_present(store, report.id, SECTION)
    assert read_history(store, report, [SECTION]) == listed, "the present state is not a former one"


def test_a_state_like_the_next_later_one_is_not_listed(store: Store, clock: Clock) -> None:
    report = _new(store, **{SECTION: words("một")})
    for text in ("hai", "hai", "một"):
        report = _save(store, clock, report, SECTION, words(text))
    listed = read_history(store, report, [SECTION])
    assert [one.state.entry for one in listed] == [words("hai"), words("một")]


def test_rows_that_are_gone_are_listed_with_their_place(store: Store, clock: Clock) -> None:
    report = _new(store, **{TABLE.key: _table(_row("a", "một"), _row("b", "hai"), _row("c", "ba"))})
    report = _save(store, clock, report, TABLE.key, _table(_row("a", "một sửa"), _row("c", "ba")))
    listed = read_history(store, report, [TABLE.key])
    assert {(one.state.row_name, one.removed, one.state.position) for one in listed} == {
        ("hai", True, 1),
        ("một", False, 0),
    }


def test_differences_of_a_text_and_its_notes_are_told_by_word(store: Store, clock: Clock) -> None:
    old = Prose((Paragraph((Text("làm rất tốt"), Footnote((Text("Số 1"),)))),))
    report = _new(store, **{SECTION: Entry(encode(old))})
    report = _save(store, clock, report, SECTION, words("làm tốt"))
    blocks = compare_state(report, read_history(store, report, [SECTION])[0].state)
    assert _marked(blocks, Change.REMOVED) == [" rất", "[1]"]
    assert "Số 1" in "".join(piece.text for block in blocks for piece in block.pieces)


def test_differences_of_a_row_are_told_by_column(store: Store, clock: Clock) -> None:
    report = _new(store, **{TABLE.key: _table(_row("a", "một hai", "ghi chú"))})
    report = _save(store, clock, report, TABLE.key, _table(_row("a", "một ba", "ghi chú")))
    first, note = compare_state(report, read_history(store, report, [TABLE.key])[0].state)
    assert first.pieces[0].text == f"{TABLE.columns[0].label}: "
    assert _marked((first,), Change.REMOVED) == [" hai"]
    assert _marked((first,), Change.ADDED) == [" ba"]
    assert _marked((note,), Change.REMOVED) == []


def test_an_emptied_field_and_an_empty_state(store: Store, clock: Clock) -> None:
    report = _new(store, **{SECTION: words("một"), "header.place": Entry("Hà Nội")})
    report = _save(store, clock, report, "header.place", Entry(""))
    report = _save(store, clock, report, SECTION, Entry(""))
    report = _save(store, clock, report, SECTION, words("mới"))
    place, *_ = read_history(store, report, ["header.place"])
    assert [piece.text for block in compare_state(report, place.state) for piece in block.pieces] == ["Hà Nội"]
    empty, _ = read_history(store, report, [SECTION])
    assert compare_state(report, empty.state) == ()


def _marked(blocks: object, change: Change) -> list[str]:
    assert isinstance(blocks, tuple)
    return [piece.text for block in blocks for piece in block.pieces if piece.change is change]
