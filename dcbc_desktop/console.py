"""Standard input, output and error: a reader that is gone, a full disk or a closed stream is no failure of ours."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TextIO

from dcbc_desktop.errors import FileError, system_reason

_READER_GONE = {errno.EPIPE, errno.ESHUTDOWN, errno.ECONNRESET, *([errno.EINVAL] if sys.platform == "win32" else [])}
"""Windows says EINVAL of a pipe that nobody reads any more."""


def prepare() -> None:
    """Make the standard streams fit to write to, whatever the program was started with.

    UTF-8, because the code page of Vietnamese Windows consoles lacks half of the letters. A closed one leads nowhere:
    else the next file that is opened, the database too, would get its number, and be written to as the output.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError, OSError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def answer(text: str) -> bool:
    """Write to standard output at once; return False if that failed. A reader that is gone, or none, wants no more."""
    try:
        _write(sys.stdout, text)
    except OSError as error:
        _give_up(sys.stdout)
        return error.errno in _READER_GONE
    except ValueError:  # closed
        return True
    return True


def tell(text: str) -> None:
    """Write to standard error, which has nowhere to report its own failures."""
    try:
        _write(sys.stderr, text)
    except (OSError, ValueError):
        _give_up(sys.stderr)


def can_ask() -> bool:
    """Return whether a person can answer on standard input."""
    try:
        return sys.stdin is not None and sys.stdin.isatty()
    except ValueError:  # closed
        return False


def read_input(limit: int) -> bytes:
    """Return standard input, at most one byte more than the limit; raises FileError `input_unreadable`."""
    try:
        if sys.stdin is None:
            raise FileError("input_unreadable", file="-", reason="not_found")
        return sys.stdin.buffer.read(limit + 1)
    except (OSError, ValueError) as error:
        raise FileError("input_unreadable", file="-", reason=system_reason(error)) from error


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # there is none where Windows starts the program without a console
        stream.write(text + "\n")
        stream.flush()


def _give_up(stream: TextIO | None) -> None:
    """Lead a stream nowhere: Python writes the rest of its buffer at exit, and would fail again, with a traceback."""
    if stream is None:
        return
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
