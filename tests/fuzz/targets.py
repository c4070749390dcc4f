"""Readers of foreign bytes, each with files to damage. A reader refuses with an error of ours, or reads."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple
from unittest.mock import patch

import msgspec

from dcbc_desktop.encryption import age_format
from dcbc_desktop.encryption.age_format import DecryptingReader, EncryptingWriter
from dcbc_desktop.encryption.tar_stream import end_members, read_members, write_member
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.intake.files.text_report import read_text_report
from dcbc_desktop.report.datafile import decode_data, encode_data
from dcbc_desktop.report.outline import outline_from_json
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.prose import decode
from dcbc_desktop.report.signoff import content_sha256
from dcbc_desktop.report.table import decode_rows
from dcbc_desktop.report.table_input.pasted_block import read_block
from dcbc_desktop.report.toml_files import TomlError, parse_toml
from dcbc_desktop.signing.certificates import read_credentials
from dcbc_desktop.signing.trust_files import read_trust_data
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import open_sample, sample_report
from dcbc_desktop.workflow.table_editing import read_rows
from tests.places import NEXT_YEAR, OUTLINE_A, ROOT
from tests.signing.authority import NOW, PASSPHRASE, root, signer

Reader = Callable[[bytes, Path], object]


class Target(NamedTuple):
    """A reader, the files to damage, and the number of inputs of the short and of the long form."""

    read: Reader
    seeds: Callable[[], tuple[bytes, ...]]
    short: int
    long: int


def _text(data: bytes, folder: Path) -> None:
    path = folder / "bao-cao.txt"
    path.write_bytes(data or b"x")
    read_text_report(path, load_outline(OUTLINE_A), 2026)


def _json(data: bytes, folder: Path) -> None:
    del folder
    for reader in (decode_data, _with_right_digest, outline_from_json):
        _tried(reader, data)
    text = data.decode("utf-8", "replace")
    for words in (decode, decode_rows, read_block):
        _tried(words, text)
    table = load_outline(NEXT_YEAR).tables[0] if load_outline(NEXT_YEAR).tables else None
    if table is not None:
        read_rows(text, table, ())


def _tried(reader: Callable[..., object], data: object) -> None:
    try:
        reader(data)
    except DcbcError:
        return


def _with_right_digest(data: bytes) -> None:
    """Read damaged content under the digest that belongs to it."""
    whole = json.loads(_data_file())
    whole |= {"content": msgspec.Raw(data), "sha256": content_sha256(data)}
    decode_data(msgspec.json.encode(whole, order="sorted"))


def _toml(data: bytes, folder: Path) -> None:
    try:
        parse_toml(data)
    except TomlError:
        return
    outline = folder / "outline"
    if not outline.exists():
        outline.mkdir()
        for path in OUTLINE_A.iterdir():
            (outline / path.name).write_bytes(path.read_bytes())
    for name in ("outline.toml", "sections.toml", "figures.toml"):
        before = (outline / name).read_bytes()
        (outline / name).write_bytes(data)
        _tried(load_outline, outline)
        (outline / name).write_bytes(before)


def _database(data: bytes, folder: Path) -> None:
    path = folder / "reports.db"
    path.write_bytes(data)
    with closing(Store.open(path, write=False)) as store:
        for row in store.list_reports():
            store.load_report(row.id)
        store.doctor()


def _certificate(data: bytes, folder: Path) -> None:
    del folder
    _tried(read_trust_data, data)
    read_credentials(data, PASSPHRASE, NOW)


@cache
def _data_file() -> bytes:
    return encode_data(sample_report(), draft=False, program="x")


def _texts() -> tuple[bytes, ...]:
    sample = (ROOT / "resources" / "sample" / "bao-cao-mau.txt").read_bytes()
    words = sample.decode("utf-8-sig")
    return sample, words.encode("utf-16"), words[:2_000].encode("utf-8"), words[:3_000].encode("utf-16-be")


def _jsons() -> tuple[bytes, ...]:
    report = sample_report()
    content = json.loads(_data_file())["content"]
    values = [entry.value.encode() for entry in report.entries.values() if entry.value.startswith("{")]
    rows = json.dumps({"rows": [{"content": "a", "form": "b"}] * 3}).encode()
    return (
        _data_file(), msgspec.json.encode(content, order="sorted"), report.outline.to_json(), rows, *values[:6],
    )  # fmt: skip


def _tomls() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for folder in (OUTLINE_A, NEXT_YEAR) for path in sorted(folder.iterdir()))


@cache
def database_bytes(folder: Path) -> bytes:
    """A database with the sample report."""
    path = folder / "seed.db"
    with closing(Store.open(path)) as store:
        open_sample(store)
    return path.read_bytes()


def _locked_copy(data: bytes, folder: Path) -> None:
    """Read a copy with a password, and the same bytes as what its password opens."""
    del folder
    _tried(lambda given: list(read_members(DecryptingReader(io.BytesIO(given), "x", PASSPHRASE), "x")), data)
    for member in read_members(io.BytesIO(data), "x"):
        sum(map(len, member.pieces()))


def _locked_copies() -> tuple[bytes, ...]:
    plain, locked = io.BytesIO(), io.BytesIO()
    with patch.object(age_format, "WORK_FACTOR", 10):  # few rounds of hashing the password
        writer = EncryptingWriter(locked, PASSPHRASE)
    for target in (plain, writer):
        for name, size in (("reports.db", 5_000), ("received.db", 0), ("outlines/a/b.toml", 600)):
            write_member(target, name, size, io.BytesIO(bytes(size)), lambda: None)
        end_members(target)
    writer.finish()
    return plain.getvalue(), locked.getvalue()


def _certificates() -> tuple[bytes, ...]:
    return signer().p12(), signer().der, signer().pem, root().der, root().pem, root().crl()


TARGETS: Final[Mapping[str, Target]] = {
    "text": Target(_text, _texts, 40, 30_000),
    "json": Target(_json, _jsons, 60, 30_000),
    "toml": Target(_toml, _tomls, 150, 30_000),
    "database": Target(_database, tuple, 15, 10_000),
    "locked copy": Target(_locked_copy, _locked_copies, 20, 5_000),
    "certificate": Target(_certificate, _certificates, 60, 5_000),
}
