"""Verdicts on received files, found in the confined child; for the window and the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.facts import (
    INTERRUPTED,
    RANK,
    READER_FAULTS,
    RECEIVE,
    REPLACED_BY,
    REPLACES,
    SAME_FILE,
    TOO_HEAVY,
    Received,
    VerdictReason,
    VerdictRequest,
)
from dcbc_desktop.workflow.verification.readers import at_once, readers

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust

_SECONDS, _SECONDS_A_MEGABYTE, _MOST_SECONDS = 30.0, 60.0, 120.0
"""Ten times what an old computer takes for a report of that size."""


def receive(source: Path | bytes, trust: Trust, now: datetime, *, with_data: bool = False) -> Received:
    """Return the verdict on one file; `now` needs a time zone. Any thread but the window's may ask.

    Raises FileError only where the file cannot be read from the disk (the errors of `read_received`) or the reader
    fails us (`reader_unavailable`, `reader_failed`); all that is wrong with its bytes is a reason, and so is a reader
    that was ended from outside twice.
    """
    pdf = read_received(source) if isinstance(source, Path) else source
    inquiry = msgspec.msgpack.encode(VerdictRequest(pdf, trust.roots, trust.crls, now, with_data))
    name = source.name if isinstance(source, Path) else ""
    return msgspec.structs.replace(
        _asked(inquiry, _time_limit(pdf)), file=name, sha256=hashlib.sha256(pdf).hexdigest(), size=len(pdf)
    )


_ONLINE_ONLY: Final = 0x00401000
"""Windows: reading the file fetches it first (FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS, FILE_ATTRIBUTE_OFFLINE)."""


def read_received(path: Path, limit: int = intake.MAX_FILE_BYTES) -> bytes:
    """Read a received file.

    Raises FileError `file_folder`, `file_online_only`, `file_unreadable`, `file_empty` or `file_too_large`.
    """
    try:
        if path.is_dir():
            raise FileError("file_folder", file=path.name)
        return intake.read_file(path, limit)
    except FileError as error:
        if error.code == "file_unreadable" and _attributes(path) & _ONLINE_ONLY:
            raise FileError("file_online_only", file=path.name) from error
        raise


def _attributes(path: Path) -> int:
    """Return what Windows keeps about a file; 0 elsewhere and where it does not exist."""
    try:
        return int(getattr(path.stat(), "st_file_attributes", 0))
    except (OSError, ValueError):
        return 0


def _asked(inquiry: bytes, seconds: float) -> Received:
    try:
        return msgspec.msgpack.decode(readers().run(RECEIVE, inquiry, seconds, _is_valid), type=Received)
    except (msgspec.DecodeError, RecursionError):  # the child reads foreign bytes
        return Received((VerdictReason(TOO_HEAVY),))
    except FileError as error:
        if error.code not in (TOO_HEAVY, INTERRUPTED):
            raise
        return Received((VerdictReason(error.code),))


def _is_valid(answer: bytes) -> bool:
    """Return whether a child may read on: a trusted person answers for the file that it has read."""
    try:
        return msgspec.msgpack.decode(answer, type=Received).verdict is Verdict.VALID
    except (msgspec.DecodeError, RecursionError):
        return False


def _time_limit(pdf: bytes) -> float:
    return min(_SECONDS + _SECONDS_A_MEGABYTE * len(pdf) / 1_000_000, _MOST_SECONDS)


def with_relations(received: Sequence[Received]) -> list[Received]:
    """Return the same files, each with reasons for those of the others that it replaces, is replaced by, or equals."""
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
    """Return whether a file replaces another: it must be trusted as far, since anybody can write that hash."""
    new, old = later.report, earlier.report
    if new is None or old is None or not 0 < RANK[earlier.verdict] <= RANK[later.verdict]:
        return False
    return new.uid == old.uid and new.revision > old.revision and new.predecessor_sha256 == old.sha256


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """One file with its verdict; where it could not be read from the disk, `problem` says why."""

    path: Path
    received: Received | None
    problem: FileError | None = None

    @property
    def verdict(self) -> Verdict:
        """Verdict on the file; undetermined where the reader failed, invalid where the disk holds nothing to read."""
        if self.received is not None:
            return self.received.verdict
        of_reader = self.problem is not None and self.problem.code in READER_FAULTS
        return Verdict.UNDETERMINED if of_reader else Verdict.INVALID


def verify_files(paths: Sequence[Path], trust: Trust, now: datetime) -> list[VerifiedFile]:
    """Return each file's verdict, with how they are related; one that fails does not stop the others."""
    found = verify_apart(paths, trust, now, together=at_once(len(paths)) > 1)
    related = iter(with_relations([one.received for one in found if one.received is not None]))
    return [replace(one, received=next(related)) if one.received is not None else one for one in found]


def verify_apart(paths: Sequence[Path], trust: Trust, now: datetime, *, together: bool) -> list[VerifiedFile]:
    """Return each file's verdict without regard to the others, in their order; `together` in all children at a time."""
    job = partial(_verified, trust=trust, now=now)
    return readers().each(job, paths) if together else [job(path) for path in paths]


def _verified(path: Path, trust: Trust, now: datetime) -> VerifiedFile:
    try:
        return VerifiedFile(path, receive(path, trust, now))
    except FileError as problem:
        return VerifiedFile(path, None, problem)
