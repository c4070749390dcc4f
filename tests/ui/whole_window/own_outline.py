"""An office's own outline: a copied folder with one section and twenty-seven figures more, and last year's report."""

from __future__ import annotations

import shutil
from pathlib import Path

from dcbc_desktop.paths import outline_dirs
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.store import Store
from tests.places import ROOT
from tests.report.samples import HEADER, plausible_figures

SECTIONS, FIGURES = 16, 40
GROWN = ("extra_03", "extra_04", "extra_27")
"""Figures that were a third of this year's."""
_COPIED = ROOT / "resources" / "outlines" / "2026-doanh-nghiep-nha-nuoc"
_LAST_SECTION = '[[section]]\nkey = "ket_thuc"'
_MORE = """[[section]]
key = "XI.3"
kind = "prose"
group = "XI"
number = "3"
heading = "Việc giao cho kỳ sau"
guidance = "Mỗi việc một dòng."

"""


def make_folder() -> Outline:
    """The copied folder stands among the user's own outlines."""
    folder = outline_dirs()[1] / "tong-cong-ty-2026"
    shutil.copytree(_COPIED, folder)
    _rewrite(folder / "outline.toml", '"doanh-nghiep-2026"', '"tong-cong-ty-2026"')
    _rewrite(folder / "sections.toml", _LAST_SECTION, _MORE + _LAST_SECTION)
    with (folder / "figures.toml").open("a", encoding="utf-8") as file:
        file.writelines(_figure(number) for number in range(1, FIGURES + 1 - len(load_outline(_COPIED).figures)))
    outline = load_outline(folder)
    assert (len(outline.prose_sections()), len(outline.figures)) == (SECTIONS, FIGURES)
    return outline


def _rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def _figure(number: int) -> str:
    lines = (f'key = "extra_{number:02}"', f'label = "Chỉ tiêu thi đua thứ {number}"', 'unit = "việc"')
    return "\n".join(("", "[[figure]]", *lines, 'heading = "Thi đua"', ""))


def last_years(outline: Outline, store: Store) -> Report:
    """A whole report of the year before."""
    entries = {key: Entry(value) for key, value in HEADER.items()}
    for section in outline.prose_sections():
        text = f"Năm trước, phần {section.key} đã làm xong.\nViệc còn lại chuyển sang năm sau."
        entries[section.key] = Entry(encode(from_plain_text(text)))
    for key, value in {**plausible_figures(outline), **dict.fromkeys(GROWN, "2")}.items():
        entries[key] = Entry(value)
    entries[h.SIGNATORY_LINES] = Entry("TỔNG GIÁM ĐỐC")
    return store.create_report(outline, make_period("2025"), office_code="A01", entries=entries)
