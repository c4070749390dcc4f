"""Words that a screen reader says about widgets, and the widgets that Tab reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QComboBox, QWidget

from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report

Words = QAccessible.Text


@dataclass(frozen=True)
class Heard:
    """One thing as it is read out."""

    role: QAccessible.Role
    name: str
    description: str


def heard(widget: QWidget) -> Heard:
    """What a screen reader hears of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None, widget
    return told(interface)


def told(interface: QAccessibleInterface) -> Heard:
    """The same of a part of a widget."""
    return Heard(interface.role(), interface.text(Words.Name), interface.text(Words.Description))


def parts(widget: QWidget) -> Iterator[Heard]:
    """Tabs, rows and cells of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            yield told(child)


def reached_by_tab(ground: QWidget) -> list[QWidget]:
    """What Tab should reach of what is shown, in no order; a field inside another one counts as that one."""
    shown = (one for one in ground.findChildren(QWidget) if one.isVisible() and one.isEnabled())
    return [
        one
        for one in shown
        if one.window() is ground.window()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one.parentWidget(), QComboBox)
    ]


def with_notes(report: Report) -> Report:
    """The report with a footnote in its first section and a note to its first figure."""
    section = report.outline.prose_sections()[0]
    text = from_plain_text("Việc đã làm của của năm.").paragraphs[0]
    note = Footnote((Text("Kế hoạch số 05."),))
    prose = Prose((Paragraph((*text.runs, note)),))
    entries = {section.key: Entry(encode(prose))}
    if report.outline.figures:
        entries[report.outline.figures[0].key] = Entry("12", "Theo sổ.")
    return report.with_entries(entries)
