"""Head of the first page: issuer, number, place and date, title, Kính gửi."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from dcbc_desktop.intake.recognition.headings import squeeze
from dcbc_desktop.intake.recognition.text_lines import LineLayout, SourceLine
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.report.outline import Document

_TO = re.compile(r"kính gửi\s*:?\s*", re.IGNORECASE)
_NATION = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE
)
_OF_PLACE = re.compile(r"(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|TỈNH|THÀNH PHỐ|TP\.?)\s(?!ỦY|UỶ|ĐOÀN)")
_PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_]\S*(?: \S+){0,6}),\s*ngày\s{0,20}(?P<day>[0-9]{0,2})[\s.…]{0,20}tháng\s{0,20}"
    r"(?P<month>[0-9]{0,2})[\s.…]{0,20}năm\s{0,9}(?P<year>[0-9]{0,4})"
)
_COLUMNS = re.compile(r"\s{3,}")
_DASH = re.compile(r"[-–+]\s*")
_FIRST_LINES = 40
_TITLE_LINES = 6
_LONGEST_LINE = 400
_LONGEST_VALUE = 10_000


@dataclass(slots=True)
class RecognisedHead:
    """Values of the head; `rest` are lines after and between that are no part of it.

    `furniture` are lines that the program prints by itself, `left_over` those that it can put nowhere.
    """

    values: dict[str, str] = field(default_factory=dict)
    furniture: list[SourceLine] = field(default_factory=list)
    left_over: list[SourceLine] = field(default_factory=list)
    rest: list[SourceLine] = field(default_factory=list)


def read_head(lines: list[SourceLine], document: Document, style: LineLayout) -> RecognisedHead:
    """Read the head from the lines before the first heading."""
    return _HeadReader(lines, document, style).read()


class _HeadReader:
    def __init__(self, lines: list[SourceLine], document: Document, style: LineLayout) -> None:
        self._lines = lines
        self._style = style
        self._document = document
        symbol = re.escape(document.symbol)
        self._number = re.compile(
            rf"Số\s{{0,3}}:?\s{{0,20}}(?P<number>[0-9]{{0,6}}[a-zđ]?)\s{{0,40}}/\s?{symbol}\s?[-–]\s?(?P<symbol>[^\W_][^\s,;]{{0,60}})"
        )
        self._head = RecognisedHead()

    def read(self) -> RecognisedHead:
        kind = self._kind_line()
        to = self._to_line(kind + 1)
        if kind >= 0:
            self._read_cells(self._lines[:kind])
            after = self._read_title(kind, to)
        else:
            after = self._read_cells_alone(to)
        if to < 0:
            self._head.rest += self._lines[after:]
        else:
            self._head.rest += self._lines[after:to]
            self._head.rest += self._lines[self._read_addressees(to) :]
        return self._head

    def _kind_line(self) -> int:
        kind = squeeze(self._document.kind)
        for index, line in enumerate(self._lines[:_FIRST_LINES]):
            if len(line.text) < _LONGEST_LINE and squeeze(line.text) == kind:
                return index
            if line.text.startswith(f"{self._document.kind} ") and len(line.text) < _LONGEST_LINE:
                return index
        return -1

    def _to_line(self, start: int) -> int:
        for index, line in enumerate(self._lines[start : start + _FIRST_LINES], start):
            if len(line.text) < _LONGEST_LINE and _TO.match(line.text):
                return index
        return -1

    # --- left and right cell over the title

    def _read_cells_alone(self, to: int) -> int:
        """Read a head without `BÁO CÁO`: the lines up to the last one that only a head has."""
        limit = to if to >= 0 else min(len(self._lines), _FIRST_LINES)
        known = [i for i, line in enumerate(self._lines[:limit]) if self._is_cell(line)]
        if not known:
            return 0
        self._read_cells(self._lines[: known[-1] + 1])
        return known[-1] + 1

    def _is_cell(self, line: SourceLine) -> bool:
        return len(line.text) < _LONGEST_LINE and bool(_NATION.search(line.text) or self._number.search(line.raw))

    def _read_cells(self, lines: list[SourceLine]) -> None:
        issuer: list[str] = []
        for line in lines:
            if len(line.raw) >= _LONGEST_LINE:
                self._head.left_over.append(line)
                continue
            rest, understood = self._take_known(line.raw)
            cells = [" ".join(cell.split()) for cell in _COLUMNS.split(rest)]
            words = [cell for cell in cells if any(map(str.isalnum, cell))]
            issuer += [cell for cell in words if cell.isupper()]
            self._head.left_over += [replace(line, text=cell) for cell in words if not cell.isupper()]
            if understood or not words:
                self._head.furniture.append(line)
        self._keep_issuer(issuer)

    def _take_known(self, raw: str) -> tuple[str, bool]:
        rest = _NATION.sub("   ", raw)
        if number := self._number.search(rest):
            self._head.values[h.SYMBOL] = number["symbol"].strip(".")
            self._head.values[h.NUMBER] = h.normalise_header(h.NUMBER, number["number"])
            rest = rest[: number.start()] + "   " + rest[number.end() :]
        if place := _PLACE_DATE.search(rest):
            self._head.values[h.PLACE] = place["place"]
            self._head.values[h.DATE] = _day(place["day"], place["month"], place["year"])
            rest = rest[: place.start()] + "   " + rest[place.end() :]
        return rest, rest != raw

    def _keep_issuer(self, lines: list[str]) -> None:
        superior = _superior_lines(lines, self._head.values.get(h.SYMBOL, ""))
        self._head.values[h.SUPERIOR] = "\n".join(lines[:superior])
        self._head.values[h.ISSUER] = "\n".join(lines[superior:])

    # --- title and addressees

    def _read_title(self, kind: int, to: int) -> int:
        line = self._lines[kind]
        same_line = line.text[len(self._document.kind) :].strip() if line.text.startswith(self._document.kind) else ""
        self._head.furniture.append(line)
        end = self._title_end(kind + 1, to, bool(same_line))
        words = [same_line] if same_line else []
        for part in self._lines[kind + 1 : end]:
            if any(map(str.isalnum, part.text)):
                words.append(part.text)
            else:
                self._head.furniture.append(part)
        self._head.values[h.TITLE] = " ".join(words)
        return end

    def _title_end(self, start: int, to: int, begun: bool) -> int:
        between = self._lines[start:to] if to >= 0 else []
        if to >= 0 and len(between) <= _TITLE_LINES and all(len(line.text) < _LONGEST_LINE for line in between):
            return to
        end = start
        for line in self._lines[start : start + _TITLE_LINES]:
            first = end == start and not begun
            if not first and (line.gap or not (self._style.wrapped or line.text.isupper())):
                break
            if (begun and not line.text.isupper()) or len(line.text) >= _LONGEST_LINE:
                break
            end += 1
        return end

    def _read_addressees(self, to: int) -> int:
        line = self._lines[to]
        self._head.furniture.append(line)
        rest = line.text[_TO.match(line.text).end() :]  # type: ignore[union-attr]
        items = [_DASH.sub("", rest, count=1)] if rest else []
        end = to + 1
        for after in self._lines[to + 1 :]:
            if sum(map(len, items)) + len(after.text) > _LONGEST_VALUE:
                break
            if _DASH.match(after.text) and (not rest or _DASH.match(rest)):
                items.append(_DASH.sub("", after.text, count=1))
            elif items and not after.gap and self._goes_on(items[-1], self._lines[end - 1]):
                items[-1] += f" {after.text}"
            elif not items and after is self._lines[to + 1]:
                items.append(after.text)
            else:
                break
            end += 1
        self._head.values[h.ADDRESSEES] = "\n".join(items)
        return end

    def _goes_on(self, item: str, line: SourceLine) -> bool:
        return not item.endswith((";", ".")) and (self._style.wrapped or bool(_DASH.match(line.text)))


def _superior_lines(lines: list[str], symbol: str) -> int:
    """Count the left cell's lines that name the superior body: the issuer's initials are its symbol.

    A line with a place goes on with the body above it: `ỦY BAN NHÂN DÂN` / `XÃ MẪU SƠN` is one.
    """
    for split in range(len(lines)):
        initials = "".join(word[0] for word in " ".join(lines[split:]).split())
        if symbol and initials.replace("-", "") == symbol.upper().replace("-", ""):
            return split
    bodies = [index for index, line in enumerate(lines) if not index or not _OF_PLACE.match(line)]
    return bodies[1] if len(bodies) > 1 else 0


def _day(day: str, month: str, year: str) -> str:
    try:
        return short_date(date(int(year), int(month), int(day)))
    except ValueError:
        return ""
