"""Ways that a signed file goes from office to office without harm: it stays valid, byte by byte."""

from __future__ import annotations

import base64
import binascii
import bz2
import email
import gzip
import http.client
import http.server
import io
import lzma
import mailbox
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import threading
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import closing
from email import policy
from email.message import EmailMessage
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from dcbc_desktop.export.mail import Letter, mail_draft
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.client import receive
from tests.signing.authority import NOW, root
from tests.workflow.verification.received_files import sealed

NAME = "Báo cáo thực hiện dân chủ ở cơ sở.pdf"
Way = Callable[[Path], Path | bytes]
"""From a file in a folder of its own to what arrives."""


def _copied(source: Path) -> Path:
    return Path(shutil.copy2(source, source.with_name("bản sao.pdf")))


def _linked(source: Path) -> Path:
    target = source.with_name("liên kết.pdf")
    target.symlink_to(source)
    return target


def _hard_linked(source: Path) -> Path:
    target = source.with_name("cùng tệp.pdf")
    target.hardlink_to(source)
    return target


def _decomposed(source: Path) -> Path:
    return source.rename(source.with_name(unicodedata.normalize("NFD", NAME)))


def _long_name(source: Path) -> Path:
    """As long as file systems take, in bytes."""
    return source.rename(source.with_name("Ủ" * 80 + " .pdf..."))


def _without_an_ending(source: Path) -> Path:
    return source.rename(source.with_name("bao cao"))


def _on_a_server(source: Path) -> Path:
    r"""Under a name like `\\máy chủ\báo cáo`, and with dots in its way."""
    folder = source.parent / ("\\\\máy chủ" if os.name != "nt" else "máy chủ") / ".." / "báo cáo chung"
    folder.parent.parent.mkdir()
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(source, folder / NAME))


def _read_only(source: Path) -> Path:
    source.chmod(0o444)
    return source


def _zipped(source: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(source, NAME)
    with zipfile.ZipFile(packed) as archive:
        return archive.read(NAME)


def _in_a_tar(source: Path) -> Path:
    with tarfile.open(source.with_name("a.tar.gz"), "w:gz") as archive:
        archive.add(source, "x/" + NAME)
    with tarfile.open(source.with_name("a.tar.gz")) as archive:
        archive.extractall(source.parent, filter="data")
    return source.parent / "x" / NAME


def _by_http(source: Path) -> bytes:
    pdf = source.read_bytes()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/pdf")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for start in range(0, len(pdf), 7_777):
                piece = pdf[start : start + 7_777]
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.write(b"0\r\n\r\n")

        def log_message(self, *words: object) -> None:
            """Stay silent."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)) as client:
                client.request("GET", "/")
                return client.getresponse().read()
        finally:
            server.shutdown()


def _attached(mail: bytes) -> bytes:
    """The attachment of a mail as a mail program saves it."""
    parts = email.message_from_bytes(mail, policy=policy.default).iter_attachments()
    found = next(parts).get_content()
    assert isinstance(found, bytes)
    return found


def _by_mail(source: Path, way: str = "base64") -> bytes:
    mail = EmailMessage(policy.SMTP)
    mail.set_content("Kính gửi báo cáo.")
    mail.add_attachment(source.read_bytes(), maintype="application", subtype="pdf", filename=NAME, cte=way)
    return _attached(mail.as_bytes())


def _by_our_mail(source: Path) -> bytes:
    letter = Letter("vanthu@example.vn", "Báo cáo", "Kính gửi.")
    return _attached(mail_draft(letter, NAME, source.read_bytes()))


def _in_a_mailbox(source: Path) -> bytes:
    box = mailbox.mbox(source.with_name("thư"))
    box.add(mail_draft(Letter("", "Báo cáo", "From nơi gửi."), NAME, source.read_bytes()))
    box.flush()
    (kept,) = box
    box.close()
    return _attached(kept.as_bytes())


def _through_a_pipe(source: Path) -> bytes:
    copy = "import shutil, sys; shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)"
    with source.open("rb") as file:
        return subprocess.run([sys.executable, "-c", copy], stdin=file, capture_output=True, check=True).stdout


def _sparse(source: Path) -> Path:
    """Only what is no run of zeros is written."""
    pdf, target = source.read_bytes(), source.with_name("thưa.pdf")
    with target.open("wb") as file:
        for start in range(0, len(pdf), 4_096):
            piece = pdf[start : start + 4_096]
            file.seek(start)
            if piece.strip(b"\0"):
                file.write(piece)
        file.truncate(len(pdf))
    return target


def _piece_by_piece(source: Path) -> Path:
    """From the end to the beginning, as a resumed download does."""
    pdf, target = source.read_bytes(), source.with_name("từng phần.pdf")
    with target.open("wb") as file:
        for start in reversed(range(0, len(pdf), 10_007)):
            file.seek(start)
            file.write(pdf[start : start + 10_007])
    return target


def _in_a_database(source: Path) -> bytes:
    with closing(sqlite3.connect(source.with_name("kho.db"))) as database:
        database.execute("create table t (f blob)")
        database.execute("insert into t values (?)", (source.read_bytes(),))
        return bytes(database.execute("select f from t").fetchone()[0])


def _on_another_file_system(source: Path) -> Path:
    memory = Path("/dev/shm")
    if not memory.is_dir() or not os.access(memory, os.W_OK):
        pytest.skip("no file system in memory")
    target = memory / f"dcbc-{os.getpid()}.pdf"
    try:
        shutil.copyfile(source, target)
        return Path(shutil.copy(target, source.with_name("về.pdf")))
    finally:
        target.unlink(missing_ok=True)


def _uuencoded(source: Path) -> bytes:
    pdf = source.read_bytes()
    lines = [binascii.b2a_uu(pdf[start : start + 45]) for start in range(0, len(pdf), 45)]
    return b"".join(map(binascii.a2b_uu, lines))


WAYS: dict[str, Way] = {
    "a copy": _copied,
    "a symbolic link": _linked,
    "a second name": _hard_linked,
    "a decomposed name": _decomposed,
    "a long name with dots behind": _long_name,
    "a name without an ending": _without_an_ending,
    "a folder on a server": _on_a_server,
    "a file that may only be read": _read_only,
    "ZIP": _zipped,
    "tar": _in_a_tar,
    "gzip": lambda source: gzip.decompress(gzip.compress(source.read_bytes())),
    "bzip2": lambda source: bz2.decompress(bz2.compress(source.read_bytes())),
    "xz": lambda source: lzma.decompress(lzma.compress(source.read_bytes())),
    "base64": lambda source: base64.b64decode(base64.encodebytes(source.read_bytes())),
    "base85": lambda source: base64.b85decode(base64.b85encode(source.read_bytes())),
    "uuencode": _uuencoded,
    "mail": _by_mail,
    "mail in quoted-printable": partial(_by_mail, way="quoted-printable"),
    "the program's own mail": _by_our_mail,
    "a mailbox": _in_a_mailbox,
    "HTTP in chunks": _by_http,
    "a pipe": _through_a_pipe,
    "a sparse file": _sparse,
    "pieces from the end": _piece_by_piece,
    "a database": _in_a_database,
    "another file system": _on_another_file_system,
}


@pytest.mark.parametrize("name", WAYS)
def test_a_signed_file_stays_valid_on_its_way(name: str, tmp_path: Path) -> None:
    source = tmp_path / "gốc" / NAME
    source.parent.mkdir()
    source.write_bytes(sealed())
    arrived = WAYS[name](source)
    found = receive(arrived, root().trust, NOW)
    assert (found.verdict, found.sha256) == (Verdict.VALID, sha256(sealed()).hexdigest()), found.reasons


HARMS: dict[str, Callable[[bytes], bytes]] = {
    "line ends of another system": lambda pdf: pdf.replace(b"\n", b"\r\n"),
    "another encoding": lambda pdf: pdf.decode("latin-1").encode(),
    "seven bits": lambda pdf: bytes(byte & 0x7F for byte in pdf),
    "the last piece missing": lambda pdf: pdf[:-700],
    "a piece twice": lambda pdf: pdf[:20_000] + pdf[19_000:],
    "zeros for a piece": lambda pdf: pdf[:20_000] + bytes(4_096) + pdf[24_096:],
    "a line behind": lambda pdf: pdf + b"\r\n-- \r\nVirus-free.\r\n",
}


@pytest.mark.parametrize("name", HARMS)
def test_what_was_harmed_on_its_way_is_invalid(name: str) -> None:
    assert receive(HARMS[name](sealed()), root().trust, NOW).verdict is Verdict.INVALID
