"""Messages between parent and child: a length, then a message of a closed schema, over two pipes."""

from __future__ import annotations

import struct
from typing import IO, Final

import msgspec

MAX_FRAME: Final = 256_000_000
"""Bytes of one message; what a file and its data may come to is far below."""
READY: Final = b"dcbc-reader-2"
TICKET_BYTES: Final = 16
_LENGTH: Final = struct.Struct("<Q")

ErrorParams = dict[str, str | int | float | None]


class Task(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Request to the child: name of the act, payload, and seconds of processor time allowed.

    The answer begins with the random `ticket`: what an earlier file left in the pipe does not.
    """

    act: str
    payload: bytes
    seconds: float
    ticket: bytes = b""


class Done(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Result of the act, still as bytes."""

    payload: bytes


class Refused(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Error of the act that has a message."""

    code: str
    params: ErrorParams


class Exhausted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Answer for no memory left, or too deep a nesting."""


class Failed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag=True):
    """Bug in an act; for the log."""

    trace: str


Answer = Done | Refused | Exhausted | Failed


def write_frame(stream: IO[bytes], message: bytes) -> None:
    """Send one message; raises OSError where the other side is gone."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Wait for one message; raises EOFError where the other side ended, or sends more than allowed."""
    (length,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if length > MAX_FRAME:
        raise EOFError
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    found = stream.read(length)
    if len(found) != length:
        raise EOFError
    return found
