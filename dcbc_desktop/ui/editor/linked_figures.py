"""Figures linked into a document: where they stand, and other words for those whose value changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from dcbc_desktop.report.prose import FigureRun, Inline
from dcbc_desktop.ui.editor.document_to_prose import blocks, fragments
from dcbc_desktop.ui.editor.footnoted_edit import FootnotedEdit
from dcbc_desktop.ui.editor.formats import figure_format, run_of


class LinkedFigure(NamedTuple):
    """A linked figure: where it stands in the document, in Qt's units."""

    position: int
    end: int
    run: FigureRun


def links(document: QTextDocument) -> Iterator[LinkedFigure]:
    """The linked figures of a text, notes left out."""
    for block in blocks(document):
        for part in fragments(block):
            run = run_of(part.text, part.format)
            if isinstance(run, FigureRun):
                yield LinkedFigure(part.position, part.position + len(part.text.encode("utf-16-le")) // 2, run)


def update(editor: FootnotedEdit, values: Mapping[str, str]) -> int:
    """Give linked figures their present values, notes included, as one step of undo; returns how many were others.

    A figure that is empty or gone keeps its words: there is nothing better to put there.
    """
    stale = [link for link in links(editor.document()) if values.get(link.run.key, "") not in ("", link.run.text)]
    notes = {serial: _updated(note.runs, values) for serial, note in editor.notes()}
    changed = {serial: runs for (serial, note) in editor.notes() if (runs := notes[serial]) != note.runs}
    cursor = QTextCursor(editor.document())
    cursor.beginEditBlock()
    for link in reversed(stale):
        cursor.setPosition(link.position)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        run = FigureRun(link.run.key, values[link.run.key])
        cursor.insertText(run.text, figure_format(run))
    for serial, runs in changed.items():
        editor.replace_note(serial, runs)
    cursor.endEditBlock()
    return len(stale) + len(changed)


def _updated(runs: tuple[Inline, ...], values: Mapping[str, str]) -> tuple[Inline, ...]:
    return tuple(
        FigureRun(run.key, values.get(run.key) or run.text) if isinstance(run, FigureRun) else run for run in runs
    )
