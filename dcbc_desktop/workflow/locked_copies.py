"""Copy of everything in one file that a password opens: written, read back, and opened into a new data file.

Nothing plain is written where the copy goes. What is opened is plain only in a folder of the owner alone beside the
new data file, until it is verified.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from dcbc_desktop import encryption, export
from dcbc_desktop.errors import FileError, UsageError, system_reason
from dcbc_desktop.paths import open_named, user_data_dir
from dcbc_desktop.report.toml_files import MAX_BYTES
from dcbc_desktop.store.copies import copy_files, restoring
from dcbc_desktop.store.copies.checking import CopiedReport
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.store.database_files import discard, exists, replace_file
from dcbc_desktop.store.files.own_files import UNFINISHED, beside
from dcbc_desktop.store.files.private_files import make_private, make_private_folder
from dcbc_desktop.workflow.sending.target_guard import COPY, LOCKED_COPY, require_suffix
from dcbc_desktop.workflow.signing.keys import Secret
from dcbc_desktop.workflow.stick_copies import LIST, MOST_FILES, StickCopy, outline_files, require_room, sums_text

if TYPE_CHECKING:
    from dcbc_desktop.encryption.tar_stream import TarMember, TarSource

LEAST_LETTERS: Final = 8
"""Of a password; a shorter one is found by trying."""
SUFFIX: Final = ".tar.age"
_REPORTS: Final = "reports.db"
_SCANS: Final = beside(Path(_REPORTS)).name
_OUTLINES: Final = "outlines"
_OPENING: Final = ".mo-khoa"
_PLAIN_NAME: Final = re.compile(r'[^.\\/:*?"<>|\x00-\x1f][^\\/:*?"<>|\x00-\x1f]*')


def make_locked(database: Path, copy: CopyFile, target: Path, secret: Secret, between: Callable[[], None]) -> StickCopy:
    """Write a verified backup, its scans and the user's outlines into one encrypted file, and read it back.

    `between` runs often and may raise to end it. Raises UsageError `target_exists`, `target_suffix`,
    `copy_password_short`, FileError `stick_full`, `copy_failed`, `copy_damaged`, `copy_memory`.
    """
    password = secret.take()
    require_suffix(target, LOCKED_COPY)
    if exists(target):
        raise UsageError("target_exists", file=str(target))
    if len(password) < LEAST_LETTERS:
        raise UsageError("copy_password_short", least=LEAST_LETTERS)
    unfinished = target.with_name(f"{target.name}{UNFINISHED}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        outlines = outline_files()
        require_room(target.parent, database, copy, outlines)
        sums = _written(unfinished, _sources(database, copy, outlines), password, between)
        if sums[_REPORTS] != copy.sha256:  # the digest of the bytes that were verified
            raise FileError("copy_damaged", file=str(copy.path))
        restoring.forget_cached(unfinished)
        if _read_back(unfinished, password, between) != sums:
            raise FileError("copy_damaged", file=str(target))
        replace_file(unfinished, target)
        return StickCopy(target, len(sums), target.stat().st_size, copy.reports or 0)
    except (OSError, ValueError) as error:  # a name that is too long for a tar
        raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
    finally:
        discard(unfinished)


def open_locked(source: Path, target: Path, secret: Secret, between: Callable[[], None]) -> tuple[CopiedReport, ...]:
    """Make a new database of a locked copy, with its scans, and bring the outlines that are missing here.

    Never over a file that is there; a wrong password changes nothing. Raises UsageError `target_exists`,
    `target_suffix`, FileError `copy_password_wrong`, `copy_locked_damaged`, `copy_not_encrypted`, `copy_unreadable`,
    `copy_damaged`, `copy_failed`, `copy_memory`, `scans_not_copied`.
    """
    require_suffix(target, COPY)
    if exists(target):
        raise UsageError("target_exists", file=str(target))
    with open_named(source, "copy_unreadable") as opened:
        try:
            reader = encryption.DecryptingReader(opened, str(source), secret.take())
        except OSError as error:
            raise FileError("copy_unreadable", file=str(source), reason=system_reason(error)) from error
        with _private_folder(target) as folder:
            outlines = _unpacked(reader, source, folder, between)
            reports = restoring.restore_copy(folder / _REPORTS, target, folder / _REPORTS, between)
            _bring_outlines(outlines)
    return reports


# writing


def _sources(database: Path, copy: CopyFile, outlines: list[Path]) -> Iterator[tuple[str, Path]]:
    yield _REPORTS, copy.path
    scans = beside(copy_files.scans_of_copies(database))
    if exists(scans):
        yield _SCANS, scans
    for file in outlines:
        yield file.relative_to(user_data_dir()).as_posix(), file


class _Digesting:
    """Source that is digested while it is read."""

    def __init__(self, source: TarSource) -> None:
        self._source = source
        self.running = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        data = self._source.read(size)
        self.running.update(data)
        return data


def _written(
    unfinished: Path, sources: Iterator[tuple[str, Path]], password: str, between: Callable[[], None]
) -> dict[str, str]:
    """Write everything, and return the digest of each file by its name."""
    sums: dict[str, str] = {}
    with unfinished.open("xb") as file:
        with suppress(PermissionError):  # a stick whose file system knows no owners
            make_private(unfinished)
        target = encryption.EncryptingWriter(file, password)
        for name, path in sources:
            with path.open("rb") as opened:
                digesting = _Digesting(opened)
                encryption.write_member(target, name, path.stat().st_size, digesting, between)
            sums[name] = digesting.running.hexdigest()
        lines = sums_text(sums).encode()
        encryption.write_member(target, LIST, len(lines), io.BytesIO(lines), between)
        encryption.end_members(target)
        target.finish()
    return sums


def _read_back(file: Path, password: str, between: Callable[[], None]) -> dict[str, str]:
    sums: dict[str, str] = {}
    with file.open("rb") as opened:
        for member in encryption.read_members(encryption.DecryptingReader(opened, str(file), password), str(file)):
            running = hashlib.sha256()
            for piece in member.pieces():
                running.update(piece)
                between()
            if member.name != LIST:
                sums[member.name] = running.hexdigest()
    return sums


# opening


@contextmanager
def _private_folder(target: Path) -> Iterator[Path]:
    """Give a folder of the owner alone beside the new file, removed at the end; those that kills left go first."""
    folder = target.with_name(f"{target.name}{_OPENING}")
    for left in target.parent.glob(f"*{_OPENING}"):
        if left.is_dir() and not left.is_symlink() and {path.name for path in left.iterdir()} <= {_REPORTS, _SCANS}:
            shutil.rmtree(left, ignore_errors=True)
    try:
        make_private_folder(folder)
        yield folder
    except OSError as error:
        raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unpacked(reader: TarSource, source: Path, folder: Path, between: Callable[[], None]) -> dict[PurePosixPath, bytes]:
    """Write database and scans into the folder; return the outlines by their path below the folder of outlines."""
    outlines: dict[PurePosixPath, bytes] = {}
    there: set[str] = set()
    for number, member in enumerate(encryption.read_members(reader, str(source))):
        if member.name in there or number > MOST_FILES + 3:
            raise FileError("copy_locked_damaged", file=str(source))
        there.add(member.name)
        if member.name in (_REPORTS, _SCANS):
            _write_member(member, folder / member.name, between)
        elif (path := _outline_path(member)) is not None:
            outlines[path] = b"".join(member.pieces())
    if _REPORTS not in there:
        raise FileError("copy_locked_damaged", file=str(source))
    return outlines


def _write_member(member: TarMember, target: Path, between: Callable[[], None]) -> None:
    with target.open("xb") as file:
        make_private(target)
        for piece in member.pieces():
            file.write(piece)
            between()


def _outline_path(member: TarMember) -> PurePosixPath | None:
    """Return the path of an outline's file: a folder and a TOML file in it, nothing that leads elsewhere."""
    path = PurePosixPath(member.name)
    plain = len(path.parts) == 3 and all(_PLAIN_NAME.fullmatch(name) for name in path.parts)
    plain = plain and not any(export.is_windows_device(name) for name in path.parts)
    if not plain or path.parts[0] != _OUTLINES or path.suffix != ".toml" or member.size > MAX_BYTES:
        return None
    return PurePosixPath(*path.parts[1:])


def _bring_outlines(found: dict[PurePosixPath, bytes]) -> None:
    """Write the outlines whose folder is missing here; one that is there stays as it is."""
    base = user_data_dir() / _OUTLINES
    missing = {path for path in found if not os.path.lexists(base / path.parts[0])}
    for path in missing:
        (base / path.parts[0]).mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(found[path])
