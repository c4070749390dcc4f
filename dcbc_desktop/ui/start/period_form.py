"""Period of a new report: year, kind, number, first and last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QSpinBox, QWidget

from dcbc_desktop.report.period import FIRST_YEAR, LAST_YEAR, Period, PeriodKind, make_period
from dcbc_desktop.ui.widgets.period_words import period_part_words
from dcbc_desktop.ui.widgets.style import STEP
from dcbc_desktop.ui.widgets.task_dialog import TaskForm

_DATE_FORMAT = "dd/MM/yyyy"
_NUMBERS = {
    PeriodKind.YEAR: 1,
    PeriodKind.NINE_MONTHS: 1,
    PeriodKind.HALF: 2,
    PeriodKind.QUARTER: 4,
    PeriodKind.MONTH: 12,
}
"""Periods of each kind in a year."""


class PeriodForm(QObject):
    """Rows of a dialog's form; a change of the period sets its usual days again."""

    changed = Signal()

    def __init__(self, form: TaskForm, year: int, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._form = form
        self.year = QSpinBox(dialog)
        self.year.setObjectName("period.year")
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setValue(year)
        self.kind, self.number = QComboBox(dialog), QComboBox(dialog)
        for choice in (self.kind, self.number):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # its words change
        self.kind.setObjectName("period.kind")
        self.number.setObjectName("period.number")
        self.first, self.last = _make_day("first", dialog), _make_day("last", dialog)
        form.add(self.year, within=_row(self.year))
        form.add(self.kind, within=_row(self.kind, self.number))
        form.add(self.first, within=_row(self.first, QLabel("–", dialog), self.last))
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.year.valueChanged.connect(self._propose_days)
        self.kind.currentIndexChanged.connect(self._fill_numbers)
        self.number.currentIndexChanged.connect(self._propose_days)
        self.first.dateChanged.connect(self.changed)
        self.last.dateChanged.connect(self.changed)

    def allow(self, kinds: Sequence[PeriodKind]) -> None:
        """Offer the kinds of period that the outline allows."""
        chosen = self.kind.currentData()
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind in kinds:
            self.kind.addItem(self._kind_name(kind), kind)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        self.kind.blockSignals(False)
        self._fill_numbers()

    def period(self) -> Period:
        """Return the chosen period; raises UsageError `period_days_reversed`."""
        return make_period(self._code(), _day(self.first), _day(self.last))

    def retranslate(self) -> None:
        """Set every word."""
        self._form.name(self.year, self.tr("&Year:"))
        self._form.name(self.kind, self.tr("&Period:"))
        self._form.name(self.first, self.tr("Fro&m – to:"))
        self.number.setAccessibleName(self.tr("Which period of the year"))
        self.first.setAccessibleName(self.tr("First day of the period"))
        self.last.setAccessibleName(self.tr("Last day of the period"))
        for index in range(self.kind.count()):
            self.kind.setItemText(index, self._kind_name(self.kind.itemData(index)))
        for index in range(self.number.count()):
            self.number.setItemText(index, period_part_words(PeriodKind(self.kind.currentData()), index + 1))

    @Slot()
    def _fill_numbers(self) -> None:
        kind = PeriodKind(self.kind.currentData() or PeriodKind.YEAR)
        self.number.blockSignals(True)
        self.number.clear()
        for index in range(_NUMBERS[kind]):
            self.number.addItem(period_part_words(kind, index + 1), index + 1)
        self.number.blockSignals(False)
        self.number.setVisible(_NUMBERS[kind] > 1)
        self._propose_days()

    @Slot()
    def _propose_days(self) -> None:
        usual = make_period(self._code())
        for field, day in ((self.first, usual.first), (self.last, usual.last)):
            field.blockSignals(True)
            field.setDate(QDate(day.year, day.month, day.day))
            field.blockSignals(False)
        self.changed.emit()

    def _code(self) -> str:
        year, number = self.year.value(), self.number.currentData() or 1
        match PeriodKind(self.kind.currentData() or PeriodKind.YEAR):
            case PeriodKind.YEAR:
                return f"{year:04d}"
            case PeriodKind.NINE_MONTHS:
                return f"{year:04d}-9M"
            case PeriodKind.HALF:
                return f"{year:04d}-H{number}"
            case PeriodKind.QUARTER:
                return f"{year:04d}-Q{number}"
            case PeriodKind.MONTH:
                return f"{year:04d}-{number:02d}"

    def _kind_name(self, kind: PeriodKind) -> str:
        match kind:
            case PeriodKind.YEAR:
                return self.tr("Whole year")
            case PeriodKind.NINE_MONTHS:
                return self.tr("Nine months")
            case PeriodKind.HALF:
                return self.tr("Six months")
            case PeriodKind.QUARTER:
                return self.tr("Quarter")
            case PeriodKind.MONTH:
                return self.tr("Month")


def _day(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _make_day(name: str, dialog: QWidget) -> QDateEdit:
    field = QDateEdit(dialog)
    field.setObjectName(f"period.{name}")
    field.setCalendarPopup(True)
    field.setDisplayFormat(_DATE_FORMAT)
    return field


def _row(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(STEP)
    for field in fields:
        row.addWidget(field)
    row.addStretch(1)
    return row
