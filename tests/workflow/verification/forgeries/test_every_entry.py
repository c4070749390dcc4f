"""No entry of an exported file can be altered and signed by a trusted person, but those that mean nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from dcbc_desktop.signing.comparison.proof import proven_pages
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification import judge
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.workflow.verification.forgeries.every_entry import (
    Alteration,
    alterations,
    altered,
    as_an_update,
    written_anew,
)
from tests.workflow.verification.forgeries.page_forgeries import unchanged
from tests.workflow.verification.received_files import by_person, exported, report_number

_ELEMENT = "/Root/StructTreeRoot"
HARMLESS = {
    "/Info/Producer: removed": "the program that wrote the file last; each writes its own name",
    "/Info/Producer: another text": "the same",
    "/Info/ModDate: removed": "when that was; each writes its own time, or none",
    "/Info/ModDate: another text": "the same; see TIMES",
    "/Root/PageMode: removed": "says what is usual",
    "/Root/Pages/Kids/*/Rotate: removed": "says what is usual",
    "/Root/Pages/Kids/*/Trans: removed": "is empty",
    "/Root/AcroForm/SigFlags: removed": "programs that sign write it anew",
    f"{_ELEMENT}/ParentTreeNextKey: removed": "a hint for programs that add tags; readers do not use it",
    f"{_ELEMENT}/ParentTreeNextKey: another number": "programs that add tags raise it",
    f"{_ELEMENT}/K/Type: removed": "may be left out",
    f"{_ELEMENT}/*/Type: removed": "may be left out",
    f"{_ELEMENT}/K/K: an item more": "the tag of a signature field once more: no words",
    f"{_ELEMENT}/Form/*/S: another name": "programs that sign choose the tag of a field",
    f"{_ELEMENT}/Form/*/Type: removed": "may be left out",
    f"{_ELEMENT}/Form/*/Pg: removed": "the field itself is on the page",
    f"{_ELEMENT}/Form/*/K: an item more": "the same field once more: no words",
    f"{_ELEMENT}/Form/K/*: removed": "a field without a signature, which shows and says nothing",
    "/Root/Pages/Kids/*/Annots: removed": "only fields without signatures, which show nothing",
    "/Root/Pages/Kids/*/Annots/*: removed": "a field without a signature, which shows nothing",
    "/Root/Pages/Kids/*/Annots: an item more": "a field without a signature once more",
    "/Root/Pages/Kids/*/Resources/ProcSet: removed": "no reader uses it any more (ISO 32000-2, 14.2)",
    "/Root/Pages/Kids/*/Resources/ProcSet: an item more": "the same",
    "/Root/Pages/Kids/*/Resources/ProcSet/*: removed": "the same",
    "/Root/Pages/Kids/*/Resources/ProcSet/*: another name": "the same",
}
"""Roles of alterations that verify may believe, and why they mean nothing."""
TOLD = {"part_differs", "page_part_differs", "page_foreign_object", "pages_differ", "data_invalid", "data_missing",
        "pages_unreadable", "pdf_unreadable", "too_heavy", "foreign_pdf", "data_unreadable"}  # fmt: skip
SLICES = 16
_EACH_TIME = 12
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


def _is_believed(pdf: bytes) -> bool:
    return judge(by_person(pdf), root().trust, NOW).verdict is Verdict.VALID


def _believed(file: bytes, chosen: list[Alteration]) -> set[str]:
    """The roles of the alterations that verify believes."""
    found = set()
    for one in chosen:
        for make in _MAKERS:
            pdf = None if one.role in HARMLESS else _made(file, one, make)
            if pdf is not None and not _is_refused(pdf, file) and _is_believed(pdf):
                found.add(f"{one.role} ({make.__name__}, {one.path})")
    return found


def _one_of_each(file: bytes) -> list[Alteration]:
    """An alteration of each role, mixed."""
    dice = random.Random(1)
    mixed = dice.sample(alterations(file), len(alterations(file)))
    return list({one.role: one for one in mixed}.values())


def test_no_altered_entry_is_believed() -> None:
    assert _believed(exported(), random.Random(7).sample(_one_of_each(exported()), _EACH_TIME)) == set()


@pytest.mark.long
@pytest.mark.parametrize("number", range(SLICES))
def test_no_altered_entry_of_all_is_believed(number: int) -> None:
    assert _believed(exported(), list(alterations(exported())[number::SLICES])) == set()


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_no_altered_entry_of_another_report_is_believed(seed: int) -> None:
    file = make_pdf(report_number(seed), draft=False)
    assert _believed(file, _one_of_each(file)[:100]) == set()


@pytest.mark.parametrize("number", mostly_long(range(80), lambda number: number < 1))
def test_neither_signed_nor_unsigned_is_it_better_than_invalid(number: int) -> None:
    one = [one for one in _one_of_each(exported()) if one.role not in HARMLESS][number]
    for make in _MAKERS:
        pdf = _made(exported(), one, make)
        if pdf is not None:
            judged = [judge(held, root().trust, NOW) for held in (pdf, by_person(pdf))]
            assert [found.verdict for found in judged] == [Verdict.INVALID, Verdict.INVALID], one
            assert all(found.codes & TOLD for found in judged), (one, judged[1].codes)


def test_every_harmless_alteration_is_of_this_file() -> None:
    assert HARMLESS.keys() <= {one.role for one in alterations(exported())}
