"""Holders of the signatures in a file: the person and the agency that its page prints, or a stranger.

A certificate is judged by the names in it, in whichever field it signs: the person's signature in the field of the seal
is still the person's. An authority certifies many holders, so trust in a certificate says nothing about a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from dcbc_desktop.report import header as h
from dcbc_desktop.report.names.agency_code import other_code
from dcbc_desktop.report.names.agency_name import AgencyName, same_agency
from dcbc_desktop.report.names.person_name import same_person
from dcbc_desktop.report.report import Report
from dcbc_desktop.signing.records import FIELDS, Certificate, Role, printable
from dcbc_desktop.workflow.verification.facts import VerdictReason

if TYPE_CHECKING:
    from dcbc_desktop.signing.signature import SignatureFacts

SIGNER_DIFFERS = "signer_differs"
SEAL_DIFFERS = "seal_differs"
PERSON_MISSING = "person_missing"
SEAL_MISSING = "seal_missing"
ABOUT_SIGNERS = (SIGNER_DIFFERS, SEAL_DIFFERS, PERSON_MISSING, SEAL_MISSING)


class CertificateHolder(StrEnum):
    """Holder of a certificate, as a report's page names them."""

    PERSON = "person"
    AGENCY = "agency"
    OTHER = "other"


def holder_of(certificate: Certificate, report: Report) -> CertificateHolder:
    """Return whose certificate it is: the signatory's, the issuing agency's, or neither's."""
    if same_person(certificate.name, report.text(h.SIGNATORY_NAME)):
        return CertificateHolder.PERSON
    if _names_agency(certificate, report) and not _other_code(certificate, report):
        return CertificateHolder.AGENCY
    return CertificateHolder.OTHER


def about_signers(report: Report, signatures: Sequence[SignatureFacts]) -> Iterator[VerdictReason]:
    """Yield a reason for each stranger's signature, and where the person's or the agency's is missing.

    Signatures that cannot be read have reasons of their own; a file without any is said to have none.
    """
    told = [(facts.field, facts.signer, holder_of(facts.signer, report)) for facts in signatures if facts.signer]
    found = [_differs(field, signer, report) for field, signer, holder in told if holder is CertificateHolder.OTHER]
    yield from found
    holders, codes = {holder for _, _, holder in told}, {reason.code for reason in found}
    if CertificateHolder.PERSON not in holders:
        if told and SIGNER_DIFFERS not in codes:
            yield VerdictReason(PERSON_MISSING, {"printed": printed_person(report)})
    elif CertificateHolder.AGENCY not in holders and SEAL_DIFFERS not in codes:
        yield VerdictReason(SEAL_MISSING, {"printed": printed_agency(report)})


def _differs(field: str, signer: Certificate, report: Report) -> VerdictReason:
    """Return the reason for a stranger's signature: in the field of the seal it stands for the agency."""
    code = _other_code(signer, report)
    if code and _names_agency(signer, report):
        printed = printable(f"{printed_agency(report)} ({report.office_code.strip()})")
        return VerdictReason(SEAL_DIFFERS, {"signed": f"{signer.name} ({code})", "printed": printed})
    if field == FIELDS[Role.SEAL]:
        return VerdictReason(SEAL_DIFFERS, {"signed": signer.name, "printed": printed_agency(report)})
    return VerdictReason(SIGNER_DIFFERS, {"signed": signer.name, "printed": printed_person(report)})


def printed_person(report: Report) -> str:
    """Return the name printed under the signature, as shown; empty where none is printed."""
    return printable(report.text(h.SIGNATORY_NAME))


def printed_agency(report: Report) -> str:
    """Return the issuer as shown; empty where none is printed."""
    return printable(" ".join(report.lines(h.ISSUER)))


def _names_agency(certificate: Certificate, report: Report) -> bool:
    subject = certificate.subject
    certified = AgencyName(certificate.name, subject.organisations, subject.seats)
    superior, place = " ".join(report.lines(h.SUPERIOR)), report.text(h.PLACE).strip()
    issuer = " ".join(report.lines(h.ISSUER))
    return same_agency(certified, AgencyName(issuer, (superior,) if superior else (), (place,) if place else ()))


def _other_code(certificate: Certificate, report: Report) -> str:
    """Return the agency's code in a certificate where it is another one than the report's.

    An equal code proves nothing: who makes up a report writes any code into its data, while readers see the name.
    """
    subject = certificate.subject
    return other_code(subject.numbers, (certificate.name, *subject.organisations), report.office_code)
