"""Row of one figure: value, unit, last year's value, change, chart of the years, note, and hint."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.comparison.earlier_reports import (
    EarlierReports,
    YearValue,
    is_large_change,
    proposed_figure,
    value_before,
    values_by_year,
)
from dcbc_desktop.report.computed_values import figure_number, figure_text, growth, is_computed
from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Figure
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.figures.figure_edit import FigureEdit, FigureNoteEdit
from dcbc_desktop.ui.widgets.labels import HintLabel, ToneLabel, plain_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, alarm_colour, quiet_colour

LABEL, VALUE, UNIT, BEFORE, CHANGE, YEARS, NOTE = range(7)
"""Columns of the grid."""
ALARM = "⚠ "
"""Stands before a change that asks for a note."""
_VALUE_SAMPLE = "000.000.000.000"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_BARS = 9
_BAR = 8
"""Width of a bar in pixels."""


class ChangeLabel(ToneLabel):
    """Change of a figure, in the alarm colour if it asks for a note."""

    def show_change(self, text: str, *, alarming: bool) -> None:
        """Show the change."""
        self._tone = alarm_colour if alarming else quiet_colour
        self.setText(f"{ALARM}{text}" if alarming else text)
        self._colour()


class FigureRow(TranslatedWidget):
    """Holds the widgets of one figure in the grid of its tab; never visible itself."""

    edited = Signal()
    left = Signal()

    def __init__(self, runner: BackgroundRunner, figure: Figure, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self.figure = figure
        self.proposal = ""
        self.has_before = self.has_years = False
        self._description = self._waiting = self._history = ""
        self._label = plain_label(figure.label, parent, wraps=True)
        self.edit = FigureEdit(figure, parent)
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance(_VALUE_SAMPLE) + 3 * STEP)
        self._label.setBuddy(self.edit)
        self._unit = ToneLabel(parent=parent, wraps=False)
        self._unit.setText(figure.unit)
        self._before = ToneLabel(parent=parent, wraps=False)
        self._change = ChangeLabel(parent=parent, wraps=False)
        self._years = TrendChart(parent)
        self.note = FigureNoteEdit(figure, parent)
        self._hint = HintLabel(parent)
        for label in (self._before, self._change):
            label.setAlignment(_RIGHT)
        self._connect_signals()
        self.hide()
        self.retranslate()

    def _connect_signals(self) -> None:
        for edit, other in ((self.edit, self.note), (self.note, self.edit)):
            edit.edited.connect(self._on_edited)
            edit.refused.connect(self._on_refused)
            edit.left.connect(self._on_left)
            edit.other_field_requested.connect(other.setFocus)

    def place(self, grid: QGridLayout, row: int) -> None:
        """Put the widgets into two rows of the grid: the fields, and the hint under them."""
        columns = {
            LABEL: self._label,
            VALUE: self.edit,
            UNIT: self._unit,
            BEFORE: self._before,
            CHANGE: self._change,
            YEARS: self._years,
            NOTE: self.note,
        }
        for column, widget in columns.items():
            grid.addWidget(widget, row, column)
        grid.addWidget(self._hint, row + 1, LABEL, 1, NOTE + 1)

    def retranslate(self) -> None:
        """Set every word beside the value."""
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setToolTip(self.tr("Prints as a footnote of the annex. Shift+F2 leads here and back."))
        self.note.setAccessibleName(self.tr("Note to: %1").replace("%1", self.figure.label))

    @property
    def entry(self) -> Entry:
        """Return value and note as typed."""
        return Entry(self.edit.value, self.note.value)

    def show_entry(self, entry: Entry, *, frozen: bool) -> None:
        """Show value and note; read-only once the report is signed."""
        self.edit.show_value(entry.value)
        self.note.show_value(entry.note)
        for edit in (self.edit, self.note):
            edit.setReadOnly(frozen)

    def show_known(self, report: Report, past: EarlierReports) -> None:
        """Show computed values, and values of earlier reports."""
        self._show_computed(report, past)
        self._show_before(report, past)
        line = values_by_year(self.figure, report, past)
        self.has_years = is_shown(line)
        unknown = self.tr("not given")
        values = "; ".join(f"{year}: {unknown if value is None else format_number(value)}" for year, value in line)
        name = self.tr("%1 over the years").replace("%1", self.figure.label)
        self._years.show_line(line, name, values)
        self._history = self._known_words(values)
        self._describe()

    def _known_words(self, line: str) -> str:
        """Return what is shown beside the value, for a screen reader."""
        parts = []
        if self.has_before:
            parts.append(self.tr("last year: %1").replace("%1", self._before.text()))
        if self._change.text():
            parts.append(self.tr("change: %1").replace("%1", self._change.text().removeprefix(ALARM)))
        if self.has_years:
            parts.append(self.tr("over the years: %1").replace("%1", line))
        return ". ".join(parts)

    def _show_computed(self, report: Report, past: EarlierReports) -> None:
        proposed = proposed_figure(self.figure, report, past) if self.figure.cumulative_of else None
        self.proposal = format_number(proposed) if proposed is not None else ""
        if is_computed(report, self.figure):
            self.edit.show_known(f"Σ {figure_text(report, self.figure)}")
            self._description = self.tr("worked out from the lines: %1").replace("%1", figure_text(report, self.figure))
        elif self.proposal and not report.text(self.figure.key).strip():
            self.edit.show_known(f"→ {self.proposal}")
            words = self.tr("proposed: %1. Ctrl+Enter takes it over").replace("%1", self.proposal)
            self._description = words
        else:
            self.edit.show_known("")
            self._description = ""

    def _show_before(self, report: Report, past: EarlierReports) -> None:
        now, before = figure_number(report, self.figure), value_before(self.figure, past.last_year)
        self.has_before = before is not None
        self._before.setText(format_number(before) if before is not None else "")
        if now is None or before is None or now == before:
            self._change.show_change("", alarming=False)
            return
        change = growth(now, before)
        sign = "+" if now > before else ""
        text = f"{sign}{format_number(change)}%" if change is not None else self.tr("from 0")
        unexplained = is_large_change(now, before) and not self.note.value.strip()
        self._change.show_change(text, alarming=unexplained)
        asks = self.tr("More than half. Please write a note that says why.") if unexplained else ""
        self._change.setToolTip(asks)
        self._change.setAccessibleDescription(asks)

    def show_columns(self, *, before: bool, years: bool) -> None:
        """Hide columns that are empty in every row."""
        self._before.setVisible(before)
        self._change.setVisible(before)
        self._years.setVisible(years)

    def show_hint(self, sentence: str) -> None:
        """Show a finding; while the field is being edited, it does not appear."""
        self._waiting = sentence
        if not sentence or not self.edit.hasFocus():
            self.show_message(sentence)

    def set_advisory(self, advisory: bool) -> None:
        """Set whether the finding is only advisory."""
        self._hint.set_advisory(advisory)

    def show_message(self, sentence: str) -> None:
        """Show a sentence under the figure."""
        self._hint.show_message(sentence)
        self._describe()

    def _describe(self) -> None:
        parts = (self._hint.text().rstrip("."), self._description, self._history, self.figure.guidance)
        self.edit.setAccessibleDescription(". ".join(filter(None, parts)))

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit()
        self.show_message("")

    @Slot(object)
    def _on_refused(self, error: DcbcError) -> None:
        self.set_advisory(False)
        self.show_message(self._runner.error_sentence(error))

    @Slot()
    def _on_left(self) -> None:
        self.show_message(self._waiting or self._hint.text())
        self.left.emit()


class TrendChart(QWidget):
    """Bar chart of a figure over the years, this year highlighted; negative bars hang from the zero line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: tuple[YearValue, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Sequence[YearValue], name: str, spoken: str) -> None:
        """Show the values of the years, oldest first; `spoken` lists them for a screen reader."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken)
        self.setToolTip(spoken)
        if tuple(line) != self._line:
            self._line = tuple(line)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the bars of the years on file."""
        bars = min(max(len(self._line), 2), _MOST_BARS)
        return QSize(bars * (_BAR + TIGHT) + STEP, self.fontMetrics().height() + STEP)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        values = [one.value for one in self._line if one.value is not None]
        if not values:
            return
        top, bottom = max(*values, Decimal(0)), min(*values, Decimal(0))
        painter = QPainter(self)
        for index, one in enumerate(self._line):
            if one.value is not None:
                ink = QPalette.ColorRole.Highlight if index == len(self._line) - 1 else None
                colour = self.palette().color(ink) if ink else quiet_colour(self.palette())
                painter.fillRect(self._bar(index, one.value, top, bottom), colour)
        zero = self._height_of(Decimal(0), top, bottom)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawLine(0, zero, self.width(), zero)
        painter.end()

    def _bar(self, index: int, value: Decimal, top: Decimal, bottom: Decimal) -> QRect:
        left = TIGHT + index * (_BAR + TIGHT)
        ends = sorted((self._height_of(value, top, bottom), self._height_of(Decimal(0), top, bottom)))
        return QRect(left, ends[0], _BAR, max(ends[1] - ends[0], 1))

    def _height_of(self, value: Decimal, top: Decimal, bottom: Decimal) -> int:
        """Return the distance of a value from the upper edge, in pixels."""
        room = self.height() - 2 * TIGHT
        return TIGHT + round(room * (top - value) / (top - bottom)) if top > bottom else self.height() - TIGHT


def is_shown(line: Sequence[YearValue]) -> bool:
    """Return whether any earlier year has a value."""
    return any(one.value is not None for one in line[:-1])
