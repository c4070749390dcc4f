"""Is a received file what was signed? The same answer for the window and the command line; pyHanko on first use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.kinds import read_file
from dcbc_desktop.report.wording import sentence

if TYPE_CHECKING:
    from dcbc_desktop.signing.trust import Trust
    from dcbc_desktop.signing.verify import Examination


@dataclass(frozen=True, slots=True)
class Verified:
    """One file's answer; where it could not even be read, `problem` says why and there is no examination."""

    path: Path
    examination: Examination | None
    problem: FileError | None = None

    @property
    def valid(self) -> bool:
        """Whether the answer is HỢP LỆ."""
        return self.examination is not None and self.examination.verdict == "valid"


def read_trust(roots: Sequence[Path], crls: Sequence[Path] = ()) -> Trust:
    """Trusted certificates and revocation lists from files; raises FileError as their readers do."""
    from dcbc_desktop.signing import trust  # noqa: PLC0415  pyHanko's part

    return trust.Trust(
        tuple(der for path in roots for der in trust.load_roots(path)),
        tuple(der for path in crls for der in trust.load_crls(path)),
    )


def verify_files(paths: Sequence[Path], trust: Trust, now: datetime) -> list[Verified]:
    """Examine each file's signatures; `now` needs a time zone. One file that fails does not keep the others waiting."""
    return [_verified(path, trust, now) for path in paths]


def _verified(path: Path, trust: Trust, now: datetime) -> Verified:
    from dcbc_desktop.signing.verify import examine  # noqa: PLC0415  pyHanko's part

    try:
        return Verified(path, examine(read_file(path), trust, now))
    except FileError as problem:
        return Verified(path, None, problem)


def verdict_sentence(examination: Examination, language: str) -> str:
    """The verdict in one line."""
    return sentence(examination.line, {}, language)


def reason_sentences(examination: Examination, language: str) -> list[tuple[str, str]]:
    """Each reason's code and sentence."""
    return [(str(reason.code), sentence(reason.code, reason.params, language)) for reason in examination.reasons]
