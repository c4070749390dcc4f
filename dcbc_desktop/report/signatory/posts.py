"""Words of the signature block: posts of persons, bodies, deputies and the heads they sign for."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import Final

from dcbc_desktop.report.names.name_words import Words, cleaned, phrases, words
from dcbc_desktop.report.text import nfc

_POSTS: Final = (
    "chủ tịch,bí thư,giám đốc,tổng giám đốc,bộ trưởng,thứ trưởng,thủ tướng,phó,trưởng,chánh,chủ nhiệm,thủ trưởng,"
    "thống đốc,tổng thanh tra,tổng kiểm toán,tổng thư ký,tổng biên tập,tổng tham mưu trưởng,tổng tham mưu phó,"
    "tổng chỉ huy,tham mưu trưởng,tham mưu phó,tổng cục trưởng,tổng cục phó,chi cục trưởng,tư lệnh,tổng tư lệnh,"
    "chính ủy,chính trị viên,chỉ huy trưởng,chỉ huy phó,tiểu đoàn trưởng,trung đoàn trưởng,lữ đoàn trưởng,"
    "sư đoàn trưởng,đại đội trưởng,trung đội trưởng,hải đội trưởng,hải đoàn trưởng,phân đội trưởng,chi đội trưởng,"
    "liên đội trưởng,tổng đội trưởng,kế toán trưởng,kiến trúc sư trưởng,kỹ sư trưởng,điều dưỡng trưởng,quyền,phụ trách,"
    "ủy viên,đại sứ,tổng lãnh sự,lãnh sự,thư ký,thẩm phán,kiểm sát viên,thanh tra viên,quản đốc,giám thị,hiệu phó,"
    "người phụ trách,người đứng đầu,viện sĩ,tổng kiểm soát,kiểm soát trưởng,kiểm toán trưởng,tham tán,công sứ"
)
"""Beginnings of posts. Besides, `… TRƯỞNG` and `… PHÓ` of two words are posts: `VỤ TRƯỞNG`, `TỔ PHÓ`."""
_BODIES: Final = (
    "ủy ban,ubnd,ubmttq,hội đồng,hđnd,hđqt,hđtv,ban,bch,bcđ,btv,bộ,sở,cục,chi cục,tổng cục,vụ,viện,văn phòng,phòng,"
    "trung tâm,trường,nhà trường,bệnh viện,trạm,khoa,đội,tổ,hạt,công ty,tổng công ty,tập đoàn,chi nhánh,ngân hàng,"
    "kho bạc,bảo hiểm,tòa án,viện kiểm sát,thanh tra,kiểm toán,quỹ,hợp tác xã,đảng ủy,đảng bộ,đảng đoàn,chi bộ,chi ủy,"
    "tỉnh ủy,thành ủy,huyện ủy,quận ủy,đoàn,hội,liên đoàn,liên hiệp,liên minh,mặt trận,công đoàn,thường trực,thường vụ,"
    "chính phủ,quốc hội,tập thể,lãnh đạo,công an,quân khu,quân đoàn,xã,phường,thị trấn,đặc khu,huyện,quận,thị xã,tỉnh,"
    "thành phố,tp,nhà nước,nhân dân,học viện,đại học,nhà máy,xí nghiệp,nông trường,lâm trường,cơ quan,đơn vị,báo,đài,"
    "tạp chí,nhà xuất bản,bảo tàng,thư viện,việt nam,thông tấn xã,đại sứ quán,chủ tịch đoàn"
)
_COLLECTIVES: Final = "ủy ban,ubnd,hội đồng,hđnd,hđqt,hđtv,ban,thường trực,ban thường vụ,đảng ủy,chi ủy,tập thể"
"""Bodies that lead as a collective, so that their head signs `TM.`"""
_ONE_HEAD: Final = (
    "sở,phòng,cục,chi cục,tổng cục,vụ,trung tâm,trường,trường học,bệnh viện,trạm,công ty,tổng công ty,chi nhánh,"
    "văn phòng"
)
"""Bodies that one head leads, who signs without `TM.`"""
_POLITICAL: Final = (
    "ban thường vụ,ban chấp hành,ban thường trực,ban bí thư,bộ chính trị,đoàn chủ tịch,ủy ban kiểm tra,đảng ủy,"
    "tỉnh ủy,thành ủy,huyện ủy,quận ủy,chi ủy,chi bộ,đảng bộ"
)
"""Collectives of the Party, the Front and mass organisations, which sign by rules of their own."""
_STAND_INS: Final = (
    "thứ trưởng,ủy viên,phụ trách,thường trực,thành viên,trợ lý,thư ký,tổng thư ký,người được,tham mưu trưởng,"
    "chủ nhiệm chính trị,tham tán,công sứ"
)
"""Beginnings of posts whose holders sign `KT.` beside those with the word `PHÓ`."""
_SHORT: Final = {
    "ct": "chủ tịch", "pct": "phó chủ tịch", "gđ": "giám đốc", "pgđ": "phó giám đốc", "tgđ": "tổng giám đốc",
    "ptgđ": "phó tổng giám đốc", "cvp": "chánh văn phòng", "pcvp": "phó chánh văn phòng", "ht": "hiệu trưởng",
    "pht": "phó hiệu trưởng", "p": "phó",
}  # fmt: skip
"""Posts as clerks shorten them; `P. CHỦ TỊCH` is a deputy."""
_UNITS_OF_HEADS: Final = "phòng,ban,khoa,trạm,công an,bộ phận,đoàn,thôn"
"""Units whose head is `TRƯỞNG …`, so that `PHÓ PHÒNG` signs for `TRƯỞNG PHÒNG`."""
_SELECTED: Final = (
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "HỘI ĐỒNG THÀNH VIÊN", "HỘI ĐỒNG QUẢN TRỊ", "HỘI ĐỒNG TRƯỜNG",
    "BAN CHỈ ĐẠO", "BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "BAN THƯỜNG TRỰC",
)  # fmt: skip
"""Collectives as they print after `TM.`, without the place or the field that follows in an issuer's name."""
_DEPUTY_ENDS: Final = "thường trực,phụ trách,điều hành"
"""What a deputy's post has at its end and the head's has not; one in charge signs KT. too (NĐ 30/2020, Điều 13.1)."""
_PLACE_OF_DEPUTY: Final = 4
"""Words among which `PHÓ` tells a deputy: `CHÍNH TRỊ VIÊN PHÓ`."""


class TitleKind(Enum):
    """Kind of words in the block: a person's post, a body, or words that no list knows."""

    POST = "post"
    BODY = "body"
    OTHER = "other"


def title_words(text: str) -> Words:
    """Return the words of a title as they are compared: small, tone marks in one place, short posts in full."""
    found: list[str] = []
    for word in words(cleaned(text), marks=True):
        found += _short_posts().get(word, (word,))
    return tuple(found)


@cache
def _short_posts() -> dict[str, Words]:
    return {
        spelled: words(whole, marks=True) for short, whole in _SHORT.items() for spelled in words(short, marks=True)
    }


@cache
def _word(text: str) -> str:
    return words(text, marks=True)[0]


def _begins(found: Words, listed: str) -> int:
    """Return the number of words of the longest phrase that a title begins with; 0 for none."""
    known = phrases(listed, marks=True)
    return next((size for size in range(4, 0, -1) if len(found) >= size and found[:size] in known), 0)


def title_kind(text: str) -> TitleKind:
    """Tell a person's post from a body by its first words; where both fit, the longer beginning counts."""
    found = title_words(text)
    if not found:
        return TitleKind.OTHER
    post, body = _begins(found, _POSTS), _begins(found, _BODIES)
    if len(found) > 1 and found[1] in (_word("trưởng"), _word("phó")):
        post = max(post, 2)
    if post > body:
        return TitleKind.POST
    return TitleKind.BODY if body else TitleKind.OTHER


def is_collective(text: str) -> bool:
    """Return whether a body leads as a collective: a committee, a council, a board."""
    return title_kind(text) is TitleKind.BODY and _begins(title_words(text), _COLLECTIVES) > 0


def has_one_head(text: str) -> bool:
    """Return whether one head leads a body, and no collective: a department, a school, a hospital, a company."""
    found = title_words(text)
    return title_kind(text) is TitleKind.BODY and found[: _begins(found, _BODIES)] in phrases(_ONE_HEAD, marks=True)


def is_political(text: str) -> bool:
    """Return whether a body is a collective of the Party, the Front or a mass organisation.

    Its deputies sign without `KT.`, and its offices sign `TL.` the body itself.
    """
    return _begins(title_words(text), _POLITICAL) > 0


def is_deputy(text: str) -> bool:
    """Return whether a post is a deputy's: with the word `PHÓ`, or `THỨ TRƯỞNG`."""
    found = title_words(text)
    return _word("phó") in found[:_PLACE_OF_DEPUTY] or found[:2] == words("thứ trưởng", marks=True)


def may_stand_in(text: str) -> bool:
    """Return whether the holder of a post may sign for a head: a deputy, a member, one who is in charge."""
    return is_deputy(text) or _begins(title_words(text), _STAND_INS) > 0


def same_title(one: str, other: str) -> bool:
    """Return whether two titles have the same words, whatever their case, marks and tone spelling."""
    return title_words(one) == title_words(other)


def agrees(stored: str, printed: str) -> bool:
    """Return whether a stored post is the printed one, or one of them goes on: `Phó Chủ tịch xã`, `PHÓ CHỦ TỊCH`."""
    one, other = (_without_acting(title_words(text)) for text in (stored, printed))
    size = min(len(one), len(other))
    return size > 0 and one[:size] == other[:size]


def _without_acting(found: Words) -> Words:
    return found[1:] if found[:1] in (words("quyền", marks=True), ("q",)) else found


def shares_word(deputy: str, head: str) -> bool:
    """Return whether a deputy's post has a word of the head's, as `PHÓ CHỦ NHIỆM` has of `BỘ TRƯỞNG, CHỦ NHIỆM`."""
    return not set(title_words(head)).isdisjoint(title_words(deputy)[:6])


def head_of(deputy: str) -> str:
    """Return the post of the head whom a deputy signs for; empty where the words do not tell.

    `PHÓ CHỦ TỊCH THƯỜNG TRỰC` signs for `CHỦ TỊCH`, `THỨ TRƯỞNG` for `BỘ TRƯỞNG`, `CHỈ HUY PHÓ` for `CHỈ HUY TRƯỞNG`.
    """
    parts = nfc(deputy).split()
    while len(parts) > 2 and title_words(" ".join(parts[-2:])) in phrases(_DEPUTY_ENDS, marks=True):
        parts = parts[:-2]
    found = [title_words(part) for part in parts]
    if title_words(" ".join(parts[:2])) == words("thứ trưởng", marks=True):
        return _cased("Bộ trưởng", deputy)
    if found and found[0][:1] == (_word("phó"),):
        rest = " ".join(parts[1:]) or _SHORT.get(cleaned(parts[0]).rstrip("."), "").partition(" ")[2]
        bare = _begins(title_words(rest), _UNITS_OF_HEADS) > 0 and title_kind(rest) is TitleKind.BODY
        return _cased(f"Trưởng {rest[:1].lower()}{rest[1:]}" if bare else rest, deputy)
    if len(parts) > 1 and found[-1] == (_word("phó"),):
        return _cased(f"{' '.join(parts[:-1])} trưởng", deputy)
    return ""


def deputy_of(head: str) -> str:
    """Return the post of a head's deputy; of a double post, that of its last part (`PHÓ CHỦ NHIỆM`)."""
    own = " ".join(nfc(head).rpartition(",")[2].split())
    if not own:
        return ""
    return _cased("Thứ trưởng" if same_title(own, "bộ trưởng") else f"Phó {own}", head)


def _cased(text: str, like: str) -> str:
    """Return words in capitals where the model is in capitals, else with a capital at the beginning."""
    if like.isupper():
        return text.upper()
    return text[:1].upper() + text[1:]


def collective_of(issuer: str) -> str:
    """Return the collective that an issuer's name begins with, in capitals, as it prints after `TM.`; empty for none.

    `ỦY BAN NHÂN DÂN XÃ MẪU SƠN` has `ỦY BAN NHÂN DÂN`; `VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN` has none.
    """
    found = title_words(issuer)
    if found[:1] in (words("ubnd", marks=True), words("hđnd", marks=True)):
        return _SELECTED[0] if found[0] == _word("ubnd") else _SELECTED[1]
    return next((name for name in _SELECTED if found[: len(name.split())] == title_words(name)), "")
