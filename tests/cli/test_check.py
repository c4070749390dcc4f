"""`check` and the language of commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from dcbc_desktop.report.checks.ignored import ignore, sort_out
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.review import check
from tests.cli.conftest import Run
from tests.cli.test_database_commands import fill
from tests.cli.test_tables import put

FIELDS = {"severity", "code", "key", "start", "length", "message"}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "cơ sở dữ liệu" / "reports.db"


def codes(run: Run, report: int | str, *words: str) -> list[str]:
    return [finding["code"] for finding in run("check", str(report), *words).data["findings"]]


def test_findings_carry_place_fix_and_note(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "báo cáo.txt"
    file.write_text(
        "Kính gửi: Sở Nội vụ\nI. ĐẶC ĐIỂM TÌNH HÌNH\nNghị định số 4/2023/NĐ-CP được thực hiện[1].\n"
        "[1] Gồm Nghị định số 5/2023/NĐ-CP và công việc khác.\n",
        encoding="utf-8",
    )
    number = run("import", str(file), "--outline", "co-quan-2023", "--year", "2026").data["id"]
    findings = run("check", str(number)).data["findings"]
    assert all(set(finding) >= FIELDS for finding in findings)
    text = run("show", str(number)).data["entries"]["I"]["text"]
    placed, noted = (
        next(f for f in findings if f["code"] == "document_zero" and ("note" in f) is in_note)
        for in_note in (False, True)
    )
    assert (text[placed["start"] : placed["start"] + placed["length"]], placed["fix"]) == (
        "4/2023/NĐ-CP",
        "04/2023/NĐ-CP",
    )
    assert text[noted["start"] : noted["start"] + noted["length"]] == "[1]"
    assert (noted["note"], noted["note_start"], noted["note_length"], noted["fix"]) == (1, 17, 12, "05/2023/NĐ-CP")
    lines = run("check", str(number), plain=True).out.splitlines()
    assert any(line.startswith("advisory document_zero I ") and line.endswith(" → 04/2023/NĐ-CP") for line in lines)


def test_a_correction_of_two_lines_is_one_line_of_the_list(run: Run, draft: int) -> None:
    assert run("set", str(draft), "signatory.lines", "PHÓ GIÁM ĐỐC").code == 0
    lines = run("check", str(draft), plain=True).out.splitlines()
    assert next(line for line in lines if " signature_deputy_alone " in line).endswith(" → KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC")


def test_a_cell_is_named_by_row_and_column(run: Run, tmp_path: Path) -> None:
    report = str(run("new", "--outline", "xa-phuong-2026", "--year", "2026").data["id"])
    put(run, tmp_path, report, "meetings", "kind\tall\tonce\nThôn\t3\tnăm")
    answer = run("check", report)
    (found,) = [f for f in answer.data["findings"] if f["key"] == "meetings"]
    assert (answer.code, found["severity"], found["code"], found["column"]) == (1, "blocking", "number_invalid", "once")
    row = run("show", report).data["entries"]["meetings"]["rows"][0]["row_id"]
    assert found["row"] == row
    assert f"blocking number_invalid meetings/{row}/once" in run("check", report, plain=True).out


def test_rules_that_are_off_and_findings_set_aside_are_not_shown(run: Run, draft: int, database: Path) -> None:
    fill(run, draft)
    run("set", str(draft), "I", "Nghị định số 4/2023/NĐ-CP và 100 % cơ quan.")
    before = codes(run, draft)
    store = Store.open(database)
    report = store.load_report(draft)
    first, second = [finding for finding in check(report) if finding.key == "I"][:2]
    store.ignore(draft, ignore(first, report, "trích nguyên văn"))
    assert sort_out(check(report), store.ignored(draft), report).ignored
    store.close()
    assert codes(run, draft) == [code for code in before if code != first.code]
    assert "1" in run("check", str(draft), plain=True).out.splitlines()[-1]
    shown = run("check", str(draft), "--all").data["findings"]
    assert [f["ignored"] for f in shown if "ignored" in f] == ["trích nguyên văn"]
    assert "(trích nguyên văn)" in run("check", str(draft), "--all", plain=True).out
    run("settings", "set", "rules_off", second.code)
    assert second.code not in codes(run, draft)


def test_last_year_is_looked_at(run: Run, draft: int) -> None:
    run("set", str(draft), "staff", "10")
    later = run("new", "--outline", "co-quan-2023", "--year", "2027").data["id"]
    run("set", str(later), "staff", "100")
    assert "large_change" in codes(run, later)
    assert "large_change" not in codes(run, draft)


# language


@pytest.mark.usefixtures("draft")
def test_commands_speak_the_language_that_was_chosen(run: Run) -> None:
    assert "Không có" in run("fly").err
    run("settings", "set", "language", "en")
    assert "no command fly" in run("fly").err
    assert "The reports" in run("--help", plain=True).out
    assert "Không có" in run("--lang", "vi", "fly").err


def test_no_database_is_made_or_needed_for_the_language(run: Run, database: Path) -> None:
    assert "Không có" in run("fly").err
    assert run("outlines").code == 0
    assert not database.exists()
    database.parent.mkdir(exist_ok=True)
    for broken in (b"", b"SQLite format 3\0" + bytes(200), b"words"):
        database.write_bytes(broken)
        assert "Không có" in run("fly").err
        assert database.read_bytes() == broken


def test_a_language_that_does_not_exist_is_the_usual_one(run: Run, draft: int, database: Path) -> None:
    store = Store.open(database)
    store.settings.set("language", "fr")
    store.close()
    assert run("show", str(draft)).code == 0
    assert "Không có" in run("fly").err


def test_the_numbers_of_findings_are_counted(run: Run) -> None:
    report = str(run("new", "--outline", "co-quan-2023", "--year", "2026").data["id"])
    answer = run("check", report).data
    blocking = sum(finding["severity"] == "blocking" for finding in answer["findings"])
    assert answer["counts"] == {"blocking": blocking, "advisory": len(answer["findings"]) - blocking, "ignored": 0}
    assert f"Phải sửa: {blocking}; " in run("check", report, plain=True).out


@pytest.mark.parametrize(
    "words",
    [
        ("header.recipients", "- Như trên;\n- Lưu: VT."),
        ("header.recipients", "-Như trên;\n-Lưu: VT.", "--keep-rows"),
        ("--keep-rows", "header.recipients", "-- Như trên = a"),
        ("--", "header.recipients", "--Như trên"),
    ],
)
def test_a_value_may_begin_with_a_hyphen(run: Run, draft: int, words: tuple[str, ...]) -> None:
    assert run("set", str(draft), *words).code == 0
    value = next(word for word in words if "Như" in word)
    assert run("show", str(draft)).data["header"]["header.recipients"] == value


@pytest.mark.parametrize("word", ["--replace-note", "-x", "--numbers=một hai", "--file=không có"])
def test_an_option_that_does_not_exist_is_no_value(run: Run, draft: int, word: str) -> None:
    assert run("set", str(draft), "header.title", word).code in (2, 3)
