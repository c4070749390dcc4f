"""Whose signatures: certificates of the person, of the agency and of strangers, in every field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from cryptography.x509.oid import NameOID

from dcbc_desktop.report import header as h
from dcbc_desktop.signing.records import Role, Trust
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.signing.trust_files import describe_root, roots_of
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received, reason_sentence
from dcbc_desktop.workflow.verification.signers import holder_of
from tests.places import SHARED, needs_shared
from tests.signing.authority import DAY, FIRST, LAST, NOW, Holder, Parts, not_before_now, root, seal, signer
from tests.workflow.signing.other_programs import by_pyhanko
from tests.workflow.verification.received_files import SIGNATORY, exported, final_report

VALID, UNDETERMINED = Verdict.VALID, Verdict.UNDETERMINED
AGENCY = "TRUNG TÂM LƯU TRỮ"
STRANGER = "Lê Văn Khác"
CASES = SHARED / "cases" / "verify"

Told = tuple[str, dict[str, str | int]]
Signatures = Sequence[tuple[Callable[[], Holder], Role]]


@cache
def stranger() -> Holder:
    return root().issue(STRANGER, first=FIRST, last=LAST)


@cache
def member() -> Holder:
    """Somebody else of the same agency."""
    parts = ((NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, AGENCY))
    return root().issue(STRANGER, parts=parts)


def judged(pdf: bytes, signatures: Signatures) -> Received:
    for holder, role in signatures:
        pdf = sign_pdf(pdf, holder().credentials(), role, NOW)
    return now_judged(pdf)


def now_judged(pdf: bytes) -> Received:
    at = not_before_now()
    return judge(pdf, Trust((root().der,), (root().crl(until=at + DAY),)), at)


def told(received: Received) -> list[Told]:
    return [(reason.code, reason.params) for reason in received.reasons]


PERSON_DIFFERS: Told = ("signer_differs", {"signed": STRANGER, "printed": SIGNATORY})
AGENCY_DIFFERS: Told = ("seal_differs", {"signed": STRANGER, "printed": AGENCY})
NO_PERSON: Told = ("person_missing", {"printed": SIGNATORY})
NO_SEAL: Told = ("seal_missing", {"printed": AGENCY})
FIELDS: list[tuple[str, Signatures, Verdict, list[Told]]] = [
    ("person", [(signer, Role.PERSON)], VALID, [NO_SEAL]),
    ("person and agency", [(signer, Role.PERSON), (seal, Role.SEAL)], VALID, []),
    ("agency first", [(seal, Role.SEAL), (signer, Role.PERSON)], VALID, []),
    ("exchanged fields", [(seal, Role.PERSON), (signer, Role.SEAL)], VALID, []),
    ("person in the seal's field", [(signer, Role.SEAL)], VALID, [NO_SEAL]),
    ("person in both", [(signer, Role.PERSON), (signer, Role.SEAL)], VALID, [NO_SEAL]),
    ("agency alone", [(seal, Role.SEAL)], UNDETERMINED, [NO_PERSON]),
    ("agency in the person's field", [(seal, Role.PERSON)], UNDETERMINED, [NO_PERSON]),
    ("stranger", [(stranger, Role.PERSON)], UNDETERMINED, [PERSON_DIFFERS]),
    ("stranger alone in the seal's field", [(stranger, Role.SEAL)], UNDETERMINED, [AGENCY_DIFFERS, NO_PERSON]),
    ("person, stranger's seal", [(signer, Role.PERSON), (stranger, Role.SEAL)], UNDETERMINED, [AGENCY_DIFFERS]),
    ("person, a member's seal", [(signer, Role.PERSON), (member, Role.SEAL)], UNDETERMINED, [AGENCY_DIFFERS]),
    ("stranger, agency's seal", [(stranger, Role.PERSON), (seal, Role.SEAL)], UNDETERMINED, [PERSON_DIFFERS]),
]  # fmt: skip


@pytest.mark.parametrize(("signatures", "verdict", "reasons"), [one[1:] for one in FIELDS], ids=[o[0] for o in FIELDS])
def test_each_certificate_in_each_field(signatures: Signatures, verdict: Verdict, reasons: list[Told]) -> None:
    found = judged(exported(), signatures)
    assert (found.verdict, told(found)) == (verdict, reasons)


@pytest.mark.clock
@pytest.mark.parametrize(
    ("name", "verdict", "codes"),
    [(SIGNATORY, VALID, {"seal_missing"}), (STRANGER, UNDETERMINED, {"signer_differs"}),
     (AGENCY, UNDETERMINED, {"person_missing"})],
)  # fmt: skip
def test_fields_of_other_programs(name: str, verdict: Verdict, codes: set[str]) -> None:
    pdf = by_pyhanko(exported(), root().issue(name, first=FIRST, last=LAST))
    found = now_judged(pdf)
    assert (found.verdict, set(found.codes)) == (verdict, codes)


def test_a_stranger_beside_both_of_them_in_a_field_of_its_own() -> None:
    pdf = by_pyhanko(exported(), stranger())
    found = judged(pdf, [(signer, Role.PERSON), (seal, Role.SEAL)])
    assert found.verdict is UNDETERMINED
    assert PERSON_DIFFERS in told(found)


def test_whose_each_signature_is() -> None:
    found = judged(exported(), [(signer, Role.SEAL), (seal, Role.PERSON)])
    assert [(one.field, one.holder) for one in found.signatures] == [("co_quan", "person"), ("nguoi_ky", "agency")]
    assert [one.holder for one in judged(exported(), [(stranger, Role.PERSON)]).signatures] == ["other"]


COMMUNE = {h.ISSUER: "ỦY BAN NHÂN DÂN\nXÃ MẪU SƠN", h.SUPERIOR: "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN"}


def _organisation(*names: tuple[str, str]) -> Parts:
    kinds = {"O": NameOID.ORGANIZATION_NAME, "OU": NameOID.ORGANIZATIONAL_UNIT_NAME, "L": NameOID.LOCALITY_NAME,
             "ST": NameOID.STATE_OR_PROVINCE_NAME, "UID": NameOID.USER_ID, "SN": NameOID.SERIAL_NUMBER,
             "ORG": NameOID.ORGANIZATION_IDENTIFIER}  # fmt: skip
    return [(kinds[kind], value) for kind, value in names]


UNPRINTED = [
    (h.SIGNATORY_NAME, [(signer, Role.PERSON)], "signer_differs", "không in họ tên người ký", "prints no name"),
    (h.SIGNATORY_NAME, [(seal, Role.SEAL)], "person_missing", "không in họ tên người ký", "prints no name"),
    (h.ISSUER, [(stranger, Role.SEAL)], "seal_differs", "không in tên cơ quan", "prints no issuing agency"),
    (h.ISSUER, [(signer, Role.PERSON)], "seal_missing", "không in tên cơ quan", "prints no issuing agency"),
]


@pytest.mark.parametrize(("missing", "signatures", "code", "vietnamese", "english"), UNPRINTED)
def test_a_page_without_the_name_is_said_in_words(
    missing: str, signatures: Signatures, code: str, vietnamese: str, english: str
) -> None:
    found = judged(make_pdf(final_report(**{missing: ""}), draft=False), signatures)
    reason = next(one for one in found.reasons if one.code == code)
    assert vietnamese in reason_sentence(reason, "vi")
    assert english in reason_sentence(reason, "en")
    for language in ("vi", "en"):
        assert not set(reason_sentence(reason, language)) & set("…{}")


SEALS: list[tuple[str, str, Parts, list[str]]] = [
    ("abbreviated", "UBND xã Mẫu Sơn", (), []),
    ("with the district", "UBND xã Mẫu Sơn, huyện Lộc Bình", (), []),
    (
        "with organisation and place",
        "UBND XA MAU SON",
        _organisation(("O", "UBND TINH LANG SON"), ("L", "Lang Son")),
        [],
    ),
    ("in two parts", "Ủy ban nhân dân", _organisation(("OU", "xã Mẫu Sơn")), []),
    ("without a name of its own", "", _organisation(("O", "UBND xã Mẫu Sơn")), []),
    ("equal code", "UBND xã Mẫu Sơn", _organisation(("UID", "H37.1.2")), []),
    ("tax code", "UBND xã Mẫu Sơn", _organisation(("UID", "MST:0100109106")), []),
    ("another commune", "UBND xã Yên Sơn", (), ["seal_differs"]),
    ("the superior", "UBND tỉnh Lạng Sơn", (), ["seal_differs"]),
    ("of another province", "UBND xã Mẫu Sơn", _organisation(("O", "UBND tỉnh Bắc Giang")), ["seal_differs"]),
    ("a member", STRANGER, _organisation(("O", "UBND xã Mẫu Sơn")), ["seal_differs"]),
    ("another code as UID", "UBND xã Mẫu Sơn", _organisation(("UID", "H37.1.3")), ["seal_differs"]),
    ("another code as number", "UBND xã Mẫu Sơn", _organisation(("SN", "MDD:H37.1.3")), ["seal_differs"]),
    ("another code of eIDAS", "UBND xã Mẫu Sơn", _organisation(("ORG", "GOVVN-H37.1.3")), ["seal_differs"]),
    ("another code as unit", "UBND xã Mẫu Sơn", _organisation(("OU", "H37.1.3")), ["seal_differs"]),
    ("an equal code, another name", "UBND xã Yên Sơn", _organisation(("UID", "H37.1.2")), ["seal_differs"]),
]


@pytest.mark.parametrize(("common", "parts", "codes"), [one[1:] for one in SEALS], ids=[one[0] for one in SEALS])
def test_seals_of_a_commune(common: str, parts: Parts, codes: list[str]) -> None:
    found = judged(_of_commune(), [(signer, Role.PERSON), (lambda: root().issue(common, parts=parts), Role.SEAL)])
    assert [reason.code for reason in found.reasons] == codes
    assert found.verdict is (UNDETERMINED if codes else VALID)


@cache
def _of_commune() -> bytes:
    return make_pdf(replace(final_report(**COMMUNE), office_code="H37.1.2"), draft=False)


def test_both_codes_are_named() -> None:
    other = root().issue("UBND xã Mẫu Sơn", parts=_organisation(("UID", "H37.1.3")))
    found = judged(_of_commune(), [(signer, Role.PERSON), (lambda: other, Role.SEAL)])
    words = reason_sentence(found.reasons[-1], "vi")
    assert "«UBND xã Mẫu Sơn (H37.1.3)»" in words
    assert "«ỦY BAN NHÂN DÂN XÃ MẪU SƠN (H37.1.2)»" in words


@pytest.mark.parametrize(
    ("printed", "certified", "differs"),
    [
        (SIGNATORY, "NGUYEN XUAN THU", False),
        (SIGNATORY, "Nguyễn Xuân Thử (012345678901)", False),
        (SIGNATORY, "NGUYỄN XUÂN THỬ - GIÁM ĐỐC", False),
        ("ThS. Nguyễn Xuân Thử", SIGNATORY, False),
        ("Đỗ Thị Ánh", "do thi anh", False),
        (SIGNATORY, STRANGER, True),
        ("Xuân Th", SIGNATORY, True),
        ("Xuân Thử", SIGNATORY, True),
        ("Nguyễn Xuân Thửa", SIGNATORY, True),
    ],
)
def test_the_persons_certificate_against_the_printed_name(printed: str, certified: str, *, differs: bool) -> None:
    pdf = make_pdf(final_report(**{h.SIGNATORY_NAME: printed}), draft=False)
    found = judged(pdf, [(lambda: root().issue(certified), Role.PERSON), (seal, Role.SEAL)])
    assert (found.verdict, set(found.codes)) == ((UNDETERMINED, {"signer_differs"}) if differs else (VALID, set()))


@pytest.mark.parametrize(
    ("place", "certified", "differs"),
    [
        ("Lạng Sơn", "Trung tâm Lưu trữ tỉnh Lạng Sơn", False),
        ("Lạng Sơn", "Trung tâm Lưu trữ tỉnh Khác", True),
        ("Bình Nguyên", "Trung tâm Lưu trữ tỉnh Khác", True),
        ("Bình Nguyên", "Trung tâm Lưu trữ", False),
    ],
)
def test_the_seals_place_against_the_one_in_front_of_the_date(place: str, certified: str, *, differs: bool) -> None:
    report = final_report(**{h.PLACE: place})
    assert holder_of(describe_root(root().issue(certified).der), report) == ("other" if differs else "agency")


@needs_shared
@pytest.mark.parametrize(
    ("file", "codes"),
    [
        ("seal_only_by_stranger", {"seal_differs", "person_missing"}),
        ("person_genuine_seal_by_stranger", {"seal_differs"}),
    ],
)
def test_cases_signed_by_a_stranger(file: str, codes: set[str]) -> None:
    found = _case(file)
    assert (found.verdict, set(found.codes)) == (UNDETERMINED, codes | {"revocation_unknown"})
    for reason in found.reasons:
        if reason.code == "seal_differs":
            assert reason.params == {"signed": "Lê Văn Khác", "printed": "VĂN PHÒNG CHÍNH PHỦ"}


@needs_shared
@pytest.mark.parametrize("file", ["dss_both_img", "dss_field", "it5_field_cades", "itext_new", "pdfbox_field"])
def test_genuine_cases(file: str) -> None:
    found = _case(f"genuine/{file}")
    said = set() if "both" in file else {"seal_missing"}
    assert (found.verdict, set(found.codes)) == (VALID, {"revocation_unknown"} | said)


@needs_shared
def test_the_case_of_a_short_key() -> None:
    found = _case("cert_rsa1024")
    assert (found.verdict, set(found.codes)) == (UNDETERMINED, {"weak_key", "revocation_unknown", "seal_missing"})
    assert {"kind": "RSA", "bits": 1024}.items() <= found.reasons[0].params.items()


@needs_shared
def test_the_case_signed_after_the_check() -> None:
    found, later = (_case("cert_signed_30_days_ahead", NOW + days * DAY) for days in (0, 20))
    assert (found.verdict, set(found.codes - later.codes)) == (UNDETERMINED, {"signed_in_future"})
    assert found.reasons[0].params["time"] == "30/12/2026 03:56"
    assert later.verdict is VALID


def _case(file: str, now: datetime = NOW) -> Received:
    return judge((CASES / f"{file}.pdf").read_bytes(), Trust(roots_of((CASES / "ca.pem").read_bytes())), now)
