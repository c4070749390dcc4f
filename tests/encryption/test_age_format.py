"""Encrypted files: opened by their password alone, by the program `age` too; any changed byte is noticed."""

from __future__ import annotations

import base64
import io
import os
import random
import shutil
import subprocess
import sys
import tracemalloc
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest

from dcbc_desktop.encryption import age_format
from dcbc_desktop.encryption.age_format import DecryptingReader, EncryptingWriter
from dcbc_desktop.errors import FileError

PASSWORD = "Mật khẩu của tôi"
PIECE = 64 * 1024
AGE = shutil.which("age")
WRITTEN_BEFORE = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBCTlVHeVJJekJmWGtmN1FVYjdpWFVnIDEwClpwS2lOYkQ5Q3k5M3FnbTVp"
    "REpyTTI5eG1UYTdpWEprd1hkZGhOOHRCVXMKLS0tIDY0OHNubDlBK2JJYWJlTjZtQnFLd0FJejdUblo3a3Z0NzUzaGl6Zm9EYWcK"
    "kBW0nKxseXKAMuOP2lPe1L5tSelgL8r56Wsqk85q5MCjJMzZW+U2gJRn"
)
"""A file of ours that the program `age` 1.1.1 opened: "Dân chủ"."""


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rounds of scrypt, which is not ours to test; one test takes them all."""
    monkeypatch.setattr(age_format, "WORK_FACTOR", 10)


def sealed(data: bytes, password: str = PASSWORD) -> bytes:
    target = io.BytesIO()
    writer = EncryptingWriter(target, password)
    writer.write(data)
    writer.finish()
    return target.getvalue()


def opened(data: bytes, password: str = PASSWORD, step: int = 1 << 20) -> bytes:
    reader = DecryptingReader(io.BytesIO(data), "bản sao", password)
    return b"".join(iter(lambda: reader.read(step), b""))


def refusal(data: bytes, password: str = PASSWORD) -> str:
    with pytest.raises(FileError) as caught:
        opened(data, password)
    return caught.value.code


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
@pytest.mark.parametrize("step", [1_000, PIECE, 1 << 20])
def test_what_was_sealed_is_opened(size: int, step: int) -> None:
    data = random.Random(size).randbytes(size)
    assert opened(sealed(data), step=step) == data


def test_a_file_written_before_opens() -> None:
    assert opened(WRITTEN_BEFORE) == "Dân chủ".encode()


def test_two_files_of_the_same_data_share_no_piece() -> None:
    one, other = sealed(bytes(100)), sealed(bytes(100))
    assert one[-116:] != other[-116:]


@pytest.mark.parametrize("other", ["", "mật khẩu của tôi", f"{PASSWORD} ", "Mat khau cua toi"])
def test_another_password_opens_nothing(other: str) -> None:
    assert refusal(sealed(b"x"), other) == "copy_password_wrong"


def test_letters_typed_decomposed_are_the_same_password() -> None:
    assert opened(sealed(b"x"), unicodedata.normalize("NFD", PASSWORD)) == b"x"


def test_every_changed_byte_is_noticed() -> None:
    data = sealed(bytes(50))
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1
        code = refusal(bytes(changed))
        assert code in {"copy_locked_damaged", "copy_password_wrong", "copy_not_encrypted"}, at


def test_a_file_cut_anywhere_is_noticed() -> None:
    data = sealed(bytes(2 * PIECE))
    for end in (0, 10, 100, 168, 184, 190, len(data) - PIECE - 16, len(data) - 16, len(data) - 1):
        assert refusal(data[:end]) in {"copy_locked_damaged", "copy_not_encrypted"}, end
    assert refusal(data + b"\0") == "copy_locked_damaged"


def test_pieces_moved_repeated_or_left_out_are_noticed() -> None:
    data = sealed(random.Random(1).randbytes(3 * PIECE))
    length = PIECE + 16
    head = data[: len(data) - 3 * length]
    pieces = [data[len(head) + at * length :][:length] for at in range(3)]
    for order in ((1, 0, 2), (0, 2), (0, 0, 1, 2), (0, 1, 2, 2), (0, 1)):
        assert refusal(head + b"".join(pieces[at] for at in order)) == "copy_locked_damaged", order


@pytest.mark.parametrize(
    ("find", "put", "code"),
    [
        (b" 10\n", b" 30\n", "copy_locked_damaged"),  # would take 1 TB of memory
        (b" 10\n", b" 0\n", "copy_locked_damaged"),
        (b" 10\n", b" 11\n", "copy_password_wrong"),
        (b"-> scrypt", b"-> X25519", "copy_locked_damaged"),
        (b"/v1\n", b"/v2\n", "copy_not_encrypted"),
        (b"/v1\n", b"/v1\r\n", "copy_not_encrypted"),
    ],
)
def test_a_head_that_asks_for_something_else_is_refused(find: bytes, put: bytes, code: str) -> None:
    assert refusal(sealed(b"x").replace(find, put, 1)) == code


@pytest.mark.parametrize("data", [b"", b"SQLite format 3\0" + bytes(200), b"%PDF-1.7", b"PK\3\4"])
def test_another_kind_of_file_is_told(data: bytes) -> None:
    assert refusal(data) == "copy_not_encrypted"


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    file = tmp_path / "x.age"
    tracemalloc.start()
    try:
        with file.open("wb") as target:
            writer = EncryptingWriter(target, PASSWORD)
            for _ in range(64):
                writer.write(bytes(256 * 1024))
            writer.finish()
        with file.open("rb") as source:
            reader = DecryptingReader(source, "x", PASSWORD)
            assert sum(map(len, iter(lambda: reader.read(256 * 1024), b""))) == 16 << 20
        assert tracemalloc.get_traced_memory()[1] < 4 << 20
    finally:
        tracemalloc.stop()


def test_a_computer_without_the_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age_format, "_SCRYPT_R", 1 << 29)
    with pytest.raises(FileError) as caught:
        EncryptingWriter(io.BytesIO(), PASSWORD)
    assert caught.value.code == "copy_memory"


def answer(command: list[str], answers: int) -> int:
    """Run a program that asks for the password at its terminal; returns its exit code."""
    import pty

    terminal, end = pty.openpty()
    with subprocess.Popen(["setsid", "--ctty", *command], stdin=end, stdout=end, stderr=end) as process:
        os.close(end)
        said = b""
        with suppress(OSError):  # Linux ends a terminal so
            while part := os.read(terminal, 1_000):
                said += part
                if answers and b"passphrase" in said and said.rstrip().endswith(b":"):
                    os.write(terminal, f"{PASSWORD}\n".encode())
                    said, answers = b"", answers - 1
        os.close(terminal)
    return process.returncode


@pytest.mark.long
@pytest.mark.skipif(AGE is None or sys.platform != "linux", reason="the program age is not installed")
def test_the_program_age_opens_our_files_and_we_open_its(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert AGE is not None
    monkeypatch.setattr(age_format, "WORK_FACTOR", 17)
    data = random.Random(0).randbytes(2 * PIECE)
    plain, ours, theirs = tmp_path / "plain", tmp_path / "ours.age", tmp_path / "theirs.age"
    for file, contents in ((sealed(data), data), (WRITTEN_BEFORE, b"D\xc3\xa2n ch\xe1\xbb\xa7")):
        ours.write_bytes(file)
        assert answer([AGE, "-d", "-o", str(plain), str(ours)], 1) == 0
        assert plain.read_bytes() == contents
    assert answer([AGE, "-p", "-o", str(theirs), str(plain)], 2) == 0
    assert opened(theirs.read_bytes()) == plain.read_bytes()
