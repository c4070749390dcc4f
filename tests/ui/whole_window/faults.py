"""Faults of the disk below an open window, each until its block ends."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

from tests.store import faulty_disk as disks
from tests.store.own_rights import read_only
from tests.ui.clerk import Clerk

Fault = Callable[[Clerk, disks.FaultyDisk], AbstractContextManager[None]]


def answering(name: str, code: int) -> Fault:
    """Return the fault of a disk that answers so to one kind of request."""

    @contextmanager
    def fault(_clerk: Clerk, disk: disks.FaultyDisk) -> Iterator[None]:
        setattr(disk, name, code)
        try:
            yield
        finally:
            disk.heal()

    return fault


@contextmanager
def quota(clerk: Clerk, _disk: disks.FaultyDisk) -> Iterator[None]:
    """No file may grow over 4 KB: the system's own limit, for the whole process."""
    import resource

    kind = resource.RLIMIT_FSIZE
    _soft, hard = resource.getrlimit(kind)
    clerk.store(lambda _store: resource.setrlimit(kind, (4_096, hard)))
    try:
        yield
    finally:
        resource.setrlimit(kind, (_soft, hard))


@contextmanager
def read_only_folder(clerk: Clerk, _disk: disks.FaultyDisk) -> Iterator[None]:
    """Nobody may write into the folder."""
    with read_only(clerk.database.parent, lambda job: clerk.store(lambda _store: job())):
        yield


@contextmanager
def locked(clerk: Clerk, _disk: disks.FaultyDisk) -> Iterator[None]:
    """Another program holds SQLite's own lock."""
    with closing(sqlite3.connect(clerk.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def moved(clerk: Clerk, _disk: disks.FaultyDisk) -> Iterator[None]:
    """The file is renamed, and put back."""
    elsewhere = clerk.database.with_name("đã chuyển.db")
    clerk.database.rename(elsewhere)
    yield
    elsewhere.rename(clerk.database)


@contextmanager
def stick_pulled(clerk: Clerk, _disk: disks.FaultyDisk) -> Iterator[None]:
    """The folder is gone, and comes back as another one of the system with the same files."""
    folder = clerk.database.parent
    away = folder.with_name("trong túi")
    folder.rename(away)
    yield
    shutil.copytree(away, folder)


@contextmanager
def replaced(clerk: Clerk, _disk: disks.FaultyDisk) -> Iterator[None]:
    """An older copy lies in the place of the file, until the right one is put back."""
    kept, older = clerk.database.with_name("đúng.db"), clerk.database.with_name("cũ.db")
    shutil.copyfile(clerk.database, older)
    with closing(sqlite3.connect(older, isolation_level=None)) as copy:
        copy.execute("CREATE TABLE other (a)")
    clerk.database.rename(kept)
    older.rename(clerk.database)
    before = clerk.database.read_bytes()
    yield
    assert clerk.database.read_bytes() == before, "the other file was written to"
    kept.replace(clerk.database)


@contextmanager
def hanging(_clerk: Clerk, disk: disks.FaultyDisk) -> Iterator[None]:
    """The disk answers no fsync."""
    disk.answers.clear()
    try:
        yield
    finally:
        disk.heal()


POSIX = sys.platform != "win32"
