"""End block of the document: ô số 7a to 7c, 9b and 12 (NĐ 30/2020, Phụ lục I, II.7, II.9 and II.13)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.content.head_block import with_end_marks
from dcbc_desktop.export.fonts.registered_fonts import BOLD, BOLD_ITALIC, REGULAR
from dcbc_desktop.export.layout.layout_rules import LayoutRules
from dcbc_desktop.export.layout.line_breaking import Align, Shape, plain
from dcbc_desktop.export.layout.model import (
    Element,
    ElementRole,
    Keep,
    Line,
    PlacedLine,
    SignatureBox,
    Slice,
    Source,
    TextStyle,
)
from dcbc_desktop.export.layout.page_measures import (
    PEN_ROOM,
    SEAL,
    SIGNATURE_HEIGHT,
    SIGNATURE_WIDTH,
    TEXT_HEIGHT,
    TEXT_WIDTH,
)
from dcbc_desktop.export.layout.pagination import Flow, heads_nothing
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Report

_BEFORE = 14.0
_FIRST_DROP = 14.0
_RECIPIENTS = "Nơi nhận:"
_RECIPIENT = TextStyle(REGULAR, 11.0)
_RECIPIENT_LEAD = 13.0
_LEFT_WIDTH = TEXT_WIDTH * 0.47
_RIGHT = Shape(14.0, TEXT_WIDTH / 2, left=TEXT_WIDTH / 2, align=Align.CENTRED)
_OFFICE_LEAD = 17.0
_SIGNATURE_ROOM = 75.0
"""For the signature and the seal, ô số 7c and 8, from base line to base line, in layouts before `pen_room`."""
PERSON_FIELD, SEAL_FIELD = "nguoi_ky", "co_quan"
FIELD_LABELS: Final = {PERSON_FIELD: "Chữ ký số của người ký", SEAL_FIELD: "Chữ ký số của cơ quan"}
"""Descriptions of the fields, for screen readers."""
_ABOVE_NAME = 14.5
"""Points that capitals with two marks need above the base line of the name."""
_BELOW_OFFICE = 3.5
"""Points that letters need below the base line of the office."""
_CLEAR = 1.5
"""Points between a box and the letters above and under it."""
_AROUND_BOXES = _BELOW_OFFICE + _ABOVE_NAME + 2 * _CLEAR
_LONGEST = 0.75
"""Of a page's height: a taller block could not have lines of the body before it."""
_BODY_LINES = 2
_WORTH_A_LINE = TEXT_WIDTH / 5
"""Lines of the body that stand before the block on its page at least."""


def add_end_block(flow: Flow, typesetter: Typesetter, report: Report, rules: LayoutRules) -> None:
    """Append the block and tie it to the last lines of the body."""
    room = _room(rules)
    signature = _signature(typesetter, report, room)
    left = _recipients(typesetter, report)
    body_end = len(flow.slices)
    slices = _slices(signature, left)
    slices[0].boxes = _boxes(signature, room if rules.clear_boxes else None)
    flow.add(slices)
    _tie(flow.slices, body_end)


def _room(rules: LayoutRules) -> float:
    """Return the room between the base lines of office and name.

    A digital seal has its real size and covers no word; by pen 30 mm are free, and the seal may lie on words.
    """
    if rules.clear_boxes and rules.fields:
        return SEAL + _AROUND_BOXES
    return PEN_ROOM + _AROUND_BOXES if rules.pen_room else _SIGNATURE_ROOM


def _signature(typesetter: Typesetter, report: Report, room: float) -> list[PlacedLine]:
    """Place ô số 7a and 7b in the right half, with room for the signature between them."""
    offices = [_office_lines(typesetter, text) for text in report.lines(h.SIGNATORY_LINES)]
    name = _office_lines(typesetter, " ".join(report.lines(h.SIGNATORY_NAME)))
    placed = _stacked(h.SIGNATORY_LINES, offices, _FIRST_DROP)
    last = placed[-1].drop if placed else _FIRST_DROP
    placed += _stacked(h.SIGNATORY_NAME, [name], last + room)
    if placed and placed[-1].drop > TEXT_HEIGHT * _LONGEST:
        longest = h.SIGNATORY_LINES if len(placed) > 2 * len(name) else h.SIGNATORY_NAME
        raise UsageError("header_too_long", key=longest)
    return placed


def _stacked(key: str, texts: Sequence[Sequence[Line]], drop: float) -> list[PlacedLine]:
    placed: list[PlacedLine] = []
    for index, lines in enumerate(texts):
        element = Element(ElementRole.SIGNATURE, source=Source(key, index))
        for line in lines:
            placed.append(PlacedLine(line, drop, element))
            drop += _OFFICE_LEAD
    return placed


def _office_lines(typesetter: Typesetter, text: str) -> list[Line]:
    """Set an office at 14 points, at 13 where that saves a line."""
    at_14 = typesetter.balanced(text, TextStyle(BOLD, 14.0), _RIGHT)
    if len(at_14) < 2:
        return at_14
    at_13 = typesetter.balanced(text, TextStyle(BOLD, 13.0), _RIGHT._replace(size=13.0))
    return at_13 if len(at_13) < len(at_14) else at_14


def _boxes(signature: Sequence[PlacedLine], room: float | None) -> tuple[SignatureBox, ...]:
    """Return the boxes: the person's signature between office and name, the seal over its left third (ô số 7c, 8).

    They are as low as the `room` asks for, in which they stand clear of words; None for layout 2, whose seal lies on
    words.
    """
    drops = [one.drop for one in signature if one.element.source and one.element.source.key == h.SIGNATORY_NAME]
    if not drops:
        return ()
    free = SEAL if room is None else min(SEAL, room - _AROUND_BOXES)
    height = min(SIGNATURE_HEIGHT, free)
    centre = drops[0] - _ABOVE_NAME - (height / 2 if room is None else _CLEAR + free / 2)
    left = TEXT_WIDTH * 0.75 - SIGNATURE_WIDTH / 2
    seal_left = left + SIGNATURE_WIDTH / 3 - free
    return (
        SignatureBox(PERSON_FIELD, FIELD_LABELS[PERSON_FIELD], left, centre - height / 2, SIGNATURE_WIDTH, height),
        SignatureBox(SEAL_FIELD, FIELD_LABELS[SEAL_FIELD], seal_left, centre - free / 2, free, free),
    )


def _recipients(typesetter: Typesetter, report: Report) -> list[PlacedLine]:
    """Place `Nơi nhận:` on the line of ô số 7a, the list under it, ô số 12 at its end."""
    items = [text if text.startswith("-") else f"- {text}" for text in with_end_marks(report.lines(h.RECIPIENTS))]
    marks = drafter_marks(report.text(h.DRAFTER), report.text(h.COPIES), items[-1] if items else "")
    if not items and not marks:
        return []
    heading = typesetter.single(_RECIPIENTS, TextStyle(BOLD_ITALIC, 12.0))
    first = Element(ElementRole.RECIPIENT, source=Source(h.RECIPIENTS, 0))
    placed = [PlacedLine(heading, _FIRST_DROP, first)] if items else []
    shape = Shape(_RECIPIENT.size, _LEFT_WIDTH, align=Align.LEFT)
    drop = _FIRST_DROP + 2.0
    sources = [*(Source(h.RECIPIENTS, index) for index in range(len(items))), *(Source(h.DRAFTER) for _ in marks)]
    for text, source in zip([*items, *marks], sources, strict=True):
        element = Element(ElementRole.RECIPIENT, source=source)
        for line in typesetter.filled(plain(text, _RECIPIENT), shape):
            drop += _RECIPIENT_LEAD
            placed.append(PlacedLine(line, drop, element))
    return placed


def drafter_marks(drafter: str, copies: str, last_recipient: str) -> list[str]:
    """Return ô số 12, `KL. (02)`, unless the last line of the list already ends with it (II.13)."""
    sign, count = " ".join(h.lines_of(drafter)), " ".join(h.lines_of(copies))
    wanted = _tokens(sign) | _tokens(count)
    if not wanted or wanted <= _tokens(last_recipient):
        return []
    count = f"({count})" if count and not count.startswith("(") else count
    return [" ".join(filter(None, (sign, count)))]


def _tokens(text: str) -> set[str]:
    return {token.lstrip("0").casefold() for token in re.findall(r"\w+", text)}


def _slices(signature: Sequence[PlacedLine], left: Sequence[PlacedLine]) -> list[Slice]:
    """Return one slice with everything beside the signature; a longer list continues line by line under it."""
    height = max([placed.drop for placed in signature[-1:]] + [_FIRST_DROP]) + 5.0
    beside = [placed for placed in left if placed.drop <= height]
    under = left[len(beside) :]
    block = Slice(height, (*beside, *signature), before=_BEFORE)
    block.height = max(height, beside[-1].drop + 4.0 if beside else 0.0)
    fits = block.height + len(under) * _RECIPIENT_LEAD <= TEXT_HEIGHT * _LONGEST
    first = under[0].drop - block.height if under else 0.0
    rest = [Slice(_RECIPIENT_LEAD, (placed._replace(drop=first),)) for placed in under]
    for index, item in enumerate(rest):
        item.keep = Keep.BLOCK if fits or index == 0 else Keep.FREE
    return [block, *rest]


def _tie(slices: Sequence[Slice], block: int) -> None:
    """Keep the block, and the last body line but one, on the page of the line before.

    The heading of an empty section counts as a line: a draft may end in many of them.
    """
    seen = 0
    for index in range(block - 1, -1, -1):
        slices[index + 1].keep = Keep.BLOCK
        seen += _is_body_line(slices[index]) or heads_nothing(slices[:block], index)
        if seen == _BODY_LINES:
            break


def _is_body_line(item: Slice) -> bool:
    """True for a row of a table, or a line of text longer than the last word or two of a paragraph."""
    line, _, element = item.placed[0]
    if element.role in (ElementRole.PARAGRAPH, ElementRole.DASH):
        return line.width >= _WORTH_A_LINE
    return element.role is ElementRole.TABLE_CELL
