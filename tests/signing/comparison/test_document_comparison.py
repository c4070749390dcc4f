"""Parts that nobody looks at: each difference is found and named, written anew or as an update; nothing else is."""

from __future__ import annotations

from datetime import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing.comparison.document_comparison import compare_documents
from dcbc_desktop.signing.comparison.parts import FilePart
from dcbc_desktop.signing.comparison.proof import proven_pages
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received
from tests.places import SHARED, needs_shared
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.signing.comparison.altered_files import ALTERED
from tests.workflow.verification.forgeries.hand_written import updated
from tests.workflow.verification.received_files import by_person, doctored, exported, sealed, signed

CASES = SHARED / "cases" / "verify"


def test_genuine_files_are_equal() -> None:
    for pdf in (exported(), signed(), sealed()):
        assert compare_documents(pdf, exported()) == (None, False)


@pytest.mark.parametrize("name", ALTERED)
def test_what_is_altered_in_a_file_written_anew_is_named(name: str) -> None:
    change, *told = ALTERED[name]
    assert compare_documents(doctored(change), exported()).difference == tuple(told)


@pytest.mark.parametrize("name", ALTERED)
def test_no_update_that_alters_is_proven(name: str) -> None:
    assert proven_pages(updated(exported(), ALTERED[name][0]), exported()) is None


@pytest.mark.long
@pytest.mark.parametrize("name", ALTERED)
def test_what_an_update_alters_is_named(name: str) -> None:
    change, *told = ALTERED[name]
    assert compare_documents(updated(exported(), change), exported()).difference == tuple(told)


_ALTERED_AND_SIGNED = ("two files under one name", "a script at opening", "words for the blind", "a key of its own",
                       "the box of the trimmed page", "a text field")  # fmt: skip


_TOLD = {"part_differs", "page_part_differs", "page_foreign_object", "data_invalid", "data_missing"}


@pytest.mark.parametrize("name", mostly_long(ALTERED, lambda name: name in _ALTERED_AND_SIGNED))
def test_a_signature_does_not_make_it_valid(name: str) -> None:
    for pdf in (doctored(ALTERED[name][0]), updated(exported(), ALTERED[name][0])):
        found = judge(by_person(pdf), root().trust, NOW)
        assert found.verdict is Verdict.INVALID
        assert found.codes & _TOLD, found.codes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_has_a_name(language: str) -> None:
    for code in ("part_differs", "page_part_differs"):
        told = {sentence(code, {"key": f"part.{part}", "name": "X", "page": 1}, language) for part in FilePart}
        assert not any("…" in words for words in told)
        assert len(told) == len(FilePart)


# the files of the shared folder


def _judged(name: str) -> Received:
    trusted = x509.load_pem_x509_certificate((CASES / "ca.pem").read_bytes()).public_bytes(Encoding.DER)
    return judge((CASES / name).read_bytes(), Trust((trusted,)), datetime.fromisoformat("2026-12-31T00:00:00Z"))


@needs_shared
@pytest.mark.parametrize(
    ("name", "part", "entry"),
    [
        ("ef_f_differs", "attachment", "EmbeddedFiles"),
        ("second_case_name", "second_attachment", "EmbeddedFiles"),
        ("openaction_js", "script", "OpenAction"),
        ("struct_actualtext", "tags", "StructTreeRoot"),
        ("outline_lie", "outline", "Outlines"),
        ("trimbox", "page_size", "TrimBox"),
    ],
)
def test_forged_parts_of_the_shared_folder(name: str, part: str, entry: str) -> None:
    found = _judged(f"{name}.pdf")
    assert found.verdict is Verdict.INVALID
    told = [(one.params["key"], one.params["name"]) for one in found.reasons if one.code.endswith("part_differs")]
    assert told == [(f"part.{part}", entry)]


GENUINE = ["plain_rewrite", "linearized", *(f"genuine/{path.stem}" for path in sorted(CASES.glob("genuine/*.pdf")))]


@needs_shared
@pytest.mark.parametrize("name", GENUINE)
def test_genuine_files_of_the_shared_folder(name: str) -> None:
    assert not any(code.endswith("part_differs") for code in _judged(f"{name}.pdf").codes)
