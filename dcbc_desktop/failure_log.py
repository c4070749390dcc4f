"""Log of unexpected errors: a file in the user's folder, bounded in size, without a word of any report.

Exceptions carry what they met: a key, a cell, a path, parameters of SQL. So the log has their type, their place in the
code, and of their contents only codes and names that the program or the system chose.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from dcbc_desktop import __version__
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.paths import user_data_dir

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]
MAX_BYTES = 1_000_000
_NAME = "dcbc_desktop"
_CRASHES: Final = "crash-"
"""Beginning of the names of files that faulthandler writes to; the process id follows."""
_MAX_CRASH: Final = 100_000
_MOST_CAUSES: Final = 10
_NAMED: Final = {
    "name": (AttributeError, NameError, ImportError),
    "errno": (OSError,),
    "winerror": (OSError,),
    "sqlite_errorname": (Exception,),
}
"""Attributes of exceptions that hold names of code or codes of the system, and the types that have them."""


def log_file() -> Path:
    """Return the file of the log."""
    return user_data_dir() / "logs" / "dcbc-desktop.log"


def open_log() -> Path | None:
    """Write this program's log to its file from now on; None where the folder cannot be written."""
    import logging  # noqa: PLC0415  not needed before the first failure
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415

    logger = logging.getLogger(_NAME)
    try:
        path = log_file()
    except DcbcError:
        return None
    if any(isinstance(handler, RotatingFileHandler) for handler in logger.handlers):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    return path


def log_child_failure(words: str) -> str:
    """Write the failure of a child process, as `private_traceback` tells it, to the log; returns the file's path."""
    return _write("failure of a child process", words)


def log_exception(raised: ExcInfo | None = None) -> str:
    """Write an exception, or the one being handled, to the log.

    Returns the file's path, or the exception's type where no log can be written.
    """
    error = (raised or sys.exc_info())[1]
    if error is None:
        return str(log_file())
    thread = threading.current_thread().name
    return _write(f"unexpected failure on thread {thread}", private_traceback(error)) or type(error).__name__


def log_message(words: str) -> None:
    """Write a line to the log."""
    _write(words, "")


def _write(title: str, words: str) -> str:
    """Return the path of the log, empty where it cannot be written."""
    import logging  # noqa: PLC0415  as above

    path = open_log()
    if path is None:
        return ""
    with contextlib.suppress(OSError):  # a full disk: the failure itself is what matters
        logging.getLogger(_NAME).error("%s\n%s\n%s", title, surroundings(), words)
    return str(path)


def surroundings() -> str:
    """Return versions of program, Python and system, for the reader of a log."""
    if sys.platform == "win32":
        system = f"Windows {sys.getwindowsversion().build}"
    else:
        system = f"{os.uname().sysname} {os.uname().release}"
    return f"DCBC Desktop {__version__}, Python {sys.version.split()[0]}, {system}"


def private_traceback(error: BaseException) -> str:
    """Return an exception with its causes and places in the code, without its message and without any value."""
    return "\n".join(_told(error, set()))


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    if id(error) in seen or len(seen) >= _MOST_CAUSES:
        return
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _told(cause, seen)
        yield "which led to:"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _told(one, seen)
    import traceback  # noqa: PLC0415  as above

    yield from (part.rstrip("\n") for part in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__} {' '.join(_details(error))}".rstrip()


def _details(error: BaseException) -> Iterator[str]:
    if isinstance(error, DcbcError):
        yield error.code
    for name, kinds in _NAMED.items():
        value = getattr(error, name, None) if isinstance(error, kinds) else None
        if isinstance(value, int) or (isinstance(value, str) and value.isascii() and value.isidentifier()):
            yield f"{name}={value}"


class CrashWatch:
    """Has Python write its stack to a file of this process where the process itself fails; no values are in it."""

    def __init__(self) -> None:
        self._file: TextIO | None = None
        self._path = log_file().with_name(f"{_CRASHES}{os.getpid()}.log")

    def begin(self) -> None:
        """Write from now on; a folder that cannot be written is no obstacle."""
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            self._file.write(f"{surroundings()}\n")
            self._file.flush()
            faulthandler.enable(self._file)

    def end(self) -> None:
        """End with the program: Windows notes failures here that did no harm."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)


def collect_crashes() -> int:
    """Move what earlier processes wrote when they failed into the log; returns how many there were."""
    found = 0
    with contextlib.suppress(OSError):
        for path in log_file().parent.glob(f"{_CRASHES}*.log"):
            found += _collect(path)
    return found


def _collect(path: Path) -> int:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            first, rest = file.readline(), file.read(_MAX_CRASH)
        if not rest and _is_running(path):
            return 0
        path.unlink()
    except OSError:  # Windows lets nobody remove the file of a program that runs
        return 0
    if rest:
        _write("the program failed natively", f"{first}{rest}")
    return 1 if rest else 0


def _is_running(path: Path) -> bool:
    number = path.stem.removeprefix(_CRASHES)
    if os.name != "posix" or not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
