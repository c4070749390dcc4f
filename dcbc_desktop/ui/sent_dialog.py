"""Nhật ký gửi: what of a report went where and when, and what a person adds to that."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from dcbc_desktop.store.rows import Sent
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.desk import Desk
from dcbc_desktop.ui.record_sent_dialog import RecordSentDialog, way_words
from dcbc_desktop.ui.roomy_rows import RoomyRows
from dcbc_desktop.ui.style import STEP
from dcbc_desktop.ui.task_dialog import TaskDialog, name_button, sentence_label
from dcbc_desktop.workflow.sending import sent_files, sent_when

TIME_FORMAT: Final = "%d/%m/%Y %H:%M"
_WHEN, _REVISION, _WAY, _TO, _FILE, _NOTE = range(6)
_SAMPLES: Final = {_WHEN: "28/12/2026 23:59", _REVISION: "Revision", _WAY: "Thư điện tử"}
"""Words that each column must have room for; recipient, file and note share what is left."""


class SentDialog(TaskDialog):
    """A log: rows are added, none is changed or removed."""

    def __init__(self, desk: Desk, report_id: int, signed: bool, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, "sentDialog")
        self._report_id = report_id
        self._signed = signed
        self._rows: tuple[Sent, ...] = ()
        self._note = sentence_label(self)
        self._nothing = sentence_label(self, "sentDialog.nothing")
        self._nothing.hide()
        self._table = self._make_table()
        for part in (self._note, self._nothing):
            self.body.addWidget(part)
        self.body.addWidget(self._table, 100)
        self.body.addStretch(1)  # while the table is hidden the words stay at the top
        self._add = self.add_main_button("add")
        self._add.setEnabled(signed)
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self.buttons.accepted.connect(self._ask_for_one)
        self.retranslate()
        self.wish_size(940, 420)
        self._refresh()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Submission log"))
        self._note.setText(
            self.tr("Every final that was exported and every mail draft is written down here by itself. What was sent "
                    "in another way can be added; nothing is ever taken out.")
        )  # fmt: skip
        nothing = self.tr("Nothing has been sent yet.")
        unsigned = self.tr("Nothing has been sent yet: only what is signed off is sent.")
        self._nothing.setText(nothing if self._signed else unsigned)
        self._table.setAccessibleName(self.tr("Files sent"))
        self._table.setHorizontalHeaderLabels([
            self.tr("When"), self.tr("Revision"), self.tr("How"), self.tr("To whom"), self.tr("File"),
            self.tr("Note"),
        ])  # fmt: skip
        name_button(self._add, self.tr("&Add a sending…"))
        self._fill()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, _NOTE + 1, self)
        table.setObjectName("sentTable")
        table.setItemDelegate(RoomyRows(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, sample in _SAMPLES.items():
            header.resizeSection(column, table.fontMetrics().horizontalAdvance(sample) + 3 * STEP)
        for column in (_TO, _FILE, _NOTE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return table

    def _refresh(self) -> None:
        self._desk.ask(self, partial(_sent, self._report_id), self._show, self.show_error)

    def _show(self, rows: tuple[Sent, ...]) -> None:
        self._rows = rows
        self._nothing.setVisible(not rows)
        self._table.setVisible(bool(rows))
        self._fill()
        if rows:
            self._table.setCurrentCell(0, 0)

    def _fill(self) -> None:
        self._table.setRowCount(len(self._rows))
        for row, one in enumerate(self._rows):
            way = way_words(one.way)
            words = (sent_when(one), str(one.revision), way, one.recipient, one.file, one.note)
            items = [QTableWidgetItem(text) for text in words]
            items[_WHEN].setToolTip(self.tr("Written down on {time}").format(time=f"{one.at:{TIME_FORMAT}}"))
            items[_FILE].setToolTip(self.tr("SHA-256 of the file: {hash}").format(hash=one.sha256))
            for column, item in enumerate(items):
                self._table.setItem(row, column, item)

    @Slot()
    def _ask_for_one(self) -> None:
        dialog = RecordSentDialog(self._desk, self._report_id, self)
        dialog.recorded.connect(self._refresh)
        dialog.open()


def _sent(report_id: int, store: Store) -> tuple[Sent, ...]:
    return sent_files(store, report_id)
