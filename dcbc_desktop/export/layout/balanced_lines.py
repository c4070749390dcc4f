"""Centred lines of even length, broken at natural places: names of bodies, titles, offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dcbc_desktop.export.fonts.registered_fonts import SPACE
from dcbc_desktop.export.layout.line_breaking import MeasuredWord, Metrics, Shape, cut_word, make_line
from dcbc_desktop.export.layout.model import Line

_LINE = 0.6
"""What one more line costs; evenness costs the square of the share of a line that stays empty."""
_PLAIN_BREAK, _KIND_BREAK, _COMPOUND_BREAK = 0.3, 1.0, 2.0
"""A break at no natural place, one after a kind of body or a dash, and one inside a compound: rather one more line."""


_OPENERS = "và, của, về, tại, thuộc, trong, cho, tỉnh, xã, phường, quận, huyện, năm, do, theo, đối, để, nhằm, với"
OPENERS = frozenset(_OPENERS.split(", "))
"""Joining words and kinds of place: a line begins with them and does not end in them."""

_PAIRS = """
an ninh, an toàn, bảo đảm, bảo hiểm, bảo hộ, bảo vệ, báo cáo, bệnh viện, bí thư, biên phòng, bộ trưởng, cải cách,
cán bộ, cao đẳng, chấp hành, chế biến, chi cục, chỉ đạo, chính phủ, chính quyền, chính sách, chính trị, chủ nhiệm,
chủ tịch, chuyển đổi, chương trình, công an, công chức, công chúng, công dân, công đoàn, công khai, công nghệ,
công nghiệp, công tác, công thương, cơ quan, cơ sở, cục trưởng, cựu chiến, chiến binh, dân chủ, dân tộc, dân vận,
di tích, dịch vụ, doanh nghiệp, du lịch, dự án, dự phòng, đánh giá, đào tạo, đảng bộ, đảng ủy, đại biểu, đại học,
đất đai, đầu tư, đề xuất, địa phương, điện lực, điện tử, điều hành, đoàn thể, đơn thư, đơn vị, đối ngoại, đối thoại,
giai đoạn, giám đốc, giám sát, giao thông, giáo dục, giải quyết, hà nội, hải quan, hành chính, hệ thống, hiệu quả,
hiệu trưởng, hóa học, hoạt động, hồ chí, chí minh, hội đồng, hội nghị, hợp tác, hướng dẫn, kế hoạch, kết quả,
khách sạn, khiếu nại, khoa học, khu vực, kiểm soát, kiểm tra, kiến nghị, kinh doanh, kinh tế, kỹ thuật, lãnh đạo,
lao động, liên đoàn, liên hiệp, lịch sử, mặt trận, môi trường, mục tiêu, mỹ thuật, năng lượng, ngân hàng, ngân sách,
nghệ thuật, nghị định, nghị quyết, nghị sự, ngoại giao, ngoại ngữ, người lao, nhà nước, nhân dân, nhân văn, nhiệm vụ,
nội dung, nội vụ, nông dân, nông nghiệp, nông thôn, phát triển, pháp luật, phân viện, phòng chống, phó giám,
phổ thông, phụ nữ, phụ trách, phương hướng, quản lý, quản trị, quân đội, quốc gia, quốc hội, quốc phòng, quốc tế,
quy chế, quy định, quyết định, sản xuất, sáu tháng, sinh học, sở hữu, sư phạm, sự nghiệp, tài chính, tài nguyên,
tập đoàn, tham mưu, thanh niên, thanh tra, thành phố, thành viên, thể dục, thể thao, thi hành, thống kê, thông tấn,
thông tin, thú y, thủ trưởng, thủ tục, thủ tướng, thường trực, thương mại, thực hành, thực hiện, thực phẩm, tiếp công,
tố cáo, tổ chức, tổ quốc, toàn quốc, tổng công, tổng cục, tổng giám, tổng hợp, tổng kết, tra cứu, trách nhiệm,
triển khai, trung học, trung tâm, trung ương, truyền hình, truyền thông, trưởng ban, tư pháp, ủy ban, ủy viên,
vận tải, văn hóa, văn phòng, văn thư, vật lý, viên chức, viễn thông, việc làm, việt nam, xã hội, xây dựng, xuất bản,
y dược, y học, y tế, ý kiến
"""
COMPOUNDS = frozenset((first, second) for first, second in (pair.split() for pair in _PAIRS.split(",")))
"""Pairs of syllables that one line keeps together."""

_LATER_PAIRS = """
bà rịa, bán trú, bưu chính, bảo tàng, bảo tồn, chuyên khoa, chức năng, công trình, công vụ, cấp nước, dược phẩm, hàn
lâm, hạ tầng, học viện, hỗ trợ, khí tượng, kiểm lâm, kiểm sát, kiểm toán, lâm nghiệp, lâm trường, mầm non, mẫu giáo,
nghiên cứu, nghiệp vụ, nhi đồng, nông trường, nội trú, phan rang, pháp y, phục hồi, phục vụ, quân sự, quảng trường,
thi đua, thiên tai, thuế vụ, tháp chàm, thư viện, thị trường, thị trấn, thủy lợi, thủy sản, thủy văn, tiểu học, trụ
sở, tài sản, tâm thần, tòa án, tư vấn, vũng tàu, vật tư, vệ sinh, đa khoa, điều dưỡng, đô thị, đấu giá, ứng dụng
"""
LATER_COMPOUNDS = COMPOUNDS | {(first, second) for first, second in (pair.split() for pair in _LATER_PAIRS.split(","))}
"""Compounds of layouts with `whole_pairs`."""
_DASHES = ("-", "–")
_KINDS = frozenset({"sở", "vụ", "cục", "viện", "trường"})
"""Kinds of body that a line with `whole_pairs` does not end in: `VỤ TRƯỞNG` / `VỤ CÔNG CHỨC - VIÊN CHỨC`."""

OPENING_COMPOUNDS = frozenset({("thành", "phố"), ("đặc", "khu"), ("việt", "nam"), ("khu", "vực"), ("giai", "đoạn")})
"""Compounds that rather begin a line."""


def balanced_lines(
    words: Sequence[MeasuredWord], shape: Shape, metrics: Metrics, *, whole_pairs: bool = False
) -> list[Line]:
    """Break words into few lines that fit `shape.width`, as even as possible.

    With `whole_pairs` two names with a dash between them, more compounds, and a kind of body with its name rather stay
    on one line.
    """
    fitting = _cut_to_width(words, shape, metrics)
    starts = _break_places(fitting, shape, _pair_costs(fitting) if whole_pairs else {})
    ends = [*starts[1:], len(fitting)]
    return [
        make_line(fitting[start:end], shape, last=end == len(fitting)) for start, end in zip(starts, ends, strict=False)
    ]


def _cut_to_width(words: Sequence[MeasuredWord], shape: Shape, metrics: Metrics) -> list[MeasuredWord]:
    fitting: list[MeasuredWord] = []
    for word in words:
        fitting += [word] if word.width <= shape.width else cut_word(word, shape.width, shape.width, metrics)
    return fitting


def _pair_costs(words: Sequence[MeasuredWord]) -> dict[int, float]:
    """Return the costs of breaks inside pairs: in a compound, between a kind of body and its name, beside a dash."""
    texts = [_text(word) for word in words]
    costs: dict[int, float] = {}
    for index, (before, text) in enumerate(pairwise(texts), start=1):
        kind = before in _KINDS and (index < 2 or (texts[index - 2], before) not in LATER_COMPOUNDS)
        if text in _DASHES or (before, text.rstrip(",;:.")) in LATER_COMPOUNDS or (before == "số" and text.isdigit()):
            costs[index] = _COMPOUND_BREAK
        elif kind or before in _DASHES:
            costs[index] = _KIND_BREAK
    return costs


def _break_places(words: Sequence[MeasuredWord], shape: Shape, pairs: Mapping[int, float]) -> list[int]:
    """Return the indexes of the words that begin a line, by dynamic programming from the end.

    `pairs` has the costs of breaks that are not those of `_break_cost`.
    """
    space = shape.size * SPACE
    count = len(words)
    best: list[tuple[float, int]] = [(0.0, 0)] * (count + 1)  # the cost from a word on, and where its line ends
    for start in range(count - 1, -1, -1):
        width = -space
        choices = []
        for end in range(start + 1, count + 1):
            width += space + words[end - 1].width
            if width > shape.width + 0.01 and end > start + 1:
                break
            cost = pairs[end] if end in pairs else _break_cost(words, end)
            unevenness = (1 - width / shape.width) ** 2
            choices.append((best[end][0] + _LINE + unevenness + cost, end))
        best[start] = min(choices)
    return _follow([end for _, end in best], count)


def _follow(ends: Sequence[int], count: int) -> list[int]:
    starts, place = [], 0
    while place < count:
        starts.append(place)
        place = ends[place]
    return starts


def _break_cost(words: Sequence[MeasuredWord], end: int) -> float:
    """Return the cost of a break before `words[end]`: none after a comma or before a joining word."""
    if end == len(words):
        return 0.0
    before, first = _text(words[end - 1]), _text(words[end])
    if before.endswith((",", ";", ":", "-", "–")):
        return 0.0
    if before in OPENERS or (before, first.rstrip(",;:.")) in COMPOUNDS:
        return _COMPOUND_BREAK
    return 0.0 if first in OPENERS or (first, _text_at(words, end + 1)) in OPENING_COMPOUNDS else _PLAIN_BREAK


def _text_at(words: Sequence[MeasuredWord], index: int) -> str:
    return _text(words[index]) if index < len(words) else ""


def _text(word: MeasuredWord) -> str:
    return "".join(segment.text for segment in word.segments).lower()
