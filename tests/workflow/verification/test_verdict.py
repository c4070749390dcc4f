"""Receiving whole files: genuine ones are accepted with their facts, forged ones refused with the right reason."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.pdf.embedded_data import embedded_data
from dcbc_desktop.report import header as h
from dcbc_desktop.report.datafile import encode_data
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification.client import receive, with_relations
from dcbc_desktop.workflow.verification.facts import Received, reason_sentence, verdict_of
from tests.short_form import mostly_long
from tests.signing.authority import DAY, NOW, foreign_root, root, seal
from tests.signing.test_forgeries import UPDATES, VALUES, _nothing, _signed_by, _update
from tests.workflow.verification.received_files import (
    SIGNATORY,
    Change,
    by_agency,
    by_person,
    doctored,
    exported,
    exported_data,
    final_report,
    report_number,
    sealed,
    signed,
    with_attachment,
    with_data_of_another,
)

INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID


def _received(pdf: bytes, trust: Trust | None = None) -> Received:
    return receive(pdf, trust or root().trust, NOW)


def _codes(found: Received) -> set[str]:
    return set(found.codes)


# genuine files


@pytest.mark.parametrize(("make", "said"), [(signed, {"seal_missing"}), (sealed, set())], ids=["one", "both"])
def test_a_genuine_file_is_valid(make: Callable[[], bytes], said: set[str]) -> None:
    found = _received(make())
    assert (found.verdict, _codes(found)) == (VALID, {"revocation_unknown"} | said)
    assert found.line == "verdict_valid_revocation_unknown"
    checked = _received(make(), Trust((root().der,), (root().crl(),)))
    assert (checked.line, _codes(checked)) == ("verdict_valid", said)


def test_what_is_told_of_a_file() -> None:
    found = _received(sealed())
    assert found.report is not None
    told = found.report
    assert (told.issuer, told.number, told.date, told.revision) == ("TRUNG TÂM LƯU TRỮ", "12", date(2026, 12, 15), 1)
    assert (told.office_code, told.period, told.signatory, told.draft) == ("H1", "2026", SIGNATORY, False)
    assert told.sha256 == content_sha256(canonical_content(final_report()))
    assert told.unprinted == {"program": "DCBC Desktop"}
    person, agency = found.signatures
    assert (person.signer, person.field, person.chain, person.revocation) == (
        SIGNATORY, "nguoi_ky", "trusted", "unknown",
    )  # fmt: skip
    assert (agency.signer, agency.signed_at) == ("Trung tâm Lưu trữ", NOW)
    assert found.data == b""
    assert receive(sealed(), root().trust, NOW, with_data=True).data == embedded_data(sealed())


def _genuine(seed: int) -> None:
    report = report_number(seed)
    predecessor = "ab" * 32 if seed % 2 else ""
    made = by_person(make_pdf(report, draft=False, predecessor_sha256=predecessor))
    found = _received(by_agency(made) if seed % 3 else made)
    assert found.verdict is VALID, (seed, found.reasons)
    assert found.codes == {"revocation_unknown"} | (set() if seed % 3 else {"seal_missing"})
    assert found.report is not None
    assert found.report.predecessor_sha256 == predecessor


@pytest.mark.parametrize("seed", range(10))
def test_genuine_reports_of_every_kind_are_accepted(seed: int) -> None:
    _genuine(seed)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_hundred_genuine_reports_are_accepted() -> None:
    for seed in range(200):
        _genuine(seed)


def test_unsigned_finals_and_drafts_are_undetermined() -> None:
    assert (_received(exported()).verdict, _codes(_received(exported()))) == (UNDETERMINED, {"no_signature"})
    found = _received(make_pdf(final_report(), draft=True))
    assert (found.verdict, _codes(found)) == (UNDETERMINED, {"no_signature", "draft_file"})


def test_a_draft_that_somebody_signed_is_still_a_draft() -> None:
    found = _received(by_person(make_pdf(final_report(), draft=True)))
    assert (found.verdict, _codes(found)) == (UNDETERMINED, {"revocation_unknown", "draft_file", "seal_missing"})


# forged before it was signed: the certificate is good, the file is not what it says


def _without_data(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Names"], pdf.Root["/AF"]


def _second_data(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root["/Names"]["/EmbeddedFiles"]["/Names"]
    names.append(pikepdf.String("bao-cao-2.json"))
    names.append(names[1])


def _operators(pdf: pikepdf.Pdf, page: int = 0) -> list[pikepdf.ContentStreamInstruction]:
    return [
        one
        for one in pikepdf.parse_content_stream(pdf.pages[page])
        if isinstance(one, pikepdf.ContentStreamInstruction)
    ]


def _rewrite(pdf: pikepdf.Pdf, told: list[pikepdf.ContentStreamInstruction], page: int = 0) -> None:
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(told))


def _shown(told: list[pikepdf.ContentStreamInstruction]) -> list[int]:
    return [place for place, one in enumerate(told) if str(one.operator) in ("Tj", "TJ")]


def _swapped_words(pdf: pikepdf.Pdf) -> None:
    told = _operators(pdf)
    places = _shown(told)
    one, two = places[0], next(p for p in places if bytes(told[p].operands[0]) != bytes(told[places[0]].operands[0]))
    told[one], told[two] = told[two], told[one]
    _rewrite(pdf, told)


def _lost_words(pdf: pikepdf.Pdf) -> None:
    told = _operators(pdf)
    del told[_shown(told)[-1]]
    _rewrite(pdf, told)


def _twice(pdf: pikepdf.Pdf) -> None:
    told = _operators(pdf)
    place = _shown(told)[-1]
    _rewrite(pdf, [*told[: place + 1], told[place], *told[place + 1 :]])


def _drawn(content: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q " + content + b" Q")

    return change


def _picture(pdf: pikepdf.Pdf) -> None:
    image = pdf.make_stream(b"\xff\xff\xff", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
                            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8)  # fmt: skip
    pdf.pages[0].add_resource(image, pikepdf.Name.XObject, pikepdf.Name("/Im9"))
    pdf.pages[0].contents_add(b"q 400 0 0 60 90 500 cm /Im9 Do Q")


def _note_over_words(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[90, 500, 500, 560], F=4,
        Contents="Số liệu đã sửa", DA="/Helv 12 Tf",
    )  # fmt: skip
    pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))


def _empty_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))


def _same_page_again(pdf: pikepdf.Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def _lost_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def _cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = [0, 400, 595, 842]


def _turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Rotate = 180


def _other_letters(pdf: pikepdf.Pdf) -> None:
    """Shows other letters than it names: a font's glyphs exchanged."""
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    descriptor = (font.DescendantFonts[0] if "/DescendantFonts" in font else font).FontDescriptor
    program = bytearray(descriptor.FontFile2.read_bytes())
    middle = len(program) // 2
    program[middle : middle + 400] = program[middle + 400 : middle + 800]
    descriptor.FontFile2.write(bytes(program))


DOCTORED: dict[str, tuple[Change, set[str]]] = {
    "data of another report": (with_data_of_another, {"pages_differ"}),
    "data of no form": (with_attachment(b"{}"), {"data_invalid"}),
    "data under another name": (with_attachment(exported_data(), "khac.json"), {"data_missing"}),
    "no data": (_without_data, {"data_missing"}),
    "data twice": (_second_data, {"data_invalid"}),
    "words exchanged": (_swapped_words, {"pages_differ"}),
    "a word less": (_lost_words, {"pages_differ"}),
    "a word twice": (_twice, {"pages_differ", "page_foreign_object"}),
    "a white box over words": (_drawn(b"1 1 1 rg 90 500 400 60 re f"), {"page_foreign_object"}),
    "a line through words": (_drawn(b"0 0 0 RG 90 500 m 500 500 l S"), {"page_foreign_object"}),
    "a picture over words": (_picture, {"page_foreign_object"}),
    "a note over words": (_note_over_words, {"page_foreign_object"}),
    "an empty page": (_empty_page, {"pages_differ", "page_foreign_object"}),
    "a page twice": (_same_page_again, {"pages_differ"}),
    "a page less": (_lost_page, {"pages_differ"}),
    "a page cropped": (_cropped, {"page_foreign_object", "pages_differ"}),
    "a page turned": (_turned, {"page_foreign_object", "pages_differ"}),
    "other letters in a font": (_other_letters, {"page_foreign_object", "pages_differ", "pdf_unreadable"}),
}


@pytest.mark.parametrize("name", DOCTORED)
@pytest.mark.parametrize(
    "finish",
    mostly_long([by_person, lambda pdf: by_agency(by_person(pdf))], lambda finish: finish is by_person),
    ids=["one", "two"],
)
def test_doctored_and_then_really_signed(name: str, finish: Callable[[bytes], bytes]) -> None:
    change, codes = DOCTORED[name]
    found = _received(finish(doctored(change)))
    assert found.verdict is INVALID, found.reasons
    assert found.codes & codes, found.codes
    assert all("…" not in reason_sentence(reason, "vi") for reason in found.reasons if reason.code != "pages_differ")


def test_pages_of_a_draft_with_the_data_of_a_final_and_the_reverse() -> None:
    for pages, data in ((True, False), (False, True)):
        swapped = encode_data(final_report(), draft=data, program="DCBC Desktop")
        found = _received(by_person(doctored(with_attachment(swapped), make_pdf(final_report(), draft=pages))))
        assert found.codes & {"pages_differ", "page_foreign_object"}, found.codes


# forged after it was signed


CHANGES = [change for change in UPDATES if change is not _nothing]


@pytest.mark.parametrize("change", CHANGES, ids=[change.__name__[1:] for change in CHANGES])
@pytest.mark.parametrize("signed_again", [False, True])
def test_updates_of_a_signed_report(change: Callable[..., None], *, signed_again: bool) -> None:
    forged = _update(change)(signed())
    found = _received(by_agency(forged) if signed_again else forged)
    assert (found.verdict, "appended" in found.codes) == (INVALID, True)


@pytest.mark.parametrize("forge", VALUES, ids=[forge.__name__[1:] for forge in VALUES])
def test_forged_signature_values_of_a_report(forge: Callable[[bytes], bytes]) -> None:
    """Wrapping, shadows, signatures moved here from another file, certificates exchanged."""
    found = _received(forge(signed()))
    assert found.verdict is INVALID
    assert found.codes & {"digest_wrong", "not_entire_file", "signature_unreadable", "pdf_unreadable"}


@pytest.mark.parametrize("cut", [1, 6, 400, 4000, 20_000])
def test_a_truncated_report(cut: int) -> None:
    found = _received(signed()[:-cut])
    assert found.verdict is INVALID
    assert "file_incomplete" in found.codes


@pytest.mark.parametrize("prefix", [b"\n", b"%!PS\n", b"GIF89a", exported()], ids=range(4))
def test_a_prefixed_report(prefix: bytes) -> None:
    assert _received(prefix + signed()).verdict is INVALID


@pytest.mark.parametrize("junk", [b"\n", b"\0", b"%rac\n", exported()], ids=range(4))
def test_anything_behind_a_signed_report(junk: bytes) -> None:
    assert _received(signed() + junk).verdict is INVALID


def test_the_signature_cut_off_it_is_an_unsigned_file() -> None:
    assert _received(signed()[: len(exported())]).codes == {"no_signature"}


def test_any_flipped_bit_of_a_report_is_noticed() -> None:
    chance, pdf = random.Random(21), signed()
    end = len(exported())  # behind it only the signature's envelope: signing/test_forgeries.py goes into that
    for _ in range(60):
        place = chance.randrange(end)
        forged = pdf[:place] + bytes([pdf[place] ^ (1 << chance.randrange(8))]) + pdf[place + 1 :]
        assert _received(forged).verdict is INVALID, place


def test_expired_and_foreign_certificates() -> None:
    late = _received(_signed_by(root().issue(SIGNATORY, last=NOW - DAY)))
    assert (late.verdict, "expired_at_signing" in late.codes) == (INVALID, True)
    foreign = by_person(exported(), foreign_root().issue(SIGNATORY))
    assert (_received(foreign).verdict, _codes(_received(foreign))) == (
        UNDETERMINED,
        {"untrusted_chain", "seal_missing"},
    )
    revoked = _received(sealed(), Trust((root().der,), (root().crl(seal()),)))
    assert (revoked.verdict, "revoked" in revoked.codes) == (INVALID, True)


@pytest.mark.parametrize(
    ("pdf", "code"),
    [(b"van ban", "file_text"), (b"%PDF-1.7\n%%EOF\n", "pdf_unreadable"), (b"PK\x03\x04" + bytes(500), "file_zip")],
)
def test_what_is_no_pdf(pdf: bytes, code: str) -> None:
    found = _received(pdf)
    assert (found.verdict, _codes(found)) == (INVALID, {code})


# several files


def _revision(number: int, predecessor: str = "", title: str = "Kết quả") -> tuple[bytes, str]:
    import dataclasses

    report = dataclasses.replace(final_report(**{h.TITLE: title}), revision=number)
    content = canonical_content(report, predecessor)
    return by_person(make_pdf(report, draft=False, predecessor_sha256=predecessor)), content_sha256(content)


def _named(pdf: bytes, name: str, folder: Path) -> Received:
    (folder / name).write_bytes(pdf)
    return receive(folder / name, root().trust, NOW)


def test_two_files_alone_tell_which_replaces_which(tmp_path: Path) -> None:
    first, sha256 = _revision(1)
    second, _ = _revision(2, sha256, "Kết quả đã sửa")
    new, other, old = with_relations(
        [
            _named(second, "sau.pdf", tmp_path),
            _named(sealed(), "khác.pdf", tmp_path),
            _named(first, "trước.pdf", tmp_path),
        ]
    )
    assert [(one.code, one.params) for one in new.reasons][-1] == ("replaces", {"file": "trước.pdf"})
    assert [(one.code, one.params) for one in old.reasons][-1] == ("replaced_by", {"file": "sau.pdf"})
    assert not other.codes & {"replaces", "replaced_by"}
    assert {new.verdict, old.verdict} == {VALID}


def test_a_forged_successor_replaces_nothing(tmp_path: Path) -> None:
    first, sha256 = _revision(1)
    second, _ = _revision(2, sha256)
    for forged in (second + b"\n", second[: second.index(b"%%EOF") + 6]):
        old, new = with_relations([_named(first, "a.pdf", tmp_path), _named(forged, "b.pdf", tmp_path)])
        assert not (old.codes | new.codes) & {"replaces", "replaced_by"}


def test_the_same_file_twice(tmp_path: Path) -> None:
    one, two = with_relations([_named(signed(), "một.pdf", tmp_path), _named(signed(), "hai.pdf", tmp_path)])
    assert [(why.code, why.params) for why in two.reasons][-1] == ("same_file", {"file": "một.pdf"})
    assert {one.verdict, two.verdict} == {VALID}


# files that cannot even be read, and the rules


def test_files_that_are_not_there_or_too_large(tmp_path: Path) -> None:
    large = tmp_path / "lớn.pdf"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    for path, code in ((tmp_path / "không có.pdf", "file_unreadable"), (large, "file_too_large")):
        with pytest.raises(FileError) as caught:
            receive(path, root().trust, NOW)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [
        (set(), VALID),
        ({"seal_missing", "replaced_by", "revocation_unknown", "same_file"}, VALID),
        ({"signer_differs", "revocation_unknown"}, UNDETERMINED),
        ({"seal_differs"}, UNDETERMINED),
        ({"person_missing"}, UNDETERMINED),
        ({"draft_file", "revocation_unknown"}, UNDETERMINED),
        ({"data_newer"}, UNDETERMINED),
        ({"no_signature", "pages_differ"}, INVALID),
        ({"too_heavy"}, INVALID),
        ({"a code of tomorrow"}, INVALID),
    ],
)
def test_verdicts_follow_from_reasons(codes: set[str], verdict: Verdict) -> None:
    assert verdict_of(frozenset(codes)) is verdict


def test_what_is_changed_is_really_there() -> None:
    with pikepdf.open(BytesIO(exported())) as pdf:
        assert len(_shown(_operators(pdf))) > 10
