"""Words of the head: abbreviations of bodies and units, words that stand for a place, titles before names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from dcbc_desktop.report.names.name_words import cleaned, phrases, words
from dcbc_desktop.report.names.person_words import MIDDLE_NAMES, TITLES, families
from dcbc_desktop.report.text import fold_case


class HeadAbbreviations(NamedTuple):
    """Abbreviations where they are not the official name, and what they stand for."""

    pattern: re.Pattern[str]
    meanings: Mapping[str, str]

    def spelled(self, found: str) -> str | None:
        """Return the words in full, in the capitals of ô số 2; None where it stands for several things."""
        return self.meanings[re.sub(r"[\s.]", "", found).upper()] or None


_BODIES: Final = {
    "UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN",
    "UBMTTQ": "ỦY BAN MẶT TRẬN TỔ QUỐC", "BQL": "BAN QUẢN LÝ", "BQLDA": "BAN QUẢN LÝ DỰ ÁN",
    "BCH": "", "BCĐ": "BAN CHỈ ĐẠO", "VP": "VĂN PHÒNG", "CTY": "CÔNG TY", "CTCP": "CÔNG TY CỔ PHẦN",
    "TCT": "", "TCTY": "TỔNG CÔNG TY", "BV": "BỆNH VIỆN", "BVĐK": "BỆNH VIỆN ĐA KHOA",
    "TTYT": "TRUNG TÂM Y TẾ", "TYT": "TRẠM Y TẾ", "TT": "",
    "BHXH": "BẢO HIỂM XÃ HỘI", "KBNN": "KHO BẠC NHÀ NƯỚC", "TAND": "TÒA ÁN NHÂN DÂN",
    "VKSND": "VIỆN KIỂM SÁT NHÂN DÂN", "LĐLĐ": "LIÊN ĐOÀN LAO ĐỘNG", "ĐH": "ĐẠI HỌC",
}  # fmt: skip
_UNITS: Final = {
    "TP": "THÀNH PHỐ", "TX": "THỊ XÃ", "P": "PHƯỜNG", "X": "XÃ", "H": "HUYỆN", "Q": "QUẬN", "T": "TỈNH",
}  # fmt: skip
_BODY: Final = "|".join(sorted(_BODIES, key=len, reverse=True))
ABBREVIATED_BODIES: Final = HeadAbbreviations(
    re.compile(rf"(?:{_BODY}|U\s?\.?\s?B\s?\.?\s?N\s?\.?\s?D)(?![\w&])\.?(?!\s*[-–&/])", re.IGNORECASE), _BODIES
)
"""At the beginning of the issuer's name, with an empty meaning where there are several.

Elsewhere they are official: `VĂN PHÒNG HĐND VÀ UBND`, `CÔNG TY TNHH MTV`.
"""
ABBREVIATED_UNITS: Final = HeadAbbreviations(
    re.compile(r"(?<![\w.&])(?:TP|TX|[PXHQT])\.(?=\s?\w\w)|(?<![\w.&])(?:TP|TX)(?=\s+\w\w)", re.IGNORECASE),
    _UNITS,
)
"""Before the name of a unit, with a full stop unless they mean nothing else."""

PLACE_WORDS: Final = frozenset(
    map(
        fold_case,
        ("địa danh", "tên địa danh", "nơi ban hành", "địa phương", "tên địa phương", "tên đơn vị", "tên cơ quan", "nơi",
         "tên xã, phường", "tên xã (phường)", "chưa rõ", "chưa có", "không", "n/a", "test", "...", "tên nơi"),
    )
)  # fmt: skip
_COURTESY: Final = phrases("ông,bà,anh,chị,thầy,cô,đồng chí,đc,đ c,mr,mrs,ms", marks=True)
_TITLES: Final = phrases(TITLES, marks=True) | _COURTESY
_LONGEST: Final = 4
"""Words of a title."""
_WORD: Final = re.compile(r"[^\W_]+")
_WRITES_TITLES: Final = re.compile(
    r"CÔNG AN|CẢNH SÁT|QUÂN (?:SỰ|ĐỘI|KHU|ĐOÀN|CHỦNG|CHÍNH)|BỘ ĐỘI|BIÊN PHÒNG|BỘ TƯ LỆNH|(?:SƯ|LỮ|TRUNG|TIỂU) ĐOÀN"
    r"|QUỐC PHÒNG|HẢI QUÂN|TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|CAO ĐẲNG|GIÁO DỤC|MẦM NON|MẪU GIÁO|BỆNH VIỆN|Y TẾ|TRẠM Y|VIỆN"
    r"|KHOA HỌC|NGHIÊN CỨU|KIỂM SOÁT BỆNH TẬT|PHÁP Y|GIÁM ĐỊNH Y"
    r"|(?<!\w)(?:ĐH|CĐ|THPT|THCS|PTDT\w*|BV\w*|TTYT|TYT)(?!\w)",
    re.IGNORECASE,
)
"""Names of the armed forces, and of bodies of education, health and science."""


class TitlesBefore(NamedTuple):
    """Titles before a name: where the name begins, and whether they are degrees or ranks rather than `Ông`, `Bà`."""

    end: int
    degree: bool


def writes_titles(bodies: str) -> bool:
    """Return whether such a body may write ranks and degrees before names (NĐ 30/2020, Phụ lục I, II.7.b)."""
    return _WRITES_TITLES.search(bodies) is not None


def titles_before(name: str) -> TitlesBefore | None:
    """Return the titles that a name begins with, if there are some and a name follows."""
    found = list(_WORD.finditer(name))
    spelled = [words(cleaned(one[0]), marks=True) for one in found]
    parts = tuple(part for one in spelled for part in one)
    if len(parts) != len(found):
        return None
    at, degree = 0, False
    while size := _title_size(parts[at:]):
        degree = degree or parts[at : at + size] not in _COURTESY
        at += size
    if at == 0 or len(found) - at < 2 or (not degree and not _is_name(parts[at:])):
        return None
    return TitlesBefore(found[at].start(), degree)


def _title_size(parts: tuple[str, ...]) -> int:
    return next((size for size in range(min(_LONGEST, len(parts)), 0, -1) if parts[:size] in _TITLES), 0)


def _is_name(parts: tuple[str, ...]) -> bool:
    """Return whether a family name begins here: `Ông Văn Tùng` is one whole name."""
    return parts[:1] in families(marks=True) - phrases(MIDDLE_NAMES, marks=True)
