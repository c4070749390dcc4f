"""Paragraphs of a text to prose, with the notes at their marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dcbc_desktop.intake.recognition.footnotes import Note
from dcbc_desktop.intake.recognition.note_marks import Mark
from dcbc_desktop.intake.recognition.paragraph_joining import Joined, is_dash
from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Run, Text

_HYPHEN = re.compile(r"-\s*")

Marked = tuple[Mark, Note]


def to_paragraph(joined: Joined, marks: Sequence[Marked]) -> Paragraph:
    """One paragraph; a hyphen before it makes it a dash item, each mark becomes its note."""
    dash = _HYPHEN.match(joined.text) if is_dash(joined.text) else None
    position = dash.end() if dash else 0
    runs: list[Run] = []
    for mark, note in sorted(marks, key=_start):
        runs += [Text(joined.text[position : mark.start]), Footnote((Text(note.text),) if note.text else ())]
        position = mark.end
    runs.append(Text(joined.text[position:]))
    filled = tuple(run for run in runs if isinstance(run, Footnote) or run.text)
    return Paragraph(filled, ParagraphKind.DASH if dash else ParagraphKind.BODY)


def _start(marked: Marked) -> int:
    return marked[0].start
