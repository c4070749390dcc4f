"""Dialog Quy tắc rà soát: switches the rules of the review on and off, for all reports."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from dcbc_desktop.report.checks.language.rules import rule_codes
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button

_CODE = Qt.ItemDataRole.UserRole


class RulesDialog(TaskDialog):
    """One rule a row with its help text; Space switches it. Rules that stop sign-off are not listed."""

    def __init__(self, runner: BackgroundRunner, review_context: ReviewContext, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "rulesDialog")
        self._review_context = review_context
        self._note = SentenceLabel(self)
        self.list = QListWidget(self)
        self.list.setObjectName("rules.list")
        self.list.setWordWrap(True)
        self.list.setItemDelegate(PaddedRowDelegate(self.list))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.body.addWidget(self._note)
        self.body.addWidget(self.list, 1)
        self._all = self.add_button("allOn")
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        for code in rule_codes():
            item = QListWidgetItem(self.list)
            item.setData(_CODE, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        self.list.setCurrentRow(0)
        self._show_switches()
        self._connect_signals()
        self.retranslate()
        self.open_at_size(640, 520)
        self.list.setFocus()

    def _connect_signals(self) -> None:
        self.list.itemChanged.connect(self._switch)
        self._all.clicked.connect(self._switch_all_on)
        self._review_context.changed.connect(self._show_switches)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Rules of the review"))
        self._note.setText(
            self.tr("A rule that is switched off finds nothing any more, in any report. Space switches the rule.")
        )
        self.list.setAccessibleName(self.tr("Rules"))
        name_button(self._all, self.tr("Switch &all on again"))
        self.list.blockSignals(True)
        for item in self._items():
            text = self._runner.sentence(f"help.rule.{item.data(_CODE)}", {})
            item.setText(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
        self.list.blockSignals(False)

    def changeEvent(self, event: QEvent) -> None:
        """Fit the heights of the rows to the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.list.doItemsLayout()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    @Slot()
    def _show_switches(self) -> None:
        off = self._review_context.data.rules_off
        self.list.blockSignals(True)
        for item in self._items():
            on = item.data(_CODE) not in off
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._all.setEnabled(any(item.data(_CODE) in off for item in self._items()))
        self.list.viewport().update()

    @Slot(QListWidgetItem)
    def _switch(self, item: QListWidgetItem) -> None:
        self._review_context.switch_rule(item.data(_CODE), item.checkState() is Qt.CheckState.Checked)

    @Slot()
    def _switch_all_on(self) -> None:
        for item in self._items():
            if item.checkState() is not Qt.CheckState.Checked:
                self._review_context.switch_rule(item.data(_CODE), on=True)
