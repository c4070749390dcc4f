"""The mail draft: read back by other eyes, and nothing typed ever becomes a header."""

from __future__ import annotations

import base64
import email
import email.policy
import re
import shutil
import subprocess
from email.message import EmailMessage
from urllib.parse import unquote

import pytest

from dcbc_desktop.export.mail import (
    MOST_SUBJECT,
    Letter,
    attachment_name,
    mail_draft,
)

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 400
SUBJECT = "Báo cáo số 12/BC-TTLT ngày 15/12/2026: Kết quả thực hiện dân chủ ở cơ sở, quy chế và đối thoại năm 2026"
LETTER = Letter("vanthu@sonoivu.gov.vn, b.c+d@x-y.vn", SUBJECT, "Kính gửi: Sở Nội vụ\n\n.Dòng có chấm đầu\nFrom đây\n")
LONG_NAME = "Báo cáo thực hiện dân chủ, " * 3 + "năm 2026 (bản chính thức).pdf"


def _parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * 3
    return message


def _head(data: bytes) -> list[str]:
    """Header lines unfolded by hand: an eye that is not the library's."""
    head = data.split(b"\r\n\r\n", 1)[0].decode("ascii")
    return re.sub(r"\r\n[ \t]", " ", head).split("\r\n")


def _names(data: bytes) -> list[str]:
    return [line.partition(":")[0] for line in _head(data)]


def _words(subject: str) -> str:
    """RFC 2047 by hand: blanks between two encoded words are not part of the text."""
    found = re.findall(r"=\?utf-8\?b\?([A-Za-z0-9+/=]*)\?=", subject)
    assert re.sub(r"=\?utf-8\?b\?[A-Za-z0-9+/=]*\?=|\s", "", subject) == ""
    return b"".join(base64.b64decode(word) for word in found).decode()


def test_headers_of_a_draft_and_no_others() -> None:
    data = mail_draft(LETTER, "BC.pdf", PDF)
    assert sorted(_names(data)) == ["Content-Type", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert "X-Unsent: 1" in _head(data)


def test_what_is_written_is_read_back() -> None:
    message = _parsed(mail_draft(LETTER, "BC.pdf", PDF))
    assert message["Subject"] == SUBJECT
    assert [address.addr_spec for address in message["To"].addresses] == ["vanthu@sonoivu.gov.vn", "b.c+d@x-y.vn"]
    body = message.get_body()
    assert body is not None
    assert body.get_content_type() == "text/plain"
    assert body.get_content_charset() == "utf-8"
    assert body.get_content().replace("\r\n", "\n") == LETTER.body
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == PDF


def test_a_long_vietnamese_subject_keeps_every_blank() -> None:
    (line,) = [line for line in _head(mail_draft(LETTER, "BC.pdf", PDF)) if line.startswith("Subject: ")]
    assert _words(line.removeprefix("Subject: ")) == SUBJECT


def test_lines_are_short_and_end_as_mail_asks() -> None:
    data = mail_draft(LETTER, LONG_NAME, PDF)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert mail_draft(LETTER, "BC.pdf", PDF) == mail_draft(LETTER, "BC.pdf", PDF)
    assert mail_draft(LETTER, "BC.pdf", PDF) != mail_draft(LETTER, "BC.pdf", PDF + b" ")


def test_nothing_attached_can_end_its_part() -> None:
    boundary = _parsed(mail_draft(LETTER, "BC.pdf", PDF)).get_boundary()
    letter = Letter("", f"--{boundary}", f"--{boundary}\n--{boundary}--")
    data = mail_draft(letter, f"--{boundary}.pdf", PDF)
    (attached,) = _parsed(data).iter_attachments()
    assert attached.get_content() == PDF


def _parameter(data: bytes, header: str, name: str) -> str:
    """RFC 2231 by hand: numbered pieces, percent-encoded, with the character set before the first."""
    attached = data[data.index(b"Content-Disposition") :].split(b"\r\n\r\n")[0].decode("ascii")
    unfolded = re.sub(r"\r\n[ \t]", " ", attached)
    line = next(line for line in unfolded.split("\r\n") if line.startswith(f"{header}:"))
    pieces = re.findall(rf"{name}\*(\d+)\*=([^;\s]+)", line) or re.findall(rf"{name}(\*)=([^;\s]+)", line)
    text = "".join(value for _, value in pieces)
    assert text.startswith("utf-8''")
    return unquote(text.removeprefix("utf-8''"), errors="strict")


@pytest.mark.parametrize("name", ["Báo cáo.pdf", LONG_NAME, "50% «đạt» 'tốt'.pdf"])
@pytest.mark.parametrize(("header", "parameter"), [("Content-Disposition", "filename"), ("Content-Type", "name")])
def test_names_with_marks_go_as_rfc_2231_says(name: str, header: str, parameter: str) -> None:
    data = mail_draft(LETTER, name, PDF)
    assert _parameter(data, header, parameter) == name
    (attached,) = _parsed(data).iter_attachments()
    assert attached.get_filename() == name


def test_a_plain_name_stays_plain() -> None:
    assert b'filename="BC-dan-chu_2026-nam_ttlt_so-12_r1.pdf"' in mail_draft(
        LETTER, "BC-dan-chu_2026-nam_ttlt_so-12_r1.pdf", PDF
    )


@pytest.mark.parametrize(
    ("name", "attached"),
    [
        ("../../x.pdf", "-..-x.pdf"),
        ("C:\\x.PDF", "C--x.pdf"),
        ("", "bao-cao.pdf"),
        ("...pdf", "bao-cao.pdf"),
        ('a"\r\nBcc: x@y.vn\r\n.pdf', "a- Bcc- x@y.vn.pdf"),
        ("b\ud800\u202e.pdf", "b.pdf"),
        ("Đ" * 3_000, "Đ" * 100 + ".pdf"),
        ("x" * 3_000, "x" * 120 + ".pdf"),
        ("báo cáo " * 40 + ".pdf", "báo cáo " * 14 + "báo cáo.pdf"),
        ("Báo cáo. . .pdf", "Báo cáo.pdf"),
        (".ẩn.pdf", "ẩn.pdf"),
        ("CON.pdf", "BC-CON.pdf"),
        ("nul.bản 2.pdf", "BC-nul.bản 2.pdf"),
        ("lpt¹ .pdf", "BC-lpt¹.pdf"),
        ("COM10.pdf", "COM10.pdf"),
        ("Tha\u0309o.pdf", "Thảo.pdf"),
    ],
)
def test_a_hostile_name_is_one_name_and_no_header(name: str, attached: str) -> None:
    assert attachment_name(name) == attached
    data = mail_draft(LETTER, name, PDF)
    (part,) = _parsed(data).iter_attachments()
    assert part.get_filename() == attached
    assert "bcc" not in {name.lower() for name, _ in part.items()}


@pytest.mark.parametrize(
    "end", ["\r\n", "\n", "\r", "\0", "\u2028", "\x85", "\x0b", "\x0c", "\u202e", "\ud800", "\ufeff"]
)
def test_no_subject_becomes_a_header(end: str) -> None:
    data = mail_draft(Letter("", f"Báo cáo{end}Bcc: ai@do.vn{end}{end}<b>", "x"), "BC.pdf", PDF)
    assert sorted(_names(data)) == ["Content-Type", "MIME-Version", "Subject", "X-Unsent"]
    subject = str(_parsed(data)["Subject"])
    assert subject.startswith("Báo cáo")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u202e\ufeff\ud800-\udfff]", subject)


def test_a_subject_too_long_is_cut_at_a_word_and_says_so() -> None:
    message = _parsed(mail_draft(Letter("", "thực hiện " * 1_000, ""), "BC.pdf", PDF))
    assert len(message["Subject"]) <= MOST_SUBJECT + 1
    assert str(message["Subject"]).endswith("hiện…") or str(message["Subject"]).endswith("thực…")


def test_hostile_words_stay_words_of_the_body() -> None:
    body = "a\0b\u202ec\ud800d\r\n\r\n--x\r\n.\r\n" + "dài " * 100_000
    message = _parsed(mail_draft(Letter("", "x", body), "BC.pdf", PDF))
    part = message.get_body()
    assert part is not None
    assert part.get_content().startswith("abcd\r\n\r\n--x\r\n.\r\ndài ")
    assert len(list(message.iter_attachments())) == 1


@pytest.mark.skipif(shutil.which("perl") is None, reason="the other reader is not on this computer")
def test_another_language_decodes_the_same_subject() -> None:
    script = "use Encode; binmode(STDOUT, ':utf8'); local $/; print decode('MIME-Header', <STDIN>)"
    data = mail_draft(LETTER, "BC.pdf", PDF)
    subject = data.split(b"X-Unsent", 1)[0].removeprefix(b"Subject: ")
    told = subprocess.run(["perl", "-e", script], input=subject, capture_output=True, check=True)
    assert told.stdout.decode().strip() == SUBJECT
