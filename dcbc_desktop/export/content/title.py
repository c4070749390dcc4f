"""Kind, title, addressees and legal bases: ô số 5a, 9a and 6 (NĐ 30/2020, Phụ lục I, II.5 and II.9)."""

from __future__ import annotations

from collections.abc import Sequence

from dcbc_desktop.export.content.header_text import HeadWords
from dcbc_desktop.export.fonts.registered_fonts import BOLD, ITALIC, REGULAR
from dcbc_desktop.export.layout.flow import Flow, text_slices
from dcbc_desktop.export.layout.line_breaking import Align, Shape
from dcbc_desktop.export.layout.measures import (
    BODY,
    BODY_LEAD,
    FIRST_LINE,
    PARAGRAPH_GAP,
    RULE_DROP,
    TEXT_WIDTH,
    baseline,
)
from dcbc_desktop.export.layout.model import Element, Keep, Line, Role, Rule, Source, Style
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.export.layout.words import plain
from dcbc_desktop.report import header as h

_TO = "Kính gửi:"
_TITLE_WIDTH = TEXT_WIDTH - 30.0
_TITLE_LEAD = 18.0
_TITLE_RULE = 0.4
"""A third to a half of the words above it (II.5.b)."""
_AFTER_RULE = 15.0
_END_MARKS = (".", ";", ",", ":", "?", "!")


def add_title(flow: Flow, setter: Typesetter, words: HeadWords) -> None:
    """BÁO CÁO, the title in even lines, and the rule under it."""
    bold = Style(BOLD, BODY)
    shape = Shape(BODY, TEXT_WIDTH, align=Align.CENTRED)
    kind = Element(Role.KIND, bookmark=" ".join(filter(None, (words.kind, words.title))))
    flow.add_text(setter.balanced(words.kind, bold, shape), kind, lead=_TITLE_LEAD, keep_next=Keep.HEADING)
    narrow = Shape(BODY, _TITLE_WIDTH, left=(TEXT_WIDTH - _TITLE_WIDTH) / 2, align=Align.CENTRED)
    title = Element(Role.TITLE, source=Source(h.TITLE))
    slices = text_slices(setter.balanced(words.title, bold, narrow), title, lead=_TITLE_LEAD, inside=Keep.HEADING)
    if not slices:
        return
    width = slices[-1].placed[0].line.width * _TITLE_RULE
    drop = baseline(_TITLE_LEAD, BODY) + RULE_DROP + 1.0
    slices[-1].rules = (Rule((TEXT_WIDTH - width) / 2, drop, width),)
    flow.add(slices, keep_next=Keep.HEADING)


def add_addressees(flow: Flow, setter: Typesetter, addressees: Sequence[str]) -> None:
    """One addressee on the line of `Kính gửi:`; several one a line, their hyphens aligned under the colon."""
    if len(addressees) == 1:
        line = f"{_TO} {addressees[0]}"
        _add_aligned(flow, setter, [line], setter.width(f"{_TO} ", Style(REGULAR, BODY)))
    elif addressees:
        _add_addressee_list(flow, setter, [f"- {text.removeprefix('-').lstrip()}" for text in ended(addressees)])


def _add_aligned(flow: Flow, setter: Typesetter, texts: Sequence[str], hanging: float) -> None:
    style = Style(REGULAR, BODY)
    room = TEXT_WIDTH - 2 * FIRST_LINE
    width = min(max(setter.width(text, style) for text in texts), room)
    shape = Shape(BODY, width, left=(TEXT_WIDTH - width) / 2, hanging=hanging, align=Align.LEFT)
    for index, text in enumerate(texts):
        lines = setter.filled(plain(text, style), shape)
        before = PARAGRAPH_GAP if index else _AFTER_RULE
        flow.add_text(lines, _addressee(index), before=before, keep_next=Keep.HEADING)


def _addressee(index: int) -> Element:
    return Element(Role.ADDRESSEE, source=Source(h.ADDRESSEES, index))


def _add_addressee_list(flow: Flow, setter: Typesetter, items: Sequence[str]) -> None:
    style = Style(REGULAR, BODY)
    colon = setter.width(_TO[:-1], style)
    room = TEXT_WIDTH - 2 * FIRST_LINE
    width = min(max(colon + setter.width(item, style) for item in items), room)
    left = (TEXT_WIDTH - width) / 2
    first: Line = setter.single(_TO, style, x=left)
    flow.add_text([first], _addressee(0), before=_AFTER_RULE, keep_next=Keep.HEADING)
    hyphen = setter.width("- ", style)
    shape = Shape(BODY, width - colon, left=left + colon, hanging=hyphen, align=Align.LEFT)
    for index, item in enumerate(items):
        lines = setter.filled(plain(item, style), shape)
        flow.add_text(lines, _addressee(index), before=PARAGRAPH_GAP, keep_next=Keep.HEADING)


def add_legal_bases(flow: Flow, setter: Typesetter, bases: Sequence[str]) -> None:
    """Each legal basis its own line in italics, ending in `;`, the last in `.`."""
    shape = Shape(BODY, TEXT_WIDTH, first=FIRST_LINE)
    for index, text in enumerate(ended(bases)):
        before = PARAGRAPH_GAP if index else _AFTER_RULE
        lines = setter.filled(plain(text, Style(ITALIC, BODY)), shape)
        basis = Element(Role.LEGAL_BASIS, source=Source(h.LEGAL_BASES, index))
        flow.add_text(lines, basis, before=before, lead=BODY_LEAD)


def ended(lines: Sequence[str]) -> list[str]:
    """Each line with `;` at its end and `.` at the last one's, where it has no mark of its own."""
    last = len(lines) - 1
    return [
        line if line.endswith(_END_MARKS) else line + ("." if index == last else ";")
        for index, line in enumerate(lines)
    ]
