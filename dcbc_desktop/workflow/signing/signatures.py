"""Digital signatures (ký số) on a revision with a certificate file or a token: the person's, then the agency's.

Three steps, so that the window can run each on its own thread: `signing_request` or `digital_request` reads the
database, `sign` makes pages and signature and touches no database, `keep` writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dcbc_desktop import export, signing
from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.comparison.earlier_reports import EarlierReports
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signoff import read_content, report_of, require_draft
from dcbc_desktop.signing.records import FIELDS, Certificate, Role, Trust
from dcbc_desktop.signing.verdicts import NOT_TRUSTED, WEAK
from dcbc_desktop.store.models import DIGITAL, HERE, SEAL, SIGNATURE, NewRevision, SignedCopy
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.field_rooms import field_rooms
from dcbc_desktop.workflow.signing.keys import Key, signed_with
from dcbc_desktop.workflow.signing.sign_off import (
    SignatoryChoice,
    freeze,
    predecessor,
    prepare,
    replacing,
    require_number,
    signatory_entries,
)
from dcbc_desktop.workflow.signing.token_requests import SignatureOrder, SignedFile
from dcbc_desktop.workflow.trusted_certificates import office_trust
from dcbc_desktop.workflow.verification.signers import CertificateHolder, holder_of, printed_agency, printed_person

if TYPE_CHECKING:
    from dcbc_desktop.signing import Examination

PERSON = "person"
ROLES = (PERSON, SEAL)
"""Roles of signatures: the signatory's, then the agency's seal."""


@dataclass(frozen=True, slots=True)
class PendingSignOff:
    """A sign-off that waits for its signature: the report as stored, entries that signing fills in, its predecessor."""

    stored: Report
    changed: dict[str, Entry]
    predecessor_sha256: str
    past: EarlierReports


@dataclass(frozen=True, slots=True)
class SigningRequest:
    """Data that a signature needs from the database; `pdf` is empty where sign-off is still to make it."""

    report: Report
    role: str
    pdf: bytes
    picture: bytes
    trust: Trust
    sign_off: PendingSignOff | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice to the person that did not stop the signature: a sentence's code and parameters."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SignedRevision:
    """A signed file, not kept yet; `revision` is what sign-off freezes with it."""

    pdf: bytes
    certificate: Certificate
    advice: tuple[Advice, ...]
    revision: NewRevision | None = None


def signing_request(
    store: Store, report_id: int, role: str, revision: int | None = None, crls: tuple[bytes, ...] = ()
) -> SigningRequest:
    """Return the request for a signature on a revision that was signed off, the report's own where none is named.

    Raises RefusedError `report_not_signed` or `digital_number_missing`.
    """
    number = signed_off(store, report_id, revision)
    report = report_of(read_content(store.revisions.content(report_id, number)), report_id)
    require_number(report)
    pdf = store.revisions.official_pdf(report_id, number)
    return SigningRequest(report, role, pdf, _picture(store, report, role), _trust(store, crls))


def signed_off(store: Store, report_id: int, revision: int | None = None) -> int:
    """Return the revision asked for, else the report's own; raises RefusedError `report_not_signed` for a draft."""
    number = revision or store.load_report(report_id).revision
    if number not in {known.number for known in store.revisions.listed(report_id)}:
        raise RefusedError("report_not_signed")
    return number


def digital_request(
    store: Store, report_id: int, chosen: SignatoryChoice, crls: tuple[bytes, ...] = ()
) -> SigningRequest:
    """Return the request for a digitally signed sign-off; raises RefusedError `digital_number_missing`."""
    return filled_request(store, report_id, signatory_entries(chosen, store.load_report(report_id)), crls)


def filled_request(
    store: Store, report_id: int, changed: Mapping[str, Entry], crls: tuple[bytes, ...] = ()
) -> SigningRequest:
    """Return the same request with the given entries that signing fills in."""
    stored = store.load_report(report_id)
    report = stored.with_entries(changed)
    require_draft(report)
    require_number(report)
    waiting = PendingSignOff(stored, dict(changed), predecessor(store, report_id), replacing(store, stored))
    return SigningRequest(report, PERSON, b"", _picture(store, report, PERSON), _trust(store, crls), waiting)


def sign(request: SigningRequest, key: Key, now: datetime) -> SignedRevision:
    """Sign; `now` needs a time zone. Nothing is kept, so that nothing is undone where it fails.

    Raises SignOffBlockedError, RefusedError as `require_turn` does, FileError as `keys.signed_with` does,
    `signing_failed`, `certificate_revoked`.
    """
    revision = _prepared(request)
    pdf = request.pdf if revision is None else revision.pdf
    require_turn(pdf, request.role)
    made = signed_with(key, _order(request, pdf, now))
    found = signing.examine(made.pdf, request.trust, now)
    _require_ours(pdf, made, found)
    _require_sound(found)
    return SignedRevision(made.pdf, made.certificate, tuple(_advice(request, made.certificate, found)), revision)


def keep(store: Store, request: SigningRequest, signed: SignedRevision) -> SignedCopy:
    """Keep the signature; where the report is signed off by it, both in one transaction."""
    report = request.report
    if request.sign_off is not None and signed.revision is not None:
        freeze(store, request.sign_off.stored, request.sign_off.changed, signed.revision, signed.pdf)
        return store.revisions.signed_copies(report.id, report.revision)[-1]
    return store.revisions.add_signed_copy(report.id, report.revision, signed.pdf, HERE)


def printed_instead(report: Report, certificate: Certificate, role: str) -> str:
    """Return the person or agency that the page prints for this signature where the certificate names another.

    Empty where it names the right one; a report that is signed off prints both.
    """
    wanted, printed = (
        (CertificateHolder.AGENCY, printed_agency) if role == SEAL else (CertificateHolder.PERSON, printed_person)
    )
    return "" if holder_of(certificate, report) is wanted else printed(report) or "…"


def _prepared(request: SigningRequest) -> NewRevision | None:
    waiting = request.sign_off
    if waiting is None:
        return None
    return prepare(request.report, waiting.predecessor_sha256, waiting.past, leaves=DIGITAL)


def require_turn(pdf: bytes, role: str) -> None:
    """Refuse signatures out of order, the person signs first and once, then the agency's seal; and forbidden ones.

    Raises RefusedError `already_signed`, `seal_before_signature` or `signing_closed`, FileError `pdf_unreadable`.
    """
    fields = signing.signed_fields(pdf)
    if (role == PERSON and fields) or FIELDS[Role(role)] in fields:
        raise RefusedError("already_signed")
    if role == SEAL and not fields:
        raise RefusedError("seal_before_signature")
    if is_closed(pdf, role):
        raise RefusedError("signing_closed")


def is_closed(pdf: bytes, role: str) -> bool:
    """Return whether an earlier signature, made with another program, forbids one of this role."""
    return signing.closed_to(pdf, FIELDS[Role(role)])


def _picture(store: Store, report: Report, role: str) -> bytes:
    if role == SEAL:
        return store.office.picture(report.office_code, SEAL, "")
    return store.office.picture(report.office_code, SIGNATURE, report.text(h.SIGNATORY_NAME).strip())


def _appearance(request: SigningRequest) -> bytes:
    if not request.picture:
        return b""

    return export.signature_appearance(request.picture, SEAL if request.role == SEAL else SIGNATURE)


def _trust(store: Store, crls: tuple[bytes, ...]) -> Trust:
    known = office_trust(store)
    return Trust(known.roots, (*known.crls, *(der for der in crls if der not in known.crls)))


def _order(request: SigningRequest, pdf: bytes, now: datetime) -> SignatureOrder:
    place = request.report.text(h.PLACE).strip()
    rooms = field_rooms(pdf)
    return SignatureOrder(pdf, Role(request.role), _appearance(request), place, request.trust, now, rooms)


def _require_ours(pdf: bytes, made: SignedFile, found: Examination) -> None:
    """Require our file with one more signature: a token's driver shares its process with the signing."""
    one_more = len(found.signatures) == len(signing.signed_fields(pdf)) + 1
    if not (one_more and found.signatures[-1].signer == made.certificate and signing.only_signed(pdf, made.pdf)):
        raise FileError("signing_failed")


def _require_sound(found: Examination) -> None:
    """Refuse what a receiver would refuse: a token that signs wrongly, a certificate that was revoked."""
    if found.verdict != "invalid":
        return
    for reason in found.reasons:
        if reason.code == "revoked":
            raise FileError("certificate_revoked", name=reason.params["signer"])
    raise FileError("signing_failed")


def _advice(request: SigningRequest, certificate: Certificate, found: Examination) -> Iterator[Advice]:
    if printed := printed_instead(request.report, certificate, request.role):
        code = "seal_of_another" if request.role == SEAL else "certificate_of_another"
        yield Advice(code, {"name": certificate.name, "printed": printed})
    yield from (Advice(str(one.code), one.params) for one in found.reasons if one.code in WEAK | NOT_TRUSTED)


class SignedBy(NamedTuple):
    """One signature; no name where the certificate cannot be read, no moment where none is stated."""

    name: str
    seal: bool
    at: datetime | None


def signed_by(pdf: bytes, trust: Trust, now: datetime) -> tuple[SignedBy, ...]:
    """Return each signature of a file in the order of signing, to be shown without a verdict."""
    found = signing.examine(pdf, trust, now).signatures
    return tuple(
        SignedBy(one.signer.name if one.signer else "", one.field == FIELDS[Role.SEAL], one.signed_at) for one in found
    )
