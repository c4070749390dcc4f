"""Changed places of a report as paragraphs with marked words; for the worker thread. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dcbc_desktop.report.compared_text import ComparedParagraph, StyledText
from dcbc_desktop.report.revision_diff import shortened
from dcbc_desktop.report.word_diff import Run
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.workflow.revision_differences import Pair, Told, tell

MOST_SHOWN: Final = 400_000
"""Letters that a window shows; the command tells everything."""
_LONGEST: Final = 4_000
"""Letters of one paragraph on the screen; a longer one is laid out in parts, so that the window never waits for it."""


class Compared(NamedTuple):
    """What changed, ready to be shown: how many places, and the paragraphs."""

    places: int
    blocks: tuple[ComparedParagraph, ...]


def compare(pair: Pair, language: str) -> Compared:
    """What changed between two states."""
    told = tell(pair, language)
    return Compared(len(told), tuple(_as_many_as_fit(_blocks(told), language)))


def _as_many_as_fit(blocks: Iterable[ComparedParagraph], language: str) -> Iterator[ComparedParagraph]:
    shown = 0
    for block in blocks:
        shown += sum(len(piece.text) for piece in block.pieces)
        if shown > MOST_SHOWN:
            yield ComparedParagraph((StyledText(sentence("differences_cut", {}, language), italic=True),))
            return
        yield block


def _blocks(told: Iterable[Told]) -> Iterator[ComparedParagraph]:
    for one in told:
        yield ComparedParagraph((StyledText(one.place, bold=True),))
        if one.difference.runs:
            yield from _paragraphs(shortened(one.difference.runs))


def _paragraphs(runs: Iterable[Run]) -> Iterator[ComparedParagraph]:
    pieces: list[StyledText] = []
    for run in runs:
        first, *others = _lines(run.text)
        pieces.append(StyledText(first, run.change))
        for line in others:
            yield _block(pieces)
            pieces = [StyledText(line, run.change)]
    yield _block(pieces)


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        for begin in range(0, max(len(line), 1), _LONGEST):
            yield line[begin : begin + _LONGEST]


def _block(pieces: Iterable[StyledText]) -> ComparedParagraph:
    return ComparedParagraph(tuple(piece for piece in pieces if piece.text))
