"""Trusted certificates of authorities and revocation lists: read from files, kept in the database, removed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from dcbc_desktop import signing
from dcbc_desktop.errors import DcbcError, RefusedError
from dcbc_desktop.paths import read_regular
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.store.models import CRL, ROOT, Trusted
from dcbc_desktop.store.store import Store

LEFT_OUT: Final = "left_out"
_LEAST_DIGITS: Final = 4
"""Digits of a SHA-256 that name a certificate or a list."""


@dataclass(frozen=True, slots=True)
class StoredTrust:
    """The office's trust; where its database could not be read, `problem` says why and `trust` is empty."""

    trust: Trust
    problem: DcbcError | None = None


@dataclass(frozen=True, slots=True)
class TrustFileEntry:
    """A certificate or a revocation list out of a file, not kept yet.

    Of kind `left_out` it is a certificate of somebody who is no authority: never kept, without bytes.
    """

    kind: str
    name: str
    der: bytes


def read_trust_file(path: Path) -> tuple[TrustFileEntry, ...]:
    """Return the certificates and lists of a file, recognised by content.

    Raises FileError `trust_file_unreadable`, `trust_not_authority`, `trust_file_too_large` or `crl_file_too_large`.
    """
    found = signing.read_trust_data(read_regular(path, signing.MAX_CRL_BYTES))
    roots = [TrustFileEntry(ROOT, signing.describe_root(der).name, der) for der in found.roots]
    crls = [TrustFileEntry(CRL, signing.describe_crl(der).issuer, der) for der in found.crls]
    return (*roots, *crls, *(TrustFileEntry(LEFT_OUT, name, b"") for name in found.left_out))


def left_out(brought: Sequence[TrustFileEntry]) -> tuple[str, ...]:
    """Return the names of those whose certificates are left out, once each."""
    return tuple(dict.fromkeys(one.name for one in brought if one.kind == LEFT_OUT))


def keep_trust(store: Store, brought: Sequence[TrustFileEntry]) -> tuple[Trusted, ...]:
    """Keep the entries as trusted; known ones stay as they are, those left out stay away."""
    return tuple(store.trusted.add(one.kind, one.name, one.der) for one in brought if one.kind != LEFT_OUT)


def remove_trust(store: Store, sha256: str) -> Trusted:
    """Remove one from the trusted, named by the beginning of its SHA-256; raises RefusedError `trust_unknown`."""
    wanted = sha256.strip().lower()
    fitting = [one for one in store.trusted.listed() if one.sha256.startswith(wanted)]
    if len(wanted) < _LEAST_DIGITS or len(fitting) != 1:
        raise RefusedError("trust_unknown", sha256=wanted[:64])
    store.trusted.remove(fitting[0].sha256)
    return fitting[0]


def office_trust(store: Store) -> Trust:
    """Return all that the office trusts, for signing and verifying."""
    known = store.trusted.listed()
    return Trust(
        tuple(one.der for one in known if one.kind == ROOT), tuple(one.der for one in known if one.kind == CRL)
    )


def good_until(one: Trusted) -> datetime | None:
    """Return the end of a certificate or a revocation list; None where a list names none."""
    return signing.describe_root(one.der).not_after if one.kind == ROOT else signing.describe_crl(one.der).until


def read_revocation_lists(paths: Sequence[Path]) -> tuple[bytes, ...]:
    """Return revocation lists out of files; raises FileError `crl_file_unreadable` or `crl_file_too_large`."""
    if not paths:
        return ()
    return tuple(der for path in paths for der in signing.crls_in_file(path))


@dataclass(frozen=True, slots=True)
class NamedTrust:
    """Trust from files, and the names of those whose certificates are left out, being no authorities'."""

    trust: Trust
    left_out: tuple[str, ...]


def read_trust(roots: Sequence[Path], crls: Sequence[Path] = ()) -> NamedTrust:
    """Return trusted certificates and revocation lists from files; raises FileError as their readers do."""
    held = [signing.authorities_in_file(path) for path in roots]
    lists = tuple(der for path in crls for der in signing.crls_in_file(path))
    names = dict.fromkeys(name for one in held for name in one.left_out)
    return NamedTrust(Trust(tuple(der for one in held for der in one.roots), lists), tuple(names))


def office_trust_in(database: Path) -> StoredTrust:
    """Return `office_trust` of a database file, read without changing it; empty where there is none."""
    if not database.exists():
        return StoredTrust(Trust())
    try:
        with closing(Store.open(database, write=False)) as store:
            return StoredTrust(office_trust(store))
    except DcbcError as problem:
        return StoredTrust(Trust(), problem)


def joined_trust(one: Trust, other: Trust) -> Trust:
    """Return the trust of both together."""
    return Trust(tuple(dict.fromkeys((*one.roots, *other.roots))), tuple(dict.fromkeys((*one.crls, *other.crls))))
