"""Exported files: written whole or not at all, under names that sort and that every file system takes."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import unicodedata
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.period import Period, PeriodKind
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow.sending.target_guard import require_target

_CODES = {
    errno.ENOSPC: "file_no_space",
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: "file_no_space",
    errno.EACCES: "file_no_permission",
    errno.EPERM: "file_no_permission",
    errno.EROFS: "file_no_permission",
    errno.ENOENT: "file_folder_missing",
    errno.ENOTDIR: "file_folder_missing",
    errno.EISDIR: "file_is_folder",
    errno.ENAMETOOLONG: "file_name_too_long",
}


_UNFINISHED: Final = re.compile(r"\.dcbc-[0-9a-f]{16}\.tmp")
_LEFT_AFTER_S: Final = 3_600
"""No export takes so long: a younger file may be one that is being written."""
_MOST_NAMES: Final = 20_000
"""Names of a folder that are looked at before an export."""


def write_file(target: Path, data: bytes, suffixes: tuple[str, ...]) -> None:
    """Write under a temporary name beside the target, fsync, rename; raises FileError and leaves nothing behind.

    `suffixes` are those of the format. Raises as `require_target` where the target is none for such a file.
    """
    try:
        require_target(target, suffixes)
        _write_and_rename(target, data)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error


def write_into(target: Path, name: str, data: bytes, suffixes: tuple[str, ...]) -> Path:
    """Write as `write_file`; into a folder under `name`, and there never over a different file. Returns the file."""
    try:
        if not target.is_dir():
            write_file(target, data, suffixes)
            return target
        write_new_file(target / name, data, suffixes)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error
    return target / name


def write_new_file(target: Path, data: bytes, suffixes: tuple[str, ...]) -> None:
    """Write as `write_file`; raises RefusedError `file_differs` where a different file has this name."""
    require_place(target, suffixes)
    try:
        if target.is_file() and not _holds(target, data):
            raise RefusedError("file_differs", file=target.name, folder=str(target.parent))
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error
    write_file(target, data, suffixes)


def require_place(target: Path, suffixes: tuple[str, ...]) -> None:
    """Refuse a target before the work of making its file; a folder takes one. Raises as `write_file`."""
    try:
        if not target.is_dir():
            require_target(target, suffixes)
    except (OSError, ValueError) as error:
        raise write_error(target, error) from error


def _holds(file: Path, data: bytes) -> bool:
    return file.stat().st_size == len(data) and file.read_bytes() == data


def _write_and_rename(target: Path, data: bytes) -> None:
    # Not by tempfile: on Windows it takes a folder without permission for a name in use and tries 2³¹ others.
    unfinished = target.with_name(f".dcbc-{secrets.token_hex(8)}.tmp")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            written = os.fstat(file.fileno()).st_mtime
        unfinished.replace(target)
        _remove_leftovers(target.parent, written)
    finally:
        with suppress(OSError, ValueError):  # the failure that led here is the one to report
            unfinished.unlink(missing_ok=True)


def _remove_leftovers(folder: Path, written: float) -> None:
    """Remove temporary files that a killed export left in a folder: of our pattern, plain, our user's, an hour old.

    `written` is when the new file was, by the clock of that disk.
    """
    with suppress(OSError), os.scandir(folder) as found:
        for one in islice(found, _MOST_NAMES):
            if _UNFINISHED.fullmatch(one.name) is not None:
                with suppress(OSError):
                    _remove_if_left(one, written)


def _remove_if_left(one: os.DirEntry[str], written: float) -> None:
    status = one.stat(follow_symlinks=False)
    ours = stat.S_ISREG(status.st_mode) and (os.name != "posix" or status.st_uid == os.geteuid())
    if ours and written - status.st_mtime > _LEFT_AFTER_S:
        Path(one.path).unlink()


def write_error(target: Path, error: OSError | ValueError) -> FileError:
    """Return the error for a file that could not be written."""
    number = error.errno if isinstance(error, OSError) else None
    return FileError(_CODES.get(number or 0, "file_unwritable"), file=target.name, folder=str(target.parent))


MOST_OF_OFFICE: Final = 40
MOST_OF_NUMBER: Final = 10
_READ: Final = 400
"""Letters of a value that are read: a name needs no more, and piled marks cost time."""
_SHORT: Final = (("uy-ban-nhan-dan", "ubnd"), ("hoi-dong-nhan-dan", "hdnd"))
"""Words that begin so many offices' names that their distinct part would be cut off."""


def suggested_name(report: Report, *, draft: bool, number: str = "") -> str:
    """Return `BC-dan-chu_2026-nam_van-phong-chinh-phu_so-12_r1.pdf`; `number` is one that was registered later.

    Period before office before number before revision: a folder sorted by name reads as a register does. No part of it
    can be a name that Windows keeps for itself: it begins with `BC-` and ends with `.pdf`.
    """
    parts = ["BC-dan-chu", period_name(report.period), office_name(report), _number(report, number, draft=draft)]
    revision = f"r{report.revision}"
    if draft:
        revision = f"du-thao-{revision}" if report.revision > 1 else "du-thao"
    return "_".join(filter(None, (*parts, revision))) + ".pdf"


def period_name(period: Period) -> str:
    """Return `2026-nam`, `2026-9-thang-dau`, `2026-ky-1-6-thang-dau`, `2026-quy-3` or `2026-thang-09`.

    Periods of one kind sort.
    """
    match period.kind:
        case PeriodKind.YEAR:
            return f"{period.year}-nam"
        case PeriodKind.NINE_MONTHS:
            return f"{period.year}-9-thang-dau"
        case PeriodKind.HALF:
            return f"{period.year}-ky-1-6-thang-dau" if period.opens_year else f"{period.year}-ky-2-6-thang-cuoi"
        case PeriodKind.QUARTER:
            return f"{period.year}-quy-{period.code[-1]}"
        case PeriodKind.MONTH:
            return f"{period.year}-thang-{period.code[-2:]}"


def office_name(report: Report) -> str:
    """Return the issuer's name, or else its symbol, which many communes share."""
    issuer = ascii_name(" ".join(report.lines(h.ISSUER))).lower()
    for long, short in _SHORT:
        issuer = re.sub(rf"^{long}(?=-|$)", short, issuer)
    others = (ascii_name(text).lower() for text in (report.text(h.SYMBOL), report.office_code))
    return next((shortened(name) for name in (issuer, *others) if name), "co-quan")


def _number(report: Report, registered: str, *, draft: bool) -> str:
    number = shortened(ascii_name(registered or report.text(h.NUMBER)).lower(), MOST_OF_NUMBER)
    if number:
        return f"so-{number}"
    return "" if draft else "so-chua-co"


def ascii_name(text: str) -> str:
    """Return Vietnamese text as a part of a file name: plain letters and digits with single hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text[:_READ].replace("đ", "d").replace("Đ", "D"))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def shortened(name: str, most: int = MOST_OF_OFFICE) -> str:
    """Return at most so many letters, cut between two words where possible."""
    if len(name) <= most:
        return name
    kept = name[: most + 1].rpartition("-")[0] or name[:most]
    return kept.strip("-")
