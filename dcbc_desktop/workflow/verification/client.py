"""Receiving a file: one whole verdict about it, found in the confined child; for the window and the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.facts import (
    REPLACED_BY,
    REPLACES,
    SAME_FILE,
    TOO_HEAVY,
    Received,
    VerdictReason,
)

if TYPE_CHECKING:
    from dcbc_desktop.intake import ConfinedReader
    from dcbc_desktop.signing.records import Trust

RECEIVE: Final = "receive"
_SECONDS, _SECONDS_A_MEGABYTE, _MOST_SECONDS = 30.0, 60.0, 120.0
"""Ten times what an old computer takes for a report of that size."""
_RANK: Final = {Verdict.INVALID: 0, Verdict.UNDETERMINED: 1, Verdict.VALID: 2}


class Inquiry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the child is asked about one file."""

    pdf: bytes
    roots: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    now: datetime
    with_data: bool


@cache
def reader() -> ConfinedReader:
    """The program's one confined child; it starts when the first file comes."""

    return intake.ConfinedReader()


def receive(source: Path | bytes, trust: Trust, now: datetime, *, with_data: bool = False) -> Received:
    """The verdict about one file; `now` needs a time zone. Any thread but the window's may ask.

    Raises FileError only where the file cannot be read from the disk (`file_unreadable`, `file_empty`,
    `file_too_large`) or the reader fails us (`reader_unavailable`, `reader_failed`); whatever is wrong with its bytes
    is a reason.
    """
    pdf = intake.read_file(source) if isinstance(source, Path) else source
    inquiry = msgspec.msgpack.encode(Inquiry(pdf, trust.roots, trust.crls, now, with_data))
    name = source.name if isinstance(source, Path) else ""
    return msgspec.structs.replace(
        _asked(inquiry, _patience(pdf)), file=name, sha256=hashlib.sha256(pdf).hexdigest(), size=len(pdf)
    )


def _asked(inquiry: bytes, seconds: float) -> Received:
    try:
        return msgspec.msgpack.decode(reader().run(RECEIVE, inquiry, seconds), type=Received)
    except msgspec.DecodeError:  # the child is in foreign hands
        return Received((VerdictReason(TOO_HEAVY),))
    except FileError as error:
        if error.code != TOO_HEAVY:
            raise
        return Received((VerdictReason(TOO_HEAVY),))


def _patience(pdf: bytes) -> float:
    return min(_SECONDS + _SECONDS_A_MEGABYTE * len(pdf) / 1_000_000, _MOST_SECONDS)


def told_together(received: Sequence[Received]) -> list[Received]:
    """The same files, each told which of the others it replaces, is replaced by, or simply is."""
    relatives: dict[str, list[int]] = {}
    for place, one in enumerate(received):
        relatives.setdefault(_family(one), []).append(place)
    return [
        one.with_reasons(_related(one, [received[other] for other in relatives[_family(one)] if other != place]))
        for place, one in enumerate(received)
    ]


def _family(one: Received) -> str:
    return one.report.uid if one.report is not None else one.sha256


def _related(one: Received, others: Sequence[Received]) -> Iterator[VerdictReason]:
    for other in others:
        if one.sha256 == other.sha256:
            yield VerdictReason(SAME_FILE, {"file": other.file})
        elif _replaces(one, other):
            yield VerdictReason(REPLACES, {"file": other.file})
        elif _replaces(other, one):
            yield VerdictReason(REPLACED_BY, {"file": other.file})


def _replaces(later: Received, earlier: Received) -> bool:
    """A file is replaced only by one trusted at least as far: anybody can write a predecessor's hash."""
    new, old = later.report, earlier.report
    if new is None or old is None or not 0 < _RANK[earlier.verdict] <= _RANK[later.verdict]:
        return False
    return new.uid == old.uid and new.revision > old.revision and new.predecessor_sha256 == old.sha256
