"""The frame of a signature: stamps of signing programs are valid, other words and what cannot be read are told."""

from __future__ import annotations

from functools import cache, partial
from io import BytesIO

import pytest
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfbase.ttfonts import TTFontFile

from dcbc_desktop.export.layout.page_measures import MM
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report.text import nfc
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received
from dcbc_desktop.workflow.verification.reason_groups import LOOKED_AT
from tests.signing.authority import NOW, Holder, root, seal, signer
from tests.signing.pictures import seal_png
from tests.workflow.verification.added_fields import (
    TIMES,
    Look,
    Resources,
    box_of,
    dictionary,
    graphics_state,
    picture,
    with_field,
    with_fields,
    with_look,
)
from tests.workflow.verification.received_files import exported, signed

FONT = shipped_dir("resources") / "fonts" / "LiberationSerif-Regular.ttf"
LIE = b"BT /F9 12 Tf 4 60 Td (So don la 9.999) Tj ET"
INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID


def judged(pdf: bytes) -> Received:
    return judge(pdf, root().trust, NOW)


def in_box(code: bytes, resources: Resources | None = None, holder: Holder | None = None) -> Received:
    """The person's own field, signed with a look."""
    left, bottom, right, top = box_of(exported(), "nguoi_ky")
    look = Look((0, 0, right - left, top - bottom), code, resources=resources)
    return judged(with_look(exported(), "nguoi_ky", look, holder or signer()))


def stamp(*lines: str) -> tuple[bytes, Resources]:
    """Lines of text in an embedded typeface, as programs take one for Vietnamese letters."""
    shown = [nfc(line) for line in lines]
    rows = [b"<%b> Tj 0 -7 Td" % _codes(line) for line in shown]
    return b"BT /F9 6 Tf 3 46 Td " + b" ".join(rows) + b" ET", partial(_embedded, frozenset("".join(shown)))


@cache
def _typeface() -> TTFontFile:
    return TTFontFile(str(FONT))


def _codes(text: str) -> bytes:
    """Numbers of glyphs."""
    return b"".join(b"%04X" % _typeface().charToGlyph[ord(letter)] for letter in text)


def _embedded(letters: frozenset[str], writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """A composite font with its whole program, and a map to the letters that it shows."""
    program = writer.add_object(generic.StreamObject(stream_data=FONT.read_bytes()))
    pairs = b" ".join(b"<%b> <%04X>" % (_codes(letter), ord(letter)) for letter in sorted(letters))
    told = b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange %d beginbfchar %b endbfchar endcmap"
    names = writer.add_object(generic.StreamObject(stream_data=told % (len(letters), pairs)))
    described = {"/Type": "/FontDescriptor", "/FontName": "/Dau", "/FontFile2": program, "/FontBBox": [0, 0, 1, 1]}
    inner = {"/Type": "/Font", "/Subtype": "/CIDFontType2", "/BaseFont": "/Dau", "/DW": 500,
             "/CIDToGIDMap": "/Identity", "/FontDescriptor": described}  # fmt: skip
    outer = {"/Type": "/Font", "/Subtype": "/Type0", "/BaseFont": "/Dau", "/Encoding": "/Identity-H"}
    held = dictionary({**outer, "/DescendantFonts": [inner], "/ToUnicode": names})
    flags = held["/DescendantFonts"][0]["/FontDescriptor"]
    flags[pdf_name("/Flags")] = generic.NumberObject(4)
    return dictionary({"/Font": {"/F9": held}})


GENUINE = {
    "VGCA": ("Người ký: Nguyễn Xuân Thử", "Cơ quan: CƠ QUAN THỬ", "Thời gian ký: 15.12.2026 10:00:00 +07:00"),
    "VNPT": ("Được ký bởi: NGUYỄN XUÂN THỬ", "Ngày ký: 15/12/2026 10:00:00"),
    "Viettel": ("Ký bởi: Nguyễn Xuân", "Thử", "Ký ngày: 15-12-2026 10:00"),
    "BKAV": ("Signature Valid", "Ký số bởi: Nguyễn Xuân Thử", "Ký ngày: 15 tháng 12 năm 2026"),
    "FPT": ("Signed by: Nguyễn Xuân Thử", "Signed Date: 15/12/2026 10:00:00", "Reason: Ký duyệt"),
    "Foxit": (
        "Digitally signed by Nguyễn Xuân Thử", "DN: C=VN, O=CƠ QUAN THỬ, CN=Nguyễn Xuân Thử",
        "Reason: I am the author of this document", "Location: Hà Nội", "Date: 2026.12.15 10:00:00+07'00'",
        "Foxit PDF Reader Version: 12.1.0",
    ),
    "the office that the page names": ("Người ký: Nguyễn Xuân Thử", "TRUNG TÂM LƯU TRỮ", "GIÁM ĐỐC"),
}  # fmt: skip


@pytest.mark.parametrize("program", GENUINE)
def test_stamps_of_signing_programs_are_valid(program: str) -> None:
    found = in_box(*stamp(*GENUINE[program]))
    assert (found.verdict, found.codes & LOOKED_AT) == (VALID, frozenset()), found.reasons


SAID = {
    "another person": (("Người ký: Lê Văn Khác",), {"Lê", "Văn", "Khác"}),
    "another person beside the signer": (("Nguyễn Xuân Thử", "Lê Văn Khác"), {"Lê", "Khác"}),
    "a figure": (("Người ký: Nguyễn Xuân Thử", "Số đơn: 9.999"), {"9.999"}),
    "a figure as a reason": (("Ký bởi: Nguyễn Xuân Thử", "Lý do: số đơn là 9.999"), {"9.999"}),
    "another day": (("Ký bởi: Nguyễn Xuân Thử", "Ngày ký: 15/11/2025"), {"15/11/2025"}),
    "a higher post": (("Người ký: Nguyễn Xuân Thử", "BỘ TRƯỞNG"), {"TRƯỞNG"}),
    "a copy": (("SAO Y BẢN CHÍNH",), {"SAO", "BẢN", "CHÍNH"}),
}


@pytest.mark.parametrize("kind", SAID)
def test_what_the_certificate_does_not_say(kind: str) -> None:
    lines, words = SAID[kind]
    found = in_box(*stamp(*lines))
    assert (found.verdict, "appearance_says" in found.codes) == (UNDETERMINED, True), found.reasons
    told = next(one for one in found.reasons if one.code == "appearance_says")
    assert words <= set(str(told.params["words"]).split())


def _star(corners: int) -> bytes:
    """An outline as letters have."""
    return b"0 g 10 10 m " + b"".join(b"%d %d l " % (10 + 7 * n % 40, 10 + 11 * n % 30) for n in range(corners)) + b"f"


def _type_3(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """A font whose letters are drawn by code."""
    glyph = writer.add_object(generic.StreamObject(stream_data=b"500 0 d0 0 0 400 700 re f"))
    font = {"/Type": "/Font", "/Subtype": "/Type3", "/FontBBox": [0, 0, 500, 700], "/FirstChar": 78, "/LastChar": 78}
    matrix = {"/FontMatrix": [0.001, 0, 0, 0.001, 0, 0], "/CharProcs": {"/N": glyph}, "/Widths": [500]}
    held = dictionary({**font, **matrix, "/Encoding": {"/Type": "/Encoding", "/Differences": [78, "/N"]}})
    held["/Encoding"]["/Differences"][0] = generic.NumberObject(78)
    return dictionary({"/Font": {"/F9": held}})


def _lying_map(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    """A font that every reader has, and a map that names other letters than it shows."""
    told = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange <41> <7A> <004E> endbfrange endcmap end"
    font = dictionary(TIMES)
    font[pdf_name("/ToUnicode")] = writer.add_object(generic.StreamObject(stream_data=told))
    return dictionary({"/Font": {"/F9": font}})


def _pattern(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    entries = {"/PatternType": 1, "/PaintType": 1, "/TilingType": 1, "/BBox": [0, 0, 9, 9], "/XStep": 99, "/YStep": 99}
    tile = generic.StreamObject(dict(dictionary({**entries, "/Resources": {}})), stream_data=_star(9))
    return dictionary({"/Pattern": {"/P": writer.add_object(tile)}})


NAME = b"BT /F9 9 Tf 4 20 Td (Nguyen Xuan Thu) Tj ET"
UNREAD: dict[str, tuple[bytes, Resources | None]] = {
    "curves": (b"0 g 10 10 m 20 40 40 40 50 10 c f", None),
    "many corners": (_star(12), None),
    "a window of curves": (b"10 10 m 20 40 40 40 50 10 c W n 0 g 0 0 99 99 re f", None),
    "very many lines": (b"".join(b"%d 10 m %d 20 l S " % (n, n) for n in range(30)), None),
    "a pattern": (b"/Pattern cs /P scn 0 0 90 40 re f", _pattern),
    "letters by code": (b"BT /F9 20 Tf 4 20 Td (NN) Tj ET", _type_3),
    "a font that lies": (NAME, _lying_map),
    "other words for programs": (b"/Span <</ActualText (Nguyen Xuan Thu)>> BDC " + LIE + b" EMC", None),
    "a mask": (b"/G gs " + NAME, graphics_state(SMask={"/S": "/Luminosity"})),
    "an operator of no standard": (NAME + b" 1 XX", None),
    "a font that is not there": (NAME.replace(b"F9", b"F8"), None),
}


@pytest.mark.parametrize("kind", UNREAD)
def test_what_cannot_be_read_has_to_be_looked_at(kind: str) -> None:
    found = in_box(*UNREAD[kind])
    assert (found.verdict, "appearance_unreadable" in found.codes) == (UNDETERMINED, True), found.reasons


def test_an_empty_field_in_a_box_may_show_nothing() -> None:
    left, bottom, right, top = box_of(exported(), "nguoi_ky")
    look = Look((left + 2, bottom + 2, right - 2, top - 2), NAME, page=2)
    found = judged(with_fields(signed(), {"rong": look}, seal(), "co_quan"))
    assert (found.verdict, "addition_unsigned" in found.codes) == (UNDETERMINED, True), found.reasons


@pytest.mark.parametrize(("apart", "verdict"), [(0.3, VALID), (2 * MM, UNDETERMINED)])
def test_a_picture_beyond_its_box(apart: float, verdict: Verdict) -> None:
    left, bottom, right, top = box_of(exported(), "co_quan")
    look = Look((left - apart, bottom, right - apart, top), b"q 102 0 0 102 0 0 cm /Im Do Q", page=2,
                resources=picture(Image.open(BytesIO(seal_png()))))  # fmt: skip
    found = judged(with_field(signed(), look, seal()))
    assert (found.verdict, "addition_visible" in found.codes) == (verdict, verdict is UNDETERMINED), found.reasons


def test_a_larger_field_with_a_picture_in_our_box_alone() -> None:
    left, bottom, right, top = box_of(exported(), "co_quan")
    look = Look((left - 9, bottom - 9, right + 9, top + 9), b"q 102 0 0 102 9 9 cm /Im Do Q", page=2,
                resources=picture(Image.open(BytesIO(seal_png()))))  # fmt: skip
    assert judged(with_field(signed(), look, seal())).verdict is VALID
