"""Text copied without a change from last year's report, and one sentence in two sections with other figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, advisory
from dcbc_desktop.report.checks.language.cited.cited_dates import dated_in
from dcbc_desktop.report.checks.language.cited.documents import Mention
from dcbc_desktop.report.checks.language.passages import Passage, Reading, Spot, finding_at, read, remembered
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS, earlier_section
from dcbc_desktop.report.outline import printed_heading
from dcbc_desktop.report.text import fold_case

_LEAST_WORDS = 30
"""Shorter sections are often the same for good reason."""
_SAME_PER_CENT = 90
_SENTENCE = re.compile(r"[^.;\n]+[.;]*")
_NUMBER = re.compile(r"\d+")
_YEARLY = frozenset({"KH", "BC", "TB", "CTr", "TTr", "GM", "BB", "PA"})
"""Abbreviations of documents that offices make anew each year: a plan, a report; decisions stay in force."""
_STATEMENT = re.compile(r"(?:[^.;?!\n]|(?<=\d)\.(?=\d))+")
_TOKEN = re.compile(r"[^\s,:()“”\"«»]+(?:,\d+%?)?")
_FIGURE = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?")
_LEAST_CONTENT = 8
"""Words of a statement beside its figures; shorter ones are alike by chance, unless a large figure is the same."""
_LEAST_BESIDE_SAME = 4
_LARGE = 3
"""Digits of a figure that is hardly the same by chance."""
_LABELLED = frozenset([
    "năm", "tháng", "quý", "ngày", "khóa", "khoá", "lần", "đợt", "kỳ", "số", "điều", "khoản", "điểm", "thôn",
    "tổ", "khu", "mục", "biểu", "bảng", "nhóm", "lớp", "phố", "ấp", "khóm", "đội", "xóm", "xã", "phường",
    "quận", "đoạn", "thứ", "mẫu", "hạng", "cấp", "bậc", "vòng", "phần", "chương", "hội", "buôn", "bản", "lục",
])  # fmt: skip
"""Before a number that tells one thing from another: `thôn 2`, `quý 3`, `lần thứ 4`."""
_MINOR = frozenset([
    "đã", "các", "những", "và", "cho", "được", "là", "trong", "tại", "của", "với", "cũng", "đều", "còn", "như",
    "để", "có", "về", "theo", "ở", "đến", "qua", "vừa", "đồng", "thời", "bên", "cạnh", "đó", "ngoài", "ra",
    "tính", "thì", "mà",
])  # fmt: skip
"""Words that may differ between two copies of one statement."""


class _Sentence(NamedTuple):
    start: int
    text: str
    same_as: str
    words: int


class _Figure(NamedTuple):
    start: int
    text: str

    @property
    def value(self) -> str:
        return self.text.replace(".", "").lstrip("0") or "0"


class _Statement(NamedTuple):
    """A sentence as its words, with an empty one for each figure, and its figures."""

    key: tuple[str, ...]
    figures: tuple[_Figure, ...]


def repeated_statements(reading: Reading) -> Iterator[Finding]:
    """Find a sentence that another section has too, with other figures: one of the two was not brought up to date.

    Sentences of one section are not compared: lists of like items stand there.
    """
    first: dict[tuple[str, ...], tuple[Passage, _Statement]] = {}
    for passage in reading.passages:
        if passage.kind is None:
            continue
        for statement in _statements(passage.text):
            other, before = first.setdefault(statement.key, (passage, statement))
            pairs = zip(before.figures, statement.figures, strict=True)
            differing = [(there, here) for there, here in pairs if there.value != here.value]
            if differing and other.key != passage.key and _says_enough(before, statement):
                yield _repeated(reading, passage, other, differing)


def _says_enough(before: _Statement, after: _Statement) -> bool:
    words = len(after.key) - len(after.figures)
    same = {figure.value for figure in before.figures} & {figure.value for figure in after.figures}
    return words >= _LEAST_CONTENT or any(len(value) >= _LARGE for value in same)


def _repeated(
    reading: Reading, passage: Passage, other: Passage, differing: Sequence[tuple[_Figure, _Figure]]
) -> Finding:
    section = reading.report.outline.section(other.key)
    assert section is not None
    params = {
        "other": printed_heading(section, reading.report.period) or section.short_title,
        "there": ", ".join(there.text for there, _ in differing),
        "here": ", ".join(here.text for _, here in differing),
    }
    place = differing[0][1]
    return finding_at("sentence_repeated", passage, Spot(place.start, len(place.text), params))


@remembered
def _statements(text: str) -> tuple[_Statement, ...]:
    """Return the sentences of a text that have figures and enough words to be told from others."""
    if not _NUMBER.search(text):
        return ()
    read = (_read_statement(match) for match in _STATEMENT.finditer(text))
    return tuple(one for one in read if one.figures and len(one.key) - len(one.figures) >= _LEAST_BESIDE_SAME)


def _read_statement(match: re.Match[str]) -> _Statement:
    words: list[str] = []
    figures: list[_Figure] = []
    before = ""
    for token in _TOKEN.finditer(match.string, match.start(), match.end()):
        word = token[0].lower()
        if _FIGURE.fullmatch(word) and before not in _LABELLED:
            figures.append(_Figure(token.start(), token[0]))
            words.append("")
        elif word not in _MINOR:
            words.append(word)
        before = word
    return _Statement(tuple(words), tuple(figures))


def same_sections(reading: Reading) -> Iterator[Finding]:
    """Find sections nearly all of whose sentences are in last year's section too, numbers left out."""
    for key, now, before in _beside_last_year(reading):
        earlier = {sentence.same_as for passage in before for sentence in _sentences(passage.text)}
        sentences = [sentence for passage in now for sentence in _sentences(passage.text)]
        words = sum(sentence.words for sentence in sentences)
        same = sum(sentence.words for sentence in sentences if sentence.same_as in earlier)
        if words >= _LEAST_WORDS and same * 100 >= words * _SAME_PER_CENT:
            yield advisory("section_same_as_last_year", key, share=same * 100 // words)


def years_left(reading: Reading) -> Iterator[Finding]:
    """Find last year's number in a sentence copied from last year's report: `năm 2025` in the report of 2026."""
    year = reading.report.period.year
    old = re.compile(rf"\bnăm {year - 1}\b", re.IGNORECASE)
    for _, now, before in _beside_last_year(reading):
        for passage, sentence in _unchanged(now, before):
            for match in old.finditer(sentence.text):
                found = match[0]
                fix = f"{found[:-4]}{year}"
                spot = Spot(sentence.start + match.start(), len(found), {"found": found, "fix": fix}, fix)
                yield finding_at("year_left_over", passage, spot)


def documents_left(reading: Reading) -> Iterator[Finding]:
    """Find number and date of a yearly document in a sentence or legal basis copied from last year's report."""
    year = reading.report.period.year - 1
    for _, now, before in (*_beside_last_year(reading), *_legal_bases(reading)):
        for passage, sentence in _unchanged(now, before):
            for dated in dated_in(sentence.text):
                if dated.day.year == year and _is_yearly(dated.mention):
                    found = sentence.text[dated.mention.place : dated.start + dated.length]
                    params = {"found": found, "year": year}
                    spot = Spot(sentence.start + dated.mention.place, len(found), params)
                    yield finding_at("document_left_over", passage, spot)


def _is_yearly(mention: Mention) -> bool:
    return mention.symbol in _YEARLY and not mention.year and not mention.party


def _unchanged(now: Iterable[Passage], before: Iterable[Passage]) -> Iterator[tuple[Passage, _Sentence]]:
    """Yield the sentences that last year's passages have, too, with their passages."""
    earlier = {sentence.text.strip() for passage in before for sentence in _sentences(passage.text)}
    for passage in now:
        for sentence in _sentences(passage.text):
            if sentence.text.strip() in earlier:
                yield passage, sentence


def _legal_bases(reading: Reading) -> Iterator[tuple[str, list[Passage], list[Passage]]]:
    last = reading.past.last_year
    if last is not None and last.period.year == reading.report.period.year - 1:
        before = [Passage(h.LEGAL_BASES, line) for line in last.lines(h.LEGAL_BASES)]
        yield h.LEGAL_BASES, list(reading.of_key(h.LEGAL_BASES)), before


def _beside_last_year(reading: Reading) -> Iterator[tuple[str, list[Passage], list[Passage]]]:
    """Yield each section's passages with those of last year's section."""
    last = reading.past.last_year
    if last is None or last.period.year != reading.report.period.year - 1:
        return
    before = _by_key(read(last, NO_EARLIER_REPORTS))
    now = _by_key(reading)
    for section in reading.report.outline.prose_sections():
        former = earlier_section(section, last.outline)
        if section.key in now and former in before:
            yield section.key, now[section.key], before[former]


def _by_key(reading: Reading) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in reading.passages:
        found.setdefault(passage.key, []).append(passage)
    return found


@remembered
def _sentences(text: str) -> tuple[_Sentence, ...]:
    found = []
    for match in _SENTENCE.finditer(text):
        words = len(match[0].split())
        if words:
            found.append(_Sentence(match.start(), match[0], _NUMBER.sub("0", fold_case(match[0])), words))
    return tuple(found)
