"""List of the findings that stop sign-off; Return or a double click leads to the place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Severity
from dcbc_desktop.report.checks.ignored import FindingCounts, SortedFindings
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.widgets.icons import alarming_icon
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, heading_font, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel
from dcbc_desktop.workflow.review import finding_sentence, place_name

_ROWS_SHOWN = 5


class FindingsList(TranslatedWidget):
    """Blocking findings one a row, advisory ones only as a number."""

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: SortedFindings | None = None
        self._report: Report | None = None
        self._language = "vi"
        self._heading = QLabel(self)
        self._heading.setFont(heading_font(self.font(), 2))
        self._hint = ToneLabel(parent=self)
        self._advice = SentenceLabel(self, "signOff.advisory")
        self.list = QListWidget(self)
        self.list.setObjectName("signOff.findings")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._ask_for_place)
        layout = QVBoxLayout(self)
        space(layout, 0, STEP)
        for part in (self._heading, self.list, self._hint, self._advice):
            layout.addWidget(part)
        self.retranslate()

    @property
    def blocking(self) -> int | None:
        """Return the number of blocking findings; None before the check has ended."""
        return None if self._found is None else self._found.counts.blocking

    def show_findings(self, found: SortedFindings, report: Report, language: str) -> None:
        """Show the findings of a check."""
        self._found, self._report, self._language = found, report, language
        self.retranslate()

    def show_checking(self) -> None:
        """Show no numbers until the next check has ended."""
        self._found = None
        self.retranslate()

    def use_language(self, language: str) -> None:
        """Show the findings in another language."""
        self._language = language
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self.list.setAccessibleName(self.tr("What must be mended before sign-off"))
        self._hint.setText(self.tr("Return or a double click leads to the place."))
        self._fill()
        stops = self.blocking
        counts = self._found.counts if self._found is not None else FindingCounts()
        advice = self.tr("Worth a look, but not in the way: {count}.").format(count=counts.advisory)
        aside = self.tr("Set aside: {count}.").format(count=counts.ignored)
        said = (advice if counts.advisory else "", aside if counts.ignored else "")
        self._advice.show_message("\n".join(filter(None, (" ".join(filter(None, said)), *self._about_number()))))
        self.list.setVisible(bool(stops))
        self._hint.setVisible(bool(stops))
        if stops is None:
            self._heading.setText(self.tr("Checking the report…"))
        elif stops:
            self._heading.setText(self.tr("To be mended first: {count}").format(count=stops))
        else:
            self._heading.setText(self.tr("Nothing stands in the way of sign-off."))

    def _fill(self) -> None:
        self.list.clear()
        if self._report is None or self._found is None:
            return
        warning = alarming_icon("warning", self.palette())
        for finding in self._found.open:
            if finding.severity is Severity.BLOCKING:
                sentence = finding_sentence(finding, self._report, self._language)
                name = place_name(finding.key, self._report, self._language)
                text = sentence if name in sentence else f"{name[:1].upper()}{name[1:]}: {sentence}"
                item = QListWidgetItem(warning, text, self.list)
                item.setData(Qt.ItemDataRole.UserRole, finding.key)
        self.list.setCurrentRow(0)
        rows = min(self.list.count(), _ROWS_SHOWN)
        height = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(height * rows + 2 * self.list.frameWidth())

    def _about_number(self) -> Iterator[str]:
        """Yield what is worth a look at number and date: they are often typed just before sign-off."""
        if self._report is None or self._found is None:
            return
        for finding in self._found.open:
            if finding.severity is Severity.ADVISORY and finding.key in (h.NUMBER, h.DATE):
                yield finding_sentence(finding, self._report, self._language)

    @Slot(QListWidgetItem)
    def _ask_for_place(self, item: QListWidgetItem) -> None:
        self.place_requested.emit(item.data(Qt.ItemDataRole.UserRole))
