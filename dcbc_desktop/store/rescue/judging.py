"""Judgement of a file before anything is done to it: whole, damaged, newer, missing, or never ours. It only reads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from dcbc_desktop import store
from dcbc_desktop.errors import DcbcError, FileError, system_reason
from dcbc_desktop.store import database_files
from dcbc_desktop.store.copies.checking import reading
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.database_files import discard, exists
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.files.private_files import make_private
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.rescue.carving import Carved, complete_tables
from dcbc_desktop.store.rescue.pages import USUAL_PAGE, read_journal, told_page_size
from dcbc_desktop.store.tables.schema import APPLICATION_ID, schema_version

_SCRATCH: Final = ".xem"
_MAGIC: Final = b"SQLite format 3\0"
_HEADER: Final = 100
_BELIEVABLE_VERSION: Final = 1_000
_OF_SCANS: Final = ("scan_missing", "scan_damaged")


class Condition(StrEnum):
    """Condition of a file that should be a database of ours."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    NEWER = "newer"
    FOREIGN = "foreign"
    MISSING = "missing"


class Judgement(NamedTuple):
    """Condition of a file, what is wrong with it, and the tables of which no row is lost."""

    condition: Condition
    problems: tuple[Problem, ...] = ()
    """Of the file itself; problems of the scans beside it are in `scan_problems`."""
    scan_problems: tuple[Problem, ...] = ()
    whole_tables: frozenset[str] = frozenset()


def judge(path: Path, carved: Carved, *, has_copies: bool, clock: datetime) -> Judgement:
    """Examine a file that nobody writes to; `carved` are its intact rows. Raises FileError for what is no file."""
    if not exists(path):
        return Judgement(Condition.MISSING)
    header = _header(path)
    ours = _is_ours(path, header, carved, has_copies=has_copies)
    try:
        version = database_files.file_version(path)
    except FileError as error:
        if error.code == "database_newer" and int(str(error.params["version"])) < _BELIEVABLE_VERSION:
            return Judgement(Condition.NEWER, (Problem(error.code, error.params),))
        return Judgement(Condition.DAMAGED if ours else Condition.FOREIGN, (Problem(error.code, error.params),))
    with _as_committed(path) as committed:
        found = _examined(path, committed, version, clock)
    problems = tuple(problem for problem in found if not _is_of_scans(problem, path))
    scans = tuple(problem for problem in found if _is_of_scans(problem, path))
    whole = complete_tables(carved) if problems else frozenset()
    return Judgement(Condition.DAMAGED if problems else Condition.WHOLE, problems, scans, whole)


def _is_of_scans(problem: Problem, path: Path) -> bool:
    """Return whether a problem is one of the file of scans beside the database, which is whole all the same."""
    return problem.code in _OF_SCANS or problem.params.get("file") == str(beside(path))


def _header(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEADER)


def _is_ours(path: Path, header: bytes, carved: Carved, *, has_copies: bool) -> bool:
    """Tell a damaged file of ours: by its mark, by an intact row, or, where nothing is left in it, by its copies."""
    if header.startswith(_MAGIC) and len(header) == _HEADER:
        return header[68:72] == APPLICATION_ID.to_bytes(4, "big") or carved.count > 0
    return carved.count > 0 or (has_copies and _is_blank(path))


def _is_blank(path: Path) -> bool:
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            if block.strip(b"\0"):
                return False
    return True


@contextmanager
def _as_committed(path: Path) -> Iterator[Path]:
    """Give the file as it was after its last whole transaction: a scratch file where a journal takes pages back."""
    page_size = told_page_size(path) or USUAL_PAGE
    journal = read_journal(path, page_size)
    if not journal.pages:
        yield path
        return
    scratch = path.with_name(f"{path.name}{_SCRATCH}")
    try:
        shutil.copyfile(path, scratch)
        make_private(scratch)
        with scratch.open("rb+") as file:
            for number, page in journal.pages.items():
                file.seek((number - 1) * page_size)
                file.write(page)
            file.truncate(journal.page_count * page_size)
        yield scratch
    except OSError as error:
        raise FileError("database_unreachable", file=str(path), reason=system_reason(error)) from error
    finally:
        discard(scratch)


def _examined(path: Path, committed: Path, version: int, clock: datetime) -> tuple[Problem, ...]:
    try:
        with reading(committed) as connection:
            if version < schema_version():  # `doctor` knows the present tables
                sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
                return () if sound else (Problem("database_damaged", {"file": str(path)}),)
            return store.examine(Database(connection, path, lambda: clock), _nothing)
    except DcbcError as error:
        return (Problem(error.code, error.params),)


def _nothing() -> None:
    """No save waits for a file that is not open."""
