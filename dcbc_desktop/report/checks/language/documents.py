"""Documents named in running text: kinds, their abbreviations (NĐ 30/2020, Phụ lục III), numbers and signs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dcbc_desktop.report.checks.language.memo import remembered

KINDS: Mapping[str, tuple[str, ...]] = {
    "nghị quyết liên tịch": ("NQLT",),
    "nghị quyết": ("NQ",),
    "nghị định": ("NĐ",),
    "quyết định": ("QĐ",),
    "quy định": ("QyĐ", "QĐ", "QĐi"),
    "quy chế": ("QC",),
    "chỉ thị": ("CT",),
    "thông tư liên tịch": ("TTLT",),
    "thông tư": ("TT", "TTLT"),
    "thông báo": ("TB",),
    "thông cáo": ("TC",),
    "hướng dẫn": ("HD",),
    "chương trình": ("CTr", "CT"),
    "kế hoạch": ("KH",),
    "phương án": ("PA",),
    "báo cáo": ("BC",),
    "biên bản": ("BB",),
    "tờ trình": ("TTr",),
    "công điện": ("CĐ",),
    "kết luận": ("KL",),
    "công văn": (),
    "luật": (),
    "pháp lệnh": (),
    "lệnh": (),
    "sắc lệnh": ("SL",),
    "hiến pháp": (),
    "đề án": ("ĐA",),
    "văn bản": (),
}
"""What a kind of document is called, and what stands for it in a sign; empty where a sign does not tell the kind."""

ABBREVIATIONS = frozenset(short for shorts in KINDS.values() for short in shorts) | {"HĐ", "DA", "GM", "PC", "BGN"}
"""Every abbreviation of a kind of document."""

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_PART = r"[A-ZĐƯÔƠÂĂÊ][A-Za-z0-9ĐđƯƠÔÂĂÊ]{0,11}"
DOCUMENT = re.compile(
    rf"(?:(?<!\w)(?P<kind>(?i:{_KIND}))\s)?(?P<so>(?<!\w)[Ss]ố\s?:?\s?)?"
    r"(?<![\w/.,-])(?P<number>\d{1,5}[a-zđ]?)(?:(?P<year>\s?/\s?(?:19|20)\d{2})?\s?/\s?"
    rf"(?P<sign>{_PART}\s?-\s?{_PART}(?:-{_PART}){{0,2}}|(?:QH|UBTVQH|PL-UBTVQH)\d{{0,2}})"
    rf"|\s?-\s?(?P<party>{_PART}\s?/\s?{_PART}))(?!\w)"
)
_SPACE = re.compile(r"\s")


class Mention(NamedTuple):
    """A document's number and sign in a text. `place`: where the number begins; `kind` is empty where not told."""

    start: int
    place: int
    end: int
    kind: str
    number: str
    year: str
    sign: str
    party: bool

    @property
    def key(self) -> str:
        """The same for every mention of one document, however it is written."""
        return f"{self.number.lstrip('0')}{self.year}/{self.sign}".casefold()

    @property
    def symbol(self) -> str:
        """The part of a sign that tells the kind: `QĐ` of `QĐ-TTg`, `CT` of `CT/TW`."""
        return re.split("[-/]", self.sign, maxsplit=1)[0]


@remembered
def mentions(text: str) -> tuple[Mention, ...]:
    """Every document named with number and sign, in order."""
    if "/" not in text:
        return ()
    return tuple(_mention(match) for match in DOCUMENT.finditer(text))


def _mention(match: re.Match[str]) -> Mention:
    sign = match["sign"] or match["party"]
    year = _SPACE.sub("", match["year"] or "")
    return Mention(
        match.start(), match.start("number"), match.end(), (match["kind"] or "").casefold(), match["number"], year,
        _SPACE.sub("", sign), bool(match["party"]),
    )  # fmt: skip
