"""Whom the office trusts: certificates of authorities and revocation lists, from files, kept in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.store.models import CRL, ROOT, Trusted
from dcbc_desktop.store.store import Store

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust

_SHORTEST: Final = 4
"""Digits of a SHA-256 that may stand for the whole."""


@dataclass(frozen=True, slots=True)
class TrustFileEntry:
    """A certificate or a revocation list out of a file, not kept yet."""

    kind: str
    name: str
    der: bytes


def read_trust_file(path: Path) -> tuple[TrustFileEntry, ...]:
    """What a file brings, told by content.

    Raises FileError `trust_file_unreadable`, `trust_not_authority`, `trust_file_too_large` or `crl_file_too_large`.
    """
    from dcbc_desktop.signing import trust  # noqa: PLC0415  pyHanko's part
    from dcbc_desktop.signing.certificates import read_bounded  # noqa: PLC0415  as above

    found = trust.read_either(read_bounded(path, trust.MAX_CRL_BYTES, "trust_file_unreadable"))
    roots = [TrustFileEntry(ROOT, trust.root_described(der).name, der) for der in found.roots]
    return (*roots, *(TrustFileEntry(CRL, trust.crl_described(der).issuer, der) for der in found.crls))


def keep_trust(store: Store, brought: Sequence[TrustFileEntry]) -> tuple[Trusted, ...]:
    """Trust them from now on; what is known already stays as it is."""
    return tuple(store.trusted.add(one.kind, one.name, one.der) for one in brought)


def remove_trust(store: Store, sha256: str) -> Trusted:
    """Trust one of them no longer, named by the beginning of its SHA-256; raises RefusedError `trust_unknown`."""
    wanted = sha256.strip().lower()
    fitting = [one for one in store.trusted.listed() if one.sha256.startswith(wanted)]
    if len(wanted) < _SHORTEST or len(fitting) != 1:
        raise RefusedError("trust_unknown", sha256=wanted[:64])
    store.trusted.remove(fitting[0].sha256)
    return fitting[0]


def office_trust(store: Store) -> Trust:
    """Everything the office trusts, for signing and verifying."""
    from dcbc_desktop.signing.records import Trust  # noqa: PLC0415  pyHanko's part

    known = store.trusted.listed()
    return Trust(
        tuple(one.der for one in known if one.kind == ROOT), tuple(one.der for one in known if one.kind == CRL)
    )


def good_until(one: Trusted) -> datetime | None:
    """When a certificate or a revocation list ends; None where a list names no end."""
    from dcbc_desktop.signing import trust  # noqa: PLC0415  pyHanko's part

    return trust.root_described(one.der).not_after if one.kind == ROOT else trust.crl_described(one.der).until


def read_lists(paths: Sequence[Path]) -> tuple[bytes, ...]:
    """Revocation lists out of files; raises FileError `crl_file_unreadable` or `crl_file_too_large`."""
    if not paths:
        return ()
    from dcbc_desktop.signing.trust import load_crls  # noqa: PLC0415  pyHanko's part

    return tuple(der for path in paths for der in load_crls(path))
