"""present, withdraw, return, diff; and what list and show tell of it."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run
from tests.cli.test_database_commands import fill

CHIEF = ("--signatory", "Lê Thị Minh Hòa", "--office", "Giám đốc")


@pytest.fixture
def whole(run: Run, draft: int) -> str:
    """A report that may be signed."""
    fill(run, draft)
    run("set", str(draft), "signatory.name", "Lê Thị Minh Hòa")
    run("set", str(draft), "signatory.lines", "GIÁM ĐỐC")
    assert run("check", str(draft)).code == 0
    return str(draft)


def test_the_way_to_the_chief_and_back(run: Run, whole: str) -> None:
    presented = run("present", whole)
    assert (presented.code, presented.data["state"]) == (0, "presented")
    assert run("show", whole).data["state"] == "presented"
    assert [row["state"] for row in run("list").data["reports"]] == ["presented"]
    assert run("set", whole, "I", "khác").data["error"]["code"] == "report_presented"
    returned = run("return", whole, "--comment", "Ghi rõ số liệu", "--comment", "Xem lại", "--section", "III.1")
    assert (returned.code, returned.data["state"]) == (0, "draft")
    assert [(row["state"], row["returned"]) for row in run("list").data["reports"]] == [("draft", True)]
    comments = run("show", whole).data["comments"]
    assert [(one["key"], one["text"]) for one in comments] == [("", "Xem lại"), ("III.1", "Ghi rõ số liệu")]
    assert run("set", whole, "I", "Nội dung đã sửa.").code == 0
    assert run("present", whole).code == 0
    assert run("withdraw", whole).data["state"] == "draft"
    assert [row["returned"] for row in run("list").data["reports"]] == [False]
    assert run("present", whole).code == 0
    assert run("sign-off", whole).code == 0
    assert run("doctor").data == {"problems": []}


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("withdraw", "1"), 1, "report_not_presented"),
        (("return", "1", "--comment", "x"), 1, "report_not_presented"),
        (("return", "1"), 2, "usage_missing"),
        (("return", "1", "--comment", "x", "--section", "I", "--section", "III.1"), 2, "usage_missing"),
        (("return", "1", "--comment", "x", "--section", "nope"), 2, "key_unknown"),
        (("present", "9"), 2, "report_unknown"),
        (("diff", "1"), 2, "differences_none"),
        (("diff", "1", "--from", "7"), 2, "revision_unknown"),
    ],
)
def test_wrong_words_get_a_sentence(run: Run, whole: str, words: tuple[str, ...], code: int, error: str) -> None:
    before = run("show", whole).data
    answer = run(*words)
    assert (answer.code, answer.data["error"]["code"]) == (code, error)
    assert "…" not in answer.data["error"]["message"]
    assert run("show", whole).data == before


def test_an_unfinished_report_is_not_presented(run: Run, draft: int) -> None:
    answer = run("present", str(draft))
    assert (answer.code, answer.data["error"]["code"]) == (1, "signoff_blocked")
    assert "Mở đầu" in answer.err or "chưa có nội dung" in answer.err


def test_diff_and_the_revisions_that_show_lists(run: Run, whole: str) -> None:
    assert run("sign-off", whole, *CHIEF, "--number", "12", "--date", "05/01/2026").code == 0
    assert run("amend", whole, "--reason", "Sửa số liệu").code == 0
    assert run("show", whole).data["header"]["header.number"] == ""
    assert run("set", whole, "I", "Nội dung mục I đã sửa.").code == 0
    found = run("diff", whole).data
    assert (found["from"], found["to"]) == ({"revision": 1, "state": "signed"}, {"revision": 2, "state": "draft"})
    (words,) = [one for one in found["differences"] if one["key"] == "I"]
    assert {"change": "added", "text": " đã sửa."} in words["runs"]
    printed = run("diff", whole, "--from", "1", "--to", "draft", plain=True).out
    assert "{+ đã sửa.+}" in printed
    refused = run("sign-off", whole, "--number", "12", "--date", "05/01/2026")
    assert refused.code == 1
    assert "cần số mới" in refused.err
    assert run("sign-off", whole, "--number", "13", "--date", "06/01/2026").code == 0
    first, second = run("show", whole).data["revisions"]
    assert (first["number"], first["document_number"], first["replaced"]) == (1, "12", True)
    assert (second["number"], second["document_date"], second["replaced"]) == (2, "2026-01-06", False)
    assert run("diff", whole, "--from", "2", "--to", "2").data["differences"] == []
    assert run("diff", whole, "--from", "2", "--to", "2", plain=True).out.strip() == "Hai bản giống hệt nhau."
