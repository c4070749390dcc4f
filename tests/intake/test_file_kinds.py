"""Kinds of files told by content, whatever their names say."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.file_kinds import MAX_FILE_BYTES, FileKind, kind_of, kind_of_text
from dcbc_desktop.intake.files.text_report import read_text_report
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.wording import messages


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bao-cao.txt", b"%PDF-1.7\n%\xe2\xe3", "import_pdf_later"),
        ("bao-cao.docx", b"\n" * 100 + b"%PDF-2.0\n", "import_pdf_later"),
        ("bao-cao.txt", _zip("[Content_Types].xml", "word/document.xml"), "import_word_later"),
        ("bao-cao.pdf", OLE + "WordDocument".encode("utf-16-le"), "import_word_later"),
        ("bao-cao.txt", b"{\\rtf1\\ansi xin}", "import_word_later"),
        ("bao-cao.docx", _zip("xl/workbook.xml"), "file_not_text"),
        ("bao-cao.txt", OLE + "Workbook".encode("utf-16-le"), "file_not_text"),
        ("bao-cao.txt", b"\x89PNG\r\n\x1a\n" + bytes(20), "file_not_text"),
        ("bao-cao.txt", b"\xff\xd8\xff\xe0 JFIF", "file_not_text"),
        ("bao-cao.txt", b"GIF89a,,,,", "file_not_text"),
        ("bao-cao.txt", b'{"sections": {"I": "x"}}', "file_not_text"),
        ("bao-cao.txt", b"<!DOCTYPE html><p>xin", "file_not_text"),
        ("bao-cao.txt", b'<?xml version="1.0"?><a/>', "file_not_text"),
        ("bao-cao.txt", b"", "file_empty"),
        ("bao-cao.txt", b" \r\n\t\n\xef\xbb\xbf", "file_empty"),
        ("bao-cao.txt", "một\n".encode() * 20_001, "text_too_long"),
        ("bao-cao.txt", b"a" * 2_000_001, "text_too_long"),
    ],
)
def test_content_decides(name: str, data: bytes, code: str, tmp_path: Path, outline: Outline) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileError) as refused:
        read_text_report(path, outline)
    assert refused.value.code == code
    assert refused.value.params["file"] == name
    assert path.read_bytes() == data


def test_text_under_a_foreign_name_is_read(tmp_path: Path, outline: Outline) -> None:
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes("I. ĐẶC ĐIỂM TÌNH HÌNH\nĐơn vị có 12 người.".encode())
    assert list(read_text_report(path, outline).entries) == ["I"]


def test_a_database_is_no_text(tmp_path: Path, outline: Outline) -> None:
    path = tmp_path / "bao-cao.txt"
    connection = sqlite3.connect(path)
    connection.execute("create table t (x)")
    connection.close()
    assert kind_of(path.read_bytes()) is FileKind.DATABASE
    with pytest.raises(FileError, match="file_not_text"):
        read_text_report(path, outline)


def test_what_cannot_be_opened(tmp_path: Path, outline: Outline) -> None:
    for path in (tmp_path, tmp_path / "khong-co.txt", Path("a\0b"), tmp_path / ("x" * 300)):
        with pytest.raises(FileError) as refused:
            read_text_report(path, outline)
        assert refused.value.code == "file_unreadable"


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes in folders are a POSIX thing")
def test_a_pipe_is_not_waited_for(tmp_path: Path, outline: Outline) -> None:
    path = tmp_path / "ong.txt"
    os.mkfifo(path)
    with pytest.raises(FileError, match="file_unreadable"):
        read_text_report(path, outline)


def test_size_is_looked_at_before_reading(tmp_path: Path, outline: Outline) -> None:
    path = tmp_path / "lon.txt"
    with path.open("wb") as stream:
        stream.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(FileError) as refused:
        read_text_report(path, outline)
    assert refused.value.code == "file_too_large"
    assert refused.value.params == {"file": "lon.txt", "megabytes": 20}


def test_brackets_and_angles_in_prose_are_text() -> None:
    for text in ("[1] Gồm 3 văn bản", "<b>in đậm</b> là chữ", "{chưa rõ}", "[", "%"):
        assert kind_of_text(text) is FileKind.TEXT


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_has_its_sentence(language: str) -> None:
    codes = {
        "file_unreadable", "file_empty", "file_too_large", "file_not_text", "import_word_later", "import_pdf_later",
        "text_tcvn3", "text_vni", "text_encoding_unknown", "text_too_long",
    }  # fmt: skip
    assert codes <= set(messages(language))


@pytest.mark.parametrize("bracket", ["[", '{"a":'])
def test_json_that_nests_too_deep_is_no_text(bracket: str) -> None:
    assert kind_of_text(bracket * 100_000) is FileKind.DATA
