"""Name of an agency inside a sentence: from the capitals of the head to the capitals of NĐ 30/2020, Phụ lục II, IV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from dcbc_desktop.report.names.name_words import spelled
from dcbc_desktop.report.text import nfc

_KINDS: Final = """
ban, bảo hiểm xã hội, bảo tàng, bệnh viện, bộ, chi bộ, chi cục, chi nhánh, công an, công đoàn, công ty, công ty con,
cục, cơ quan, đài, đảng bộ, đảng ủy, đại học, đoàn, đoàn thanh niên, đội, huyện ủy, thành ủy, tỉnh ủy, quận ủy, thị ủy,
hạt, học viện, hội, hội đồng, hội đồng thành viên, hội đồng quản trị, hợp tác xã, kho bạc, khoa, liên đoàn, liên hiệp,
mặt trận, ngân hàng, nhà máy, nhà xuất bản, phân hiệu, phân viện, phòng, quỹ, sở, tập đoàn, thanh tra, thư viện, tòa
án, tổng công ty, tổng cục, trạm, trung tâm, trường, ủy ban, văn phòng, viện, viện kiểm sát, vụ, xí nghiệp
"""
"""Kinds of agencies: their first letter is a capital."""
_FIELDS: Final = """
an ninh, an sinh xã hội, an toàn thực phẩm, an toàn thông tin, bảo hiểm, bảo hiểm xã hội, bảo tồn, bảo vệ, biên phòng,
cải cách hành chính, cao đẳng, cấp nước, cây xanh, chăn nuôi, chăn nuôi và thú y, chăm sóc sức khỏe, chấp hành, chỉ
đạo, chỉ huy, chính phủ, chính trị, chuyên, chuyển đổi số, chữ thập đỏ, cổ phần, công an, công nghệ, công nghệ thông
tin, công nghiệp, công thương, công trình, công viên, cơ yếu, cứu hộ, cựu chiến binh, dạy nghề, dân dụng, dân số, dân
tộc, dân tộc bán trú, dân tộc nội trú, dân vận, di sản, di tích, di sản văn hóa, dịch vụ, dịch vụ hành chính công, dịch
vụ tổng hợp, doanh nghiệp, du lịch, dự án, dự trữ, dược, đa khoa, đại biểu, đào tạo, đăng kiểm, đất đai, đầu tư, đê
điều, điện lực, điện ảnh, đo lường, đô thị, đối ngoại, đường bộ, đường sắt, giám định, giao thông, giao thông vận tải,
giáo dục, giáo dục nghề nghiệp, giáo dục thường xuyên, giống cây trồng, hải quan, hàng hải, hàng không, hành chính,
hành chính công, hạ tầng, hạ tầng kỹ thuật, hậu cần, hiến pháp, hòa nhập, hợp tác quốc tế, hữu nghị, kế hoạch, khám
chữa bệnh, khí tượng thủy văn, khiếu nại, khoa học, khoa học xã hội, khoáng sản, khuyến công, khuyến nông, khuyến học,
kiểm dịch, kiểm định, kiểm lâm, kiểm nghiệm, kiểm sát, kiểm soát bệnh tật, kiểm toán, kiểm tra, kiến trúc, kinh doanh,
kinh tế, kỹ thuật, lao động, lâm nghiệp, liên hiệp phụ nữ, luật, lưu trữ, mầm non, mẫu giáo, mặt trận, môi trường, mỹ
thuật, mua sắm, năng lượng, năng lượng nguyên tử, ngân hàng, ngân sách, nghề nghiệp, nghệ thuật, nghiên cứu, ngoại
giao, ngoại ngữ, ngoại vụ, ngôn ngữ, người cao tuổi, người khuyết tật, nhà nước, nhân văn, nhi, nội chính, nội trú, nội
vụ, nông dân, nông nghiệp, nông lâm nghiệp, nông sản, nông thôn, nước sạch, ô tô, pháp chế, pháp luật, pháp y, phát
thanh, phát triển, phát triển nông thôn, phát triển quỹ đất, phòng cháy chữa cháy, phòng chống thiên tai, phổ thông,
phụ nữ, phụ sản, phục vụ, phục hồi chức năng, quan trắc, quản lý, quản lý dự án, quản lý đất đai, quản lý đô thị, quản
lý thị trường, quản trị, quân sự, quốc gia, quốc hội, quốc phòng, quốc tế, quy hoạch, sản xuất, sáng tạo, sân khấu,
sinh học, sở hữu trí tuệ, sư phạm, sự nghiệp, sức khỏe, tâm thần, tài chính, tài nguyên, tiếp công dân, thanh niên,
thanh tra, thành viên, thể dục, thể thao, thi đua, thi hành án dân sự, thi đua khen thưởng, thường vụ, thị trường,
thiết bị, thông tấn, thông tin, thống kê, thú y, thuế, thủ công mỹ nghệ, thư viện, thương binh, thương mại, thường
trực, thủy lợi, thủy nông, thủy sản, tiêu chuẩn, tiểu học, tín dụng, tin học, tôn giáo, tổ chức, tổ chức cán bộ, tổng
hợp, trẻ em, tuyên giáo, trồng trọt, trồng trọt và bảo vệ thực vật, truyền hình, truyền thông, trung học, trung học cơ
sở, trung học phổ thông, tư pháp, tư vấn, tổ quốc, ứng dụng, vận tải, văn hóa, văn hóa thông tin, văn học nghệ thuật,
vật lý, vật tư, vệ sinh, viễn thông, việc làm, viện trợ, việt nam, xã hội, xây dựng, xăng dầu, xổ số, xổ số kiến thiết,
xuất bản, xuất nhập khẩu, xúc tiến, y dược, y dược cổ truyền, y học, y học cổ truyền, y tế, y tế dự phòng, y tế công
cộng, vệ sinh môi trường, lịch sử, lưu trữ lịch sử, lưu trữ quốc gia, triển lãm, thiếu nhi, thiếu niên nhi đồng, bảo
trợ xã hội, công tác xã hội, người có công, điều dưỡng, da liễu, mắt, răng hàm mặt, tim mạch, ung bướu, huyết học,
truyền máu, cấp cứu, lao, bệnh phổi, nhiệt đới, sản nhi, lão khoa, hồi sức, xét nghiệm, dịch thuật, công chứng, đấu
giá tài sản, trợ giúp pháp lý, đăng ký đất đai, kỹ thuật nông nghiệp, khuyến nông khuyến ngư, rừng phòng hộ, rừng đặc
dụng, vườn quốc gia, thanh thiếu nhi, văn nghệ, điện tử, cơ khí, hóa chất, dệt may, cao su, cà phê, lương thực
"""
"""What agencies do: their first letter is a capital."""
_SMALL: Final = """
và, của, về, tại, thuộc, trực thuộc, với, cho, các, cấp, nhân dân, xã, phường, thị trấn, đặc khu, huyện, quận, thị xã,
thành phố, tỉnh, thôn, bản, ấp, buôn, khu phố, tổ dân phố, khu vực, miền, vùng, số, trách nhiệm hữu hạn, một thành
viên, hai thành viên trở lên, tối cao, cấp cao, trung ương, liên xã, liên phường, bán trú, nội trú, liên cấp
"""
_SPECIAL: Final[Mapping[str, str]] = {
    "việt nam": "Việt Nam",
    "mặt trận tổ quốc": "Mặt trận Tổ quốc",
    "đảng cộng sản": "Đảng Cộng sản",
}
_ABBREVIATIONS: Final = frozenset({"BOT", "ODA"})
_PLACES: Final = (
    "xã, phường, thị trấn, đặc khu, huyện, quận, thị xã, thành phố, tỉnh, thôn, bản, ấp, buôn, khu phố, tổ dân phố"
)
_NO_PLACES: Final = "hội, ủy, đoàn, đội"
"""Words behind `xã` or `tỉnh` that make another word of it: `xã hội`, `tỉnh ủy`."""
_JOINING: Final = "và, của, thuộc, tại"
_VOWELS: Final = "aăâeêioôơuưyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_SPOKEN: Final = re.compile(rf"[^{_VOWELS}]{{0,3}}[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[^{_VOWELS}])?")
"""Letters that a syllable may have, in the languages of the minorities too; others are an abbreviation."""
_NUMERAL: Final = re.compile(r"II|III|IV|VII|VIII|IX|XI|XII|XIII|XIV|XV")
_WORDS: Final = re.compile(r"[^\W_]+|[\W_]+")
_LONGEST: Final = 6


def agency_in_sentence(name: str) -> str:
    """Return a name written in capitals as sentences write it: `Ủy ban nhân dân xã Mẫu Sơn`, `Sở Nội vụ tỉnh Lạng Sơn`.

    Kinds and fields of agencies take one capital, levels of administration none, every syllable of a proper name one.
    A word in no list counts as a proper name; abbreviations (`THPT`, `TNHH`) stay. A name that is not in capitals only
    is returned unchanged.
    """
    name = nfc(name)
    if name.upper() != name:
        return name
    parts = _WORDS.findall(name)
    places = [index for index, part in enumerate(parts) if part[0].isalnum()]
    written = dict(zip(places, _written([parts[index] for index in places]), strict=True))
    text = "".join(written.get(index, part) for index, part in enumerate(parts))
    return text[:1].upper() + text[1:]


def _written(words: Sequence[str]) -> Iterator[str]:
    """Yield each word in its small or capital letters."""
    small = [_spelled(word.lower()) for word in words]
    index, named = 0, False
    while index < len(words):
        size = _size_at(small, index)
        phrase = " ".join(small[index : index + size])
        if named and not _ends_name(small, index, size):
            yield _name(words[index])
            index += 1
            continue
        named = _is_place(small, index, size)
        yield from _phrase(words[index : index + size], phrase)
        index += size


def _size_at(words: Sequence[str], index: int) -> int:
    """Return the number of words of the longest listed phrase at a place; 1 where there is none."""
    sizes = range(min(_LONGEST, len(words) - index), 1, -1)
    return next((size for size in sizes if " ".join(words[index : index + size]) in _listed()), 1)


def _phrase(words: Sequence[str], phrase: str) -> Iterator[str]:
    special = _special().get(phrase)
    if special is not None:
        yield from special.split()
    elif phrase in _phrases(_SMALL):
        yield from (word.lower() for word in words)
    elif phrase in _listed():
        first, *others = words
        yield from (first.capitalize(), *(word.lower() for word in others))
    else:
        yield from map(_name, words)


def _is_place(words: Sequence[str], index: int, size: int) -> bool:
    """True for a level of administration with a name behind it: all words up to the next level are the name."""
    behind = words[index + size : index + size + 1]
    return (
        " ".join(words[index : index + size]) in _phrases(_PLACES)
        and behind != []
        and behind[0] not in _phrases(_NO_PLACES)
    )


def _ends_name(words: Sequence[str], index: int, size: int) -> bool:
    """True where the name of a place is over: at the next level that has a name, or a joining word."""
    return _is_place(words, index, size) or words[index] in _phrases(_JOINING)


def _name(word: str) -> str:
    if word in _ABBREVIATIONS or _NUMERAL.fullmatch(word) or not _SPOKEN.fullmatch(word.lower()):
        return word
    return word.capitalize()


def _spelled(text: str) -> str:
    """Return small words in the one spelling that the lists are compared in: `uỷ` and `ủy` are the same."""
    return " ".join(spelled(word, marks=True) for word in text.split())


@cache
def _phrases(listed: str) -> frozenset[str]:
    return frozenset(_spelled(phrase) for phrase in listed.split(","))


@cache
def _special() -> Mapping[str, str]:
    return MappingProxyType({_spelled(phrase): written for phrase, written in _SPECIAL.items()})


@cache
def _listed() -> frozenset[str]:
    return frozenset(_special()) | _phrases(_KINDS) | _phrases(_FIELDS) | _phrases(_SMALL)
