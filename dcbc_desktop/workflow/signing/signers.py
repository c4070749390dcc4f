"""Who signed a file that the database keeps, and when: to be shown, not to be judged."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust


class SignedBy(NamedTuple):
    """One signature; no name where the certificate cannot be read, no moment where none is stated."""

    name: str
    seal: bool
    at: datetime | None


def signed_by(pdf: bytes, trust: Trust, now: datetime) -> tuple[SignedBy, ...]:
    """Each signature of a file in the order of signing."""
    from dcbc_desktop.signing.records import FIELDS, Role  # noqa: PLC0415  pyHanko's part
    from dcbc_desktop.signing.verifier import examine  # noqa: PLC0415  as above

    found = examine(pdf, trust, now).signatures
    return tuple(
        SignedBy(one.signer.name if one.signer else "", one.field == FIELDS[Role.SEAL], one.signed_at) for one in found
    )
