"""What a folder's tables.toml and figures.toml may not say: each mistake is named by file and key."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import ComputedKind, TablePlace
from dcbc_desktop.report.outline_files.loader import load_outline
from tests.places import NEXT_YEAR

T, F, S = "tables.toml", "figures.toml", "sections.toml"
INVALID, TWICE, UNKNOWN, MISSING = (
    "outline_value_invalid",
    "outline_key_twice",
    "outline_key_unknown",
    "outline_key_missing",
)
FORM = 'kind = "choice"\nchoices = ["Trực tiếp", "Trực tuyến", "Hòm thư"]'
TOTAL_OF = 'computed = { kind = "sum", of = ["voluntary", "agreed"] }'
GROWTH_OF = 'computed = { kind = "growth", of = ["total", "last_year"] }'
WAITING_OF = 'computed = { kind = "difference", of = ["asked", "answered"] }'
GRADES = 'starting_rows = ["Khối 10", "Khối 11", "Khối 12"]'
CHOICES = 'choices = ["Trực tiếp", "Trực tuyến", "Hòm thư"]'
WORDS_ONLY = """
[[table]]
key = "words"
title = "Chữ"
section = "C"
totals = true
[[table.column]]
key = "word"
label = "Chữ"

"""
PASSED = "share = [2, 3]\nblocking = false"
BOARDS = 'only_where = { key = "boards", least = 1, most = 100 }'
VOTES = 'only_where = { key = "votes_all", least = 1 }'


def _figures(count: int) -> str:
    return "".join(f'[[figure]]\nkey = "f{i}"\nlabel = "x"\nunit = "y"\n\n' for i in range(count))


def _tables(count: int) -> str:
    one = '[[table]]\nkey = "t{}"\ntitle = "x"\nsection = "C"\n[[table.column]]\nkey = "a"\nlabel = "x"\n\n'
    return "".join(one.format(i) for i in range(count))


def _sections(count: int) -> str:
    one = '[[section]]\nkey = "s{}"\nkind = "prose"\nheading = "x"\n\n'
    return "".join(one.format(i) for i in range(count))


def _columns(count: int) -> str:
    return "".join(f'[[table.column]]\nkey = "c{i}"\nlabel = "x"\n\n' for i in range(count))


def _listed(name: str, count: int) -> str:
    return f"{name} = {json.dumps([str(number) for number in range(count)])}"


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "key"),
    [
        # keys
        (T, 'key = "fees"', 'key = "boards"', TWICE, "boards"),
        (T, 'key = "fees"', 'key = "B.a"', TWICE, "B.a"),
        (T, 'key = "dialogues"', 'key = "fees"', TWICE, "fees"),
        (T, 'key = "fees"', 'key = "header.fees"', INVALID, "header.fees"),
        (T, 'key = "hours"', 'key = "reason"', TWICE, "fees.reason"),
        (T, 'key = "reason"', 'key = "row_id"', INVALID, "fees.row_id"),
        (T, 'key = "reason"', 'key = "lý do"', INVALID, "fees.lý do"),
        (T, 'key = "fees_votes"', 'key = "fees_passed"', TWICE, "fees_passed"),
        (F, 'key = "rest"', 'key = "cost_sum"', TWICE, "cost_sum"),
        # shape
        (T, 'title = "Khoản thu', 'titel = "Khoản thu', UNKNOWN, "table[0].titel"),
        (T, 'section = "B.a"\n', "", MISSING, "table[0].section"),
        (T, 'label = "Lý do thu"', 'label = "Lý do thu"\nwidth = 3', UNKNOWN, "table[0].column[10].width"),
        (T, 'label = "Lý do thu"', 'label = "Lý do thu"\nkind = "formula"', INVALID, "table[0].column[10].kind"),
        (T, TOTAL_OF, 'computed = "voluntary + agreed"', INVALID, "table[0].column[1].computed"),
        (T, TOTAL_OF, TOTAL_OF.replace("sum", "product"), INVALID, "table[0].column[1].computed.kind"),
        (T, 'place = "annex"', 'place = "left"', INVALID, "table[0].place"),
        (T, "[[table]]", "columns = []\n[[table]]", UNKNOWN, "columns"),
        # words and places
        (T, 'title = "Khoản thu', 'title = "{eval}', INVALID, "fees"),
        (T, 'title = "Các buổi đối thoại"', 'title = " "', INVALID, "dialogues.title"),
        (T, 'label = "Lý do thu"', 'label = ""', INVALID, "fees.reason"),
        (T, 'label = "Lý do thu"', 'label = "Ly\\u0301 do"', INVALID, "fees.reason"),
        (T, 'label = "Lý do thu"', 'label = "x\\u202e"', INVALID, "fees.reason"),
        (T, 'section = "B.a"', 'section = "Z"', INVALID, "fees.section"),
        (T, 'section = "B.a"', 'section = "B"', INVALID, "fees.section"),
        # columns
        (T, 'label = "Khối"', 'label = "Khối"\nkind = "count"', INVALID, "fees.column"),
        (T, FORM, 'kind = "choice"', INVALID, "dialogues.form.choices"),
        (T, FORM, FORM.replace("choice", "text", 1), INVALID, "dialogues.form.choices"),
        (T, '"Hòm thư"]', '"Trực tiếp"]', INVALID, "dialogues.form.choices"),
        (T, '"Hòm thư"]', '" Hòm thư"]', INVALID, "dialogues.form.choices"),
        (T, '"Hòm thư"]', '""]', INVALID, "dialogues.form.choices"),
        (T, GRADES, 'starting_rows = ["Khối 10", "Khối 10"]', INVALID, "fees.starting_rows"),
        (T, 'title = "Các buổi', 'starting_rows = ["Thư"]\ntitle = "Các buổi', INVALID, "dialogues.starting_rows"),
        # computed cells
        (T, TOTAL_OF, TOTAL_OF.replace("agreed", "nobody"), INVALID, "fees.total.computed"),
        (T, TOTAL_OF, TOTAL_OF.replace("agreed", "reason"), INVALID, "fees.total.computed"),
        (T, TOTAL_OF, TOTAL_OF.replace("agreed", "votes_share"), INVALID, "fees.total.computed"),
        (T, TOTAL_OF, TOTAL_OF.replace("agreed", "votes_for"), INVALID, "fees.total.computed"),
        (T, TOTAL_OF, TOTAL_OF.replace(', "agreed"', ""), INVALID, "fees.total.computed"),
        (T, TOTAL_OF, TOTAL_OF.replace("agreed", "voluntary"), INVALID, "fees.total.computed"),
        (T, TOTAL_OF, TOTAL_OF.replace("agreed", "total"), INVALID, "fees.total.computed"),
        (T, GROWTH_OF, GROWTH_OF.replace('"last_year"', '"last_year", "agreed"'), INVALID, "fees.growth.computed"),
        (T, 'label = "Tăng, giảm"\nkind = "decimal"', 'label = "Tăng"\nkind = "money"', INVALID, "growth.computed"),
        (T, 'label = "Chưa trả lời"\nkind = "count"', 'label = "Chưa"\nkind = "text"', INVALID, "waiting.computed"),
        (T, 'label = "Chưa trả lời"\nkind = "count"', 'label = "Chưa"\nkind = "share"', INVALID, "waiting.computed"),
        (T, WAITING_OF, WAITING_OF.replace('"answered"', '"waiting"'), INVALID, "dialogues.waiting.computed"),
        (T, 'label = "Thỏa thuận"\nkind = "money"',
         'label = "Thỏa thuận"\nkind = "money"\ncomputed = { kind = "sum", of = ["total", "planned"] }',
         INVALID, "fees.total.computed"),
        (T, 'kind = "money"\nunit = "đồng"\nheading = "Khoản thu"\nprevious_key', 'kind = "text"\nprevious_key',
         INVALID, "fees.growth.computed"),
        # từ đầu năm
        (T, 'cumulative_of = "asked"', 'cumulative_of = "nobody"', INVALID, "dialogues.asked_year.cumulative_of"),
        (T, 'cumulative_of = "asked"', 'cumulative_of = "form"', INVALID, "dialogues.asked_year.cumulative_of"),
        (T, 'cumulative_of = "asked"', 'cumulative_of = "asked_year"', INVALID, "asked_year.cumulative_of"),
        (T, 'cumulative_of = "asked"', 'cumulative_of = "waiting"', INVALID, "asked_year.cumulative_of"),
        (T, 'label = "Chuyển kỳ sau"', 'label = "Sau"\ncumulative_of = "asked_year"', INVALID, "left.cumulative_of"),
        (F, 'cumulative_of = "visits"', 'cumulative_of = "nobody"', INVALID, "visits_year.cumulative_of"),
        (F, 'cumulative_of = "visits"', 'cumulative_of = "visits_year"', INVALID, "visits_year.cumulative_of"),
        (F, 'cumulative_of = "visits"', 'cumulative_of = "hours"', INVALID, "visits_year.cumulative_of"),
        # figures
        (F, 'kind = "decimal"', 'kind = "text"', INVALID, "hours.kind"),
        (F, 'kind = "decimal"', 'kind = "date"', INVALID, "hours.kind"),
        (F, '["cost_state", "cost_parents"]\n\n', '["cost_state", "share_present"]\n\n', INVALID, "total_of"),
        (F, '["cost_state", "cost_parents"]\n\n', '["cost_state", "cost_state"]\n\n', INVALID, "total_of"),
        (F, '["cost_state", "cost_parents"]\n\n', '["cost_state", "cost_total"]\n\n', INVALID, "total_of"),
        (F, 'label = "Ngân sách"', 'label = "Ngân sách"\ntotal_of = ["cost_total"]', INVALID, "total_of"),
        # relations
        (T, 'table = "fees"\nfigures = ["votes_for", "votes_all"]\n\n', 'figures = ["boards", "meetings"]\n\n', INVALID,
         "fees_votes.table"),
        (F, 'key = "boards_within"', 'key = "boards_within"\ntable = "fees"', INVALID, "boards_within.table"),
        (T, 'table = "dialogues"', 'table = "nowhere"', INVALID, "dialogue_days.table"),
        (T, 'figures = ["first_day", "last_day"]', 'figures = ["first_day", "nobody"]', INVALID, "days.figures"),
        (T, 'figures = ["first_day", "last_day"]', 'figures = ["first_day", "asked"]', INVALID, "days.figures"),
        (T, 'figures = ["first_day", "last_day"]', 'figures = ["first_day"]', INVALID, "days.figures"),
        (T, 'figures = ["present"]', 'figures = ["reason"]', INVALID, "fees_present.figures"),
        (T, 'figures = ["left", "asked", "answered"]', 'figures = ["left", "left", "left"]', INVALID, "rest.figures"),
        (T, 'kind = "difference"\ntable', 'kind = "share_at_least"\nshare = [1, 2]\ntable', INVALID, "rest.figures"),
        (T, PASSED, "blocking = false", INVALID, "fees_passed.share"),
        (T, PASSED, PASSED.replace("2, 3", "3, 2"), INVALID, "fees_passed.share"),
        (T, PASSED, PASSED.replace("2, 3", "0, 3"), INVALID, "fees_passed.share"),
        (T, PASSED, PASSED.replace("2, 3", "2, 3, 4"), INVALID, "check[2].share"),
        (T, 'key = "fees_votes"', 'key = "fees_votes"\nstrictly = true', INVALID, "fees_votes.share"),
        (T, 'key = "fees_votes"', 'key = "fees_votes"\nshare = [1, 2]', INVALID, "fees_votes.share"),
        (T, "least = 0\n", "least = 101\n", INVALID, "fees_present.most"),
        (T, 'kind = "filled_if"', 'kind = "if"', INVALID, "check[3].kind"),
        (F, "least = 2\n", "least = 2\nmost = 3\n", INVALID, "visits_each_meeting"),
        (F, 'when = "year_end"', 'when = "spring"', INVALID, "when"),
        (F, "Mỗi cuộc họp một lượt tiếp.", "Mỗi {month}", INVALID, "visits_each_meeting.guidance"),
        (F, BOARDS, BOARDS.replace("boards", "nothing"), INVALID, "visits_each_meeting.only_where"),
        (F, BOARDS, BOARDS.replace("least = 1", "least = 101"), INVALID, "visits_each_meeting.only_where"),
        (F, BOARDS, 'only_where = { key = "boards" }', INVALID, "visits_each_meeting.only_where"),
        (F, BOARDS, 'only_where = { key = "boards", choices = ["1"] }', INVALID, "visits_each_meeting.only_where"),
        (F, BOARDS, BOARDS.replace("least", "from"), "outline_key_unknown", "from"),
        (T, VOTES, VOTES.replace("votes_all", "reason"), INVALID, "fees_as_planned.only_where"),
        (T, VOTES, VOTES.replace("least = 1", 'least = 1, choices = ["x"]'), INVALID, "fees_as_planned.only_where"),
        (T, VOTES, 'only_where = { key = "grade", choices = ["Khối 10"] }', INVALID, "fees_as_planned.only_where"),
        # limits
        (T, "[[table]]", _tables(59) + "[[table]]", INVALID, "table"),
        (F, "[[figure]]", _figures(52) + "[[figure]]", INVALID, "figure"),
        (S, "[[section]]", _sections(56) + "[[section]]", INVALID, "section"),
        (T, '[[table.column]]\nkey = "total"', _columns(8) + '[[table.column]]\nkey = "total"', INVALID, "fees.column"),
        (T, CHOICES, _listed("choices", 41), INVALID, "dialogues.form.choices"),
        (T, GRADES, _listed("starting_rows", 101), INVALID, "fees.starting_rows"),
        (T, "[[check]]", WORDS_ONLY + "[[check]]", INVALID, "words.totals"),
    ],
)  # fmt: skip
def test_mistakes_name_file_and_key(tmp_path: Path, file: str, old: str, new: str, code: str, key: str) -> None:
    folder = _changed(tmp_path, file, old, new)
    with pytest.raises(FileError) as caught:
        load_outline(folder)
    assert caught.value.code == code
    assert caught.value.params["file"] == file
    assert str(caught.value.params["key"]).endswith(key)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (F, "least = 2\n", ""),
        (F, 'when = "year_end"', 'when = "year"'),
        (F, BOARDS, 'only_where = { key = "share_present", most = 50 }'),
        (T, VOTES, VOTES.replace("votes_all", "votes_share")),
        (T, GROWTH_OF, GROWTH_OF.replace("growth", "sum")),
        (T, GROWTH_OF, GROWTH_OF.replace("growth", "difference")),
        (T, PASSED, PASSED.replace("2, 3", "3, 3")),
        (T, PASSED, PASSED + "\nstrictly = true"),
        (T, "least = 0\n", "least = 100\n"),
        (T, "least = 0\n", ""),
        (T, 'label = "Khối"', 'label = "Khối"\nkind = "choice"\nchoices = ["Khối 10", "Khối 11", "Khối 12"]'),
        (T, 'cumulative_of = "asked"', 'cumulative_of = "answered"'),
        (T, "[[table]]", _tables(58) + "[[table]]"),
        (F, "[[figure]]", _figures(51) + "[[figure]]"),
        (S, "[[section]]", _sections(55) + "[[section]]"),
        (T, '[[table.column]]\nkey = "total"', _columns(6) + '[[table.column]]\nkey = "total"'),
        (T, CHOICES, _listed("choices", 40)),
        (T, GRADES, _listed("starting_rows", 100)),
        (T, "[[check]]", WORDS_ONLY.replace("totals = true\n", "") + "[[check]]"),
    ],
)
def test_near_misses_load(tmp_path: Path, file: str, old: str, new: str) -> None:
    load_outline(_changed(tmp_path, file, old, new))


def test_an_outline_without_tables_or_figures_loads(tmp_path: Path) -> None:
    folder = tmp_path / "o"
    shutil.copytree(NEXT_YEAR, folder)
    (folder / T).unlink()
    assert load_outline(folder).tables == ()
    (folder / F).unlink()
    sections = (folder / S).read_text(encoding="utf-8")
    (folder / S).write_text("\n".join(line for line in sections.splitlines() if "figures" not in line), "utf-8")
    assert load_outline(folder).checks == ()


def test_what_a_table_says_is_read() -> None:
    fees, dialogues = load_outline(NEXT_YEAR).tables
    assert (fees.place, fees.totals, fees.starting_rows) == (TablePlace.ANNEX, True, ("Khối 10", "Khối 11", "Khối 12"))
    assert (dialogues.place, dialogues.totals) == (TablePlace.IN_PLACE, False)
    assert [column.key for column in dialogues.columns[:3]] == ["form", "first_day", "last_day"]
    total = fees.column("total")
    assert total is not None and total.computed is not None
    assert (total.kind, total.computed.kind) == (FieldKind.MONEY, ComputedKind.SUM)
    assert total.full_label == "Khoản thu – Tổng thu"


def _changed(tmp_path: Path, file: str, old: str, new: str) -> Path:
    folder = tmp_path / "đề cương"
    shutil.copytree(NEXT_YEAR, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder
