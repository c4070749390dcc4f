"""Head of the document: names, number, date, kind, title, addressees, legal bases.

Ô số 1 to 6 and 9a (NĐ 30/2020, Phụ lục I, II.1 to II.6 and II.9): ô số are the numbered boxes of the decree's diagram.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.content.head_columns import STATE_NAME, HeadColumns, head_columns
from dcbc_desktop.export.fonts.registered_fonts import BOLD, ITALIC, REGULAR
from dcbc_desktop.export.layout.layout_rules import TODAYS, LayoutRules
from dcbc_desktop.export.layout.line_breaking import Align, Shape, plain
from dcbc_desktop.export.layout.model import (
    Element,
    ElementRole,
    Keep,
    Line,
    PlacedLine,
    Rule,
    Slice,
    Source,
    TextStyle,
)
from dcbc_desktop.export.layout.page_measures import (
    BODY,
    BODY_LEAD,
    FIRST_LINE,
    PARAGRAPH_GAP,
    RULE_DROP,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    baseline,
)
from dcbc_desktop.export.layout.pagination import Flow, text_slices
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import long_date
from dcbc_desktop.report.names.agency_case import agency_in_sentence
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import nfc

_NO_BREAK = "\u00a0"

MOTTO = "Độc lập - Tự do - Hạnh phúc"
_FIRST_DROP = 12.0
_NAME_LEAD = 14.6
_MOTTO_LEAD = 16.5
_NUMBER_LEAD = 20.0
_STAMP_ROOM = 14.0
"""Under ô số 3, for the stamps of ô số 10a and 10b."""
_ISSUER_RULE = 0.4
"""A third to a half of the words above it (II.2.b)."""
_TO = "Kính gửi:"
_TITLE_WIDTH = TEXT_WIDTH - 30.0
_TITLE_LEAD = 18.0
_TITLE_RULE = 0.4
"""A third to a half of the words above it (II.5.b)."""
_AFTER_RULE = 15.0
_END_MARKS = (".", ";", ",", ":", "?", "!")


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Words of ô số 2 to 5: names, number line, place and date, kind of document and title."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    date: str
    kind: str
    title: str
    reference: str
    """The document an annex belongs to, as its head cites it."""

    @property
    def issuing_body(self) -> str:
        """Whole name of the issuer."""
        return " ".join(self.issuer)


def head_words(report: Report, rules: LayoutRules = TODAYS) -> HeadWords:
    """Return the words of the head; blanks to write in where number and date are not given yet."""
    document = report.outline.document
    issuer = report.lines(h.ISSUER)
    number = h.number_line(_typed(report, h.NUMBER), document.symbol, _typed(report, h.SYMBOL)).rstrip("-")
    return HeadWords(
        superior=report.lines(h.SUPERIOR),
        issuer=issuer,
        number=number,
        date=_place_and_date(report, rules),
        kind=document.kind,
        title=_typed(report, h.TITLE),
        reference=_reference(report, number, _in_sentence(" ".join(issuer), rules), rules),
    )


def _typed(report: Report, key: str) -> str:
    return " ".join(report.lines(key))


def _place_and_date(report: Report, rules: LayoutRules) -> str:
    place, typed, day = _typed(report, h.PLACE), _typed(report, h.DATE), h.issue_date(report.text(h.DATE))
    if typed and day is None:
        return ", ".join(filter(None, (place, typed)))  # prints as typed; sign-off is blocked by its finding
    last = report.period.last
    month = None if rules.blank_month else last.month
    return h.place_and_date(place, day, last.year, month).removeprefix(", ")


def _in_sentence(issuer: str, rules: LayoutRules) -> str:
    return agency_in_sentence(issuer) if rules.issuer_in_sentence else issuer


def _reference(report: Report, number: str, issuer: str, rules: LayoutRules) -> str:
    """Format `(Kèm theo Báo cáo số 05/BC-VPCP ngày 05 tháng 01 năm 2024 của …)`, number and date unbroken."""
    day, last = h.issue_date(report.text(h.DATE)), report.period.last
    when = long_date(day) if day else h.blank_date(last.year, None if rules.blank_month else last.month)
    kind = report.outline.document.kind.capitalize()
    of = f" của {issuer}" if issuer else ""
    cited = number.replace("Số:", "số").replace(" ", _NO_BREAK), when.replace(" ", _NO_BREAK)
    return nfc(f"(Kèm theo {kind} {' '.join(cited)}{of})")


class HeadTypesetter:
    """Typesetter of ô số 1 to 4 as one slice."""

    def __init__(self, typesetter: Typesetter, words: HeadWords, rules: LayoutRules = TODAYS) -> None:
        self._typesetter = typesetter
        self._words = words
        self._rules = rules
        self._placed: list[PlacedLine] = []
        self._elements: dict[Source, Element] = {}
        self._rules_drawn: list[Rule] = []

    def head_slice(self) -> Slice:
        """Return the head; raises UsageError `header_too_long` or `number_line_too_long` where no size can hold it."""
        words = self._words
        columns = head_columns(
            self._typesetter,
            ((h.SUPERIOR, words.superior, REGULAR), (h.ISSUER, words.issuer, BOLD)),
            words.number,
            words.date,
            fitted=self._rules.fitted_head,
        )
        bottom = max(self._put_names(columns), self._put_state(columns)) + _NUMBER_LEAD
        self._put(columns.number, bottom, Source(h.NUMBER))
        self._put(columns.date, bottom, Source(h.DATE))
        height = bottom + _STAMP_ROOM
        if height > TEXT_HEIGHT:
            longest = max(
                (h.SUPERIOR, words.superior), (h.ISSUER, words.issuer), key=lambda field: sum(map(len, field[1]))
            )
            raise UsageError("header_too_long", key=longest[0])
        return Slice(height, tuple(self._placed), tuple(self._rules_drawn), keep=Keep.FREE)

    def _put(self, line: Line, drop: float, source: Source | None = None) -> None:
        element = Element(ElementRole.HEAD, source=source)
        if source is not None:
            element = self._elements.setdefault(source, element)  # all lines of a name
        self._placed.append(PlacedLine(line, drop, element))

    def _put_names(self, columns: HeadColumns) -> float:
        drop = _FIRST_DROP
        for index, (line, source) in enumerate(columns.names):
            drop = _FIRST_DROP + index * _NAME_LEAD
            self._put(line, drop, source)
        if not self._words.issuer or not columns.names:
            return drop
        width = columns.names[-1][0].width * _ISSUER_RULE
        self._rules_drawn.append(Rule(columns.left - width / 2, drop + RULE_DROP, width))
        return drop + RULE_DROP

    def _put_state(self, columns: HeadColumns) -> float:
        state = self._typesetter.single(STATE_NAME, TextStyle(BOLD, columns.state_size), centre=columns.right)
        motto = self._typesetter.single(MOTTO, TextStyle(BOLD, columns.motto_size), centre=columns.right)
        drop = _FIRST_DROP + _MOTTO_LEAD
        self._put(state, _FIRST_DROP)
        self._put(motto, drop)
        self._rules_drawn.append(Rule(motto.x, drop + RULE_DROP, motto.width))  # exactly as long as the words (II.1.b)
        return drop + RULE_DROP


def add_title(flow: Flow, typesetter: Typesetter, words: HeadWords) -> None:
    """Append BÁO CÁO, the title in even lines, and the rule under it."""
    bold = TextStyle(BOLD, BODY)
    shape = Shape(BODY, TEXT_WIDTH, align=Align.CENTRED)
    kind = Element(ElementRole.KIND, bookmark=" ".join(filter(None, (words.kind, words.title))))
    flow.add_text(typesetter.balanced(words.kind, bold, shape), kind, lead=_TITLE_LEAD, keep_next=Keep.HEADING)
    narrow = Shape(BODY, _TITLE_WIDTH, left=(TEXT_WIDTH - _TITLE_WIDTH) / 2, align=Align.CENTRED)
    title = Element(ElementRole.TITLE, source=Source(h.TITLE))
    slices = text_slices(typesetter.balanced(words.title, bold, narrow), title, lead=_TITLE_LEAD, inside=Keep.HEADING)
    if not slices:
        return
    width = slices[-1].placed[0].line.width * _TITLE_RULE
    drop = baseline(_TITLE_LEAD, BODY) + RULE_DROP + 1.0
    slices[-1].rules = (Rule((TEXT_WIDTH - width) / 2, drop, width),)
    flow.add(slices, keep_next=Keep.HEADING)


def add_addressees(flow: Flow, typesetter: Typesetter, addressees: Sequence[str]) -> None:
    """Append one addressee on the line of `Kính gửi:`, several one a line with hyphens under the colon."""
    if len(addressees) == 1:
        line = f"{_TO} {addressees[0]}"
        _add_aligned(flow, typesetter, [line], typesetter.width(f"{_TO} ", TextStyle(REGULAR, BODY)))
    elif addressees:
        _add_addressee_list(
            flow, typesetter, [f"- {text.removeprefix('-').lstrip()}" for text in with_end_marks(addressees)]
        )


def _add_aligned(flow: Flow, typesetter: Typesetter, texts: Sequence[str], hanging: float) -> None:
    style = TextStyle(REGULAR, BODY)
    room = TEXT_WIDTH - 2 * FIRST_LINE
    width = min(max(typesetter.width(text, style) for text in texts), room)
    shape = Shape(BODY, width, left=(TEXT_WIDTH - width) / 2, hanging=hanging, align=Align.LEFT)
    for index, text in enumerate(texts):
        lines = typesetter.filled(plain(text, style), shape)
        before = PARAGRAPH_GAP if index else _AFTER_RULE
        flow.add_text(lines, _addressee(index), before=before, keep_next=Keep.HEADING)


def _addressee(index: int) -> Element:
    return Element(ElementRole.ADDRESSEE, source=Source(h.ADDRESSEES, index))


def _add_addressee_list(flow: Flow, typesetter: Typesetter, items: Sequence[str]) -> None:
    style = TextStyle(REGULAR, BODY)
    colon = typesetter.width(_TO[:-1], style)
    room = TEXT_WIDTH - 2 * FIRST_LINE
    width = min(max(colon + typesetter.width(item, style) for item in items), room)
    left = (TEXT_WIDTH - width) / 2
    first: Line = typesetter.single(_TO, style, x=left)
    flow.add_text([first], _addressee(0), before=_AFTER_RULE, keep_next=Keep.HEADING)
    hyphen = typesetter.width("- ", style)
    shape = Shape(BODY, width - colon, left=left + colon, hanging=hyphen, align=Align.LEFT)
    for index, item in enumerate(items):
        lines = typesetter.filled(plain(item, style), shape)
        flow.add_text(lines, _addressee(index), before=PARAGRAPH_GAP, keep_next=Keep.HEADING)


def add_legal_bases(flow: Flow, typesetter: Typesetter, bases: Sequence[str]) -> None:
    """Append each legal basis on its own line in italics, ending in `;`, the last in `.`."""
    shape = Shape(BODY, TEXT_WIDTH, first=FIRST_LINE)
    for index, text in enumerate(with_end_marks(bases)):
        before = PARAGRAPH_GAP if index else _AFTER_RULE
        lines = typesetter.filled(plain(text, TextStyle(ITALIC, BODY)), shape)
        basis = Element(ElementRole.LEGAL_BASIS, source=Source(h.LEGAL_BASES, index))
        flow.add_text(lines, basis, before=before, lead=BODY_LEAD)


def with_end_marks(lines: Sequence[str]) -> list[str]:
    """Return lines that end with `;`, the last with `.`, unless they have a mark of their own."""
    last = len(lines) - 1
    return [
        line if line.endswith(_END_MARKS) else line + ("." if index == last else ";")
        for index, line in enumerate(lines)
    ]
