"""Kinds of files that are not ours, and damage on the way: asked before and after the verdict.

Nothing here makes a verdict better: a kind replaces it, an explanation is added to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.records import FIELDS
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.workflow.report_pages import PROGRAM
from dcbc_desktop.workflow.verification.facts import Received, SignatureRecord, VerdictReason
from dcbc_desktop.workflow.verification.reason_groups import FOREIGN_PDF

Judge = Callable[[bytes], Received]
"""Verdict on bytes that begin and end as a PDF does."""
_NO_CONTENT: Final = frozenset({Code.PDF_UNREADABLE, "data_missing"})
_CONSEQUENCES: Final = frozenset({Code.PDF_UNREADABLE, "data_missing", "pages_unreadable"})
"""Reasons that follow from a file cut short or converted: left out, because the cause is told."""
_MOVED: Final = frozenset({Code.NOT_ENTIRE_FILE, Code.DIGEST_WRONG})
"""Reasons of a signature in a file whose bytes stand elsewhere than they did."""
_SERIOUS: Final = frozenset({Code.DIGEST_WRONG, Code.REVOKED})
"""Reasons of signatures in a foreign file that count whomever the office trusts."""
_MOST_NAMES: Final = 5


def recognised(pdf: bytes, judged: Judge) -> Received | None:
    """Return the answer on a file that is no PDF, or opens with a password only; None for what can be examined."""
    kind = intake.received_kind(pdf)
    if kind is None:
        return Received((VerdictReason("pdf_password"),)) if intake.protection(pdf) == "pdf_password" else None
    reason = VerdictReason(kind.code, dict(kind.params))
    count = kind.params.get("count")
    if kind.code != "bytes_before_head" or not isinstance(count, int):
        return Received((reason,))
    inside = explained(pdf[count:], judged(pdf[count:]), judged)
    return msgspec.structs.replace(inside, reasons=(reason, *inside.reasons, *_inside(inside)))


def explained(pdf: bytes, found: Received, judged: Judge) -> Received:
    """Return the same verdict with what explains it: damage on the way, an encryption, another program's file."""
    if found.verdict is Verdict.VALID:
        return found
    if found.codes & _NO_CONTENT and (foreign := _foreign(pdf, found)):
        return msgspec.structs.replace(found, reasons=foreign)
    causes = [*_damage(pdf, found)]
    if causes:
        kept = [reason for reason in found.reasons if reason.code not in _CONSEQUENCES]
        return msgspec.structs.replace(found, reasons=(*causes, *kept))
    return _behind(pdf, found, judged)


def _damage(pdf: bytes, found: Received) -> Iterator[VerdictReason]:
    if found.verdict is Verdict.INVALID and intake.is_converted(pdf):
        yield VerdictReason("file_converted")
    elif intake.is_incomplete(pdf):
        yield VerdictReason("file_incomplete")
    elif intake.protection(pdf):
        yield VerdictReason("pdf_encrypted")
    elif found.signatures and all({reason.code for reason in one.reasons} >= _MOVED for one in found.signatures):
        yield VerdictReason("saved_anew")


def _behind(pdf: bytes, found: Received, judged: Judge) -> Received:
    """Name bytes behind the end, and say whether the file is valid without them.

    A few of them keep a file from being read at all: then it is told what is before them, as not entirely signed.
    """
    behind = intake.bytes_behind(pdf, max((one.covered_to for one in found.signatures), default=0))
    if behind is None:
        return found
    inside = judged(pdf[: behind.end])
    words = f" ({behind.words})" if behind.words else ""
    told = [VerdictReason("bytes_behind_end", {"count": behind.length, "words": words}), *_inside(inside)]
    if Code.PDF_UNREADABLE not in found.codes:
        return found.with_reasons(told)
    appended = [VerdictReason(Code.APPENDED)] if inside.signatures else []
    return msgspec.structs.replace(inside, reasons=(*appended, *inside.reasons, *told))


def _inside(inside: Received) -> Iterator[VerdictReason]:
    if inside.verdict is Verdict.VALID:
        yield VerdictReason("inner_valid")


def _foreign(pdf: bytes, found: Received) -> tuple[VerdictReason, ...]:
    """Return what is known of a file that carries no data of ours; nothing where it says that it is ours."""
    if intake.carries_data(pdf):
        return ()
    try:
        facts = intake.pdf_facts(pdf, PROGRAM)
    except FileError:
        return ()
    if facts.names_us or intake.is_incomplete(pdf) or any(one.field in FIELDS.values() for one in found.signatures):
        return ()
    serious = [reason for reason in found.reasons if reason.code in _SERIOUS]
    return (VerdictReason(FOREIGN_PDF), *serious, *_known(facts, found.signatures), *_locked(pdf))


def _known(facts: intake.PdfFacts, signatures: tuple[SignatureRecord, ...]) -> Iterator[VerdictReason]:
    pages: Mapping[str, str | int] = {"pages": facts.pages}
    if facts.producer:
        yield VerdictReason("foreign_made_with", {**pages, "producer": facts.producer})
    else:
        yield VerdictReason("foreign_pages", {**pages})
    if facts.scanned:
        yield VerdictReason("foreign_scan")
    names = [one.signer or one.field for one in signatures][:_MOST_NAMES]
    yield VerdictReason("foreign_signed", {"names": ", ".join(names)}) if names else VerdictReason("foreign_unsigned")


def _locked(pdf: bytes) -> Iterator[VerdictReason]:
    if intake.protection(pdf):
        yield VerdictReason("foreign_encrypted")


_OPENED_FIRST: Final = frozenset({
    "file_zip", "file_zip_pdf", "file_archive", "file_packed_pdf", "file_mail", "file_outlook", "file_p7m", "file_p7s",
    "file_enveloped", "file_base64", "file_shortcut", "file_shadow", "file_zeros", "file_html",
})  # fmt: skip
"""Kinds that stand in the place of the file meant; for all others `scan_kind_unknown` says what is taken."""


def require_scan(data: bytes) -> None:
    """Raise FileError with the kind of a file that the scan or the signed file is still inside of, or `pdf_password`.

    What else can be no scan is left to `scan_kind`.
    """
    kind = intake.received_kind(data)
    if kind is None and intake.protection(data) == "pdf_password":
        raise FileError("pdf_password")
    if kind is not None and kind.code in _OPENED_FIRST:
        raise FileError(kind.code, **kind.params)
