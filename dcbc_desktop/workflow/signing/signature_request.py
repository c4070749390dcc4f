"""One signature: what it needs besides the key, as plain data that may cross into another process, and the act."""

from __future__ import annotations

from datetime import datetime

import msgspec

from dcbc_desktop.signing.certificates import Credentials
from dcbc_desktop.signing.records import Certificate, Role, Trust
from dcbc_desktop.signing.signer import SignatureOptions, lists_for, sign_pdf


class Order(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file and whose signature it is to have; `now` carries a time zone."""

    pdf: bytes
    role: Role
    appearance: bytes
    place: str
    trust: Trust
    now: datetime


class Made(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The signed file, and what it was signed with."""

    pdf: bytes
    certificate: Certificate


def made(order: Order, credentials: Credentials) -> Made:
    """Sign; raises as `sign_pdf` does."""
    options = SignatureOptions(lists_for(credentials, order.trust), order.appearance, order.place)
    return Made(sign_pdf(order.pdf, credentials, order.role, order.now, options), credentials.certificate)
