"""Line breaking: runs become words with a width, and words become lines, justified, centred or ragged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.export.fonts.registered_fonts import SPACE, font_name
from dcbc_desktop.export.layout.model import Line, Segment, TextStyle
from dcbc_desktop.export.layout.page_measures import MARK_RISE, MARK_SCALE
from dcbc_desktop.report.prose import FigureRun, Inline, Text
from dcbc_desktop.report.text import character_name

# Spaces that lines may break at. A no-break space, a figure space and a narrow no-break space belong to their word.
_BREAKABLE = re.compile("[ \t\n\r\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")

_SLACK = 0.01


class MeasuredWord(NamedTuple):
    """Letters between two spaces, and their width."""

    segments: tuple[Segment, ...]
    width: float


class Metrics:
    """Widths of text, cached for one document."""

    def __init__(self, widths: Mapping[str, Mapping[str, float]]) -> None:
        self._widths = widths
        self._known: dict[tuple[str, str], float] = {}
        self._plain: dict[TextStyle, dict[str, MeasuredWord]] = {}

    def width(self, text: str, style: TextStyle) -> float:
        """Return the width in points; raises RefusedError `letter_missing` for a letter that would vanish."""
        key = (style.font, text)
        units = self._known.get(key)
        if units is None:
            units = self._known[key] = self._measure(text, self._widths[style.font])
        return units * style.size / 1000 + len(text) * style.spacing

    def _measure(self, text: str, widths: Mapping[str, float]) -> float:
        try:
            return sum([widths[letter] for letter in text])
        except KeyError as error:
            letter = str(error.args[0])
            raise RefusedError("letter_missing", character=letter, name=character_name(letter), key="") from error

    def letters(self, segment: Segment) -> list[float]:
        """Return the width of each letter of a segment."""
        return [self.width(letter, segment.style) for letter in segment.text]

    def words(self, segments: Iterable[Segment]) -> list[MeasuredWord]:
        """Split segments into words; segments without a space between them are one word."""
        words: list[MeasuredWord] = []
        parts: list[Segment] = []
        for segment in segments:
            if segment.note:
                parts.append(segment)
                continue
            *closed, last = _BREAKABLE.split(segment.text)
            for text in closed:
                if parts:
                    words.append(self._word([*parts, Segment(text, segment.style)] if text else parts))
                    parts = []
                elif text:
                    words.append(self._plain_word(text, segment.style))
            if last:
                parts.append(Segment(last, segment.style))
        if parts:
            words.append(self._word(parts))
        return words

    def _plain_word(self, text: str, style: TextStyle) -> MeasuredWord:
        known = self._plain.setdefault(style, {})
        word = known.get(text)
        if word is None:
            word = known[text] = MeasuredWord((Segment(text, style),), self.width(text, style))
        return word

    def _word(self, parts: list[Segment]) -> MeasuredWord:
        return MeasuredWord(tuple(parts), sum([self.width(part.text, part.style) for part in parts]))


def superscript(style: TextStyle) -> TextStyle:
    """Return the style of superscript letters: smaller and raised."""
    return TextStyle(style.font, style.size * MARK_SCALE, style.size * MARK_RISE)


def plain(text: str, style: TextStyle) -> tuple[Segment, ...]:
    """Return text in one style."""
    return (Segment(text, style),)


def inline(run: Inline, size: float, *, bold: bool = False) -> Segment:
    """Return one run as a segment; `bold` where the paragraph itself is bold."""
    match run:
        case Text():
            style = TextStyle(font_name(bold or run.bold, run.italic), size)
            return Segment(run.text, superscript(style) if run.superscript else style)
        case FigureRun():
            return Segment(run.text, TextStyle(font_name(bold, False), size))


class Align(Enum):
    """Alignment of a line."""

    JUSTIFIED = "justified"
    LEFT = "left"
    CENTRED = "centred"
    RIGHT = "right"


class Shape(NamedTuple):
    """Column of lines: points from the left margin, with indents of the first and of other lines."""

    size: float
    width: float
    left: float = 0.0
    first: float = 0.0
    hanging: float = 0.0
    align: Align = Align.JUSTIFIED


def break_lines(words: Sequence[MeasuredWord], shape: Shape, metrics: Metrics) -> list[Line]:
    """Fill lines greedily; a word wider than its line is cut between letters."""
    rows = list(_rows(words, shape, metrics))
    last = len(rows) - 1
    indents = [shape.first] + [shape.hanging] * last
    return [
        make_line(row.words, shape, indent=indent, last=index == last, open_end=row.cut)
        for index, (row, indent) in enumerate(zip(rows, indents, strict=False))
    ]


class _FilledRow(NamedTuple):
    words: list[MeasuredWord]
    cut: bool = False


def _rows(words: Sequence[MeasuredWord], shape: Shape, metrics: Metrics) -> Iterator[_FilledRow]:
    space = shape.size * SPACE
    room = shape.width - shape.first + _SLACK
    narrowest = shape.width - max(shape.first, shape.hanging)
    row: list[MeasuredWord] = []
    used = 0.0
    for word in words:
        needed = used + space + word.width if row else word.width
        if needed <= room:
            row.append(word)
            used = needed
            continue
        if word.width <= narrowest:
            if row:
                yield _FilledRow(row)
                room = shape.width - shape.hanging + _SLACK
            row, used = [word], word.width
            continue
        *pieces, rest = cut_word(word, room - (used + space if row else 0), shape.width - shape.hanging, metrics)
        for piece in pieces:
            yield _FilledRow([*row, piece] if piece.segments else row, cut=bool(piece.segments))
            row = []
            room = shape.width - shape.hanging + _SLACK
        row, used = [rest], rest.width
    if row:
        yield _FilledRow(row)


def cut_word(word: MeasuredWord, first_room: float, room: float, metrics: Metrics) -> list[MeasuredWord]:
    """Cut a word between letters so that its first part fits `first_room` and the others `room`.

    The first part may be empty; every letter is measured once, so that 200 KB without a space stay cheap.
    """
    cutter = _Cutter(first_room, room)
    for segment in word.segments:
        widths = metrics.letters(segment)
        if segment.note:
            if not cutter.fits(sum(widths)):
                cutter.close()
            cutter.put(segment, sum(widths))
            continue
        start, used = 0, 0.0
        for index, width in enumerate(widths):
            if not cutter.fits(used + width):
                cutter.put(segment._replace(text=segment.text[start:index]), used)
                cutter.close()
                start, used = index, 0.0
            used += width
        cutter.put(segment._replace(text=segment.text[start:]), used)
    return cutter.parts()


class _Cutter:
    def __init__(self, first_room: float, room: float) -> None:
        self._left = first_room
        self._room = room
        self._parts: list[MeasuredWord] = []
        self._segments: list[Segment] = []
        self._width = 0.0

    def fits(self, width: float) -> bool:
        return self._width + width <= self._left

    def put(self, segment: Segment, width: float) -> None:
        if segment.text:
            self._segments.append(segment)
            self._width += width

    def close(self) -> None:
        self._parts.append(MeasuredWord(tuple(self._segments), self._width))
        self._segments, self._width, self._left = [], 0.0, self._room

    def parts(self) -> list[MeasuredWord]:
        self.close()
        return self._parts


def make_line(
    words: Sequence[MeasuredWord], shape: Shape, *, indent: float = 0.0, last: bool = True, open_end: bool = False
) -> Line:
    """Make a line of words; a line that continues ends in a space, so that a reader of the PDF keeps words apart."""
    segments = _joined(words)
    width = sum([word.width for word in words]) + shape.size * SPACE * (len(words) - 1)
    left, room = shape.left + indent, shape.width - indent
    extra = room - width
    stretch = 0.0
    match shape.align:
        case Align.JUSTIFIED:
            stretch = 0.0 if last or open_end else _stretch(segments, extra)
        case Align.CENTRED:
            left += extra / 2
        case Align.RIGHT:
            left += extra
        case Align.LEFT:
            pass
    if not last and not open_end and segments:
        _end_with_space(segments, shape.size)
    notes = tuple([segment.note for segment in segments if segment.note])
    return Line(tuple(segments), left, width, stretch, notes)


def _stretch(segments: Sequence[Segment], extra: float) -> float:
    # reportlab writes a no-break space with the code of a space, so it is stretched too and must be counted.
    spaces = sum([segment.text.count(" ") + segment.text.count("\u00a0") for segment in segments])
    return extra / spaces if spaces and extra > 0 else 0.0


def _joined(words: Sequence[MeasuredWord]) -> list[Segment]:
    """Join the words' segments with spaces; neighbours of one style become one segment."""
    joined: list[Segment] = []
    texts: list[str] = []  # of words in one style, not yet joined: nearly all of a report
    style: TextStyle | None = None
    for word in words:
        first = word.segments[0]
        if style is not None and len(word.segments) == 1 and first.style == style and not first.note:
            texts.append(first.text)
            continue
        if texts and style is not None:
            _add(joined, Segment(" ".join(texts), style))
        texts = []
        style = None
        _add_word(joined, word)
        end = joined[-1]
        if not end.note and not end.style.rise:
            style, texts = end.style, [joined.pop().text]
    if texts and style is not None:
        _add(joined, Segment(" ".join(texts), style))
    return joined


def _add_word(joined: list[Segment], word: MeasuredWord) -> None:
    """Append a word: the space before it is set in a style on the base line."""
    first, *rest = word.segments
    if joined:
        before = joined[-1]
        if not first.note and not first.style.rise:
            first = Segment(" " + first.text, first.style)
        else:
            _add(joined, Segment(" ", before.style._replace(rise=0.0)))
    for segment in (first, *rest):
        _add(joined, segment)


def _add(joined: list[Segment], segment: Segment) -> None:
    before = joined[-1] if joined else None
    if before is not None and not before.note and not segment.note and before.style == segment.style:
        joined[-1] = Segment(before.text + segment.text, segment.style)
    else:
        joined.append(segment)


def _end_with_space(segments: list[Segment], size: float) -> None:
    end = segments[-1]
    if end.note or end.style.rise:
        segments.append(Segment(" ", TextStyle(end.style.font, size)))
    else:
        segments[-1] = end._replace(text=end.text + " ")
