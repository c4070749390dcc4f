"""Thùng rác: deleted reports, until the bin is emptied."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.start.report_list import ReportListView
from dcbc_desktop.ui.start.report_list_model import ReportListModel
from dcbc_desktop.ui.widgets.message_box import ask_yes_no
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button


class BinDialog(TaskDialog):
    """Dialog that restores reports, and removes for good those that were never signed."""

    changed = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "binDialog")
        self._note = SentenceLabel(self)
        self._nothing = QLabel(self)
        self._nothing.hide()
        self._model = ReportListModel(self)
        self._table = ReportListView(self._model, self)
        self._table.setObjectName("binTable")
        for part in (self._note, self._nothing):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 100)
        self.body.addStretch(1)  # while the table is hidden the words stay at the top
        self._restore, self._empty = self.add_main_button("restore"), self.add_button("empty")
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self._connect_signals()
        self.retranslate()
        self.open_at_size(860, 440)
        self._refresh()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Bin"))
        self._note.setText(self.tr("Reports that were signed off stay here even when the bin is emptied."))
        self._nothing.setText(self.tr("The bin is empty."))
        self._table.setAccessibleName(self.tr("Reports in the bin"))
        name_button(self._restore, self.tr("&Put back"))
        name_button(self._empty, self.tr("&Empty the bin…"))
        self._model.retranslate()

    def _connect_signals(self) -> None:
        self.buttons.accepted.connect(self._put_back)
        self._table.doubleClicked.connect(self._put_back)
        self._empty.clicked.connect(self._ask_empty)

    def _refresh(self) -> None:
        self._runner.run_on_store(self, Store.list_bin, then=self._show, failed=self.show_error)

    def _show(self, rows: tuple[ReportRow, ...]) -> None:
        self._model.set_rows(rows)
        self._table.select_report(None)
        self._nothing.setVisible(not rows)
        self._table.setVisible(bool(rows))
        self._restore.setEnabled(bool(rows))
        self._empty.setEnabled(bool(rows))

    @Slot()
    def _put_back(self) -> None:
        report = self._table.selected_report()
        if report is not None:
            self._runner.run_on_store(
                self, Store.unbin_report, report.id, then=self._after_restore, failed=self.show_error
            )

    def _after_restore(self, _: None) -> None:
        self.changed.emit()
        self._refresh()

    @Slot()
    def _ask_empty(self) -> None:
        question = self.tr(
            "Remove the reports in the bin for good? This cannot be undone. Reports that were signed off are kept."
        )
        ask_yes_no(self, question, self._empty_bin)

    def _empty_bin(self) -> None:
        self._runner.run_on_store(self, Store.empty_bin, then=self._after_empty, failed=self.show_error)

    def _after_empty(self, removed: int) -> None:
        text = self.tr("Reports removed: {count}. Those that were signed off are kept.")
        self._note.setText(text.format(count=removed))
        self.changed.emit()
        self._refresh()
