"""The manual says what the window says: its bold words are words of the window, and files bear their real names."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest

from dcbc_desktop.store.files.own_files import beside
from tests.places import ROOT

MANUAL = ROOT / "resources" / "manual" / "vi"
SIGNED = sorted((*MANUAL.glob("11*.md"), MANUAL / "12-xuat.md", *MANUAL.glob("1[56]*.md")))
_SPOKEN = {
    "số mới và ngày sau ngày cũ", "số và ngày có trước", "chính tệp ấy", "bản chính thức", "không kèm sẵn",
    "dấu vân tay SHA-256", "bằng đường khác", "nơi cấp chứng thư", "Ban Cơ yếu Chính phủ", "HỢP LỆ", "CHƯA XÁC ĐỊNH",
    "KHÔNG HỢP LỆ", "KHÔNG ĐỌC ĐƯỢC", "Không phải tệp PDF",
    "Không phải tệp do chương trình này xuất", "hình ảnh, ghi chú hay khung",
}  # fmt: skip
"""Bold for weight alone."""
_KEYS = re.compile(r"(Ctrl|Shift|Alt|Esc|F\d)")


@cache
def _window_words() -> frozenset[str]:
    files = (ET.parse(path) for path in (ROOT / "translations").glob("*_vi.ts"))
    words = (node.text or "" for file in files for node in file.iter("translation"))
    return frozenset(_bare(one.replace("&", "")) for one in words)


def _bare(words: str) -> str:
    return words.strip().rstrip("…:").strip()


def test_every_picture_is_in_a_page() -> None:
    pages = (*MANUAL.parent.glob("*/*.md"), ROOT / "README.md")
    shown = {
        name for page in pages for name in re.findall(r"pictures/([a-z-]+)\.png", page.read_text(encoding="utf-8"))
    }
    assert shown == {picture.stem for picture in (MANUAL.parent / "pictures").iterdir()}


@pytest.mark.parametrize("page", SIGNED, ids=lambda page: page.stem)
def test_bold_words_are_those_of_the_window(page: Path) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", page.read_text(encoding="utf-8"))
    told = {_bare(words) for one in bold if not _KEYS.match(one) for words in one.split(" › ")}
    assert told - _window_words() - _SPOKEN == set()


def test_where_scans_are_is_told_by_their_files_real_name() -> None:
    name = beside(Path("reports.db")).name
    for page in (MANUAL / "14-su-co.md", ROOT / "README.md"):
        assert f"`{name}`" in page.read_text(encoding="utf-8")
