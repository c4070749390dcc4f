"""New report: outline, period, office; blank or from an earlier report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialogButtonBox, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.report import dates
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import Office, ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.start.period_form import PeriodForm
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.period_words import period_words
from dcbc_desktop.ui.widgets.style import STEP
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow import new_report, outline_choices
from dcbc_desktop.workflow.outline_choices import OutlineChoice


@dataclass(frozen=True, slots=True)
class _Offered:
    """Outlines, offices and earlier reports to choose from."""

    outlines: tuple[OutlineChoice, ...]
    offices: tuple[Office, ...]
    reports: tuple[ReportRow, ...]


class NewReportDialog(TaskDialog):
    """Dialog that creates a draft."""

    report_created = Signal(int)

    def __init__(
        self, runner: BackgroundRunner, parent: QWidget | None = None, today: Callable[[], date] = dates.today
    ) -> None:
        super().__init__(runner, parent, "newReportDialog")
        self._offered = _Offered((), (), ())
        self._busy = False
        self._form = TaskForm()
        self._outline = self._make_combo("newReport.outline")
        self._form.add(self._outline)
        self._broken_outlines = SentenceLabel(self, "newReport.broken")
        self._broken_outlines.hide()
        self._form.addRow("", self._broken_outlines)
        self._period = PeriodForm(self._form, today().year, self)
        self._office = self._make_combo("newReport.office")
        self._form.add(self._office)
        self._make_start_choice()
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        self._create = self.add_main_button("create")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._connect_signals()
        self.retranslate()
        self._validate()
        self.open_at_size(620, 0)
        runner.run_on_store(self, _read_offered, then=self._show, failed=self.show_error)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("New report"))
        self._form.name(self._outline, self.tr("&Outline:"))
        self._form.name(self._office, self.tr("O&ffice:"))
        self._period.retranslate()
        self._start_label.setText(self.tr("Begin:"))
        name_button(self._blank, self.tr("&Blank, with the office's profile"))
        name_button(self._from_earlier, self.tr("From an &earlier report, without its figures"))
        self._earlier.setAccessibleName(self.tr("Earlier report"))
        name_button(self._create, self.tr("&Create report"))
        self._show_broken_outlines()

    def _make_combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(30)
        return combo

    def _make_start_choice(self) -> None:
        self._start_label = SentenceLabel(self)
        self._blank, self._from_earlier = RadioButton(self), RadioButton(self)
        self._blank.setObjectName("newReport.blank")
        self._from_earlier.setObjectName("newReport.fromEarlier")
        self._blank.setChecked(True)
        self._earlier = self._make_combo("newReport.earlier")
        group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(STEP)
        for button in (self._blank, self._from_earlier):
            group.addButton(button)
            column.addWidget(button)
        column.addWidget(self._earlier)
        self._form.addRow(self._start_label, column)

    def _connect_signals(self) -> None:
        self._outline.currentIndexChanged.connect(self._follow_outline)
        self._office.currentIndexChanged.connect(self._fill_earlier)
        self._period.changed.connect(self._validate)
        self._from_earlier.toggled.connect(self._validate)
        self.buttons.accepted.connect(self._create_report)

    def _show(self, offered: _Offered) -> None:
        self._offered = offered
        self._fill_outlines()
        for office in offered.offices:
            self._office.addItem(office.display_name, office)
        self._form.setRowVisible(self._office, len(offered.offices) > 1)
        self._fill_earlier()
        self._follow_outline()
        self._outline.setFocus()

    def _fill_outlines(self) -> None:
        self._outline.blockSignals(True)
        for choice in self._offered.outlines:
            outline = choice.outline
            self._outline.addItem(f"{outline.name} ({outline.year})" if outline else choice.id, outline)
            if outline is None:
                self._disable_last()
        self._outline.setCurrentIndex(self._likely_outline())
        self._outline.blockSignals(False)
        self._show_broken_outlines()

    def _likely_outline(self) -> int:
        """Return the index of the newest outline with the name of the last report's outline; else 0."""
        last = max(self._offered.reports, key=_newest, default=None)
        names = [choice.outline.name if choice.outline else "" for choice in self._offered.outlines]
        return names.index(last.outline_name) if last is not None and last.outline_name in names else 0

    def _disable_last(self) -> None:
        model = self._outline.model()
        if isinstance(model, QStandardItemModel):
            model.item(self._outline.count() - 1).setEnabled(False)

    def _show_broken_outlines(self) -> None:
        problems = [(choice.id, choice.problem) for choice in self._offered.outlines if choice.problem is not None]
        lines = [f"{name}: {self._runner.error_sentence(problem)}" for name, problem in problems]
        self._broken_outlines.setText("\n".join(lines))
        self._form.setRowVisible(self._broken_outlines, bool(lines))

    @Slot()
    def _fill_earlier(self) -> None:
        office = self._chosen_office()
        reports = [row for row in self._offered.reports if office is None or row.office_code in (office.code, "")]
        reports.sort(key=_newest, reverse=True)
        self._earlier.clear()
        for row in reports:
            period = period_words(row.period)
            self._earlier.addItem(f"{period[:1].upper()}{period[1:]} · {row.outline_name}", row.id)
        self._from_earlier.setEnabled(bool(reports))
        if not reports:
            self._blank.setChecked(True)
        self._validate()

    @Slot()
    def _follow_outline(self) -> None:
        outline = self._chosen_outline()
        if outline is not None:
            self._period.allow(outline.period_kinds)
        self._validate()

    @Slot()
    def _validate(self) -> None:
        self._earlier.setEnabled(self._from_earlier.isChecked())
        self._create.setEnabled(self._chosen_outline() is not None and not self._busy)
        try:
            self._period.period()
            self.show_problem("")
        except UsageError as error:
            self.show_error(error)
            self._create.setEnabled(False)

    def _chosen_outline(self) -> Outline | None:
        outline = self._outline.currentData()
        return outline if isinstance(outline, Outline) else None

    def _chosen_office(self) -> Office | None:
        office = self._office.currentData()
        return office if isinstance(office, Office) else None

    @Slot()
    def _create_report(self) -> None:
        outline = self._chosen_outline()
        if outline is None or self._busy:
            return
        self._busy = True
        self._create.setEnabled(False)
        earlier = self._earlier.currentData() if self._from_earlier.isChecked() else None
        job = partial(new_report.create, office=self._chosen_office(), from_report=earlier)
        self._runner.run_on_store(self, job, outline, self._period.period(), then=self._created, failed=self._failed)

    def _created(self, report: Report) -> None:
        self.report_created.emit(report.id)
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._busy = False
        self._validate()
        self.show_error(error)


def _newest(row: ReportRow) -> tuple[date, int]:
    return row.period.last, row.id


def _read_offered(store: Store) -> _Offered:
    return _Offered(outline_choices.available(), store.office.profiles(), store.list_reports())
