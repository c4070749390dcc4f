"""Files that belong to a database, and the databases that are open now: nothing else may be written over them.

A file is told by what the system says it is, not by its name: a link, another spelling, `..` or another case lead to
the same file.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.store.files.lock import lock_path

RECEIVED: Final = "received.db"
BACKUPS: Final = "backups"
"""Folder of copies, in the user's folder; beside a database the folder of its copies before migrations."""
UNFINISHED: Final = ".moi"
_OF_REPORTS: Final = "reports.db"
_COMPANIONS: Final = ("", "-journal", "-wal", "-shm", UNFINISHED)
"""https://www.sqlite.org/tempfiles.html"""
_MAGICS: Final = (
    b"SQLite format 3\0",  # https://www.sqlite.org/fileformat.html
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",  # a journal
    b"\x37\x7f\x06\x82",  # a write-ahead log, both orders of bytes
    b"\x37\x7f\x06\x83",
)
_open: dict[object, Path] = {}
"""Databases that this program has open now, on any thread, by who opened them."""


def note_opened(owner: object, database: Path) -> None:
    """Protect a database's files until `note_closed`."""
    _open[owner] = database


def note_closed(owner: object) -> None:
    """End the protection; a second call does nothing."""
    _open.pop(owner, None)


def beside(database: Path) -> Path:
    """Return the path of a database's files: `received.db` beside `reports.db`, `X.received.db` beside an `X.db`.

    So two databases in one folder, one of them a copy of the other, keep theirs apart.
    """
    own = database.name.casefold() == _OF_REPORTS
    return database.with_name(RECEIVED if own else f"{database.stem}.{RECEIVED}")


def backup_folder(database: Path) -> Path:
    """Return the folder of a database's copies: `backups` in the user's folder, for one kept elsewhere its own in it.

    So a stick that is lost or breaks does not take the copies of its database along.
    """
    folder, real = user_data_dir(), os.path.realpath(database)
    if Path(real).parent == Path(os.path.realpath(folder)):
        return folder / BACKUPS
    mark = hashlib.sha256(os.fsencode(os.path.normcase(real))).hexdigest()[:8]
    return folder / BACKUPS / f"{database.stem[:40]}-{mark}"


def is_protected(target: Path) -> bool:
    """Return whether a name leads to a file of an open database, there or not yet; raises OSError."""
    found = _status(target)
    real = Path(os.path.realpath(target))
    opened = dict.fromkeys(tuple(_open.values()))  # a tuple at once: another thread may open one
    return any(_is_same(own, real, found) for database in opened for own in _files_of(database))


def is_database(target: Path) -> bool:
    """Return whether a regular file is a database of any program, or its journal; raises OSError."""
    found = _status(target)
    if found is None or not stat.S_ISREG(found.st_mode):
        return False
    with target.open("rb") as file:
        return file.read(max(map(len, _MAGICS))).startswith(_MAGICS)


def _files_of(database: Path) -> Iterator[Path]:
    for base in {database, Path(os.path.realpath(database))}:
        yield lock_path(base)
        for file in (base, beside(base)):
            yield from (file.with_name(f"{file.name}{end}") for end in _COMPANIONS)
        for folder in (base.parent / BACKUPS, backup_folder(base)):
            with suppress(OSError):  # no such folder, or one that nobody may list and so nobody writes into
                yield from folder.iterdir()


def _is_same(own: Path, real: Path, found: os.stat_result | None) -> bool:
    """Compare by identity where both are there, else by folder and by the name as any file system would take it."""
    there = _status(own)
    if there is not None and found is not None:
        return os.path.samestat(there, found)
    return found is None and _plain(own.name) == _plain(real.name) and _same_folder(own.parent, real.parent)


def _same_folder(one: Path, other: Path) -> bool:
    first, second = _status(one), _status(other)
    return first is not None and second is not None and os.path.samestat(first, second)


def _plain(name: str) -> str:
    """Return a name as a file system that tells neither case nor composed letters would."""
    return unicodedata.normalize("NFC", name.casefold())


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
