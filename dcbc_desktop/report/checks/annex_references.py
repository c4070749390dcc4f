"""References from the text to each annex (NĐ 30/2020, Phụ lục I, III.1): a text names the annexes that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dcbc_desktop.report.checks.finding import Finding, advisory
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at
from dcbc_desktop.report.outline import SectionKind
from dcbc_desktop.report.printed.annex_marks import MARK, AnnexMark, annex_marks, roman
from dcbc_desktop.report.report import Report

CODE: Final = "annex_unmentioned"
_VALUES: Final = {roman(number): number for number in range(1, 90)}
"""Values of the Roman numerals that annexes have."""
_NUMERAL: Final = r"(?:[IVXL]{1,8}|\d{1,2})"
_MENTION: Final = re.compile(
    rf"\bphụ\s+lục(?P<numbers>(?:\s+số)?\s+{_NUMERAL}\b(?:\s*(?:[,;&/–-]|và|đến|tới)\s*(?:phụ\s+lục\s+)?(?:số\s+)?"
    rf"{_NUMERAL}\b){{0,20}})?",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    rf"(?P<to>đến|tới|[-–])?\s*(?:phụ\s+lục\s+)?(?:số\s+)?(?P<number>{_NUMERAL})\b", re.IGNORECASE
)
_OF_A_DOCUMENT: Final = re.compile(
    r"\s*[,(]?\s*(?:(?:được\s+)?ban\s+hành\s+)?(?:kèm\s+theo\s+|của\s+)?"
    r"(?:nghị\s+(?:định|quyết)|thông\s+tư|quyết\s+định|luật|công\s+văn|hướng\s+dẫn|kế\s+hoạch|chỉ\s+thị)\b",
    re.IGNORECASE,
)
"""Behind `phụ lục`: an annex of another document."""
_ENCLOSED: Final = re.compile(
    r"\b(?:bảng|biểu|danh\s+sách|số\s+liệu)\b[^.;\n]{0,60}\b(?:kèm\s+theo|đính\s+kèm)\b", re.IGNORECASE
)
"""An enclosed table without its number: that of the section itself."""
_END: Final = re.compile(r"(?P<mark>\./\.|[.;:!?…,])?(?:\s*\[\d{1,4}\])*\s*$")


def findings(reading: Reading) -> Iterator[Finding]:
    """Find sections with an annex that no text of the report names; one mend names all of a section."""
    marks = annex_marks(reading.report)
    if not marks:
        return
    named = _named(reading, len(marks))
    for key, own in _by_section(reading.report, marks).items():
        passages = [passage for passage in reading.of_key(key) if not passage.note]
        missing = [mark for mark in own if mark not in named]
        if missing and not any(_ENCLOSED.search(passage.text) for passage in passages):
            yield _finding(key, missing, passages)


def _finding(key: str, missing: Sequence[str], passages: Sequence[Passage]) -> Finding:
    words = " và ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
    last = next((passage for passage in reversed(passages) if passage.text.strip()), None)
    spot = _spot(last.text, f" ({words} kèm theo)") if last is not None else None
    if last is None or spot is None:
        return advisory(CODE, key, annexes=words)
    return finding_at(CODE, last, spot._replace(params={"annexes": words}))


def _spot(text: str, words: str) -> Spot | None:
    """Return the mend that puts words before the final mark of a paragraph; None where there is no word."""
    end = _END.search(text)
    if end is None:
        return None
    if end["mark"] and end.start():
        return Spot(end.start(), len(end["mark"]), {}, words.rstrip() + end["mark"])
    place = len(text[: end.start()].rstrip()) - 1
    if place < 0:
        return None
    return Spot(place, 1, {}, text[place] + words)


def _by_section(report: Report, marks: Iterable[AnnexMark]) -> Mapping[str, list[str]]:
    """Return the annexes of each section that the text should name them in, in the order of the page."""
    found: dict[str, list[str]] = {}
    for mark, key in marks:
        table = report.outline.table(key)
        found.setdefault(table.section if table is not None else _section_of_figures(report), []).append(mark)
    order = [section.key for section in report.outline.sections]
    return {key: found[key] for key in sorted(found, key=order.index)}


def _section_of_figures(report: Report) -> str:
    """Return the first section with a filled figure, else the first with text."""
    texts = [s for s in report.outline.prose_sections() if s.kind is SectionKind.PROSE]
    filled = {figure.key for figure in report.outline.figures if report.text(figure.key).strip()}
    by_figure = (section.key for section in texts if filled.intersection(section.figures))
    by_text = (section.key for section in texts if report.text(section.key))
    return next(by_figure, next(by_text, report.outline.prose_sections()[0].key))


def _named(reading: Reading, count: int) -> frozenset[str]:
    """Return the annexes that the sections' texts and notes name; `các phụ lục kèm theo` names all of them."""
    every = frozenset([MARK, *(f"{MARK} {roman(number)}" for number in range(1, count + 1))])
    sections = {section.key for section in reading.report.outline.prose_sections()}
    found: set[str] = set()
    for passage in reading.passages:
        if passage.key not in sections:
            continue
        for mention in _MENTION.finditer(passage.text):
            if _OF_A_DOCUMENT.match(passage.text, mention.end()):
                continue
            if not mention["numbers"]:
                return every
            found |= {f"{MARK} {roman(number)}" for number in _numbers(mention["numbers"])}
    return frozenset(found | {MARK} if found else found)


def _numbers(text: str) -> Iterator[int]:
    """Yield the numbers of a list: `I, II và IV`, `I đến IV`, `1-3`."""
    before = 0
    for part in _PART.finditer(text):
        digits = part["number"]
        number = int(digits) if digits.isdigit() else _VALUES.get(digits.upper(), 0)
        if 0 < number <= len(_VALUES):
            yield from range(before + 1 if part["to"] and before else number, number + 1)
            before = number
