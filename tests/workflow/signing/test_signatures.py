"""Signing in its three steps: what is read, what is signed, what is kept; and what becomes of the secret."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.export.document import make_worded_pages
from dcbc_desktop.export.layout.page_contents import PageWords
from dcbc_desktop.intake.pdf.embedded_data import read_exported
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, State
from dcbc_desktop.signing.trust_files import describe_crl
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.store.models import DIGITAL, ELSEWHERE, SEAL, Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.sending.exports import export_final
from dcbc_desktop.workflow.signing.amendments import waiting
from dcbc_desktop.workflow.signing.keys import KeyFile, Secret
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, SignOffBlockedError, sign_off
from dcbc_desktop.workflow.signing.signatures import PERSON, digital_request, keep, sign, signing_request
from dcbc_desktop.workflow.trusted_certificates import keep_trust, office_trust, read_trust_file
from dcbc_desktop.workflow.verification.client import receive
from tests.report.samples import full_report
from tests.signing.authority import DAY, NOW, PASSPHRASE, Authority, Holder, foreign_root, root
from tests.workflow.signing.other_programs import certified_as_final

NAME = full_report().text(h.SIGNATORY_NAME)
NUMBERED = {h.NUMBER: Entry("12"), h.DATE: Entry("2026-12-15")}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "reports.db")
    yield opened
    opened.close()


@pytest.fixture
def report_id(store: Store) -> int:
    """A draft that may be signed digitally."""
    full = full_report().with_entries(NUMBERED)
    return store.create_report(full.outline, full.period, office_code="H1", entries=full.entries).id


def key(folder: Path, holder: Holder | None = None, passphrase: str = PASSPHRASE) -> KeyFile:
    """A certificate file of the signatory, or of somebody else."""
    path = folder / "khóa.p12"
    path.write_bytes((holder or root().issue(NAME)).p12())
    return KeyFile(path, Secret(passphrase))


def both(store: Store, report_id: int, folder: Path) -> bytes:
    """Signed off by the person, sealed by the agency; the official bytes."""
    request = digital_request(store, report_id, SignatoryChoice())
    keep(store, request, sign(request, key(folder), NOW))
    request = signing_request(store, report_id, SEAL)
    keep(store, request, sign(request, key(folder, root().issue("Trung tâm Lưu trữ")), NOW + DAY))
    return store.revisions.official_pdf(report_id, 1)


def test_signed_off_and_sealed(store: Store, report_id: int, tmp_path: Path) -> None:
    official = both(store, report_id, tmp_path)
    assert official.startswith(store.revisions.pdf(report_id, 1))
    assert [copy.how for copy in store.revisions.signed_copies(report_id, 1)] == ["here", "here"]
    assert store.revisions.listed(report_id)[0].exit == DIGITAL
    assert store.load_report(report_id).state is State.SIGNED
    found = examine(official, root().trust, NOW + DAY)
    assert found.verdict == "valid"
    assert [facts.signer.name for facts in found.signatures if facts.signer] == [NAME, "Trung tâm Lưu trữ"]
    assert store.doctor() == ()


def test_export_hands_out_the_official_bytes(store: Store, report_id: int, tmp_path: Path) -> None:
    official = both(store, report_id, tmp_path)
    exported = export_final(store, report_id, tmp_path / "xuất.pdf")
    assert exported.path.read_bytes() == official
    assert exported.file_sha256 == store.revisions.signed_copies(report_id, 1)[-1].sha256


def test_nothing_is_kept_until_it_is_signed(store: Store, report_id: int, tmp_path: Path) -> None:
    before = store.acts()
    request = digital_request(store, report_id, SignatoryChoice(signatory="Người Khác", office="CHÁNH VĂN PHÒNG"))
    with pytest.raises(FileError, match="passphrase_wrong"):
        sign(request, key(tmp_path, passphrase="sai"), NOW)
    assert (store.acts(), store.revisions.listed(report_id)) == (before, ())
    assert store.load_report(report_id).text(h.SIGNATORY_NAME) == NAME


def test_an_unfinished_report_asks_for_no_key(store: Store, report_id: int, tmp_path: Path) -> None:
    store.save_entries(report_id, {h.ISSUER: Entry()})
    given = key(tmp_path)
    with pytest.raises(SignOffBlockedError):
        sign(digital_request(store, report_id, SignatoryChoice()), given, NOW)
    assert given.passphrase.take() == PASSPHRASE


def test_a_report_that_changed_meanwhile_is_not_frozen(store: Store, report_id: int, tmp_path: Path) -> None:
    request = digital_request(store, report_id, SignatoryChoice())
    signed = sign(request, key(tmp_path), NOW)
    store.save_entries(report_id, {h.PLACE: Entry("Nơi khác")})
    with pytest.raises(RefusedError, match="report_changed_meanwhile"):
        keep(store, request, signed)
    assert store.load_report(report_id).state is State.DRAFT


def test_two_that_sign_the_same_bytes_do_not_overwrite_each_other(store: Store, report_id: int, tmp_path: Path) -> None:
    sign_off(store, report_id, SignatoryChoice())
    first, second = (signing_request(store, report_id, PERSON) for _ in range(2))
    keep(store, first, sign(first, key(tmp_path), NOW))
    with pytest.raises(RefusedError, match="signed_other_file"):
        keep(store, second, sign(second, key(tmp_path), NOW + DAY))


def test_an_earlier_revision_is_signed_with_its_own_signer(store: Store, report_id: int, tmp_path: Path) -> None:
    sign_off(store, report_id, SignatoryChoice())
    store.revisions.amend(report_id, "Sửa người ký")
    store.save_entries(report_id, {h.SIGNATORY_NAME: Entry("Người Kế Nhiệm")})
    with pytest.raises(RefusedError, match="report_not_signed"):
        signing_request(store, report_id, PERSON)
    request = signing_request(store, report_id, PERSON, 1)
    signed = sign(request, key(tmp_path), NOW)
    assert [one.code for one in signed.advice] == ["untrusted_chain"]
    assert keep(store, request, signed).position == 1


def test_a_presented_report_is_signed_as_it_lies(store: Store, report_id: int, tmp_path: Path) -> None:
    store.presentations.present(report_id)
    request = digital_request(store, report_id, SignatoryChoice(number="13"))
    keep(store, request, sign(request, key(tmp_path), NOW))
    signed = store.load_report(report_id)
    assert (signed.state, signed.text(h.NUMBER)) == (State.SIGNED, "13")
    assert [act.act for act in store.acts(report_id)] == ["create", "present", "sign", "sign_file"]


def test_pictures_of_the_office_are_in_their_fields(store: Store, report_id: int, tmp_path: Path) -> None:
    store.office.save(Office("H1"))
    plain = both(store, report_id, tmp_path)
    other = full_report().with_entries(NUMBERED)
    drawn_id = store.create_report(other.outline, other.period, office_code="H1", entries=other.entries).id
    for kind, owner in (("signature", NAME), ("seal", "")):
        store.office.save_picture("H1", kind, owner, _png())
    assert len(both(store, drawn_id, tmp_path)) > len(plain) + 500
    store.office.save_picture("H1", "signature", NAME, b"")
    assert digital_request_picture(store, drawn_id) == b""


def test_a_revision_signed_off_by_pen_has_no_fields_until_it_is_signed(
    store: Store, report_id: int, tmp_path: Path
) -> None:
    sign_off(store, report_id, SignatoryChoice())
    assert _fields(store.revisions.official_pdf(report_id, 1)) == {}
    store.office.save(Office("H1"))
    for kind, owner in (("signature", NAME), ("seal", "")):
        store.office.save_picture("H1", kind, owner, _png())
    for role, holder in ((PERSON, root().issue(NAME)), (SEAL, root().issue("Trung tâm Lưu trữ"))):
        request = signing_request(store, report_id, role)
        keep(store, request, sign(request, key(tmp_path, holder), NOW))
    official = store.revisions.official_pdf(report_id, 1)
    assert _fields(official) == {"nguoi_ky": True, "co_quan": True}
    assert _places(official) == [box for page in _pages(official) for box in page.boxes]
    assert receive(official, root().trust, NOW).verdict is Verdict.VALID
    assert store.doctor() == ()


def test_a_revision_signed_off_to_be_signed_elsewhere_has_both_fields(
    store: Store, report_id: int, tmp_path: Path
) -> None:
    revision = sign_off(store, report_id, SignatoryChoice(), elsewhere=True)
    assert (revision.exit, revision.document_number) == (DIGITAL, "12")
    assert _fields(store.revisions.official_pdf(report_id, 1)) == {"nguoi_ky": False, "co_quan": False}
    assert store.revisions.signed_copies(report_id, 1) == ()
    assert waiting(store, report_id) == ()
    request = signing_request(store, report_id, PERSON)  # the office changes its mind
    keep(store, request, sign(request, key(tmp_path), NOW))
    official = store.revisions.official_pdf(report_id, 1)
    assert receive(official, root().trust, NOW).verdict is Verdict.VALID
    assert store.doctor() == ()


def test_nothing_is_signed_off_to_be_signed_elsewhere_without_a_number(store: Store, report_id: int) -> None:
    store.save_entries(report_id, {h.NUMBER: Entry()})
    with pytest.raises(RefusedError, match="digital_number_missing"):
        sign_off(store, report_id, SignatoryChoice(), elsewhere=True)
    assert store.load_report(report_id).state is State.DRAFT


def _fields(pdf: bytes) -> dict[str, bool]:
    """Signature fields, and whether each has an appearance that draws."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        fields = list(opened.Root.AcroForm.Fields)
        return {str(field.T): bool(field.AP.N.read_bytes()) for field in fields}


def _places(pdf: bytes) -> list[object]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        fields = list(opened.Root.AcroForm.Fields)
        return [(str(one.T), *(pytest.approx(float(side), abs=0.01) for side in one.Rect)) for one in fields]


def _pages(pdf: bytes) -> tuple[PageWords, ...]:
    held = read_exported(pdf)
    return make_worded_pages(held.report, draft=False, fields=held.signature_fields).pages


def digital_request_picture(store: Store, report_id: int) -> bytes:
    return signing_request(store, report_id, PERSON).picture


def _png() -> bytes:
    from PIL import Image

    written = BytesIO()
    Image.new("RGBA", (60, 60), (200, 0, 0, 255)).save(written, "PNG")
    return written.getvalue()


def test_revocation_lists_of_the_chain_travel_along(store: Store, report_id: int, tmp_path: Path) -> None:
    below = Authority("CA cấp dưới", root())
    lists = (root().crl(), root().crl(until=NOW + 2 * DAY), below.crl(), Authority("CA không liên quan").crl())
    for number, data in enumerate((root().der, *lists)):
        (tmp_path / f"{number}").write_bytes(data)
        keep_trust(store, read_trust_file(tmp_path / f"{number}"))
    assert len(office_trust(store).crls) == 4
    request = digital_request(store, report_id, SignatoryChoice())
    signed = sign(request, key(tmp_path, below.issue(NAME)), NOW)
    found = examine(signed.pdf, root().trust, NOW)
    assert (found.reasons, signed.advice) == ((), ())
    embedded = [der for der in lists if der in _streams(signed.pdf)]
    assert [describe_crl(der).issuer for der in embedded] == ["CA gốc thử nghiệm", "CA cấp dưới"]
    assert embedded[0] == lists[0]


def _streams(pdf: bytes) -> list[bytes]:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        return [one.read_bytes() for one in opened.Root.DSS.CRLs]


def test_a_chain_that_is_not_trusted_is_told(store: Store, report_id: int, tmp_path: Path) -> None:
    request = digital_request(store, report_id, SignatoryChoice())
    signed = sign(request, key(tmp_path, foreign_root().issue(NAME)), NOW)
    assert [one.code for one in signed.advice] == ["untrusted_chain"]


@pytest.mark.parametrize(
    ("role", "name", "code"),
    [(PERSON, NAME, ""), (PERSON, "Trung tâm Lưu trữ", "certificate_of_another"), (SEAL, "TT Lưu trữ", ""),
     (SEAL, NAME, "seal_of_another"), (SEAL, "Trung tâm Lưu trữ lịch sử", "seal_of_another")],
)  # fmt: skip
def test_a_certificate_in_another_name_is_told(
    store: Store, report_id: int, tmp_path: Path, role: str, name: str, code: str
) -> None:
    first = digital_request(store, report_id, SignatoryChoice())
    signed = sign(first, key(tmp_path, root().issue(NAME if role == SEAL else name)), NOW)
    if role == SEAL:
        keep(store, first, signed)
        signed = sign(signing_request(store, report_id, SEAL), key(tmp_path, root().issue(name)), NOW)
    printed = "TRUNG TÂM LƯU TRỮ" if role == SEAL else NAME
    told = [(one.code, one.params) for one in signed.advice if one.code != "untrusted_chain"]
    assert told == ([(code, {"name": name, "printed": printed})] if code else [])


def test_a_secret_is_taken_once_and_never_shown() -> None:
    secret = Secret("mã bí mật \ud800")
    assert "bí" not in repr(secret) + repr(KeyFile(Path("a"), secret))
    assert secret.take() == "mã bí mật \ud800"
    with pytest.raises(RuntimeError):
        secret.take()


def test_the_passphrase_is_left_nowhere(store: Store, report_id: int, tmp_path: Path) -> None:
    passphrase = "".join(("mật", " khẩu ", "123"))
    assert passphrase == PASSPHRASE
    given = key(tmp_path, passphrase=passphrase)
    del passphrase
    signed = sign(digital_request(store, report_id, SignatoryChoice()), given, NOW)
    assert given.passphrase._letters is None
    held = [one for one in gc.get_objects() if isinstance(one, bytearray) and PASSPHRASE.encode() in one]
    assert held == []
    assert PASSPHRASE not in repr(signed)


def test_a_token_that_signs_wrongly_is_found_out(
    store: Store, report_id: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dcbc_desktop.signing.certificates import KeySigner

    async def other(self: KeySigner, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        del self, data, digest_algorithm, dry_run
        return bytes(72)

    monkeypatch.setattr(KeySigner, "async_sign_raw", other)
    with pytest.raises(FileError, match="signing_failed"):
        sign(digital_request(store, report_id, SignatoryChoice()), key(tmp_path), NOW)


def test_a_signature_that_certifies_the_file_as_final_is_named_before_the_key_is_opened(
    store: Store, report_id: int, tmp_path: Path
) -> None:
    sign_off(store, report_id, SignatoryChoice(), elsewhere=True)
    request = signing_request(store, report_id, PERSON)
    closed = certified_as_final(request.pdf, root().issue(request.report.text(h.SIGNATORY_NAME)))
    store.revisions.add_signed_copy(report_id, 1, closed, ELSEWHERE)
    given = key(tmp_path)
    with pytest.raises(RefusedError, match="signing_closed"):
        sign(signing_request(store, report_id, SEAL), given, NOW)
    assert given.passphrase.take() == PASSPHRASE
    assert store.revisions.official_pdf(report_id, 1) == closed


def test_registered_numbers_do_not_fill_the_page(store: Store) -> None:
    full = full_report()
    report = store.create_report(full.outline, full.period, office_code="H1", entries=full.entries)
    with pytest.raises(RefusedError, match="digital_number_missing"):
        digital_request(store, report.id, SignatoryChoice(number="12"))
    sign_off(store, report.id, SignatoryChoice())
    store.revisions.register(report.id, "12", date(2026, 12, 15))
    with pytest.raises(RefusedError, match="digital_number_missing"):
        signing_request(store, report.id, PERSON)
