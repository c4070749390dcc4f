"""No entry of an exported file can be altered and signed by a trusted person, but those that mean nothing.

Every altered file is compared with the one that its data makes, which is the exported one. What shows no difference
there is judged as a whole, alone and signed; some of the others are, too, since the verdict follows the comparison.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from dcbc_desktop.signing.comparison.proof import proven_pages
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.workflow.verification.forgeries.every_entry import (
    Alteration,
    alterations,
    altered,
    as_an_update,
    written_anew,
)
from tests.workflow.verification.forgeries.harmless_entries import HARMLESS, is_harmless
from tests.workflow.verification.forgeries.page_forgeries import unchanged
from tests.workflow.verification.received_files import by_person, exported, report_number

TOLD = {"part_differs", "page_part_differs", "page_foreign_object", "pages_differ", "data_invalid", "data_missing",
        "pages_unreadable", "pdf_unreadable", "too_heavy", "foreign_pdf", "data_unreadable"}  # fmt: skip
SLICES = 16
_EACH_TIME = 12
_DRAWN_ANEW = ("/Root", "/AcroForm", "/Fields", 0, "/AP")
"""The appearance of the field that the person signs: signing replaces it, and with it what was altered there."""
_MAKERS = (written_anew, as_an_update)
Make = Callable[[bytes, Callable[..., None]], bytes]


@cache
def _unchanged(file: bytes, make: Make) -> bytes:
    return make(file, unchanged)


def _made(file: bytes, alteration: Alteration, make: Make) -> bytes | None:
    """The altered file; None where the writer mends what is altered, or cannot write it."""
    try:
        pdf = make(file, altered(alteration))
    except AttributeError:  # Info that is no dictionary has no place in an update
        return None
    return None if pdf == _unchanged(file, make) else pdf


def _is_refused(pdf: bytes, file: bytes) -> bool:
    """Return whether the comparison of the parts already refuses a file, whoever signs it."""
    if proven_pages(pdf, file) is not None:
        return False
    try:
        return compare_documents(pdf, file).difference is not None
    except FileError:
        return True


def _judged(pdf: bytes) -> Received:
    return judge(pdf, root().trust, NOW)


def _signed_by_a_person(pdf: bytes) -> bytes | None:
    """The signed file; None where our program does not sign it."""
    try:
        return by_person(pdf)
    except FileError:
        return None


def _is_believed(pdf: bytes) -> bool:
    if _judged(pdf).verdict is Verdict.INVALID:
        return False
    signed = _signed_by_a_person(pdf)
    return signed is not None and _judged(signed).verdict is Verdict.VALID


def _harmful(file: bytes) -> list[Alteration]:
    with pikepdf.open(BytesIO(file)) as pdf:
        return [one for one in alterations(file) if not is_harmless(pdf, one)]


def _believed(file: bytes, chosen: list[Alteration]) -> set[str]:
    """The alterations that verify believes."""
    found = set()
    for one in chosen:
        for make in _MAKERS:
            pdf = _made(file, one, make)
            if pdf is not None and not _is_refused(pdf, file) and _is_believed(pdf):
                found.add(f"{one.role} ({make.__name__}, {one.path})")
    return found


def _one_of_each(file: bytes) -> list[Alteration]:
    """An alteration of each role, mixed."""
    harmful = _harmful(file)
    mixed = random.Random(1).sample(harmful, len(harmful))
    return list({one.role: one for one in mixed}.values())


def test_no_altered_entry_is_believed() -> None:
    assert _believed(exported(), random.Random(7).sample(_one_of_each(exported()), _EACH_TIME)) == set()


@pytest.mark.long
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("number", range(SLICES))
def test_no_altered_entry_of_all_is_believed(number: int) -> None:
    assert _believed(exported(), _harmful(exported())[number::SLICES]) == set()


@pytest.mark.long
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("seed", range(8))
def test_no_altered_entry_of_another_report_is_believed(seed: int) -> None:
    file = make_pdf(report_number(seed), draft=False)
    assert _believed(file, _one_of_each(file)[:100]) == set()


def _alone_and_signed(one: Alteration, make: Make) -> list[bytes]:
    pdf = _made(exported(), one, make)
    if pdf is None:
        return []
    is_renewed = one.path[: len(_DRAWN_ANEW)] == _DRAWN_ANEW
    signed = None if is_renewed else _signed_by_a_person(pdf)
    return [pdf] if signed is None else [pdf, signed]


@pytest.mark.parametrize("number", mostly_long(range(60), lambda number: number < 1))
def test_neither_signed_nor_unsigned_is_it_better_than_invalid(number: int) -> None:
    one = _one_of_each(exported())[number]
    for make in _MAKERS:
        for held in _alone_and_signed(one, make):
            found = _judged(held)
            assert found.verdict is Verdict.INVALID or found.codes == {"foreign_pdf"}, (one, found.codes)
            assert found.codes & TOLD, (one, found.codes)


@pytest.mark.parametrize("role", mostly_long(HARMLESS, set(list(HARMLESS)[::5]).__contains__))
def test_what_means_nothing_is_no_difference(role: str) -> None:
    """An entry of this list that a comparison refuses is not needed any more."""
    with pikepdf.open(BytesIO(exported())) as pdf:
        one = next(one for one in alterations(exported()) if one.role == role and is_harmless(pdf, one))
    files = [_made(exported(), one, make) for make in _MAKERS]
    assert any(pdf is not None and not _is_refused(pdf, exported()) for pdf in files)
