"""`export` with a folder and a mail draft, and `sent`."""

from __future__ import annotations

import email
import email.policy
import hashlib
import re
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_database_commands import fill
from tests.signing.pictures import signature_png


@pytest.fixture
def signed(run: Run, draft: int) -> str:
    """A signed report's id as a word of a command."""
    fill(run, draft)
    assert run("sign-off", str(draft), "--signatory", "Lê Thị Hòa", "--office", "Giám đốc").code == 0
    return str(draft)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Gửi lên, năm 2026"
    made.mkdir()
    return made


def _mail(path: str | Path) -> EmailMessage:
    message = email.message_from_bytes(Path(path).read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_folder_takes_the_pdf_under_its_suggested_name(run: Run, signed: str, folder: Path) -> None:
    data = run("export", signed, "-o", str(folder)).data
    assert re.fullmatch("BC-dan-chu_2026-nam_trung-tam-luu-tru-[0-9a-f]{6}_so-chua-co_r1.pdf", Path(data["file"]).name)
    assert hashlib.sha256(Path(data["file"]).read_bytes()).hexdigest() == data["file_sha256"]
    assert (data["mail"], data["mail_by_hand"], data["warnings"]) == (None, None, [])
    assert run("export", signed, "-o", str(folder)).data == data
    Path(data["file"]).write_bytes(b"x")
    answer = run("export", signed, "-o", str(folder))
    assert (answer.code, answer.data["error"]["code"]) == (1, "file_differs")


def test_a_mail_draft_goes_with_the_pdf_and_both_are_logged(run: Run, signed: str, folder: Path) -> None:
    pdf, eml = folder / "Báo cáo.pdf", folder / "Thư.eml"
    data = run("export", signed, "-o", str(pdf), "--mail", str(eml), "--to", "vt@snv.gov.vn").data
    assert (data["file"], data["mail"]) == (str(pdf), str(eml))
    mail = _mail(eml)
    assert (mail["X-Unsent"], mail["To"]) == ("1", "vt@snv.gov.vn")
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Báo cáo.pdf", pdf.read_bytes())
    log = run("sent", signed).data
    assert [(row["way"], row["to"], row["file"]) for row in log["sent"]] == [
        ("mail", "vt@snv.gov.vn", "Báo cáo.pdf"),
        ("folder", "", "Báo cáo.pdf"),
    ]
    assert {row["sha256"] for row in log["sent"]} == {data["file_sha256"]}
    before = eml.read_bytes()
    assert run("export", signed, "-o", str(pdf), "--mail", str(eml)).code == 0
    assert eml.read_bytes() == before


def test_a_draft_may_be_mailed_but_was_not_handed_in(run: Run, draft: int, folder: Path) -> None:
    data = run("export", str(draft), "--draft", "-o", str(folder), "--mail", str(folder)).data
    assert Path(data["mail"]).name == Path(data["file"]).name.replace(".pdf", ".eml")
    assert Path(data["mail"]).name.endswith("_du-thao.eml")
    assert data["warnings"] == []
    assert str(_mail(data["mail"])["Subject"]).startswith("Dự thảo Báo cáo")
    assert run("sent", str(draft)).data["sent"] == []


def test_what_was_sent_by_other_means_is_added(run: Run, signed: str) -> None:
    added = run("sent", signed, "--add", "--to", "Sở Nội vụ", "--date", "5/1/2026", "--note", "nộp tại bộ phận một cửa")
    assert added.code == 0
    (row,) = added.data["sent"]
    assert (row["way"], row["revision"]) == ("other", 1)
    assert (row["to"], row["told"], row["note"]) == ("Sở Nội vụ", "2026-01-05", "nộp tại bộ phận một cửa")
    assert run("sent", signed, "--add", "--to", "B", "--way", "mail").data["sent"][0]["way"] == "mail"
    assert "05/01/2026        r1  other   Sở Nội vụ  " in run("sent", signed, plain=True).out


def test_an_empty_log_says_so(run: Run, signed: str) -> None:
    assert run("sent", signed, plain=True).out.strip() == "Chưa gửi lần nào."
    assert run("--lang", "en", "sent", signed, plain=True).out.strip() == "Nothing has been sent yet."


WRONG = [
    (("export", "1", "-o", "x.pdf", "--mail", "x.pdf"), 2, "mail_same_file"),
    (("export", "1", "-o", "x.pdf", "--mail", "x.eml", "--to", "Sở Nội vụ"), 2, "mail_address_invalid"),
    (("export", "1", "-o", "x.pdf", "--mail", "x.eml", "--to", "A <a@b.vn>\r\nBcc: c@d.vn"), 2, "mail_address_invalid"),
    (("export", "1", "-o", "x.pdf", "--mail", "x.eml", "--to", "A " * 50_000), 2, "mail_address_invalid"),
    (("export", "1", "-o", "x.pdf", "--to", "a@b.vn"), 2, "usage_missing"),
    (("export", "1", "-o", "x.pdf", "--mail", "không có/x.eml"), 3, "file_folder_missing"),
    (("export", "--sample", "-o", "x.pdf", "--mail", "x.eml"), 2, "sample_only_draft"),
    (("export", "1", "-o", "x.pdf", "--revision", "7"), 1, "report_not_signed"),
    (("sent", "1", "--add", "--to", " "), 2, "sent_to_missing"),
    (("sent", "1", "--add", "--to", "A", "--date", "31/12/2100"), 2, "sent_in_future"),
    (("sent", "1", "--add", "--to", "A", "--date", "32/1/2026"), 2, "date_invalid"),
    (("sent", "1", "--add", "--to", "A", "--way", "post"), 2, "usage_bad_value"),
    (("sent", "1", "--to", "A"), 2, "usage_missing"),
    (("sent", "1", "--reason", "A"), 2, "usage_missing"),
    (("sent", "1", "--correct", "1", "--to", "A", "--reason", "x"), 2, "sent_unknown"),
    (("sent", "1", "--strike-out", "1", "--reason", "x"), 2, "sent_unknown"),
    (("sent", "1", "--strike-out", "0", "--reason", "x"), 2, "sent_unknown"),
    (("sent", "1", "--correct", "0", "--to", "A", "--reason", "x"), 2, "sent_unknown"),
    (("sent", "1", "--strike-out", "1", "--reason", "x", "--to", "A"), 2, "usage_wrong"),
    (("sent", "1", "--add", "--to", "A", "--reason", "x"), 2, "usage_wrong"),
    (("sent", "1", "--add", "--correct", "1", "--to", "A", "--reason", "x"), 2, "usage_wrong"),
    (("sent", "1", "--correct", "một", "--reason", "x"), 2, "usage_bad_value"),
    (("sent", "9"), 2, "report_unknown"),
    (("sent", "9", "--add", "--to", "A"), 2, "report_unknown"),
]


def test_wrong_words_write_nothing(run: Run, signed: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    for words, code, error in WRONG:
        answer = run(*(signed if word == "1" else word for word in words))
        assert (answer.code, answer.data["error"]["code"]) == (code, error), words
        assert "…" not in answer.data["error"]["message"]
        assert list(folder.iterdir()) == []
    assert run("sent", signed).data["sent"] == []


def test_an_unsigned_report_was_sent_nowhere(run: Run, draft: int) -> None:
    answer = run("sent", str(draft), "--add", "--to", "Sở Nội vụ")
    assert (answer.code, answer.data["error"]["code"]) == (1, "report_not_signed")


def test_a_mail_draft_says_where_it_is_and_how_to_go_on_without_a_mail_program(
    run: Run, signed: str, folder: Path
) -> None:
    pdf, eml = folder / "BC.pdf", folder / "Thư.eml"
    words = ("export", signed, "-o", str(pdf), "--mail", str(eml), "--to", "Sở Nội vụ <vt@snv.gov.vn>; a@b.vn")
    by_hand = run(*words).data["mail_by_hand"]
    mail = _mail(eml)
    body = mail.get_body()
    assert body is not None
    assert by_hand["to"] == ["Sở Nội vụ <vt@snv.gov.vn>", "a@b.vn"]
    assert by_hand["subject"] == mail["Subject"]
    assert by_hand["text"].rstrip() == body.get_content().replace("\r\n", "\n").rstrip()
    assert by_hand["attachments"] == [str(pdf)]
    told = run(*words, plain=True).out
    for step in by_hand["steps"]:
        assert step in told
    for said in (str(pdf), str(eml), "Sở Nội vụ <vt@snv.gov.vn>, a@b.vn", by_hand["subject"], "trình duyệt",
                 "không thấy gì xảy ra", "Thư chưa được gửi đi", "   Trân trọng cảm ơn."):  # fmt: skip
        assert said in told
    english = run("--lang", "en", *words[:-2], plain=True).out
    assert "Without a mail program nothing happens" in english
    assert "Recipients: Sở Nội vụ <vt@snv.gov.vn>, a@b.vn" in english  # those of the last mail


def test_nobody_to_send_to_is_said(run: Run, signed: str, folder: Path) -> None:
    words = ("export", signed, "-o", str(folder), "--mail", str(folder))
    assert "2. Nơi nhận: chưa ghi, xin điền địa chỉ." in run(*words, plain=True).out


def test_an_unsigned_pen_copy_is_mailed_with_a_warning_and_then_with_its_scan(
    run: Run, signed: str, folder: Path
) -> None:
    words = ("export", signed, "-o", str(folder / "BC.pdf"), "--mail", str(folder / "BC.eml"))
    answer = run(*words)
    (warning,) = answer.data["warnings"]
    assert (answer.code, warning["code"]) == (0, "mail_unsigned_pen")
    assert answer.err.strip() == warning["message"]
    assert "BC.pdf" in warning["message"]
    picture = folder / "bản ký.png"
    picture.write_bytes(signature_png())
    assert run("attach", signed, str(picture)).code == 0
    answer = run(*words)
    assert (answer.code, answer.err, answer.data["warnings"]) == (0, "", [])
    assert [one.get_filename() for one in _mail(folder / "BC.eml").iter_attachments()] == ["BC.pdf", "BC_ban-quet.png"]
    scan = folder / "BC_ban-quet.png"
    assert answer.data["mail_by_hand"]["attachments"] == [str(folder / "BC.pdf"), str(scan)]
    assert scan.read_bytes() == picture.read_bytes()
    assert run("sent", signed).data["sent"][0]["note"] == "kèm bản quét BC_ban-quet.png"


def test_the_log_tells_what_happened_and_keeps_former_states(run: Run, signed: str, folder: Path) -> None:
    run("export", signed, "-o", str(folder / "BC.pdf"), "--mail", str(folder / "BC.eml"))
    run("sent", signed, "--add", "--to", "Sở Nôi vụ", "--way", "mail")
    written = run("sent", signed).data["sent"]
    assert [row["event"] for row in written] == ["handed_over", "written", "saved"]
    number = str(written[0]["number"])
    assert run("sent", signed, "--correct", number, "--to", "Sở Nội vụ").data["error"]["code"] == "sent_reason_missing"
    corrected = run("sent", signed, "--correct", number, "--to", "Sở Nội vụ", "--reason", "gõ sai").data["sent"]
    assert [(row["to"], row["reason"], row["replaces"], row["replaced_by"]) for row in corrected[:2]] == [
        ("Sở Nội vụ", "gõ sai", int(number), None),
        ("Sở Nôi vụ", "", None, corrected[0]["number"]),
    ]
    again = run("sent", signed, "--correct", number, "--to", "X", "--reason", "gõ sai")
    assert (again.code, again.data["error"]["code"]) == (1, "sent_corrected")
    assert run("sent", signed, "--strike-out", str(corrected[0]["number"]), "--reason", "nhầm").code == 0
    told = run("sent", signed, plain=True).out.splitlines()
    assert "đã gạch bỏ" in told[0]
    assert "[lý do sửa: nhầm]" in told[0]
    assert "[lý do sửa: gõ sai]" in told[1]
    assert "[nội dung cũ, đã thay bằng dòng" in told[2]
    assert "đã soạn thư" in told[3]
    assert "đã lưu tệp" in told[4]
    assert run("doctor").code == 0
