"""Tables on the command line: rows as JSON and as tab-separated text, there and back."""

from __future__ import annotations

import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest

from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.table import Cell, encode_rows, new_row
from dcbc_desktop.report.table_input.spreadsheet_text import guarded
from dcbc_desktop.store.store import Store
from tests.cli.conftest import Run

ROWS = [{"content": "Dự toán năm 2026", "form": "Niêm yết"}, {"content": "Quy hoạch <b>&\"'"}]


@pytest.fixture
def report(run: Run) -> str:
    """A new report of outline B."""
    return str(run("new", "--outline", "xa-phuong-2026", "--year", "2026").data["id"])


def put(run: Run, tmp_path: Path, report: str, key: str, text: str, *words: str) -> tuple[int, str]:
    """Set a table from a file; exit code and the error's code."""
    file = tmp_path / "các dòng.txt"
    file.write_text(text, encoding="utf-8", newline="")
    answer = run("set", report, key, "--file", str(file), *words)
    return answer.code, answer.data.get("error", {}).get("code", "")


def shown(run: Run, report: str, key: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = run("show", report, "--section", key).data["entries"][key]["rows"]
    return rows


def without_ids(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{column: words for column, words in row.items() if column != "row_id"} for row in rows]


def test_starting_rows_are_shown(run: Run, report: str) -> None:
    assert without_ids(shown(run, report, "meetings")) == [{"kind": "Thôn"}, {"kind": "Tổ dân phố"}]


def test_rows_from_json_come_back_as_typed(run: Run, tmp_path: Path, report: str) -> None:
    typed = unicodedata.normalize("NFD", json.dumps({"rows": [*ROWS, {"content": " hai\ndòng\t"}]}, ensure_ascii=False))
    assert put(run, tmp_path, report, "disclosure", "\ufeff" + typed) == (0, "")
    rows = shown(run, report, "disclosure")
    assert without_ids(rows) == [*ROWS, {"content": "hai dòng"}]
    text = run("show", report, plain=True).out
    assert "- content: Dự toán năm 2026; form: Niêm yết" in text
    assert rows[0]["row_id"] not in text


def test_what_show_prints_can_be_set_again_and_rows_keep_their_identity(run: Run, tmp_path: Path, report: str) -> None:
    put(run, tmp_path, report, "disclosure", json.dumps({"rows": ROWS}))
    first, second = shown(run, report, "disclosure")
    moved = [second, {**first, "remark": "đã sửa"}, {"content": "mới"}]
    assert put(run, tmp_path, report, "disclosure", json.dumps({"rows": moved})) == (0, "")
    rows = shown(run, report, "disclosure")
    assert rows[:2] == moved[:2]
    assert put(run, tmp_path, report, "disclosure", '{"rows": []}') == (0, "")
    assert "disclosure" not in run("show", report).data["entries"]
    assert run("doctor").data == {"problems": []}


@pytest.mark.parametrize(
    "head",
    ["kind\treceived_period\tsettled_year", "loại  ĐƠN\tTiếp nhận – Trong kỳ\tGiải quyết – Từ đầu năm"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_from_tab_separated_text(run: Run, tmp_path: Path, report: str, head: str, end: str) -> None:
    lines = [head, '"Tố ""cáo"""\t1.234\t7', "", "Khiếu nại\t5", "\t\t", '"hai\ndòng"\t\t1', ""]
    assert put(run, tmp_path, report, "petitions", end.join(lines)) == (0, "")
    assert without_ids(shown(run, report, "petitions")) == [
        {"kind": 'Tố "cáo"', "received_period": "1.234", "settled_year": "7"},
        {"kind": "Khiếu nại", "received_period": "5"},
        {"kind": "hai dòng", "settled_year": "1"},
    ]


def test_from_standard_input(run: Run, report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Nội dung công khai\nNgân sách\n".encode())))
    assert run("set", report, "disclosure", "--file", "-").code == 0
    assert without_ids(shown(run, report, "disclosure")) == [{"content": "Ngân sách"}]


def test_notes_of_cells_are_not_lost_unasked(run: Run, tmp_path: Path, report: str) -> None:
    row = new_row({"content": Cell("Ngân sách", "theo quyết định số 12"), "remark": Cell("x")})
    with_note = Store.open(tmp_path / "cơ sở dữ liệu" / "reports.db")
    with_note.save_entries(int(report), {"disclosure": Entry(encode_rows([row]))})
    with_note.close()
    kept = json.dumps({"rows": [{"row_id": row.id, "content": "Ngân sách xã"}]})
    assert put(run, tmp_path, report, "disclosure", kept) == (0, "")
    lost = json.dumps({"rows": [{"content": "Ngân sách xã"}]})
    assert put(run, tmp_path, report, "disclosure", lost) == (2, "replace_notes_needed")
    assert shown(run, report, "disclosure")[0]["row_id"] == row.id
    assert put(run, tmp_path, report, "disclosure", lost, "--replace-notes") == (0, "")


WRONG = [
    ("table_input_invalid", '{"rows": 3}'),
    ("table_input_invalid", '{"rows": [{"content": 3}]}'),
    ("table_input_invalid", '{"rows": [{"content": null}]}'),
    ("table_input_invalid", '{"rows": [["content"]]}'),
    ("table_input_invalid", '{"rows": [], "more": 1}'),
    ("table_input_invalid", '{"rows": [{"content": "a"}'),
    ("table_input_invalid", '{"rows":' + "[" * 100_000),
    ("table_input_invalid", "content\nmột\thai"),
    ("table_input_invalid", 'content\n"không đóng'),
    ("table_input_invalid", "content\n" + "x" * 200_000),
    ("table_column_unknown", '{"rows": [{"colour": "đỏ"}]}'),
    ("table_column_unknown", "content\tcolour\na\tb"),
    ("table_column_unknown", "chỉ là lời"),
    ("table_column_unknown", "TT\tcontent\tbody\tform\tplan\tremark\tcolour\tsize\n1\ta"),
    ("table_column_unknown", "content" + "\tcolour" * 100_000 + "\na"),
    ("table_column_twice", "content\tNội dung công khai\na\tb"),
    ("table_row_unknown", '{"rows": [{"row_id": "zzz", "content": "a"}]}'),
    ("table_too_large", json.dumps({"rows": [{"content": "a"}] * 2_001})),
    ("table_too_large", "content\n" + "a\n" * 2_001),
    ("value_too_long", json.dumps({"rows": [{"content": "x" * 20_001}]})),
    ("unprintable_character", json.dumps({"rows": [{"content": "a\u202eb"}]})),
    ("unprintable_character", json.dumps({"rows": [{"content": "a\0b"}]})),
    ("unprintable_character", "content\na\u200bb"),
]


@pytest.mark.parametrize(("code", "text"), WRONG, ids=[f"{n} {code}" for n, (code, _) in enumerate(WRONG)])
def test_what_is_no_table_gets_a_sentence_and_changes_nothing(
    run: Run, tmp_path: Path, report: str, code: str, text: str
) -> None:
    put(run, tmp_path, report, "disclosure", json.dumps({"rows": ROWS}))
    before = run("show", report).data
    assert put(run, tmp_path, report, "disclosure", text) == (2, code)
    assert run("show", report).data == before


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("table_column_computed", "kind\tpending\na\t1"),
        ("table_column_twice", "kind\tTrong kỳ\na\t1"),
    ],
)
def test_columns_that_take_nothing_or_are_not_told_apart(
    run: Run, tmp_path: Path, report: str, code: str, text: str
) -> None:
    assert put(run, tmp_path, report, "petitions", text) == (2, code)


def test_a_row_named_twice_is_refused(run: Run, tmp_path: Path, report: str) -> None:
    row = shown(run, report, "meetings")[0]
    assert put(run, tmp_path, report, "meetings", json.dumps({"rows": [row, row]})) == (2, "table_row_unknown")
    assert len(shown(run, report, "meetings")) == 2


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (2, '{"rows":\n [{"content" "a"}]}'),
        (3, '{"rows": [{}, {}, {"content": 3}]}'),
        (3, "content\nmột\nhai\tba"),
    ],
)
def test_the_sentence_names_the_line(run: Run, tmp_path: Path, report: str, line: int, text: str) -> None:
    file = tmp_path / "sai.txt"
    file.write_text(text, encoding="utf-8")
    assert f"(dòng {line})" in run("set", report, "disclosure", "--file", str(file)).err


FORMULAS = ["=1+1", "+84", "-x", "@a", "＝1", "'=1", "-5"]


def test_formulas_stay_text_from_json_and_from_a_spreadsheet(run: Run, tmp_path: Path, report: str) -> None:
    rows = [{"content": cell} for cell in FORMULAS]
    assert put(run, tmp_path, report, "disclosure", json.dumps({"rows": rows})) == (0, "")
    assert without_ids(shown(run, report, "disclosure")) == rows
    lines = "\n".join(["content", *map(guarded, FORMULAS)])
    assert put(run, tmp_path, report, "disclosure", lines) == (0, "")
    assert without_ids(shown(run, report, "disclosure")) == rows
    assert put(run, tmp_path, report, "disclosure", "content\n=1+1\n") == (0, "")
    assert without_ids(shown(run, report, "disclosure")) == rows[:1]


_BLOCK = "STT\tLĩnh vực\tSố cuộc giám sát\tSai phạm phát hiện\n(1)\t(2)\t(3)\t(4)\n1\tĐất đai\t4\t-\n2\tKhác\t3\t2\n"
_TOTAL = "\tTổng cộng\t8\t2\n"


def test_head_and_total_of_a_spreadsheet_are_left_out_and_told(run: Run, tmp_path: Path, report: str) -> None:
    file = tmp_path / "khối.tsv"
    file.write_text(_BLOCK + _TOTAL, encoding="utf-8")
    answer = run("set", report, "inspectorate", "--file", str(file)).data
    assert [(row["line"], row["kind"]) for row in answer["left_out"]] == [(1, "head"), (2, "head"), (5, "total")]
    rows = without_ids(shown(run, report, "inspectorate"))
    assert rows == [{"area": "Đất đai", "supervisions": "4"}, {"area": "Khác", "supervisions": "3", "violations": "2"}]
    told = run("set", report, "inspectorate", "--file", str(file), plain=True).out
    assert "ghi 8 ở cột «Số cuộc giám sát», nhưng các dòng cộng lại được 7" in told
    assert put(run, tmp_path, report, "inspectorate", _BLOCK + _TOTAL, "--keep-rows") == (0, "")
    assert shown(run, report, "inspectorate")[-1]["area"] == "Tổng cộng"


def test_numbers_with_two_meanings_are_refused_until_the_way_is_named(run: Run, tmp_path: Path, report: str) -> None:
    block = "Lĩnh vực\tVề đất – Thu hồi\tVề đất – Xử lý khác\nĐất đai\t1,500\t2\n"
    before = shown(run, report, "inspectorate")
    assert put(run, tmp_path, report, "inspectorate", block) == (2, "table_numbers_unclear")
    assert shown(run, report, "inspectorate") == before
    for way, value in (("vi", "1,5"), ("en", "1.500")):
        assert put(run, tmp_path, report, "inspectorate", block, "--numbers", way) == (0, "")
        assert shown(run, report, "inspectorate")[0]["land_recovered"] == value
    evidence = block.replace("\t2\n", "\t2,5\n")
    assert put(run, tmp_path, report, "inspectorate", evidence) == (0, "")
    assert shown(run, report, "inspectorate")[0]["land_recovered"] == "1,5"


def test_what_json_brings_is_found_by_check_with_its_mend(run: Run, tmp_path: Path, report: str) -> None:
    rows = [
        {"village": "Thôn 1", "act": "bai bo", "voted_on": "05/04/2016"},
        {"village": "Tổng cộng", "votes_for": "1.000 đ"},
    ]
    put(run, tmp_path, report, "charters", json.dumps({"rows": rows}))
    found = {one["code"]: one for one in run("check", report).data["findings"] if one["key"] == "charters"}
    assert found["choices_near"]["mends"][0]["after"] == "Bãi bỏ"
    assert found["total_row_typed"]["rows_to_leave_out"] == [found["total_row_typed"]["row"]]
    assert {"date_outside_period", "numbers_mendable"} <= found.keys()
