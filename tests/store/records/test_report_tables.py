"""Tables: one stored row for each row of the table, joined again into the entry that was saved."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dcbc_desktop.errors import DcbcError, FileError, RefusedError, UsageError
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column, Computed, ComputedKind, Outline, Table
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report, progress
from dcbc_desktop.report.signoff import canonical_content
from dcbc_desktop.report.table import MAX_CELL, Cell, Row, encode_rows, join_rows, split_rows
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from tests.places import NEXT_YEAR
from tests.report.samples import outline_in
from tests.store.clerk import Clock, open_store, sign, words

COLUMNS = (
    Column("content", "Nội dung"),
    Column("money", "Tổng giá trị", FieldKind.MONEY),
    Column("share", "Tỷ lệ", FieldKind.SHARE, computed=Computed(ComputedKind.SHARE, ("money", "money"))),
)
TABLES = (
    Table("boards_shown", "Công khai", "B.a", COLUMNS),
    Table("votes", "Biểu quyết", "B.a", COLUMNS),
    Table("talks", "Đối thoại", "B.d", COLUMNS),
)
"""Two tables of a required section, one of a section that may stay empty."""


def outline() -> Outline:
    return replace(outline_in(NEXT_YEAR), tables=TABLES)


def new_report(store: Store, **entries: Entry) -> Report:
    return store.create_report(outline(), make_period("2031-Q2"), entries=entries)


def row(row_id: str, content: str = "", money: str = "", note: str = "") -> Row:
    return Row(row_id, {"content": Cell(content, note), "money": Cell(money)})


def table(*rows: Row) -> Entry:
    return Entry(encode_rows(rows))


def stored(store: Store, report: Report, columns: str = "row_id, position, value") -> list[tuple[object, ...]]:
    sql = f"SELECT {columns} FROM entry WHERE report_id = ? AND row_id <> '' ORDER BY key, position"
    return store.connection.execute(sql, (report.id,)).fetchall()


def edited_times(store: Store, report: Report) -> dict[str, datetime]:
    return {str(name): datetime.fromisoformat(str(at)) for name, at in stored(store, report, "row_id, edited")}


def test_each_row_is_one_row_on_the_disk_and_the_entry_comes_back_whole(database: Path, clock: Clock) -> None:
    entry = table(row("r1", "Niêm yết", "1.234", "ước tính"), row("r2"), row("r0", '<b>&"'))
    with closing(open_store(database, clock)) as store:
        report = new_report(store, boards_shown=entry, votes=table(row("r1", "cùng mã dòng")))
        assert stored(store, report) == [
            ("r1", 0, '{"content":{"note":"ước tính","value":"Niêm yết"},"money":{"value":"1.234"}}'),
            ("r2", 1, "{}"),
            ("r0", 2, '{"content":{"value":"<b>&\\""}}'),
            ("r1", 0, '{"content":{"value":"cùng mã dòng"}}'),
        ]
    with closing(open_store(database, clock)) as store:
        loaded = store.load_report(report.id)
        assert (loaded, loaded.entry("boards_shown")) == (report, entry)
        assert [one.id for one in loaded.rows("boards_shown")] == ["r1", "r2", "r0"]
        assert store.doctor() == ()


def test_a_save_writes_only_rows_that_changed_moved_came_or_went(store: Store, clock: Clock) -> None:
    a, b, c, d = (row(name, f"dòng {name}") for name in "abcd")
    report = new_report(store, boards_shown=table(a, b, c, d))
    first = clock.now
    clock.turn(seconds=30)

    def save(*rows: Row) -> int:
        before = store.connection.total_changes
        store.save_entries(report.id, {"boards_shown": table(*rows)})
        assert store.load_report(report.id).entry("boards_shown") == table(*rows)
        changed = (store.connection.total_changes - before) // 2  # each row with the seal of its table
        return changed - 1  # the report's own row

    assert save(a, b, c, d) == 0
    edited = row("c", "sửa")
    assert save(a, b, edited, d) == 2, "the row, and its state in the history"
    times = edited_times(store, report)
    assert [times[name] == first for name in "abcd"] == [True, True, False, True]
    assert save(a, b, edited, d, row("e", "thêm")) == 1
    assert save(a, edited, d, row("e", "thêm")) == 5, "one kept and taken away, three moved up"
    assert edited_times(store, report)["d"] == first, "who moves a row does not edit it"
    assert save(row("e", "thêm"), a, edited, d) == 4
    assert store.doctor() == ()


def test_an_emptied_table_leaves_nothing_but_its_history(store: Store, clock: Clock) -> None:
    report = new_report(store, boards_shown=table(row("a", "một"), row("b", "hai")))
    clock.turn(minutes=1)
    store.save_entries(report.id, {"boards_shown": Entry("")})
    assert "boards_shown" not in store.load_report(report.id).entries
    assert {kept.row.text("content") for kept in store.row_history(report.id, "boards_shown")} == {"một", "hai"}


def test_former_states_of_a_row_are_kept_as_those_of_a_section(store: Store, clock: Clock) -> None:
    still = row("b", "không đổi")
    report = new_report(store, boards_shown=table(row("a", "lần 0"), still))
    for second in range(0, 600, 10):
        clock.turn(seconds=10)
        place = Place("II", "boards_shown", second)
        store.save_entries(report.id, {"boards_shown": table(row("a", f"lần {second}"), still)}, place)
    states = store.row_history(report.id, "boards_shown")
    assert 4 <= len(states) <= 6
    assert {kept.row.id for kept in states} == {"a"}
    store.save_entries(report.id, {}, Place("II", "B.a", 0))
    left = store.row_history(report.id, "boards_shown")
    assert sorted(kept.row.text("content") for kept in left[:1] if kept.row.id == "a") == ["lần 590"]
    assert len(left) == len(states) + 2, "both rows as they were left"
    for _ in range(2):
        store.save_entries(report.id, {}, Place("II", "boards_shown", 0))
        store.save_entries(report.id, {}, Place("II", "B.a", 0))
    assert store.row_history(report.id, "boards_shown") == left
    with pytest.raises(UsageError, match="key_unknown"):
        store.row_history(report.id, "B.a")
    assert store.doctor() == ()


# whether a section counts

CELLS = st.sampled_from(["", " ", "chữ", "1.234", "\u00a0"])
ROWS = st.lists(st.builds(row, st.sampled_from("abcde"), CELLS, CELLS), max_size=5, unique_by=lambda one: one.id)
EDITS = st.one_of(
    st.tuples(st.sampled_from([one.key for one in TABLES]), ROWS.map(lambda rows: table(*rows))),
    st.tuples(st.sampled_from(["A1", "B.a", "B.d", "C"]), st.sampled_from([Entry(), words("  "), words("chữ")])),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(edits=st.lists(st.lists(EDITS, min_size=1, max_size=3).map(dict), min_size=1, max_size=6))
def test_what_the_list_counts_is_what_the_report_counts(store: Store, edits: list[dict[str, Entry]]) -> None:
    report = new_report(store)
    for changed in edits:
        store.save_entries(report.id, changed)
        report = report.with_entries(changed)
        listed = next(one for one in store.list_reports() if one.id == report.id)
        loaded = store.load_report(report.id)
        assert (listed.done, listed.total) == tuple(progress(report)) == tuple(progress(loaded))
        assert dict(loaded.entries) == {key: entry for key, entry in report.entries.items() if entry.value}


@given(ROWS)
def test_cutting_and_joining_give_the_same_text(rows: list[Row]) -> None:
    value = encode_rows(rows)
    assert join_rows(split_rows(value)) == value
    assert [text.id for text in split_rows(value)] == [one.id for one in rows]


# what is refused

HOSTILE = [
    ("unprintable_character", '{"rows":[{"cells":{"content":{"value":"a\u202eb"}},"id":"a"}],"v":1}'),
    ("unprintable_character", '{"rows":[{"cells":{"content":{"note":"a\u200bb","value":"x"}},"id":"a"}],"v":1}'),
    (
        "unprintable_character",
        '{"rows":[{"cells":{"content":{"value":"ạMARKS"}},"id":"a"}],"v":1}'.replace("MARKS", "\u0302" * 40),
    ),
    ("table_invalid", '{"rows":[{"cells":{"content":{"value":"\ud800"}},"id":"a"}],"v":1}'),
    ("table_invalid", '{"rows":[{"cells":{},"id":"a"},{"cells":{},"id":"a"}],"v":1}'),
    ("table_invalid", '{"rows":[{"cells":{},"id":""}],"v":1}'),
    ("table_invalid", '{"rows":[{"cells":{"content":{"value":""}},"id":"a"}],"v":1}'),
    ("table_invalid", '{"rows":[{"cells":{}, "id":"a"}],"v":1}'),
    ("table_invalid", '{"rows":[{"cells":{"content":{"value":3}},"id":"a"}],"v":1}'),
    ("table_invalid", '{"rows":[{"cells":[],"id":"a"}],"v":1}'),
    ("table_invalid", '{"rows":[],"v":1}'),
    ("table_invalid", "words"),
    ("table_newer", '{"rows":[{"cells":{},"id":"a","colour":"red"}],"v":2}'),
    ("key_unknown", '{"rows":[{"cells":{"colour":{"value":"x"}},"id":"a"}],"v":1}'),
    ("key_unknown", '{"rows":[{"cells":{"share":{"value":"100"}},"id":"a"}],"v":1}'),
]


@pytest.mark.parametrize(("code", "value"), HOSTILE)
def test_what_is_no_table_is_refused_whole(store: Store, code: str, value: str) -> None:
    report = new_report(store, boards_shown=table(row("a", "cũ"), row("b", "cũ")))
    with pytest.raises(DcbcError) as caught:
        store.save_entries(report.id, {"header.place": Entry("Huế"), "boards_shown": Entry(value)})
    assert caught.value.code == code
    assert store.load_report(report.id) == report


def test_a_note_on_the_table_itself_and_too_many_rows_are_refused(store: Store) -> None:
    report = new_report(store)
    with pytest.raises(FileError, match="table_invalid"):
        store.save_entries(report.id, {"votes": Entry(encode_rows([row("a", "x")]), "chú thích")})
    with pytest.raises(UsageError, match="table_too_large"):
        encode_rows([row("a", "x" * (MAX_CELL + 1))])
    assert store.load_report(report.id) == report


def test_text_of_cells_is_nfc_in_the_file(store: Store) -> None:
    report = new_report(store)
    typed = (
        f'{{"rows":[{{"cells":{{"content":{{"value":"{unicodedata.normalize("NFD", "Ủy ban")}"}}}},"id":"a"}}],"v":1}}'
    )
    store.save_entries(report.id, {"votes": Entry(typed)})
    assert store.load_report(report.id).rows("votes")[0].text("content") == "Ủy ban"
    assert encode_rows([row("a", unicodedata.normalize("NFD", "Ủy\u200b ban\n"))]) == table(row("a", "Ủy ban ")).value


# care


def test_rows_of_a_signed_report_are_frozen_and_amended(store: Store) -> None:
    report = new_report(store, boards_shown=table(row("a", "một"), row("b", "hai")))
    sign(store, report)
    with pytest.raises(RefusedError, match="report_frozen"):
        store.save_entries(report.id, {"boards_shown": Entry("")})
    with closing(sqlite3.connect(store.path, isolation_level=None)) as stranger:
        for attack in (
            "DELETE FROM entry WHERE row_id = 'a'",
            "UPDATE entry SET position = 1 - position WHERE row_id <> ''",
            "INSERT INTO entry (report_id, key, row_id, edited, row_hash, value) VALUES (1, 'votes', 'z', '', '', '')",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="report_frozen"):
                stranger.execute(attack)
    assert store.doctor() == ()
    store.revisions.amend(report.id, "thêm dòng")
    store.save_entries(report.id, {"boards_shown": table(row("b", "hai"), row("c", "ba"))})
    sign(store, report)
    assert b'\\"ba\\"' in store.revisions.content(report.id, 2)
    assert store.doctor() == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE entry SET value = replace(value, 'một', 'mót') WHERE row_id = 'a'", "row_damaged"),
        ("UPDATE entry SET position = 7 WHERE row_id = 'a'", "row_damaged"),
        ("UPDATE entry SET row_id = 'z' WHERE row_id = 'a'", "row_damaged"),
        ("DELETE FROM entry WHERE row_id = 'a'", "signed_report_changed"),
        ("DELETE FROM entry WHERE row_id <> ''", "summary_wrong"),
    ],
)
def test_rows_changed_behind_dropped_triggers_are_noticed(store: Store, change: str, code: str) -> None:
    report = new_report(store, boards_shown=table(row("a", "một", "1"), row("b", "hai")))
    sign(store, report)
    for trigger in ("entry_update", "entry_delete"):
        store.connection.execute(f"DROP TRIGGER {trigger}")
    store.connection.execute(change)
    assert code in {problem.code for problem in store.doctor()}
    if code == "row_damaged":
        with pytest.raises(FileError, match="row_damaged"):
            store.load_report(report.id)


def test_the_bin_takes_rows_and_their_history_along(store: Store, clock: Clock) -> None:
    report = new_report(store, boards_shown=table(row("a", "Chuyện bỏ đi.")))
    clock.turn(minutes=5)
    store.save_entries(report.id, {"boards_shown": table(row("b", "Khác."))})
    store.bin_report(report.id)
    assert store.empty_bin() == 1
    assert store.connection.execute("SELECT count(*) FROM entry_history").fetchone() == (0,)
    assert "Chuyện bỏ đi.".encode() not in store.path.read_bytes()
    assert store.doctor() == ()


def test_what_is_signed_holds_the_tables_in_their_order(store: Store) -> None:
    report = new_report(store, votes=table(row("z", "trước"), row("a", "sau")))
    content = json.loads(canonical_content(store.load_report(report.id)))
    assert content["entries"]["votes"]["value"] == report.text("votes")
