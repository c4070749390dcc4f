"""Sentences by which an amended report names the one that it replaces: none is carried over to another period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, Prose, Run, Text, runs_text
from dcbc_desktop.report.text import OBJECT

_REPLACES: Final = re.compile(
    r"^\W*(?:(?:báo\s+cáo|văn\s+bản)\s+này\s+)?(?:(?:được\s+)?(?:ban\s+hành|lập)\s+)?(?:để\s+)?thay\s+thế\s+(?:cho\s+)?"
    r"(?:toàn\s+bộ\s+)?báo\s+cáo\s+(?:số\b|ngày\b|đã\b)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.;!?\n]+(?:[.;!?]+|$)\s*")
_IN_BRACKETS: Final = re.compile(r"\s*\(([^()]{1,200})\)")


def replaces_report(sentence: str) -> bool:
    """True for `Báo cáo này thay thế Báo cáo số 05/BC-VPCP …` and its like; a plan that replaces another is none."""
    return _REPLACES.match(sentence) is not None


def text_without_replacement(text: str) -> str:
    """Return a line without its sentences and brackets of that kind."""
    kept, done = "", 0
    for start, end in _spans(text):
        kept, done = kept + text[done:start], end
    return (kept + text[done:]).strip() if done else text


def without_replacement(prose: Prose) -> Prose:
    """Return a text without its sentences, brackets and notes of that kind; a paragraph of nothing else goes."""
    return Prose(tuple(kept for one in prose.paragraphs if (kept := _paragraph(one)) is not None))


def _paragraph(paragraph: Paragraph) -> Paragraph | None:
    runs = [run for run in paragraph.runs if not (isinstance(run, Footnote) and replaces_report(runs_text(run.runs)))]
    text = "".join(OBJECT if isinstance(run, Footnote) else run.text for run in runs)
    spans = _spans(text)
    if not spans:
        return paragraph if len(runs) == len(paragraph.runs) else Paragraph(tuple(runs), paragraph.kind)
    left = tuple(_outside(runs, spans))
    return Paragraph(left, paragraph.kind) if runs_text(left).strip() else None


def _outside(runs: Sequence[Run], spans: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Yield runs without the letters inside the spans; a note or figure there goes whole."""
    place = 0
    for run in runs:
        size = 1 if isinstance(run, Footnote) else len(run.text)
        kept = [at for at in range(size) if not any(start <= place + at < end for start, end in spans)]
        place += size
        match run:
            case Text():
                if kept:
                    yield run.restyled("".join(run.text[at] for at in kept))
            case FigureRun() | Footnote():
                if len(kept) == size:
                    yield run


def _spans(text: str) -> list[tuple[int, int]]:
    """Return where the sentences and brackets stand."""
    brackets = [match.span() for match in _IN_BRACKETS.finditer(text) if replaces_report(match[1])]
    sentences = [_behind_notes(match) for match in _SENTENCE.finditer(text) if replaces_report(match[0])]
    return sorted([*brackets, *(one for one in sentences if not any(_overlap(one, other) for other in brackets))])


def _behind_notes(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of a sentence without the notes of the one before it."""
    return match.end() - len(match[0].lstrip(OBJECT)), match.end()


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
