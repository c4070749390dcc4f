"""Files of each layout are compared with pages made by that layout; the file of layout 2 was made by version 0.3."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.embedded_data import read_exported
from dcbc_desktop.report import data_identity
from dcbc_desktop.report.datafile import decode_data, encode_data
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.report import Report
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.workflow.report_pages import make_pdf, make_preview
from dcbc_desktop.workflow.verification.client import receive
from dcbc_desktop.workflow.verification.page_comparison import compare_pages
from tests.export.documents import body, note, report_of, words
from tests.places import ROOT
from tests.signing.authority import NOW, root
from tests.workflow.verification.received_files import by_person, final_report

FILES = ROOT / "tests" / "data" / "files"
KINDS = pytest.mark.parametrize(("draft", "fields"), [(True, False), (False, True), (False, False)])
FORMER = pytest.mark.parametrize("layout", range(2, LAYOUT_VERSION))
VERSIONS = pytest.mark.parametrize("version", range(1, LAYOUT_VERSION + 2))


@FORMER
def test_a_kept_file_of_a_former_layout_is_valid(layout: int) -> None:
    found = receive(_sealed(layout), _trust(layout), NOW)
    assert found.codes == {"revocation_unknown"}
    assert found.report is not None
    assert found.report.layout_version == layout


@FORMER
def test_its_pages_are_made_again_to_the_byte(layout: int) -> None:
    preview = make_preview(read_exported(_sealed(layout)).report, _sealed(layout))
    assert preview.places.beside(None, 1) is not None


def test_it_is_invalid_where_its_data_name_another_layout() -> None:
    held = read_exported(_sealed(2))
    assert compare_pages(_sealed(2), held.report, draft=False, layout_version=2) is None
    assert compare_pages(_sealed(2), held.report, draft=False) is not None


@VERSIONS
@KINDS
def test_files_of_each_layout_are_equal(
    version: int, draft: bool, fields: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_identity, "LAYOUT_VERSION", LAYOUT_VERSION + 1)  # as the next program reads
    pdf = make_pdf(_report(), draft=draft, layout_version=version, fields=fields)
    held = read_exported(pdf)
    layout, has_fields = held.layout_version, held.signature_fields
    assert (layout, has_fields) == (version, (fields or version < 3) and not draft)
    assert compare_pages(pdf, held.report, draft=draft, layout_version=layout, fields=has_fields) is None
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert ("/AcroForm" in opened.Root) == (not draft)
        assert draft or len(list(opened.Root.AcroForm.Fields)) == 2 * has_fields


@pytest.mark.parametrize("fields", [True, False])
def test_signed_files_are_valid_with_fields_or_without(fields: bool) -> None:
    assert receive(by_person(make_pdf(final_report(), draft=False, fields=fields)), root().trust, NOW).codes == {
        "revocation_unknown",
        "seal_missing",
    }


def test_data_of_former_layouts_have_the_former_version() -> None:
    former, now = (encode_data(_report(), draft=False, program="", layout_version=version) for version in (2, 3))
    assert (b'"v":1}' in former[-8:], b'"v":2}' in now[-8:]) == (True, True)
    assert b"signature_fields" not in former


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"v":2}', b'"v":1}'),
        (b'"signature_fields":true', b'"signature_fields":null'),
        (b'"signature_fields":true,', b""),
        (b'"draft":false', b'"draft":true'),
    ],
)
def test_data_that_contradict_themselves_are_refused(old: bytes, new: bytes) -> None:
    data = encode_data(_report(), draft=False, program="")
    head, found, tail = data.rpartition(old)
    assert found
    with pytest.raises(FileError, match="data_invalid"):
        decode_data(head + new + tail)


@cache
def _sealed(layout: int) -> bytes:
    """The report of a commune with adjacent notes, tables and annexes, signed and sealed."""
    return (FILES / f"layout_{layout}_sealed.pdf").read_bytes()


def _trust(layout: int) -> Trust:
    root = x509.load_pem_x509_certificate((FILES / f"layout_{layout}_root.pem").read_bytes())
    return Trust((root.public_bytes(Encoding.DER),))


def _report() -> Report:
    return report_of(body(words(60), note("Một."), note("Hai."), words(900, 2), note(words(30, 3))))
