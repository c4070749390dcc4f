"""Scans that are gone or damaged beside a database, brought back from the copies."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError, system_reason
from dcbc_desktop.store import database_files
from dcbc_desktop.store.copies.checking import read_named_scans
from dcbc_desktop.store.database import translated
from dcbc_desktop.store.database_files import exists
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.records import received_files
from dcbc_desktop.store.records.received_files import NamedFile
from dcbc_desktop.store.rescue.pages import USUAL_PAGE, DamagedPages, told_page_size
from dcbc_desktop.store.rescue.record_bytes import RecordReader
from dcbc_desktop.store.rescue.setting_aside import set_aside

_HEADER: Final = 100
_GONE: Final = ("scan_missing", "scan_damaged", "database_damaged", "database_failed", "database_not_sqlite")


def mend_scans(database: Path, copies: Path, moment: datetime) -> int:
    """Bring back the scans that a database names and does not have whole; returns how many came back.

    `copies` is the database beside which the copies keep theirs. A file of scans that cannot be opened any more is set
    aside under another name, as long as it was ours. Raises FileError.
    """
    try:
        return _mend(database, copies, moment)
    except OSError as error:
        raise FileError("database_unreachable", file=str(beside(database)), reason=system_reason(error)) from error


def _mend(database: Path, copies: Path, moment: datetime) -> int:
    lost = [one for one in read_named_scans(database) if _whole(database, one) is None]
    found = [one for one in lost if _whole(copies, one) is not None]
    if not found or not _make_way(beside(database), moment):
        return 0
    for one in found:
        data = _whole(copies, one)
        if data is not None:
            received_files.keep(database, data)
    return len(found)


def _whole(database: Path, scan: NamedFile) -> bytes | None:
    """Return a scan, None where it is gone or damaged."""
    try:
        return received_files.read(database, scan.sha256, scan.name)
    except FileError as error:
        if error.code in _GONE:
            return None
        raise


def _make_way(file: Path, moment: datetime) -> bool:
    """Set a file of scans aside that takes no more; returns False for a file that never was ours."""
    if not exists(file) or database_files.is_empty(file):
        return True
    with file.open("rb") as opened:
        header = opened.read(_HEADER)
    ours = header[68:72] == received_files.APPLICATION_ID.to_bytes(4, "big")
    if ours and _takes_files(file):
        return True
    if not ours and header.strip(b"\0"):
        return False
    for data in _intact(set_aside(file, moment)):
        received_files.keep(_database_of(file), data)
    return True


def _takes_files(file: Path) -> bool:
    """Return whether every page of a file of scans is sound."""
    try:
        with received_files.connected(file, write=False) as connection, translated(file):
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except FileError:
        return False


def _intact(file: Path) -> Iterator[bytes]:
    """Yield the scans that are intact, read page by page."""
    with file.open("rb") as opened:
        pages = DamagedPages.of(file, opened, told_page_size(file) or USUAL_PAGE)
        for record in RecordReader(pages).records():
            match record.values:
                case (None, str(sha256), bytes(data)) if hashlib.sha256(data).hexdigest() == sha256:
                    yield data
                case _:
                    continue


def _database_of(file: Path) -> Path:
    """Return a database name to which a file of scans belongs (`own_files.beside`)."""
    own = file.name == "received.db"
    return file.with_name("reports.db" if own else f"{file.name.removesuffix('.received.db')}.db")
