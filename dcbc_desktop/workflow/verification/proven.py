"""Facts that a check has proven, told with each verdict beside its reasons, one sentence a fact.

A fact is told only where no reason speaks against it; a reason not listed here leaves out all facts about pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dcbc_desktop.signing.verdicts import HARMLESS, UNDECIDED, WEAK, Code
from dcbc_desktop.workflow.verification.facts import (
    REPLACED_BY,
    REPLACES,
    SAME_FILE,
    Received,
    ReportRecord,
    SignatureRecord,
    VerdictReason,
)
from dcbc_desktop.workflow.verification.signers import ABOUT_SIGNERS, CertificateHolder

_APART_FROM_PAGES: Final = frozenset({
    Code.SIGNATURE_UNREADABLE, Code.KEY_USAGE, Code.EXPIRED_AT_SIGNING, Code.NOT_YET_VALID_AT_SIGNING, Code.REVOKED,
    "draft_file", REPLACES, REPLACED_BY, SAME_FILE, *ABOUT_SIGNERS, *UNDECIDED, *HARMLESS,
})  # fmt: skip
"""Reasons beside which the pages may still be exactly what the data prints."""
_BROKEN: Final = frozenset({Code.DIGEST_WRONG, Code.NOT_ENTIRE_FILE, Code.APPENDED, *WEAK})
_CERTIFICATE_IN_DOUBT: Final = frozenset({Code.KEY_USAGE, Code.EXPIRED_AT_SIGNING, Code.NOT_YET_VALID_AT_SIGNING})


def proven(found: Received) -> tuple[VerdictReason, ...]:
    """Return the facts that speak for a file of ours, in the order in which they are read."""
    report = found.report
    if report is None:
        return ()
    pages = tuple(_pages(found, report))
    return (*pages, *(fact for fact in _signatures(found) if pages or fact.code not in _SAID_BY_PAGES))


_SAID_BY_PAGES: Final = frozenset({"proven_signatory", "proven_agency", "proven_earlier_part"})
"""Facts that compare a certificate with the page, which the data tells only where both are equal; and that nothing but
signatures followed, since a signature may show more than itself.
"""


def _pages(found: Received, report: ReportRecord) -> Iterator[VerdictReason]:
    if found.codes <= _APART_FROM_PAGES:
        yield VerdictReason("proven_pages")
        issuer = report.issuer or report.office_code
        told: dict[str, str | int] = {"revision": report.revision, "issuer": issuer, "layout": report.layout_version}
        yield VerdictReason("proven_draft" if report.draft else "proven_revision", told)


def _signatures(found: Received) -> Iterator[VerdictReason]:
    last = max((one.covered_to for one in found.signatures), default=0)
    whole = not found.codes & _BROKEN
    for one in found.signatures:
        codes = {reason.code for reason in one.reasons}
        if not one.signer or not one.covered_to or codes & _BROKEN:
            continue
        name: dict[str, str | int] = {"signer": one.signer}
        if whole:
            yield VerdictReason("proven_whole_file" if one.covered_to == last else "proven_earlier_part", {**name})
        yield from _certificate(one, codes)


def _certificate(one: SignatureRecord, codes: set[str]) -> Iterator[VerdictReason]:
    name: dict[str, str | int] = {"signer": one.signer}
    if one.chain == "trusted" and not codes & _CERTIFICATE_IN_DOUBT:
        yield VerdictReason("proven_certificate", {**name, "issuer": one.issuer})
    if one.revocation == "good":
        yield VerdictReason("proven_not_revoked", {**name})
    if one.holder == CertificateHolder.PERSON:
        yield VerdictReason("proven_signatory", {**name})
    if one.holder == CertificateHolder.AGENCY:
        yield VerdictReason("proven_agency", {**name})
