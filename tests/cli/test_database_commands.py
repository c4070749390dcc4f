from __future__ import annotations

import io
import re
import sys
import unicodedata
from pathlib import Path

import pytest

from dcbc_desktop.cli.database_commands import commands
from dcbc_desktop.report.checks.language.rules import rule_codes
from dcbc_desktop.report.wording import messages
from dcbc_desktop.store.store import Store
from tests.cli.conftest import Run

SECTIONS = ["mo_dau", "I", "II.1", "II.2", "II.3", "III.1", "III.2", "III.3", "III.4", "IV.1", "IV.2", "V.1", "V.2"]


def fill(run: Run, report: int) -> None:
    """Everything that sign-off asks for."""
    for key in SECTIONS:
        assert run("set", str(report), key, f"Nội dung mục {key}.").code == 0
    run("set", str(report), "ket_thuc", "Trên đây là báo cáo./.")
    run("set", str(report), "header.issuer", "TRUNG TÂM LƯU TRỮ")
    run("set", str(report), "header.symbol", "/BC-TTLT")
    run("set", str(report), "header.place", "Bình Nguyên")
    run("set", str(report), "header.addressees", "Sở Nội vụ")


def test_outlines_lists_what_is_shipped(run: Run) -> None:
    answer = run("outlines")
    assert answer.code == 0
    assert "co-quan-2023" in [outline["id"] for outline in answer.data["outlines"]]
    assert answer.data["broken"] == []


def test_a_broken_outline_of_the_user_is_named_and_hides_nothing(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "dữ liệu người dùng" / "outlines" / "hỏng"
    folder.mkdir(parents=True)
    shipped = run("outlines").data["outlines"]
    (folder / "outline.toml").write_text("[outline]\nid = 3\n", encoding="utf-8")
    data = run("outlines").data
    assert data["outlines"] == shipped
    assert "outline.toml" in data["broken"][0]["message"]


def test_set_and_show(run: Run, draft: int) -> None:
    text = "Dòng một có [1] và <b>&amp;\n- gạch đầu dòng"
    assert run("set", str(draft), "I", unicodedata.normalize("NFD", text)).code == 0
    assert run("set", str(draft), "staff", " 1.234 ").code == 0
    assert run("set", str(draft), "header.symbol", "BC-VPCP").code == 0
    assert run("set", str(draft), "header.number", "007").code == 0
    assert run("set", str(draft), "header.recipients", "Như trên;\nLưu: VT.").code == 0
    shown = run("show", str(draft)).data
    assert shown["entries"]["I"] == {"text": text, "footnotes": []}
    assert shown["entries"]["staff"] == "1.234"
    assert shown["header"]["header.symbol"] == "VPCP"
    assert shown["header"]["header.number"] == "7"
    assert shown["recipients"] == ["Như trên;", "Lưu: VT."]
    assert (shown["outline"], shown["year"], shown["period"]) == ("co-quan-2023", 2026, "2026")
    assert (shown["state"], shown["revision"]) == ("draft", 1)
    assert list(run("show", str(draft), "--section", "I").data["entries"]) == ["I"]


def test_set_from_a_file_and_from_standard_input(
    run: Run, draft: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "nội dung.txt"
    file.write_bytes(b"\xef\xbb\xbf" + "Một.\r\nHai.\r\n".encode())
    assert run("set", str(draft), "I", "--file", str(file)).code == 0
    assert run("show", str(draft)).data["entries"]["I"]["text"] == "Một.\nHai."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ba.")))
    assert run("set", str(draft), "I", "--file", "-").code == 0
    assert run("show", str(draft)).data["entries"]["I"]["text"] == "Ba."


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("set", "1", "nope", "x"), 2, "key_unknown"),
        (("set", "1", "II", "x"), 2, "key_unknown"),
        (("set", "9", "I", "x"), 2, "report_unknown"),
        (("set", "1", "I"), 2, "value_or_file"),
        (("set", "1", "I", "a\x00b"), 2, "unprintable_character"),
        (("set", "1", "I", "a\udcffb"), 2, "unprintable_character"),
        (("set", "1", "I", "a\u202eb"), 2, "unprintable_character"),
        (("set", "1", "header.title", "x" * 30_000), 2, "value_too_long"),
        (("set", "1", "I", "--file", "không có.txt"), 3, "input_unreadable"),
        (("set", "x", "I", "y"), 2, "usage_bad_value"),
        (("new", "--outline", "nope", "--year", "2026"), 2, "outline_unknown"),
        (("new", "--outline", "co-quan-2023", "--year", "26"), 2, "period_invalid"),
        (("new", "--outline", "co-quan-2023"), 2, "usage_missing"),
        (("new", "--year", "2026"), 2, "usage_missing"),
        (("new", "--outline", "co-quan-2023", "--year", "2026", "--office", "H9"), 2, "office_unknown"),
        (("export", "1", "-o", "x.pdf"), 1, "report_not_signed"),
        (("export", "-o", "x.pdf"), 2, "usage_missing"),
        (("export", "1", "--sample", "-o", "x.pdf"), 2, "sample_only_draft"),
        (("export", "1", "--draft", "-o", "không có/x.pdf"), 3, "file_folder_missing"),
        (("sign-off", "1", "--signatory", "A", "--office", "GIÁM ĐỐC"), 1, "signoff_blocked"),
        (("sign-off", "1", "--signatory", "A", "--office", "X", "--authority", "ZZ"), 2, "authority_unknown"),
        (("sign-off", "1", "--signatory", "A", "--authority", "KT"), 2, "signatory_office_missing"),
        (("register", "1", "--number", "1", "--date", "2026-12-15"), 1, "report_not_signed"),
        (("amend", "1", "--reason", " "), 2, "reason_missing"),
        (("settings", "set", "colour", "red"), 2, "setting_unknown"),
        (("settings", "set", "language", "fr"), 2, "setting_value_invalid"),
        (("fly",), 2, "usage_no_command"),
        (("list", "--fly"), 2, "usage_no_option"),
    ],
)
def test_wrong_words_get_a_sentence_and_change_nothing(
    run: Run, draft: int, words: tuple[str, ...], code: int, error: str
) -> None:
    before = run("show", str(draft)).data
    answer = run(*words)
    assert (answer.code, answer.data["error"]["code"]) == (code, error)
    assert answer.err.startswith(answer.data["error"]["message"])
    assert "…" not in answer.data["error"]["message"]
    assert run("show", str(draft)).data == before


def test_messages_come_in_two_languages(run: Run) -> None:
    assert "Không có lệnh fly" in run("fly").err
    assert "no command fly" in run("--lang", "en", "fly").err
    assert run("--lang", "fr", "list").code == 2


def test_help_is_vietnamese_and_names_every_command(run: Run) -> None:
    text = run("--help", plain=True).out
    assert "Báo cáo thực hiện dân chủ" in text
    for name in commands.commands:
        assert name in text
        assert messages("vi")[f"help.{name}"][:30] in " ".join(text.split())
        own = run(name, "--help", plain=True).out
        assert "help." not in own
        assert (
            re.findall(r"Usage|Options|Commands|\b(?:OPTIONS|COMMAND|ARGS|TEXT|PATH|FILE|INTEGER|KEY|VALUE)\b", own)
            == []
        )
        assert own.startswith(f"Cách gọi: dcbc-desktop {name} [TÙY CHỌN]")
        assert "\nTùy chọn:\n" in own
    assert "\nCác lệnh:\n" in text
    assert run("set", "--help", "--lang", "en", plain=True).out.startswith("Usage: dcbc-desktop set [OPTIONS] ID KEY")


def test_list_names_the_states_in_words(run: Run, draft: int) -> None:
    assert "nháp" in run("list", plain=True).out
    fill(run, draft)
    assert run("sign-off", str(draft), "--signatory", "Lê Thị Minh Hòa", "--office", "Giám đốc").code == 0
    assert "đã ký duyệt" in run("list", plain=True).out
    assert " signed " in run("list", "--lang", "en", plain=True).out


def test_sign_off_register_amend_export(run: Run, draft: int, tmp_path: Path) -> None:
    fill(run, draft)
    number = str(draft)
    blocked = run("check", number)
    assert blocked.code == 1
    assert {f["code"] for f in blocked.data["findings"]} == {"signatory_missing"}
    signed = run("sign-off", number, "--signatory", "Lê Thị Minh Hòa", "--office", "Phó Giám đốc", "--authority", "KT")
    assert (signed.code, signed.data["revision"]) == (0, 1)
    shown = run("show", number).data
    assert shown["state"] == "signed"
    assert shown["signatory"] == {
        "name": "Lê Thị Minh Hòa",
        "office": "PHÓ GIÁM ĐỐC",
        "lines": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    }
    assert run("set", number, "I", "khác").code == 1
    first = tmp_path / "bản một.pdf"
    exported = run("export", number, "-o", str(first))
    assert exported.data["sha256"] == signed.data["sha256"]
    recorded = run("register", number, "--number", "12", "--date", "15/12/2025")
    assert recorded.code == 0
    assert [one["code"] for one in recorded.data["advice"]] == ["registered_date_differs", "date_before_period_end"]
    assert "«năm 2026»" in recorded.data["advice"][0]["message"]
    (row,) = run("list").data["reports"]
    assert (row["number"], row["date"]) == ("12", "2025-12-15")
    assert "  12  15/12/2025  " in run("list", plain=True).out
    issued = run("show", number).data["issued"]
    assert issued == {"number": "12", "date": "2025-12-15", "name": "12/BC-TTLT, 15/12/2025"}
    assert "Số, ngày văn bản: 12/BC-TTLT, 15/12/2025" in run("show", number, plain=True).out
    assert run("register", number, "--number", "13", "--date", "15/12/2026").code == 1
    twice = run("register", number, "--number", "13", "--date", "15/12/2026", "--revision", "1")
    assert (twice.code, twice.data["error"]["code"]) == (1, "already_registered")
    amended = run("amend", number, "--reason", "Sửa số liệu")
    assert (amended.code, amended.data["revision"]) == (0, 2)
    assert [(row["number"], row["date"]) for row in run("list").data["reports"]] == [("", "")]
    assert run("show", number).data["issued"]["name"] == ""
    assert run("export", number, "-o", str(first)).code == 1
    again = tmp_path / "again.pdf"
    assert run("export", number, "--revision", "1", "-o", str(again)).code == 0
    assert again.read_bytes() == first.read_bytes()
    assert run("set", number, "I", "Nội dung đã sửa.").code == 0
    second = run("sign-off", number)
    assert second.data["revision"] == 2
    assert second.data["sha256"] != signed.data["sha256"]
    assert run("doctor").data == {"problems": []}


def test_a_new_report_from_an_earlier_one(run: Run, draft: int) -> None:
    fill(run, draft)
    run("set", str(draft), "staff", "42")
    run("set", str(draft), "header.number", "3")
    new = run("new", "--outline", "co-quan-2023", "--year", "2027", "--from", str(draft)).data["id"]
    shown = run("show", str(new)).data
    assert shown["entries"]["I"]["text"] == "Nội dung mục I."
    assert "staff" not in shown["entries"]
    assert shown["header"]["header.number"] == ""
    assert shown["header"]["header.issuer"] == "TRUNG TÂM LƯU TRỮ"
    assert shown["header"]["header.title"].endswith("năm 2027")
    assert [row["id"] for row in run("list").data["reports"]] == [new, draft]


def test_export_of_the_sample_is_always_a_draft(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mẫu.pdf"
    answer = run("export", "--sample", "-o", str(file))
    assert answer.code == 0
    assert answer.data["draft"] is True
    assert file.read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("draft")
def test_settings(run: Run) -> None:
    assert run("settings", "get").data == {
        "language": "vi", "rules_off": "", "pkcs11_module": "", "backup_megabytes": "1000", "backup_reminder": "on",
    }  # fmt: skip
    assert run("settings", "set", "language", "en").code == 0
    assert run("settings", "get", "language").data == {"language": "en"}
    first, second = sorted(rule_codes()[:2])
    assert run("settings", "set", "rules_off", f"{second} {first}  {second}").data == {"rules_off": f"{first} {second}"}
    assert run("settings", "set", "rules_off", f"{first} no_such_rule").code == 2
    assert run("settings", "get", "rules_off").data == {"rules_off": f"{first} {second}"}
    assert run("settings", "set", "rules_off", "").data == {"rules_off": ""}


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"%PDF-1.7\n", "a.txt", "import_pdf_later"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"),
            "a.txt",
            "import_word_later",
        ),
        (b"", "a.txt", "file_empty"),
        ("Héllo".encode("latin-1") + b"\x00\x01", "a.txt", "file_not_text"),
    ],
)
def test_import_tells_kinds_by_content(run: Run, tmp_path: Path, content: bytes, name: str, code: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    answer = run("import", str(file))
    assert (answer.code, answer.data["error"]["code"]) == (3, code)
    assert run("list").data == {"reports": []}


def test_import_of_a_text_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "báo cáo.txt"
    file.write_text(
        "BÁO CÁO\nTình hình năm 2025\nKính gửi: Sở Nội vụ\nMở đầu.\nI. ĐẶC ĐIỂM TÌNH HÌNH\nCó 3 phòng[1].\n"
        "VIII. MỤC LẠ KHÔNG CÓ\nIV. ĐÁNH GIÁ CHUNG\n1. Kết quả đạt được\nTốt.\n[1] Gồm A, B, C.\n",
        encoding="utf-8",
    )
    answer = run("import", str(file)).data
    assert answer["placed"]["I"] == {"words": 3, "footnotes": 1}
    assert [rest["line"] for rest in answer["left_over"]] == [7]
    shown = run("show", str(answer["id"])).data
    assert shown["year"] == 2025
    assert shown["entries"]["I"] == {"text": "Có 3 phòng[1].", "footnotes": ["Gồm A, B, C."]}
    assert shown["header"]["header.addressees"] == "Sở Nội vụ"
    refused = run("set", str(answer["id"]), "I", "Mới.")
    assert (refused.code, refused.data["error"]["code"]) == (2, "replace_notes_needed")
    assert run("set", str(answer["id"]), "I", "Mới.", "--replace-notes").code == 0


def test_reading_a_missing_database_that_was_named(run: Run) -> None:
    assert run("list").code == 3


def test_a_database_held_by_another_program(run: Run, draft: int, tmp_path: Path) -> None:
    store = Store.open(tmp_path / "cơ sở dữ liệu" / "reports.db")
    try:
        assert run("set", str(draft), "I", "x").code == 3
        assert run("show", str(draft)).code == 0
    finally:
        store.close()
