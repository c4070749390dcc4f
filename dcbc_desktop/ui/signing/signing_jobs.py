"""What the window of signing has done on other threads, and how it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.settings import SIGNING_MODULE, stored_settings
from dcbc_desktop.workflow.signing import signatures
from dcbc_desktop.workflow.signing.keys import Token
from dcbc_desktop.workflow.signing.signatures import PERSON, SignedBy, SignedRevision, SigningRequest, signed_by


@dataclass(frozen=True, slots=True)
class Wanted:
    """A signature of a role; with `changed`, the sign-off of a draft by its first signature."""

    report_id: int
    role: str
    changed: Mapping[str, Entry] | None


@dataclass(frozen=True, slots=True)
class AtHand:
    """What is to be signed, and the module that signed last."""

    request: SigningRequest
    module: str


def request_for(store: Store, wanted: Wanted) -> SigningRequest:
    """Raises as `signatures.filled_request` and `signatures.signing_request`."""
    if wanted.changed is not None:
        return signatures.filled_request(store, wanted.report_id, wanted.changed)
    return signatures.signing_request(store, wanted.report_id, wanted.role)


def at_hand(store: Store, report_id: int, changed: Mapping[str, Entry] | None) -> AtHand:
    """What the window shows first; raises as `request_for`."""
    module = stored_settings(store, SIGNING_MODULE)[SIGNING_MODULE]
    return AtHand(request_for(store, Wanted(report_id, PERSON, changed)), module)


def signatures_before(request: SigningRequest) -> tuple[SignedBy, ...]:
    """Who signed so far."""
    return signed_by(request.pdf, request.trust, now())


def signatures_after(signed: SignedRevision, request: SigningRequest) -> tuple[SignedBy, ...]:
    """Who has signed now."""
    return signed_by(signed.pdf, request.trust, now())


def keep_signed(store: Store, request: SigningRequest, signed: SignedRevision, token: Token | None) -> Report:
    """Keep the signature, and remember the module; the report as it is then."""
    signatures.keep(store, request, signed)
    if token is not None:
        signatures.remember_module(store, token)
    return store.load_report(request.report.id)
