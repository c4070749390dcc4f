"""What is to be believed of received files? The same answer for the window and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.trusted_certificates import office_trust
from dcbc_desktop.workflow.verification.client import receive, told_together
from dcbc_desktop.workflow.verification.facts import Received

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """One file's answer; where it could not even be read, `problem` says why and nothing was received."""

    path: Path
    received: Received | None
    problem: FileError | None = None

    @property
    def verdict(self) -> Verdict:
        """A file that cannot be read is not valid either."""
        return self.received.verdict if self.received is not None else Verdict.INVALID


@dataclass(frozen=True, slots=True)
class StoredTrust:
    """Whom the office trusts; where its database could not say, `problem` tells why and `trust` is nobody."""

    trust: Trust
    problem: DcbcError | None = None


def read_trust(roots: Sequence[Path], crls: Sequence[Path] = ()) -> Trust:
    """Trusted certificates and revocation lists from files; raises FileError as their readers do."""
    from dcbc_desktop.signing import trust  # noqa: PLC0415  pyHanko's part
    from dcbc_desktop.signing.records import Trust  # noqa: PLC0415

    return Trust(
        tuple(der for path in roots for der in trust.load_roots(path)),
        tuple(der for path in crls for der in trust.load_crls(path)),
    )


def stored_trust(database: Path) -> StoredTrust:
    """Whom the office trusts, read without changing or making anything; a file can be verified without a database."""
    from dcbc_desktop.signing.records import Trust  # noqa: PLC0415  pyHanko's part

    if not database.exists():
        return StoredTrust(Trust())
    try:
        with closing(Store.open(database, write=False)) as store:
            return StoredTrust(office_trust(store))
    except DcbcError as problem:
        return StoredTrust(Trust(), problem)


def joined_trust(one: Trust, other: Trust) -> Trust:
    """Everybody whom either trusts."""
    from dcbc_desktop.signing.records import Trust  # noqa: PLC0415  pyHanko's part

    return Trust(tuple(dict.fromkeys((*one.roots, *other.roots))), tuple(dict.fromkeys((*one.crls, *other.crls))))


def verify_files(paths: Sequence[Path], trust: Trust, now: datetime) -> list[VerifiedFile]:
    """Each file's verdict, and what they are to one another; one that fails does not keep the others waiting."""
    found = [_verified(path, trust, now) for path in paths]
    told = iter(told_together([one.received for one in found if one.received is not None]))
    return [replace(one, received=next(told)) if one.received is not None else one for one in found]


def _verified(path: Path, trust: Trust, now: datetime) -> VerifiedFile:
    try:
        return VerifiedFile(path, receive(path, trust, now))
    except FileError as problem:
        return VerifiedFile(path, None, problem)
