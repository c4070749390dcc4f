"""Paragraphs of pasted HTML: footnotes joined with their marks, rows of tables joined to lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dcbc_desktop.report.prose import (
    Footnote,
    Inline,
    Paragraph,
    ParagraphKind,
    Run,
    Text,
    canonical_inline,
    canonical_runs,
)

CELL_GAP = " | "
"""Stands between the cells of a row: the text model has no tabs."""
_MOST_IN_CELL = 400
"""A cell with more letters belongs to a page laid out with tables; its paragraphs stay paragraphs."""


class HtmlAnchor(NamedTuple):
    """Link inside the document: its own name, the name it leads to, and its text."""

    name: str
    target: str
    shown: Text


class HtmlParagraph(NamedTuple):
    """One paragraph as read: its pieces, and the numbers of its block, table row and table cell."""

    pieces: tuple[Text | HtmlAnchor, ...]
    kind: ParagraphKind
    block: int = 0
    row: int = 0
    cell: int = 0


def joined_paragraphs(parts: Sequence[HtmlParagraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of some parts, without empty ones."""
    notes = _notes(parts)
    taken = {index for note in notes.values() for index in note.parts}
    kept = [part for index, part in enumerate(parts) if index not in taken]
    marks = {name: note.footnote for name, note in notes.items()}
    return tuple(paragraph for paragraph in _paragraphs(kept, marks) if paragraph.runs)


class _Note(NamedTuple):
    footnote: Footnote
    parts: range


def _notes(parts: Sequence[HtmlParagraph]) -> dict[str, _Note]:
    """Return footnotes by the name of their mark: mark and footnote link to each other, and the mark comes first."""
    marks: dict[str, tuple[str, int]] = {}
    for index, part in enumerate(parts):
        for piece in part.pieces:
            if isinstance(piece, HtmlAnchor):
                marks.setdefault(piece.name, (piece.target, index))
    found: dict[str, _Note] = {}
    for index, part in enumerate(parts):
        sign = part.pieces[0]
        if isinstance(sign, HtmlAnchor):
            target, mark_index = marks.get(sign.target, ("", index))
            if target == sign.name and mark_index < index:
                last = _end_of_note(parts, index)
                found[sign.target] = _Note(_footnote(parts[index:last]), range(index, last))
    return found


def _end_of_note(parts: Sequence[HtmlParagraph], first: int) -> int:
    """Return the end of a footnote: the end of its block, or the sign of the next footnote."""
    last = first + 1
    while last < len(parts) and parts[first].block and parts[last].block == parts[first].block:
        if isinstance(parts[last].pieces[0], HtmlAnchor):
            break
        last += 1
    return last


def _footnote(parts: Sequence[HtmlParagraph]) -> Footnote:
    runs: list[Inline] = []
    for number, part in enumerate(parts):
        pieces = part.pieces[1:] if number == 0 else part.pieces
        runs += [Text(" ")] if number else []
        runs += [piece.shown if isinstance(piece, HtmlAnchor) else piece for piece in pieces]
    return Footnote(tuple(run for run in stripped(canonical_inline(runs)) if not isinstance(run, Footnote)))


def _paragraphs(parts: Sequence[HtmlParagraph], marks: dict[str, Footnote]) -> Iterator[Paragraph]:
    for row, group in groupby(parts, key=lambda part: part.row):
        held = list(group)
        if row and _is_line(held):
            yield Paragraph(_joined(held, marks))
        else:
            yield from (Paragraph(stripped(_runs(part, marks)), part.kind) for part in held)


def _is_line(parts: Sequence[HtmlParagraph]) -> bool:
    """Return whether a row has several short cells."""
    cells = {part.cell: 0 for part in parts}
    for part in parts:
        cells[part.cell] += sum(len(piece.text) for piece in part.pieces if isinstance(piece, Text))
    return len(cells) > 1 and max(cells.values()) <= _MOST_IN_CELL


def _joined(parts: Sequence[HtmlParagraph], marks: dict[str, Footnote]) -> tuple[Run, ...]:
    runs: list[Run] = []
    cell = parts[0].cell
    for number, part in enumerate(parts):
        if number:
            runs.append(Text(" " if part.cell == cell else CELL_GAP))
        cell = part.cell
        runs += stripped(_runs(part, marks))
    return canonical_runs(runs)


def _runs(part: HtmlParagraph, marks: dict[str, Footnote]) -> tuple[Run, ...]:
    return tuple(_run(piece, marks) for piece in part.pieces)


def _run(piece: Text | HtmlAnchor, marks: dict[str, Footnote]) -> Run:
    if isinstance(piece, HtmlAnchor):
        return marks.get(piece.name) or piece.shown
    return piece


def stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs without spaces at the ends."""
    kept = list(canonical_runs(runs))
    while kept and isinstance(kept[0], Text) and not kept[0].text.strip():
        kept.pop(0)
    while kept and isinstance(kept[-1], Text) and not kept[-1].text.strip():
        kept.pop()
    for index, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if kept and isinstance(run := kept[index], Text):
            kept[index] = run.restyled(strip(run.text))
    return canonical_runs(kept)
