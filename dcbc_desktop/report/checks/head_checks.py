"""Checks of the head: names of bodies, title, addressees, the signatory's name, and places left to be filled in.

A placeholder counts as missing and stops sign-off; everything else is advice with a switch of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, Severity, blocking
from dcbc_desktop.report.checks.head_words import (
    ABBREVIATED_BODIES,
    ABBREVIATED_UNITS,
    PLACE_WORDS,
    titles_before,
    writes_titles,
)
from dcbc_desktop.report.checks.language.passages import Reading
from dcbc_desktop.report.period import mentioned_years
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import fold_case
from dcbc_desktop.report.text_place import TextPlace

CODES: Final = (
    "issuer_abbreviated", "issuer_small_letters", "title_vv", "title_end_mark", "title_year_other",
    "list_heading_doubled", "list_mark_doubled", "name_small_letters", "name_all_capitals", "name_title_before",
)  # fmt: skip
"""Of the advice; each has its sentence and its help text."""

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’")
_ABOUT = re.compile(r"(?:(?<!\w)V\s?/\s?v|^\s*V\.\s?v)(?:[.:]|(?!\w))\s*(?:về\s+việc(?!\w)\s*)?", re.IGNORECASE)
_TAIL = 40
"""Last letters that are searched for marks at the end: a search of all takes time with the square of the length."""
_END_MARKS = re.compile(r"\s*[.,;:][\s.,;:/]*$")
_OPEN_END = re.compile(r"(?:\.{3,}|…|v\.v\.?)\s*$", re.IGNORECASE)
_LAW_BEFORE = re.compile(
    r"(?:Hiến pháp|Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Chỉ thị|Thông tư|Quyết định|Kết luận|Quy định)\b",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(r"\d{4}\s+(?:đến|tới)\s+(?:nay|hiện tại)(?!\w)", re.IGNORECASE)
_OLD_LAW = 2
"""A year so many before the period's belongs to the law named before it: `Luật Thực hiện dân chủ ở cơ sở năm 2022`."""
_HEADINGS: Final[Mapping[str, re.Pattern[str]]] = {
    h.ADDRESSEES: re.compile(r"\s*kính\s+gửi(?!\w)\s*:?\s*", re.IGNORECASE),
    h.RECIPIENTS: re.compile(r"\s*nơi\s+nhận(?!\w)\s*:?\s*", re.IGNORECASE),
}
_MARKS = re.compile(r"\s*(?:[-–—−‐‑•·●○▪►*+][ \u00a0]*)+")
_END_DOUBLED = re.compile(r"[;,]\s*[;.,]+\s*$|(?<!\.)\.\.\s*$")
_UNFILLED = re.compile(
    r"\.{3,}|…|_{2,}|\?{2,}|(?<!\w)X{3,}(?!\w)"
    r"|[<\[{«(]\s*(?:tên|địa danh|điền|ghi|nhập)[^>\]}»)]{0,80}[>\]}»)]",
    re.IGNORECASE,
)
_PLACE_UNFILLED = re.compile(
    r"(?:(?:tên\s+)?(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|tp\.?)(?:\s*[/,]\s*)?)+\s*[a-zđ]?"
    r"|[x]{2,}|abc|[.…_\-–?*\s]+",
    re.IGNORECASE,
)  # fmt: skip
_TITLE_UNFILLED = re.compile(
    r"(?<!\w)(?:(?:năm|tháng|quý|kỳ|xã|phường|đặc khu|tỉnh|tại)\s*|năm\s\d{1,3}\s?)(?:\.{2,}|…)"
    r"|_{2,}|\?{2,}|(?<!\w)X{4,}(?!\w)"
    r"|[<\[{«(]\s*(?:tên|địa danh|điền|ghi|nhập)\s[^>\]}»)]{0,80}[>\]}»)]",
    re.IGNORECASE,
)
"""In a title dots at the end may be those of a list that goes on, and `XXX` a number."""
_FILLED: Final = (
    h.SUPERIOR, h.ISSUER, h.SYMBOL, h.PLACE, h.ADDRESSEES, h.SIGNATORY_LINES, h.SIGNATORY_NAME,
)  # fmt: skip


def check_placeholders(report: Report) -> Iterator[Finding]:
    """Find values that are still to be filled in: `…`, `<tên xã>`, `XXX`, `Địa danh`; they count as missing."""
    for key in _FILLED:
        text = " ".join(report.text(key).split())
        if text and is_placeholder(text, place=key == h.PLACE):
            yield blocking("header_placeholder", key, text=text[:40])
    if match := _TITLE_UNFILLED.search(report.text(h.TITLE)):
        yield blocking("header_placeholder", h.TITLE, text=match[0][:40])


def is_placeholder(text: str, *, place: bool = False) -> bool:
    """Return whether a value holds no name yet. A place may be so in more ways: `xã A`, `Địa danh`, `XX`."""
    if not any(letter.isalnum() for letter in text) or _UNFILLED.search(text):
        return True
    return place and (fold_case(text) in PLACE_WORDS or _PLACE_UNFILLED.fullmatch(text) is not None)


def check_head(reading: Reading) -> Iterator[Finding]:
    """Find what NĐ 30/2020 writes otherwise in the head and under the signature."""
    report = reading.report
    yield from _bodies(report)
    yield from _title(report.text(h.TITLE))
    yield from _title_year(report)
    for key in (h.ADDRESSEES, h.RECIPIENTS):
        yield from _list(key, report.text(key), lines=len(report.lines(key)))
    yield from _name(report)


def _at(code: str, key: str, text: str, start: int, fix: str | None, **params: object) -> Finding:
    """Return the advice about `text`, which begins at `start` of a value."""
    place = TextPlace(key, start, len(text))
    given = {"found": text.strip(), **params}
    return Finding(Severity.ADVISORY, code, place, given if fix is None else {**given, "fix": fix.strip()}, fix)


def _bodies(report: Report) -> Iterator[Finding]:
    """Names of bodies are in capitals, the issuer's in full (Phụ lục I, II.2); its superior may be abbreviated."""
    for key in (h.SUPERIOR, h.ISSUER):
        for start, line in h.filled_lines(report.text(key)):
            if line != line.upper():
                yield _at("issuer_small_letters", key, line, start, line.upper())
    lines = list(h.filled_lines(report.text(h.ISSUER)))
    for index, (start, line) in enumerate(lines):
        if index == 0 and (match := ABBREVIATED_BODIES.pattern.match(line)):
            found = match[0].rstrip()
            yield _at("issuer_abbreviated", h.ISSUER, found, start, ABBREVIATED_BODIES.spelled(found))
        for match in ABBREVIATED_UNITS.pattern.finditer(line):
            gap = "" if line[match.end()].isspace() else " "
            fix = f"{ABBREVIATED_UNITS.spelled(match[0])}{gap}"
            yield _at("issuer_abbreviated", h.ISSUER, match[0], start + match.start(), fix)


def _title(title: str) -> Iterator[Finding]:
    quoted = [match.span() for match in _QUOTED.finditer(title)]
    for match in _ABOUT.finditer(title):
        if not any(first <= match.start() < last for first, last in quoted):
            about = "về việc " if title[: match.start()].strip() else "Về việc "
            yield _at("title_vv", h.TITLE, match[0], match.start(), about)
    tail = max(0, len(title) - _TAIL)
    if (end := _END_MARKS.search(title, tail)) and not _OPEN_END.search(title, tail):
        yield _at("title_end_mark", h.TITLE, end[0], end.start(), "")


def _title_year(report: Report) -> Iterator[Finding]:
    """A title that names years, and not the period's, is perhaps left over from an earlier report."""
    title, year = report.text(h.TITLE), report.period.year
    mentions = [one for one in mentioned_years(title) if not _of_law(title, one.start, one.year, year)]
    if not mentions or any(one.year <= year <= one.last or _UNTIL_NOW.match(title, one.start) for one in mentions):
        return
    first = mentions[0]
    single = len(mentions) == 1 and first.year == first.last
    fix = str(year) if single else None
    yield _at("title_year_other", h.TITLE, str(first.year), first.start, fix, year=year)


def _of_law(title: str, start: int, named: int, year: int) -> bool:
    return named <= year - _OLD_LAW and _LAW_BEFORE.search(title[:start]) is not None


def _list(key: str, value: str, *, lines: int) -> Iterator[Finding]:
    """Items of `Kính gửi:` and `Nơi nhận:`, whose heading, hyphens and marks the page writes itself."""
    for start, line in h.filled_lines(value):
        heading = _HEADINGS[key].match(line)
        if heading:
            yield _at("list_heading_doubled", key, heading[0], start, "")
        marks = _MARKS.match(line)
        if marks and not heading and marks[0].strip() != line and not _one_hyphen(key, marks[0], lines):
            yield _at("list_mark_doubled", key, marks[0], start, "")
        if end := _END_DOUBLED.search(line, max(0, len(line) - _TAIL)):
            mark = "." if "." in end[0] else ";"
            yield _at("list_mark_doubled", key, end[0], start + end.start(), mark)


def _one_hyphen(key: str, marks: str, lines: int) -> bool:
    """Return whether the page prints the hyphen once: the one that it writes itself."""
    return marks.strip() == "-" and (key == h.RECIPIENTS or lines > 1)


def _name(report: Report) -> Iterator[Finding]:
    """The signatory's name is in small letters with capitals, without titles before it (Phụ lục I, II.7.b)."""
    key, value = h.SIGNATORY_NAME, report.text(h.SIGNATORY_NAME)
    bodies = " ".join((*report.lines(h.SUPERIOR), *report.lines(h.ISSUER)))
    for start, line in h.filled_lines(value):
        before = titles_before(line)
        if before and not (before.degree and writes_titles(bodies)):
            yield _at("name_title_before", key, line[: before.end], start, "")
        name, at = line[before.end :] if before else line, start + (before.end if before else 0)
        words = name.split()
        letters = [word for word in words if len(word) > 1]
        if letters and len(words) > 1 and all(word.isupper() for word in letters):
            yield _at("name_all_capitals", key, name, at, _capitalised(name))
        elif any(word[0].islower() for word in words):
            yield _at("name_small_letters", key, name, at, re.sub(r"\S+", lambda word: _raised(word[0]), name))


def _capitalised(name: str) -> str:
    """Write a name of capitals in small letters, each part with its capital: `H'HEN NIÊ` as `H'Hen Niê`."""
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), name)


def _raised(word: str) -> str:
    return word[:1].upper() + word[1:]
