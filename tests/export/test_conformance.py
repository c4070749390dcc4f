"""Every exported file keeps to PDF/A-3a and PDF/UA-1, told by a validator that knows nothing of this program."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import page
import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream

from dcbc_desktop.export.pdfa.document_metadata import end_streams
from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.export.documents import body, filled_figures, note, random_report, report_of, words
from tests.export.reading import catalog
from tests.export.tables import random_tables
from tests.report.samples import blank_report, full_report

_PROFILES = ("pdfa3a", "ua1")
_LONG_NAME = "TRƯỜNG ĐẠI HỌC KHOA HỌC XÃ HỘI VÀ NHÂN VĂN THÀNH PHỐ HỒ CHÍ MINH"


def breaches(data: bytes, path: Path) -> list[str]:
    """Every rule that a file breaks."""
    path.write_bytes(data)
    found = []
    for profile in _PROFILES:
        result = page.validate_pdf(str(path), profile=profile)
        assert result.rules.total > 100
        found += [f"{profile} {failure.rule_id}: {failure.message}" for failure in result.failures]
        assert result.is_compliant or found
    return found


def _noted(count: int, length: int) -> Report:
    return report_of(*(body(words(40, n), note(words(length, n)), words(30, n)) for n in range(count)), body("Hết."))


def _long_names() -> Report:
    return report_of(
        body(words(60)),
        superior="BỘ GIÁO DỤC VÀ ĐÀO TẠO",
        issuer=_LONG_NAME,
        title=words(60),
        addressees="\n".join(words(5, n) for n in range(6)),
        legal_bases="\n".join(words(18, n) for n in range(3)),
        recipients="\n".join(words(6, n) for n in range(60)),
    )


CASES: Mapping[str, Callable[[], Report]] = {
    "blank": blank_report,
    "plain": full_report,
    "one note of one word": lambda: _noted(1, 1),
    "sixty notes": lambda: _noted(60, 25),
    "notes of 1,200 words": lambda: _noted(3, 1_200),
    "long names": _long_names,
    "markup in the title": lambda: report_of(body("<b>&\"'"), title="<b>&\"' ]]> (\\) 5 % Ω", issuer="A & B <C>"),
    "figures in an annex": lambda: filled_figures(full_report(), note_keys=["congress_delegates"]),
    "tables and notes": lambda: random_tables(1, 6),
    "landscape": lambda: random_tables(6, 10),
    "random": lambda: random_report(2),
    "random with figures": lambda: random_report(3),
}


@pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])
@pytest.mark.parametrize("case", CASES)
def test_both_profiles_pass(case: str, *, draft: bool, tmp_path: Path) -> None:
    assert breaches(make_pdf(CASES[case](), draft=draft), tmp_path / "a.pdf") == []


def test_the_cases_hold_pages_of_both_kinds() -> None:
    with catalog(make_pdf(CASES["landscape"](), draft=False)) as pdf:
        wide = {float(one.mediabox[2]) > float(one.mediabox[3]) for one in pdf.pages}
    assert wide == {False, True}


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_two_hundred_reports_pass_both_profiles(tmp_path: Path) -> None:
    found = {name: bad for name, data in _many() if (bad := breaches(data, tmp_path / "a.pdf"))}
    assert found == {}


def _many() -> Iterator[tuple[str, bytes]]:
    for seed in range(200):
        kind = seed % 4
        report = (
            _noted(seed % 61, 1 + seed * 6) if kind == 0
            else random_tables(seed, 1 + seed % 8) if kind == 1
            else random_report(seed)
        )  # fmt: skip
        yield f"seed {seed}", make_pdf(report, draft=seed % 5 == 0)


@pytest.mark.parametrize("data", [b"x", b"x\r", b"x\n", b"x\r\n", b""])
def test_no_data_is_taken_for_the_line_end_after_it(data: bytes) -> None:
    end_streams()
    written = PDFStream(content=data).format(PDFDocument())
    raw = written.split(b"stream\n", 1)[1].removesuffix(b"endstream\n")
    assert raw == data + b"\r\n"
    assert f"/Length {len(data)}".encode() in written


def test_info_and_xmp_say_the_same() -> None:
    report = CASES["markup in the title"]()
    with catalog(make_pdf(report, draft=True)) as pdf, pdf.open_metadata() as xmp:
        info = pdf.docinfo
        assert xmp["dc:title"] == str(info["/Title"])
        assert xmp["dc:creator"] == [str(info["/Author"])]
        assert xmp["dc:description"] == str(info["/Subject"])
        assert xmp["xmp:CreatorTool"] == str(info["/Creator"]) == "DCBC Desktop"
        assert xmp["pdf:Producer"] == str(info["/Producer"])
        assert str(info["/CreationDate"]) == str(info["/ModDate"])
        assert "<b>&\"' ]]>" in str(info["/Title"])


def test_the_profile_of_colours_is_srgb() -> None:
    from PIL import Image, ImageCms

    with catalog(make_pdf(full_report(), draft=False)) as pdf:
        data = pdf.Root["/OutputIntents"][0]["/DestOutputProfile"].read_bytes()
    ours = ImageCms.ImageCmsProfile(io.BytesIO(data))
    colours = Image.new("RGB", (17, 17))
    colours.putdata([(15 * (n % 17), 15 * (n // 17), (7 * n) % 256) for n in range(289)])
    same = ImageCms.profileToProfile(colours, ours, ImageCms.createProfile("sRGB"))
    assert same is not None
    pairs = zip(colours.tobytes(), same.tobytes(), strict=True)
    assert max(abs(before - after) for before, after in pairs) <= 1
