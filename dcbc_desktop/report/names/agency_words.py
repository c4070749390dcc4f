"""Words of agencies' names: abbreviations that certificates use, administrative units, names of provinces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, product
from types import MappingProxyType
from typing import Final, NamedTuple

from dcbc_desktop.report.names.name_words import Words, cleaned, phrases, words
from dcbc_desktop.report.text import fold

MAX_READINGS: Final = 60
"""Ways to read one name's abbreviations; real names have fewer than 30."""
_ABBREVIATIONS: Final[Mapping[str, str]] = MappingProxyType({
    "ubnd": "ủy ban nhân dân", "hdnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "vn": "việt nam", "vp": "văn phòng", "vpcp": "văn phòng chính phủ", "du": "đảng ủy",
    "tt": "trung tâm,thị trấn,thông tin,truyền thông,thể thao", "p": "phường,phòng", "x": "xã", "h": "huyện",
    "q": "quận", "t": "tỉnh", "tx": "thị xã", "tp": "thành phố,tư pháp", "dk": "đặc khu",
    "hcm": "hồ chí minh", "hn": "hà nội",
    "nn": "nông nghiệp", "ptnt": "phát triển nông thôn", "tn": "tài nguyên", "mt": "môi trường", "gd": "giáo dục",
    "dt": "đào tạo,đầu tư,đô thị,dân tộc", "ld": "lao động", "tb": "thương binh", "xh": "xã hội",
    "kh": "kế hoạch,khoa học", "cn": "công nghệ,chi nhánh", "vh": "văn hóa", "dl": "du lịch", "tc": "tài chính,tổ chức",
    "kt": "kinh tế", "ht": "hạ tầng", "ct": "công thương", "xd": "xây dựng", "gt": "giao thông", "vt": "vận tải",
    "yt": "y tế", "nv": "nội vụ", "tg": "tôn giáo", "bv": "bệnh viện", "bvdk": "bệnh viện đa khoa",
    "bql": "ban quản lý", "da": "dự án", "bch": "ban chỉ huy,ban chấp hành", "qs": "quân sự", "chqs": "chỉ huy quân sự",
    "bcd": "ban chỉ đạo", "ca": "công an",
    "tand": "tòa án nhân dân", "vksnd": "viện kiểm sát nhân dân", "bhxh": "bảo hiểm xã hội", "kbnn": "kho bạc nhà nước",
    "th": "tiểu học", "thcs": "trung học cơ sở", "thpt": "trung học phổ thông", "mn": "mầm non", "dh": "đại học",
    "cd": "cao đẳng", "pv": "phục vụ", "hcc": "hành chính công", "cty": "công ty", "ctcp": "công ty cổ phần",
    "cp": "cổ phần", "tnhh": "trách nhiệm hữu hạn", "mtv": "một thành viên",
    "ub": "ủy ban", "tct": "tổng công ty", "htx": "hợp tác xã", "cc": "chi cục",
    "ldld": "liên đoàn lao động", "lhpn": "liên hiệp phụ nữ", "hnd": "hội nông dân", "ccb": "cựu chiến binh",
    "gdnn": "giáo dục nghề nghiệp", "gdtx": "giáo dục thường xuyên", "qldt": "quản lý đô thị",
})  # fmt: skip
"""Keys without diacritics; several meanings are separated by commas."""
_NUMBERED: Final = re.compile(r"([pq])(\d{1,3})")
_MARK: Final = re.compile(
    r"\b(?:\d{3}(?:\.\d{2}){2}\.[a-z]\d{2}|[a-z]\d{2}(?:\.\d+)+|mst\W{0,2}\d{10}(?:-\d{3})?|\d{10}(?:-\d{3})?)\b"
)
"""A code inside a name: of the agency (QĐ 20/2020/QĐ-TTg, QCVN 102:2016) or of taxes."""
PROVINCES: Final = (
    "an giang,bà rịa vũng tàu,bạc liêu,bắc giang,bắc kạn,bắc ninh,bến tre,bình dương,bình định,bình phước,bình thuận,"
    "cà mau,cao bằng,cần thơ,đà nẵng,đắk lắk,đắk nông,điện biên,đồng nai,đồng tháp,gia lai,hà giang,hà nam,hà nội,"
    "hà tĩnh,hải dương,hải phòng,hậu giang,hòa bình,hồ chí minh,huế,hưng yên,khánh hòa,kiên giang,kon tum,lai châu,"
    "lạng sơn,lào cai,lâm đồng,long an,nam định,nghệ an,ninh bình,ninh thuận,phú thọ,phú yên,quảng bình,quảng nam,"
    "quảng ngãi,quảng ninh,quảng trị,sóc trăng,sơn la,tây ninh,thái bình,thái nguyên,thanh hóa,thừa thiên huế,"
    "tiền giang,trà vinh,tuyên quang,vĩnh long,vĩnh phúc,yên bái"
)
"""Provinces and cities before and since 01/7/2025."""
_CITIES: Final = "hà nội,hồ chí minh,đà nẵng,hải phòng,cần thơ,huế"
"""Of the rank of a province."""
_RANKS: Final[Mapping[str, int]] = MappingProxyType(
    {"xa": 1, "phuong": 1, "thi tran": 1, "dac khu": 1, "huyen": 2, "quan": 2, "thi xa": 2, "thanh pho": 2, "tinh": 3}
)
_UNITS: Final = "xã,phường,thị trấn,đặc khu,huyện,quận,thị xã,thành phố,tỉnh"
_NO_NAMES: Final = "hội,ủy,đoàn,đội"
"""Words behind `xã` or `tỉnh` that make another word of it, which is a part of the name: `xã hội`, `tỉnh ủy`."""
_NO_BARE_NAMES: Final = f"{_NO_NAMES},sự,lý,hệ,trị,khí,trắc,chúng,nhân"
"""The same without diacritics: `quân sự`."""
_NO_BARE_UNITS: Final = "cơ,hải,bảo,liên,chủ"
"""Words in front, without diacritics: `cơ quan`, `hải quan`."""


class AdministrativeUnit(NamedTuple):
    """The words for its level (`xã`, `tỉnh`), empty where only the name is given, and its name."""

    unit: Words
    name: Words

    def rank(self, *, marks: bool) -> int:
        """Return 1 for a commune to 3 for a province; 0 where that is not known."""
        if not self.unit:
            return 3 if self.name in phrases(PROVINCES, marks=marks) else 0
        if self.name in phrases(_CITIES, marks=marks) and self.unit in phrases("thành phố", marks=marks):
            return 3
        return _ranks(marks).get(self.unit, 0)


def expansions(text: str, *, marks: bool) -> Iterator[Words]:
    """Yield a name's words in each way its abbreviations can be read, as written first; `và` is left out."""
    found = words(_MARK.sub(" ", cleaned(text)), marks=marks)
    left_out = phrases("và", marks=marks)
    choices = [_meanings(word, marks) for word in found if (word,) not in left_out]
    for chosen in islice(product(*choices), MAX_READINGS):
        yield tuple(word for meaning in chosen for word in meaning if (word,) not in left_out)


@cache
def _meanings(word: str, marks: bool) -> tuple[Words, ...]:
    """Return the words that one may stand for, itself first."""
    if word.isdecimal():
        return ((str(int(word)),),)
    bare = fold(word)
    if bare != word.replace("đ", "d"):
        return ((word,),)
    if numbered := _NUMBERED.fullmatch(bare):
        unit = "phường" if numbered[1] == "p" else "quận"
        return (word,), (*words(unit, marks=marks), str(int(numbered[2])))
    return tuple(dict.fromkeys([(word,), *_spelled_out(bare, marks, 3)]))


def _spelled_out(word: str, marks: bool, parts: int) -> Iterator[Words]:
    """Yield the meanings of an abbreviation, also of up to three written as one: `nnptnt`."""
    yield from (words(meaning, marks=marks) for meaning in _ABBREVIATIONS.get(word, "").split(",") if meaning)
    if parts == 1 or len(word) > 12:
        return
    for size in range(2, len(word) - 1):
        if word[:size] in _ABBREVIATIONS:
            behind = tuple(_spelled_out(word[size:], marks, parts - 1))
            yield from (first + rest for first in _spelled_out(word[:size], marks, 1) for rest in behind)


def divided(name: Words, *, marks: bool) -> tuple[Words, tuple[AdministrativeUnit, ...]]:
    """Return a name without its places, and these: `sở nội vụ` and `tỉnh lạng sơn`."""
    starts = [(place, unit) for place in range(1, len(name)) if (unit := unit_at(name, place, marks=marks))]
    starts = [(place, unit) for place, unit in starts if (place - 1, 2) not in [(p, len(u)) for p, u in starts]]
    ends = [place for place, _ in starts[1:]] + [len(name)]
    places = tuple(
        AdministrativeUnit(unit, name[place + len(unit) : end])
        for (place, unit), end in zip(starts, ends, strict=False)
    )
    return (name[: starts[0][0]] if starts else name), places


def unit_at(name: Words, place: int, *, marks: bool) -> Words:
    """Return the unit's words that begin at a place with a name behind them, else nothing."""
    no_names = phrases(_NO_NAMES if marks else _NO_BARE_NAMES, marks=marks)
    if not marks and name[place - 1 : place] in phrases(_NO_BARE_UNITS, marks=False):
        return ()
    for size in (2, 1):
        unit, behind = name[place : place + size], name[place + size : place + size + 1]
        if behind and unit in _ranks(marks) and behind not in no_names:
            return unit
    return ()


def province_behind(name: Words, *, marks: bool) -> AdministrativeUnit | None:
    """Return the province that a name ends with, without the word for it."""
    for size in (4, 3, 2, 1):
        if len(name) > size and name[-size:] in phrases(PROVINCES, marks=marks):
            return AdministrativeUnit((), name[-size:])
    return None


@cache
def _ranks(marks: bool) -> Mapping[Words, int]:
    return MappingProxyType({words(unit, marks=marks): _RANKS[fold(unit)] for unit in _UNITS.split(",")})
