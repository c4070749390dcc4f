"""Forgeries built from really signed files: each refused with the right reason; and genuine files accepted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from asn1crypto import cms, core
from asn1crypto import x509 as asn1
from cryptography import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.attributes import SigningTimeProvider
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

from dcbc_desktop.report.dates import moment_text
from dcbc_desktop.signing.certificates import Credentials, KeySigner, describe_certificate
from dcbc_desktop.signing.records import Role, Trust
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.signing.verifier import Examination, examine
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.report.samples import full_report
from tests.signing.authority import (
    DAY,
    FIRST,
    LAST,
    NOW,
    SERVER_ONLY,
    Authority,
    Holder,
    foreign_root,
    not_before_now,
    root,
    rsa_key,
    seal,
    signer,
    usage,
)
from tests.signing.documents import DATA, WORDS, document, sealed, signed, with_fields

INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID
Forge = Callable[[bytes], bytes]
BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def _codes(found: Examination) -> set[Code]:
    return {reason.code for reason in found.reasons}


def _examined(pdf: bytes, trust: Trust | None = None) -> Examination:
    return examine(pdf, trust or root().trust, NOW)


# bytes changed in place


def _swap(old: bytes, new: bytes) -> Forge:
    def forge(pdf: bytes) -> bytes:
        assert len(old) == len(new)
        assert old in pdf
        return pdf.replace(old, new, 1)

    return forge


def _flip(after: bytes, offset: int = 0, bit: int = 0) -> Forge:
    def forge(pdf: bytes) -> bytes:
        place = pdf.index(after) + len(after) + offset
        return pdf[:place] + bytes([pdf[place] ^ (1 << bit)]) + pdf[place + 1 :]

    return forge


IN_PLACE: dict[str, Forge] = {
    "page words": _swap(b"dan chu so", b"dan tri so"),
    "page size": _swap(b"595", b"596"),
    "attached data": _swap(b"1234 lan", b"9234 lan"),
    "info title": _flip(b"/Title (", 2),
    "xmp title": _flip(b"Bao cao 1</rdf:li>", -12),
    "xmp packet": _swap(b"xpacket begin", b"xpacket Begin"),
    "font operator": _swap(b"12 Tf", b"99 Tf"),
    "resource or kid": _flip(b"/Kids", 4, 0),
    "binary header mark": _flip(b"%PDF-1.3\n%", 0, 1),
    "version": _swap(b"%PDF-1.3", b"%PDF-1.4"),
    "file id": _flip(b"/ID [<", 3, 0),
    "signing time": _flip(b"/M (D", 8, 0),
    "signer's name": _flip(b"/Name ", 8, 0),
    "field name": _swap(b"/T (nguoi", b"/T (ngupi"),
    "sub filter": _swap(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.detached"),
    "blank before the end": _swap(b"\nstartxref", b" startxref"),
    "old cross reference": _flip(b"0000000015 00000", -1, 0),
}


@pytest.mark.parametrize("name", IN_PLACE)
@pytest.mark.parametrize("make", [signed, sealed], ids=["one", "two"])
def test_bytes_changed_in_place(name: str, make: Callable[[], bytes]) -> None:
    forged = IN_PLACE[name](make())
    found = _examined(forged)
    assert found.verdict is INVALID
    assert _codes(found) & {Code.DIGEST_WRONG, Code.PDF_UNREADABLE, Code.SIGNATURE_UNREADABLE}


def _flipped(pdf: bytes, chance: random.Random) -> tuple[int, bytes]:
    place = chance.randrange(len(pdf))
    return place, pdf[:place] + bytes([pdf[place] ^ (1 << chance.randrange(8))]) + pdf[place + 1 :]


def _flip_many(pdf: bytes, seed: int, times: int) -> None:
    """Only in the last signature's envelope may a bit differ unnoticed, where it says nothing (a root sent along)."""
    chance = random.Random(seed)
    first, second = [(int(found[2]), int(found[3])) for found in BYTE_RANGE.finditer(pdf)][-1]
    genuine = [facts.signer for facts in _examined(pdf).signatures]
    for _ in range(times):
        place, forged = _flipped(pdf, chance)
        found = _examined(forged)
        harmless = first < place < second and [facts.signer for facts in found.signatures] == genuine
        assert found.verdict is not VALID or harmless, place


def test_any_flipped_bit_is_noticed() -> None:
    _flip_many(signed(), 11, 150)


@pytest.mark.long
def test_any_of_many_flipped_bits_is_noticed() -> None:
    _flip_many(sealed(), 12, 3000)


# updates after the signature


def _update(change: Callable[[IncrementalPdfFileWriter], None]) -> Forge:
    def forge(pdf: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        change(writer)
        written = BytesIO()
        writer.write(written)
        return written.getvalue()

    return forge


def _stream(data: bytes) -> generic.StreamObject:
    return generic.StreamObject(stream_data=data)


def _draw_over(writer: IncrementalPdfFileWriter) -> None:
    writer.add_stream_to_page(0, writer.add_object(_stream(b"q 1 0 0 rg 100 700 200 30 re f Q")))


def _page(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    assert isinstance(page, generic.DictionaryObject)
    return page


def _replace_contents(writer: IncrementalPdfFileWriter) -> None:
    page = _page(writer)
    page[generic.NameObject("/Contents")] = writer.add_object(_stream(b"BT (gia mao) Tj ET"))
    writer.update_container(page)


def _annotate(writer: IncrementalPdfFileWriter) -> None:
    note = generic.DictionaryObject({generic.NameObject("/Subtype"): generic.NameObject("/FreeText")})
    page = _page(writer)
    page[generic.NameObject("/Annots")] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def _retitle(writer: IncrementalPdfFileWriter) -> None:
    info = writer.trailer["/Info"]
    info[generic.NameObject("/Title")] = generic.pdf_string("Tiêu đề giả")
    writer.update_container(info)


def _new_xmp(writer: IncrementalPdfFileWriter) -> None:
    writer.root[generic.NameObject("/Metadata")] = writer.add_object(_stream(b"<x/>"))
    writer.update_root()


def _new_data(writer: IncrementalPdfFileWriter) -> None:
    file = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1].get_object()
    file["/EF"][generic.NameObject("/F")] = writer.add_object(_stream(DATA.replace(b"1234", b"9999")))
    writer.update_container(file)


def _rename_field(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field[generic.NameObject("/T")] = generic.pdf_string("ten_khac")
    writer.update_container(field)


def _new_appearance(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field[generic.NameObject("/Rect")] = generic.ArrayObject(generic.NumberObject(n) for n in (0, 0, 595, 842))
    writer.update_container(field)


def _text_field(writer: IncrementalPdfFileWriter) -> None:
    field = {"/FT": generic.NameObject("/Tx"), "/T": generic.pdf_string("so"), "/V": generic.pdf_string("99")}
    added = generic.DictionaryObject({generic.NameObject(key): value for key, value in field.items()})
    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(added))
    writer.update_container(form["/Fields"])
    writer.update_container(form)


def _open_action(writer: IncrementalPdfFileWriter) -> None:
    action = {"/S": generic.NameObject("/JavaScript"), "/JS": generic.pdf_string("app.alert(1)")}
    wanted = generic.DictionaryObject({generic.NameObject(key): value for key, value in action.items()})
    writer.root[generic.NameObject("/OpenAction")] = writer.add_object(wanted)
    writer.update_root()


def _nothing(writer: IncrementalPdfFileWriter) -> None:
    writer.update_root()


UPDATES = (_draw_over, _replace_contents, _annotate, _retitle, _new_xmp, _new_data, _rename_field, _new_appearance,
           _text_field, _open_action, _nothing)  # fmt: skip


@pytest.mark.parametrize("change", UPDATES, ids=[change.__name__[1:] for change in UPDATES])
@pytest.mark.parametrize("make", [signed, sealed], ids=["one", "two"])
def test_updates_after_the_last_signature(
    change: Callable[[IncrementalPdfFileWriter], None], make: Callable[[], bytes]
) -> None:
    found = _examined(_update(change)(make()))
    assert (found.verdict, Code.APPENDED in _codes(found)) == (INVALID, True)


CONTENT = [change for change in UPDATES if change is not _nothing]


@pytest.mark.parametrize("change", CONTENT, ids=[change.__name__[1:] for change in CONTENT])
def test_changes_between_two_signatures(change: Callable[[IncrementalPdfFileWriter], None]) -> None:
    """Whoever alters a signed file and then signs it with a good certificate is still found out."""
    forged = sign_pdf(_update(change)(signed()), seal().credentials(), Role.SEAL, NOW)
    found = _examined(forged)
    assert (found.verdict, Code.APPENDED in _codes(found)) == (INVALID, True)


@pytest.mark.parametrize("change", [_draw_over, _new_data, _retitle, _text_field])
def test_changes_between_two_signatures_of_an_exported_report(
    change: Callable[[IncrementalPdfFileWriter], None],
) -> None:
    """Its signature fields are tagged: what may change through a tag is the field alone."""
    exported = sign_pdf(make_pdf(full_report(), draft=False), signer().credentials(), Role.PERSON, NOW)
    forged = sign_pdf(_update(change)(exported), seal().credentials(), Role.SEAL, NOW)
    assert Code.APPENDED in _codes(_examined(forged))


def _without_form(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def test_a_hidden_signature_is_not_no_signature() -> None:
    found = _examined(_update(_without_form)(signed()))
    assert (found.verdict, _codes(found)) == (INVALID, {Code.SIGNATURE_UNREADABLE})


# the file's ends


@pytest.mark.parametrize("junk", [b"\n", b"\0", b"%junk\n", b"\n%%EOF\n", b"x" * 5000, document()], ids=range(6))
def test_anything_behind_the_last_signature(junk: bytes) -> None:
    found = _examined(signed() + junk)
    assert found.verdict is INVALID
    assert _codes(found) & {Code.APPENDED, Code.PDF_UNREADABLE, Code.SIGNATURE_UNREADABLE}


@pytest.mark.parametrize("cut", [1, 2, 6, 40, 400, 4000])
def test_a_truncated_file(cut: int) -> None:
    found = _examined(signed()[:-cut])
    assert found.verdict is INVALID
    assert _codes(found) & {
        Code.NOT_ENTIRE_FILE, Code.DIGEST_WRONG, Code.PDF_UNREADABLE, Code.SIGNATURE_UNREADABLE
    }  # fmt: skip


def test_cut_back_to_the_first_signature_it_is_a_genuine_file_of_one() -> None:
    found = _examined(sealed()[: len(signed())])
    assert (found.verdict, len(found.signatures)) == (VALID, 1)


@pytest.mark.parametrize("prefix", [b"\n", b"%!PS\n", b"GIF89a", document()], ids=range(4))
def test_a_prefixed_file(prefix: bytes) -> None:
    assert _examined(prefix + signed()).verdict is INVALID


# the signature's own bytes


def _gap(pdf: bytes) -> tuple[int, int]:
    match = BYTE_RANGE.search(pdf)
    assert match
    return int(match[2]), int(match[3])


def _with_range(pdf: bytes, *numbers: int) -> bytes:
    match = BYTE_RANGE.search(pdf)
    assert match
    written = b"/ByteRange [%d %d %d %d" % numbers
    return pdf[: match.start()] + written.ljust(len(match[0]) - 1) + b"]" + pdf[match.end() :]


def _moved_signature(pdf: bytes) -> bytes:
    (first, second), (own_first, own_second) = _gap(pdf), _gap(signed(2))
    value = signed(2)[own_first:own_second]
    return pdf[:first] + value[: second - first - 1].ljust(second - first - 1, b"0") + b">" + pdf[second:]


def _shadow_range(pdf: bytes) -> bytes:
    first, second = _gap(pdf)
    return _with_range(pdf, 0, first - 100, second, len(pdf) - second)


def _short_range(pdf: bytes) -> bytes:
    first, second = _gap(pdf)
    return _with_range(pdf, 0, first, second, len(pdf) - second - 20)


def _late_start(pdf: bytes) -> bytes:
    first, second = _gap(pdf)
    return _with_range(pdf, 9, first - 9, second, len(pdf) - second)


def _empty_range(pdf: bytes) -> bytes:
    return _with_range(pdf, 0, 0, 0, 0)


def _huge_range(pdf: bytes) -> bytes:
    first, second = _gap(pdf)
    return _with_range(pdf, 0, first, second, 99999999)


def _no_range(pdf: bytes) -> bytes:
    return pdf.replace(b"/ByteRange", b"/ByteRangf", 1)


def _wrapped(pdf: bytes) -> bytes:
    """The signed end moved back behind a forged one, which stands where every offset says."""
    first, second = _gap(pdf)
    end = pdf[second:]
    moved = _with_range(pdf, 0, first, second + len(end), len(end))
    return moved[:second] + end.replace(b"/Adobe.PPKLite", b"/Adobe.PPKLitf") + end


def _in_padding(pdf: bytes) -> bytes:
    second = _gap(pdf)[1]
    return pdf[: second - 3] + b"41" + pdf[second - 1 :]


def _mixed_case(pdf: bytes) -> bytes:
    first, second = _gap(pdf)
    value = pdf[first:second]
    place = next(n for n, digit in enumerate(value) if digit in b"abcdefABCDEF")
    return pdf[:first] + value[:place] + value[place : place + 1].swapcase() + value[place + 1 :] + pdf[second:]


def _zeroed(pdf: bytes) -> bytes:
    first, second = _gap(pdf)
    return pdf[:first] + b"<" + b"0" * (second - first - 2) + b">" + pdf[second:]


def _swapped_certificate(pdf: bytes) -> bytes:
    """Another's certificate, of the same length, in the signer's place."""
    first, second = _gap(pdf)
    value, own = bytes.fromhex(pdf[first + 1 : second - 1].decode()), signer().der
    others = (root().issue("Nguyễn Xuân Giả", key=rsa_key(1)).der for _ in range(100))
    other = next(der for der in others if len(der) == len(own))
    assert own in value
    return pdf[:first] + b"<" + value.replace(own, other).hex().upper().encode() + b">" + pdf[second:]


def _same_serial(pdf: bytes) -> bytes:
    """The signer's certificate with another name in it, but the same issuer and serial number."""
    first, second = _gap(pdf)
    value, name = bytes.fromhex(pdf[first + 1 : second - 1].decode()), "Xuân Thử".encode()
    assert name in value
    forged = value.replace(name, "Xuân Thọ".encode())
    return pdf[:first] + b"<" + forged.hex().upper().encode() + b">" + pdf[second:]


VALUES = (_moved_signature, _shadow_range, _short_range, _late_start, _empty_range, _huge_range, _no_range, _wrapped,
          _in_padding, _mixed_case, _zeroed, _swapped_certificate, _same_serial)  # fmt: skip


@pytest.mark.parametrize("forge", VALUES, ids=[forge.__name__[1:] for forge in VALUES])
def test_forged_signature_values(forge: Forge) -> None:
    forged = forge(signed())
    assert forged != signed()
    found = _examined(forged)
    assert found.verdict is INVALID
    assert _codes(found) & {Code.DIGEST_WRONG, Code.NOT_ENTIRE_FILE, Code.SIGNATURE_UNREADABLE, Code.PDF_UNREADABLE}


@pytest.mark.parametrize("forge", [_shadow_range, _short_range, _late_start, _wrapped])
def test_a_range_that_leaves_something_out_is_named(forge: Forge) -> None:
    assert _codes(_examined(forge(signed()))) & {Code.NOT_ENTIRE_FILE, Code.APPENDED}


# certificates


def _signed_by(holder: Holder, moment: timedelta = timedelta()) -> bytes:
    """Signed whatever the certificate says of itself: other programs ask less."""
    from asn1crypto import x509 as asn1

    certificate = asn1.Certificate.load(holder.der)
    others = [asn1.Certificate.load(_der(above)) for above in holder.above]
    credentials = Credentials(describe_certificate(certificate), KeySigner(certificate, holder.key, others))
    return sign_pdf(document(), credentials, Role.PERSON, NOW + moment)


def _der(certificate: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def test_expired_when_it_signed() -> None:
    found = _examined(_signed_by(root().issue(last=NOW - DAY)))
    assert (found.verdict, _codes(found)) == (INVALID, {Code.EXPIRED_AT_SIGNING})


def test_not_yet_valid_when_it_signed() -> None:
    found = _examined(_signed_by(root().issue(first=NOW + DAY)))
    assert (found.verdict, _codes(found)) == (INVALID, {Code.NOT_YET_VALID_AT_SIGNING})


def test_expired_since_is_no_fault() -> None:
    made = _signed_by(root().issue())
    assert examine(made, root().trust, NOW + 1000 * DAY).verdict is VALID


@pytest.mark.parametrize("trust", [Trust(), Trust((foreign_root().der,))], ids=["nobody", "same name, other key"])
def test_a_chain_that_leads_to_no_trusted_root(trust: Trust) -> None:
    found = _examined(signed(), trust)
    assert (found.verdict, _codes(found)) == (UNDETERMINED, {Code.UNTRUSTED_CHAIN})


def test_signed_under_a_root_that_only_has_the_name() -> None:
    found = _examined(_signed_by(foreign_root().issue()))
    assert (found.verdict, _codes(found)) == (UNDETERMINED, {Code.UNTRUSTED_CHAIN})


def test_a_foreign_second_signature_spoils_the_verdict() -> None:
    forged = sign_pdf(signed(), foreign_root().issue().credentials(), Role.SEAL, NOW)
    found = _examined(forged)
    assert (found.verdict, Code.UNTRUSTED_CHAIN in _codes(found)) == (UNDETERMINED, True)


@pytest.mark.parametrize(
    "holder",
    [root().issue(key_usage=usage(signing=False, committing=False)), root().issue(purposes=SERVER_ONLY)],
    ids=["key usage", "servers only"],
)
def test_not_made_for_signing(holder: Holder) -> None:
    found = _examined(_signed_by(holder))
    assert (found.verdict, Code.KEY_USAGE in _codes(found)) == (INVALID, True)


def test_signed_with_a_signers_certificate_as_authority() -> None:
    """A signer who issues certificates himself is no authority."""
    upstart = Authority("Người ký tự xưng")
    upstart.certificate = root().issue("Người ký tự xưng", key=upstart.key).certificate
    found = _examined(_signed_by(upstart.issue("Bù nhìn")))
    assert found.verdict is not VALID
    assert Code.UNTRUSTED_CHAIN in _codes(found)


PEACE = x509.ReasonFlags.cessation_of_operation


@pytest.mark.parametrize(
    ("days", "reason", "verdict"),
    [
        (-10, None, INVALID),
        (-10, PEACE, INVALID),
        (5, None, INVALID),
        (5, x509.ReasonFlags.key_compromise, INVALID),
        (5, PEACE, VALID),
    ],
)
def test_revoked(days: int, reason: x509.ReasonFlags | None, verdict: Verdict) -> None:
    crl = root().crl(signer(), on=NOW + days * DAY, reason=reason)
    found = _examined(signed(), Trust((root().der,), (crl,)))
    assert (found.verdict, Code.REVOKED in _codes(found)) == (verdict, verdict is INVALID)


def test_revoked_by_the_list_inside_the_file() -> None:
    made = sign_pdf(
        document(), signer().credentials(), Role.PERSON, NOW, SignatureOptions(crls=(root().crl(signer()),))
    )
    assert Code.REVOKED in _codes(_examined(made))


@pytest.mark.parametrize(
    "crl", [root().crl(partial=True), foreign_root().crl(), b"\x30\x03junk"], ids=["partial", "another's", "junk"]
)
def test_lists_that_say_nothing(crl: bytes) -> None:
    found = _examined(signed(), Trust((root().der,), (crl,)))
    assert (found.verdict, _codes(found)) == (VALID, {Code.REVOCATION_UNKNOWN})


def test_a_foreign_list_cannot_revoke() -> None:
    found = _examined(signed(), Trust((root().der,), (foreign_root().crl(signer()),)))
    assert found.verdict is VALID


# kinds of signature, and genuine files


def _signed_as(kind: SigSeedSubFilter, digest: str = "sha256") -> bytes:
    meta = PdfSignatureMetadata(field_name="Signature1", md_algorithm=digest, subfilter=kind, signer_key_usage=set())
    writer = IncrementalPdfFileWriter(BytesIO(document()))
    written = BytesIO()
    holder = root().issue(first=FIRST, last=LAST)  # pyHanko signs by the computer's clock
    PdfSigner(meta, holder.credentials().signer).sign_pdf(writer, output=written)
    return written.getvalue()


@pytest.mark.clock
@pytest.mark.parametrize("kind", [SigSeedSubFilter.ADOBE_PKCS7_DETACHED, SigSeedSubFilter.PADES])
def test_files_of_other_programs(kind: SigSeedSubFilter) -> None:
    """They write XMP anew and name their field as they like."""
    found = examine(_signed_as(kind), root().trust, not_before_now())
    assert (found.verdict, found.signatures[0].kind) == (VALID, kind.value.lstrip("/"))


@pytest.mark.clock
def test_a_weak_digest_proves_nothing() -> None:
    found = examine(_signed_as(SigSeedSubFilter.ADOBE_PKCS7_DETACHED, "sha1"), root().trust, not_before_now())
    assert (found.verdict, _codes(found)) == (UNDETERMINED, {Code.WEAK_ALGORITHM, Code.REVOCATION_UNKNOWN})
    assert found.reasons[0].params["algorithm"] == "SHA-1"


@pytest.mark.parametrize(
    ("when", "code", "told"),
    [
        (b"99991231235959Z", Code.EXPIRED_AT_SIGNING, ["31/12/9999 23:59"]),
        (b"00000101000000Z", Code.SIGNATURE_UNREADABLE, []),
    ],
    ids=["last year", "year 0"],
)
def test_signed_at_an_end_of_the_calendar(
    when: bytes, code: Code, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = core.GeneralizedTime()
    moment.contents = when

    async def value(_provider: SigningTimeProvider, dry_run: bool = False) -> cms.Time:
        del dry_run
        return cms.Time("generalized_time", moment)

    monkeypatch.setattr(SigningTimeProvider, "build_attr_value", value)
    found = _examined(_signed_as(SigSeedSubFilter.ADOBE_PKCS7_DETACHED))
    assert (found.verdict, code in _codes(found)) == (INVALID, True)
    assert [moment_text(one.signed_at) for one in found.signatures if one.signed_at] == told


def test_a_certificate_of_the_year_0_is_none() -> None:
    certificate = asn1.Certificate.load(signer().der)
    moment = core.GeneralizedTime()
    moment.contents = b"00000101000000Z"
    certificate["tbs_certificate"]["validity"]["not_before"] = asn1.Time("general_time", moment)
    with pytest.raises(ValueError):
        describe_certificate(certificate)


def test_an_authority_between() -> None:
    between = Authority("CA cấp dưới", root())
    made = sign_pdf(document(), between.issue("Người ký hai bậc").credentials(), Role.PERSON, NOW)
    lists = (root().crl(), between.crl())
    assert _codes(_examined(made)) == {Code.REVOCATION_UNKNOWN}
    assert _codes(_examined(made, Trust((root().der,), lists))) == set()
    assert _codes(_examined(made, Trust((root().der,), lists[:1]))) == {Code.REVOCATION_UNKNOWN}


def _genuine(number: int) -> None:
    chance = random.Random(number)
    pdf = document(number, pages=1 + number % 4)
    pdf = with_fields(pdf, "nguoi_ky", "co_quan") if number % 2 else pdf
    wish = SignatureOptions(crls=(root().crl(),)) if number % 3 == 0 else SignatureOptions()
    made = sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW - chance.randrange(50) * DAY, wish)
    if number % 4 < 2:
        made = sign_pdf(made, seal().credentials(), Role.SEAL, NOW)
    found = _examined(made)
    assert (found.verdict, _codes(found) <= {Code.REVOCATION_UNKNOWN}) == (VALID, True), number


@pytest.mark.parametrize("number", range(20))
def test_genuine_files_are_accepted(number: int) -> None:
    _genuine(number)


@pytest.mark.long
def test_two_hundred_genuine_files_are_accepted() -> None:
    for number in range(200):
        _genuine(number)


@pytest.mark.parametrize(
    "pdf",
    [b"", b"van ban", b"%PDF-1.7", b"%PDF-1.7\n" + b"[" * 100_000, b"%PDF-1.7\n" + b"startxref\n0\n%%EOF\n" * 50_000,
     b"%PDF-1.7\n" + b"1 0 obj<</A 1 0 R>>endobj\n" * 20_000, bytes(range(256)) * 4_000],
    ids=range(7),
)  # fmt: skip
def test_what_is_no_pdf_has_a_reason(pdf: bytes) -> None:
    found = _examined(pdf)
    assert (found.verdict, _codes(found)) == (INVALID, {Code.PDF_UNREADABLE})


def test_an_unsigned_file_is_undetermined() -> None:
    found = _examined(document())
    assert (found.verdict, _codes(found)) == (UNDETERMINED, {Code.NO_SIGNATURE})


def test_the_words_that_are_changed_are_really_there() -> None:
    assert WORDS in signed()
