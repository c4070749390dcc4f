"""End of the document: Nơi nhận, and the signature block beside, before or after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from dcbc_desktop.intake.recognition.text_lines import SourceLine
from dcbc_desktop.report import header as h
from dcbc_desktop.report.signatory.signature_block import own_post

END_MARK = "./."
_LABEL = re.compile(r"nơi nhận\s*(?::\s*|$)", re.IGNORECASE)
_COLUMNS = re.compile(r"\s{3,}")
_RIGHT_HALF = 25
_TABS = 3
"""Indent of a line in the right column, in spaces, where lines above have two columns."""
_DASH = re.compile(r"[-–+]\s*")
_SIGNED = re.compile(r"\(?(?:đã ký|ký tên|chữ ký|ký, |đã ký và).{0,60}", re.IGNORECASE)
_SIGN_WORDS = re.compile(
    r"\(?(?:đã ký|ký tên|chữ ký)(?:,? (?:và )?đóng dấu)?\s*[).:;,]*\s*(?P<rest>.*?)\s*\)?", re.IGNORECASE
)
"""`(Đã ký)` with what follows on its line, a name perhaps."""
_ANNEX = re.compile(r"(?:PHỤ LỤC|BIỂU|MẪU|DANH SÁCH|BẢNG)\b")
_NAME = re.compile(r"(?:(?:PGS|GS|TS|ThS|BS|CN|KS)\.? ?){0,3}[^\W\d_]+(?: [^\W\d_]+){1,5}")
_FAMILY_NAMES = (
    "NGUYỄN TRẦN LÊ PHẠM HOÀNG HUỲNH PHAN VŨ VÕ ĐẶNG BÙI ĐỖ HỒ NGÔ DƯƠNG LÝ ĐINH TRỊNH MAI ĐÀO LÂM ĐOÀN TRƯƠNG HÀ "
    "TÔ TẠ CAO THÁI LƯƠNG VƯƠNG CHÂU KIỀU QUÁCH LƯU NÔNG"
)
_FAMILIES = frozenset(_FAMILY_NAMES.split())
_MOST_LINES = 8
_LONGEST_LINE = 200
_LONGEST_VALUE = 10_000


@dataclass(slots=True)
class Ending:
    """Values of the end; `start` is the index of its first line.

    `furniture` are lines that the program prints by itself, `left_over` those that it can put nowhere.
    """

    start: int
    values: dict[str, str] = field(default_factory=dict)
    furniture: list[SourceLine] = field(default_factory=list)
    left_over: list[SourceLine] = field(default_factory=list)


def read_ending(lines: list[SourceLine], first: int) -> Ending:
    """Read the end of the document, which begins after line `first` at the earliest."""
    label_index = next(
        (
            i
            for i in range(len(lines) - 1, first - 1, -1)
            if len(lines[i].text) < _LONGEST_LINE and _LABEL.match(lines[i].text)
        ),
        len(lines),
    )
    signature = _signature_start(lines, first, label_index)
    ending = Ending(min(signature, label_index))
    rest = lines[signature:label_index]
    if label_index < len(lines):
        left, right = _columns(lines[label_index:])
        rest += _read_recipients(left, ending) + right
    ending.left_over += _read_signatory(rest, ending)
    return ending


def _signature_start(lines: list[SourceLine], first: int, label_index: int) -> int:
    """Return the line after `./.` where a signature block follows before Nơi nhận or the end of the text."""
    for index in range(label_index - 1, max(first, label_index - _MOST_LINES) - 1, -1):
        if lines[index].text.endswith(END_MARK):
            return index + 1 if index + 1 < label_index and _is_capitals(lines[index + 1]) else label_index
    return label_index


def _columns(lines: list[SourceLine]) -> tuple[list[SourceLine], list[SourceLine]]:
    """Split lines into left and right half of the page where a text has both on one line."""
    left: list[SourceLine] = []
    right: list[SourceLine] = []
    parted = False
    for line in lines:
        cells = _COLUMNS.split(line.raw.strip()) if len(line.raw) < _LONGEST_LINE else [line.text]
        # of a table whose columns are parted by tabs, a line with an empty left cell
        empty_left = parted and line.indent >= lines[0].indent + _TABS and (line.text.isupper() or _is_name(line.text))
        other = line if (line.indent >= _RIGHT_HALF or empty_left) and len(cells) == 1 else None
        if len(cells) == 2 and (_NAME.fullmatch(cells[1]) or cells[1].isupper()):
            left.append(replace(line, text=" ".join(cells[0].split()), raw=cells[0]))
            other = replace(line, text=" ".join(cells[1].split()), raw=cells[1])
            parted = True
        elif other is None:
            left.append(line)
        if other:
            right.append(other)
    return left, right


def _read_recipients(lines: list[SourceLine], ending: Ending) -> list[SourceLine]:
    """Take the items of Nơi nhận; return the lines after them."""
    label = lines[0]
    ending.furniture.append(label)
    inline = label.text[len(_LABEL.match(label.text)[0]) :]  # type: ignore[index]
    items = [_DASH.sub("", inline, count=1)] if inline else []
    dashes = not inline or bool(_DASH.match(inline))
    taken = 1
    for line in lines[1:]:
        if sum(map(len, items)) + len(line.text) > _LONGEST_VALUE:
            break
        if dash := _DASH.match(line.text):
            items.append(line.text[dash.end() :])
        elif line.gap or _is_capitals(line):
            break
        elif items and not items[-1].endswith((";", ".")):
            items[-1] += f" {line.text}"
        elif items and dashes:
            break
        else:
            items.append(line.text)
            dashes = False
        taken += 1
    ending.values[h.RECIPIENTS] = "\n".join(items)
    return lines[taken:]


def _read_signatory(lines: list[SourceLine], ending: Ending) -> list[SourceLine]:
    """Take lines of capitals and the name below them; return the lines that are neither."""
    count = 0
    while count < len(lines) and _is_capitals(lines[count]) and not _is_capital_name(lines[count], count):
        count += 1
    if not count or count > _MOST_LINES:
        return lines
    posts = [line.text for line in lines[:count]]
    ending.values[h.SIGNATORY_LINES] = "\n".join(posts)
    ending.values[h.SIGNATORY_OFFICE] = own_post(posts)
    rest = lines[count:]
    while rest and _SIGNED.fullmatch(rest[0].text):
        signed = rest.pop(0)
        name, further = _name_beside(signed)
        if name:
            ending.values[h.SIGNATORY_NAME] = name
            return [*further, *rest]
        ending.furniture.append(signed)
    if rest and len(rest[0].text) < _LONGEST_LINE and _is_name(rest[0].text):
        ending.values[h.SIGNATORY_NAME] = rest.pop(0).text
    return rest


def _name_beside(line: SourceLine) -> tuple[str, list[SourceLine]]:
    """Return the name after `(Đã ký)` or `Ký tên:` on its line, and what follows the name; empty for none."""
    match = _SIGN_WORDS.fullmatch(line.text)
    name, _, after = match["rest"].partition(",") if match else ("", "", "")
    if not _is_name(name.strip()):
        return "", []
    return name.strip(), [replace(line, text=after.strip())] if after.strip() else []


def _is_capitals(line: SourceLine) -> bool:
    return len(line.text) < _LONGEST_LINE and line.text.isupper() and not _ANNEX.match(line.text)


def _is_capital_name(line: SourceLine, posts: int) -> bool:
    words = line.text.split()
    return posts > 0 and words[0] in _FAMILIES and 2 <= len(words) <= 5


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and all(word[0].isupper() for word in text.split())
