"""What comes back: signed by other programs, tampered with, or scanned."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from dcbc_desktop import intake
from dcbc_desktop.errors import DcbcError, RefusedError
from dcbc_desktop.intake.pdf import scans
from dcbc_desktop.report import header as h
from dcbc_desktop.report.datafile import decode_data
from dcbc_desktop.report.report import Entry
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.store.models import SEAL, Scan, SignedCopy
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.external_signatures import (
    RefusedSignatureError,
    attach_request,
    keep_attached,
    look_at,
)
from dcbc_desktop.workflow.signing.keys import KeyFile, Secret
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from dcbc_desktop.workflow.signing.signatures import keep, sign, signing_request
from dcbc_desktop.workflow.trusted_certificates import keep_trust, read_trust_file
from dcbc_desktop.workflow.verification import inspect_file
from dcbc_desktop.workflow.verification.facts import InspectionRequest
from tests.intake.received.stranger_files import PDF, letter, signed_message, zipped
from tests.places import SHARED, needs_shared
from tests.report.samples import full_report
from tests.signing.authority import (
    DAY,
    FIRST,
    LAST,
    NOW,
    PASSPHRASE,
    Authority,
    Holder,
    foreign_root,
    not_before_now,
    root,
)
from tests.signing.documents import _data_file
from tests.signing.test_forgeries import CONTENT, _update
from tests.workflow.signing.other_programs import algorithm_as_itext_5_names_it, by_openssl, by_pyhanko, damaged
from tests.workflow.verification.received_examples import locked

NAME = full_report().text(h.SIGNATORY_NAME)
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "reports.db")
    yield opened
    opened.close()


@pytest.fixture
def report_id(store: Store) -> int:
    """A report that was signed off to be signed by another program."""
    return _signed_off(store)


def _signed_off(store: Store, *, elsewhere: bool = True, **entries: str) -> int:
    full = full_report().with_entries({h.NUMBER: Entry("12"), h.DATE: Entry("2026-12-15")})
    full = full.with_entries({f"header.{key}": Entry(value) for key, value in entries.items()})
    report = store.create_report(full.outline, full.period, office_code="H1", entries=full.entries)
    sign_off(store, report.id, SignatoryChoice(), elsewhere=elsewhere)
    return report.id


def exported(store: Store, report_id: int) -> bytes:
    return store.revisions.official_pdf(report_id, store.load_report(report_id).revision)


def attach(store: Store, report_id: int, data: bytes, name: str = "tệp.pdf") -> SignedCopy | Scan:
    path = store.path.with_name(name)
    path.write_bytes(data)
    wanted = attach_request(store, report_id)
    return keep_attached(store, wanted, look_at(wanted, path, not_before_now()))


def refused(store: Store, report_id: int, data: bytes) -> str:
    """The code of the refusal; nothing is kept."""
    before = store.acts()
    with pytest.raises(DcbcError) as caught:
        attach(store, report_id, data)
    assert store.acts() == before
    return caught.value.code


def holder(authority: Authority | None = None) -> Holder:
    """Other programs sign by the computer's clock."""
    return (authority or root()).issue(NAME, first=FIRST, last=LAST)


Sign = Callable[[bytes, Path], bytes]
PROGRAMS: dict[str, Sign] = {
    "pyHanko, a field of its own": lambda pdf, _: by_pyhanko(pdf, holder()),
    "pyHanko, our field": lambda pdf, _: by_pyhanko(pdf, holder(), "nguoi_ky"),
    "pyHanko twice": lambda pdf, _: by_pyhanko(by_pyhanko(pdf, holder()), holder(), "co_quan"),
    "openssl, our field": lambda pdf, folder: by_openssl(pdf, holder(), folder),
    "openssl, then pyHanko": lambda pdf, folder: by_pyhanko(by_openssl(pdf, holder(), folder), holder(), "co_quan"),
}


@pytest.mark.clock
@pytest.mark.parametrize("program", PROGRAMS)
def test_signed_by_another_program(store: Store, report_id: int, program: str, tmp_path: Path) -> None:
    if "openssl" in program and shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    returned = PROGRAMS[program](exported(store, report_id), tmp_path)
    kept = attach(store, report_id, returned)
    assert isinstance(kept, SignedCopy)
    assert (kept.how, kept.size) == ("elsewhere", len(returned))
    assert store.revisions.official_pdf(report_id, 1) == returned
    assert examine(store.revisions.official_pdf(report_id, 1), root().trust, not_before_now()).verdict == "valid"
    assert store.doctor() == ()


@pytest.mark.clock
@pytest.mark.parametrize("program", [program for program in PROGRAMS if "openssl" not in program])
def test_a_file_for_signatures_by_pen_signed_by_another_program(store: Store, program: str, tmp_path: Path) -> None:
    report_id = _signed_off(store, elsewhere=False)
    returned = PROGRAMS[program](exported(store, report_id), tmp_path)
    assert isinstance(attach(store, report_id, returned), SignedCopy)
    assert examine(store.revisions.official_pdf(report_id, 1), root().trust, not_before_now()).verdict == "valid"
    request = signing_request(store, report_id, SEAL)
    with pytest.raises(RefusedError, match="already_signed") if "twice" in program else nullcontext():
        keep(store, request, sign(request, _key(tmp_path), NOW))


def _key(folder: Path) -> KeyFile:
    path = folder / "khóa.p12"
    path.write_bytes(holder().p12())
    return KeyFile(path, Secret(PASSPHRASE))


@pytest.mark.clock
@needs_openssl
@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig is not installed")
def test_pdfsig_agrees_with_openssl(store: Store, report_id: int, tmp_path: Path) -> None:
    path = tmp_path / "ký.pdf"
    path.write_bytes(by_openssl(exported(store, report_id), holder(), tmp_path))
    answer = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, timeout=60, check=False)
    assert "adbe.pkcs7.detached" in answer.stdout
    assert "Total document signed" in answer.stdout
    assert answer.stdout.count("Signature is Valid") == 1


@pytest.mark.clock
@needs_openssl
def test_an_algorithm_told_as_the_kind_of_the_key(store: Store, report_id: int, tmp_path: Path) -> None:
    signed = algorithm_as_itext_5_names_it(by_openssl(exported(store, report_id), holder(), tmp_path))
    assert examine(signed, root().trust, not_before_now()).verdict == "valid"
    assert "digest_wrong" in [
        reason.code for reason in examine(damaged(signed), root().trust, not_before_now()).reasons
    ]


@pytest.mark.clock
def test_whether_the_chain_is_trusted_is_told(store: Store, report_id: int, tmp_path: Path) -> None:
    path = tmp_path / "ký.pdf"
    path.write_bytes(by_pyhanko(exported(store, report_id), holder(foreign_root())))
    (tmp_path / "gốc.pem").write_bytes(root().pem)
    keep_trust(store, read_trust_file(tmp_path / "gốc.pem"))
    found = look_at(attach_request(store, report_id), path, not_before_now())
    assert found.received is not None
    assert found.received.codes == {"untrusted_chain", "seal_missing"}


STRANGER = "Lê Văn Khác"


@pytest.mark.clock
@pytest.mark.parametrize("field", ["Signature1", "nguoi_ky", "co_quan"])
def test_a_strangers_signature(store: Store, report_id: int, field: str) -> None:
    other = root().issue(STRANGER, first=FIRST, last=LAST)
    ours = exported(store, report_id)
    assert refused(store, report_id, by_pyhanko(ours, other, field)) == "attach_other_signer"
    signed = by_pyhanko(ours, holder(), "nguoi_ky" if field != "nguoi_ky" else "Signature1")
    assert refused(store, report_id, by_pyhanko(signed, other, field)) == "attach_other_signer"
    attach(store, report_id, signed)
    assert refused(store, report_id, by_pyhanko(signed, other, field)) == "attach_other_signer"


@pytest.mark.clock
def test_a_strangers_name_is_in_the_reasons(store: Store, report_id: int, tmp_path: Path) -> None:
    path = tmp_path / "ký.pdf"
    path.write_bytes(by_pyhanko(exported(store, report_id), root().issue(STRANGER, first=FIRST, last=LAST)))
    with pytest.raises(RefusedSignatureError) as caught:
        look_at(attach_request(store, report_id), path, not_before_now())
    params = {reason.code: reason.params for reason in caught.value.received.reasons}
    assert params["signer_differs"] == {"signed": STRANGER, "printed": NAME}


@pytest.mark.clock
def test_what_shows_beside_the_report_is_refused(store: Store, report_id: int) -> None:
    shown = by_pyhanko(exported(store, report_id), holder(), visible=True)
    assert refused(store, report_id, shown) == "attach_addition"


@pytest.mark.clock
def test_what_carries_no_new_signature(store: Store, report_id: int) -> None:
    ours = exported(store, report_id)
    assert refused(store, report_id, ours) == "attach_unsigned"
    assert refused(store, report_id, ours + b"\n") == "attach_unsigned"
    signed = by_pyhanko(ours, holder())
    attach(store, report_id, signed)
    assert refused(store, report_id, signed) == "attach_unsigned"
    assert refused(store, report_id, ours) == "attach_unsigned"


def test_a_second_file_signed_from_the_same_export(store: Store, report_id: int) -> None:
    ours = exported(store, report_id)
    attach(store, report_id, by_pyhanko(ours, holder()))
    assert refused(store, report_id, by_pyhanko(ours, holder())) == "signed_other_file"


@pytest.mark.clock
def test_signed_here_then_elsewhere(store: Store, report_id: int) -> None:
    here = sign_pdf(exported(store, report_id), holder().credentials(), Role.PERSON, NOW)
    store.revisions.add_signed_copy(report_id, 1, here, "here")
    attach(store, report_id, by_pyhanko(here, holder(), "co_quan"))
    assert [copy.how for copy in store.revisions.signed_copies(report_id, 1)] == ["here", "elsewhere"]


@pytest.mark.parametrize("change", CONTENT, ids=[change.__name__[1:] for change in CONTENT])
def test_changed_and_then_signed(
    store: Store, report_id: int, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    """The signature is sound and covers the whole file, but what it covers is not what was signed off."""
    ours = by_pyhanko(exported(store, report_id), holder()) if "field" in change.__name__ else None
    if ours is not None:
        store.revisions.add_signed_copy(report_id, 1, ours, "elsewhere")
    changed = _update(change)(ours or exported(store, report_id))
    code = refused(store, report_id, by_pyhanko(changed, holder(), "co_quan"))
    assert code in ("attach_added_more", "attach_invalid")


@pytest.mark.parametrize("change", CONTENT, ids=[change.__name__[1:] for change in CONTENT])
def test_signed_and_then_changed(
    store: Store, report_id: int, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    signed = by_pyhanko(exported(store, report_id), holder())
    assert refused(store, report_id, _update(change)(signed)) == "attach_invalid"


@pytest.mark.clock
@needs_openssl
def test_changed_in_the_very_update_that_signs(store: Store, report_id: int, tmp_path: Path) -> None:
    ours = exported(store, report_id)
    catalog, page = (_object(ours, kind) for kind in (rb"/Type /Catalog", rb"/Type /Page\n"))
    acting = catalog.replace(b"/Type /Catalog", b"/OpenAction << /S /JavaScript /JS (1) >> /Type /Catalog")
    assert refused(store, report_id, by_openssl(ours, holder(), tmp_path, more=acting)) == "attach_invalid"
    cut = page.replace(b"841.8898", b"500.0000")
    assert cut != page
    assert refused(store, report_id, by_openssl(ours, holder(), tmp_path, more=cut)) == "attach_invalid"


def _object(pdf: bytes, marked: bytes) -> bytes:
    found = re.search(rb"\n(\d+ 0 obj\n<<\n(?:(?!endobj).)*" + marked + rb"(?:(?!endobj).)*endobj\n)", pdf, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.clock
def test_a_damaged_signature(store: Store, report_id: int) -> None:
    ours = exported(store, report_id)
    signed = by_pyhanko(ours, holder())
    assert refused(store, report_id, damaged(signed)) == "attach_invalid"
    assert refused(store, report_id, signed[:-40]) in ("attach_invalid", "attach_unsigned")
    assert refused(store, report_id, ours + b"x" * 5000) in ("attach_unsigned", "attach_invalid")


def test_saved_anew_or_of_another_report_or_revision(store: Store, report_id: int) -> None:
    assert refused(store, report_id, _saved_anew(exported(store, report_id))) == "attach_altered"
    other = _signed_off(store, place="Nơi khác")
    assert refused(store, report_id, exported(store, other)) == "attach_other_report"
    assert refused(store, report_id, by_pyhanko(exported(store, other), holder())) == "attach_other_report"
    first = exported(store, report_id)
    store.revisions.amend(report_id, "Sửa")
    with pytest.raises(RefusedError, match="report_not_signed"):
        attach_request(store, report_id)
    store.save_entries(report_id, {h.NUMBER: Entry("13"), h.DATE: Entry("2026-12-16"), h.PLACE: Entry("Hải An")})
    sign_off(store, report_id, SignatoryChoice())
    assert refused(store, report_id, by_pyhanko(first, holder())) == "attach_other_revision"


def _saved_anew(pdf: bytes) -> bytes:
    saved = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(saved)
    return saved.getvalue()


def test_a_prefixed_export_is_no_scan(store: Store, report_id: int) -> None:
    assert refused(store, report_id, b"%PDF-1.7\n" + exported(store, report_id)) in (
        "attach_altered",
        "scan_unreadable",
    )


def test_an_export_with_broken_data_is_no_scan(store: Store, report_id: int) -> None:
    pdf = pikepdf.open(BytesIO(exported(store, report_id)))
    pdf.attachments["bao-cao.json"] = _data_file(pdf, b"{}")
    saved = BytesIO()
    pdf.save(saved)
    assert refused(store, report_id, saved.getvalue()) == "attach_altered"


_GENUINE = SHARED / "cases" / "verify" / "genuine"


@needs_shared
@pytest.mark.parametrize("path", sorted(_GENUINE.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_file_of_the_layout_before_that_another_program_signed(path: Path) -> None:
    """The office signed off with version 0.3 and gets the file back with today's."""
    data = path.read_bytes()
    official = data[: data.index(b"%%EOF") + 6]
    trusted = x509.load_pem_x509_certificate((_GENUINE.parent / "ca.pem").read_bytes()).public_bytes(Encoding.DER)
    known = decode_data(intake.embedded_data(official)).report
    found = inspect_file(
        InspectionRequest(data, official, len(official), known.uid, known.revision, (trusted,), (), NOW + 30 * DAY)
    )
    assert (found.kind, found.refusal) == ("signed", "")
    assert found.received is not None
    assert found.received.codes <= {"revocation_unknown", "seal_missing"}


# scans


def _picture(kind: str, size: tuple[int, int] = (80, 120)) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, (250, 250, 240)).save(written, kind)
    return written.getvalue()


def _pdf(pages: int) -> bytes:
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    saved = BytesIO()
    pdf.save(saved)
    return saved.getvalue()


def _png_of(width: int, height: int) -> bytes:
    """A picture that promises any size and holds next to nothing."""
    head = b"IHDR" + width.to_bytes(4) + height.to_bytes(4) + bytes((8, 2, 0, 0, 0))
    pieces = [head, b"IDAT" + zlib.compress(bytes(100)), b"IEND"]
    made = b"".join((len(one) - 4).to_bytes(4) + one + zlib.crc32(one).to_bytes(4) for one in pieces)
    return b"\x89PNG\r\n\x1a\n" + made


@pytest.mark.parametrize(("kind", "data"), [("png", _picture("PNG")), ("jpeg", _picture("JPEG")), ("pdf", _pdf(3))])
def test_scans_are_told_by_content(store: Store, report_id: int, kind: str, data: bytes) -> None:
    kept = attach(store, report_id, data, "bản quét.bin")
    assert isinstance(kept, Scan)
    assert (kept.kind, kept.name, kept.size) == (kind, "bản quét.bin", len(data))
    assert store.scans.data(report_id, kept.sha256) == data
    assert refused(store, report_id, data) == "already_attached"
    assert store.revisions.official_pdf(report_id, 1) == store.revisions.pdf(report_id, 1)


def test_a_progressive_jpeg_is_one(store: Store, report_id: int) -> None:
    written = BytesIO()
    Image.new("RGB", (80, 120)).save(written, "JPEG", progressive=True, exif=b"Exif\0\0" + bytes(50))
    assert scans.scan_kind(written.getvalue()) == "jpeg"
    assert isinstance(attach(store, report_id, written.getvalue()), Scan)


BAD_SCANS = [
    ("scan_kind_unknown", b"chu thuong"),
    ("scan_kind_unknown", _picture("GIF")),
    ("scan_kind_unknown", b"\xff\xd8"),
    ("scan_unreadable", _picture("PNG")[:-20]),
    ("scan_unreadable", _picture("PNG")[:60] + b"\0" + _picture("PNG")[61:]),
    ("scan_unreadable", b"\x89PNG\r\n\x1a\n"),
    ("scan_unreadable", _picture("JPEG")[:100]),
    ("scan_unreadable", b"\xff\xd8\xff" + bytes(5000)),
    ("scan_unreadable", b"\xff\xd8\xff" + b"\xff" * 300_000),
    ("scan_unreadable", b"%PDF-1.7\n" + bytes(3000)),
    ("scan_unreadable", _png_of(0, 9)),
    ("scan_oversized", _png_of(60_000, 60_000)),
    ("scan_oversized", _pdf(501)),
    ("file_empty", b""),
    ("file_zip_pdf", zipped(**{"quét.pdf": PDF})),
    ("file_mail", letter()),
    ("file_p7m", signed_message(whole=True)),
    ("pdf_password", locked("x")),
]


@pytest.mark.parametrize(("code", "data"), BAD_SCANS, ids=[f"{n} {code}" for n, (code, _) in enumerate(BAD_SCANS)])
def test_what_is_no_scan(store: Store, report_id: int, code: str, data: bytes) -> None:
    assert refused(store, report_id, data) == code


def test_a_draft_takes_nothing(store: Store) -> None:
    full = full_report()
    draft = store.create_report(full.outline, full.period, entries=full.entries)
    with pytest.raises(RefusedError, match="report_not_signed"):
        attach_request(store, draft.id)
