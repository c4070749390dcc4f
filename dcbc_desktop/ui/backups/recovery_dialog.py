"""Khôi phục dữ liệu: recovery of a damaged database, after a look at what can be had and what differs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QListWidget, QWidget
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.store.rescue.judging import Condition
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button
from dcbc_desktop.workflow.recovery import COPY, SALVAGE, Recovered, Recovery

_TIME = "%H:%M %d/%m/%Y"
MOST_LINES = 500
"""Most differences that are listed; the command line lists all."""


class RecoveryDialog(TaskDialog):
    """Dialog over a file that this program does not have open. Return recovers in the way that keeps most."""

    recovered = Signal(object)
    """Path of the file to open now."""

    def __init__(self, runner: BackgroundRunner, database: Path, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "recoveryDialog")
        self._database = database
        self._recovery: Recovery | None = None
        self._working = self._closed = False
        self._state = SentenceLabel(self, "recovery.state")
        self._salvage, self._copy = RadioButton(self), RadioButton(self)
        self._salvage.setObjectName("recovery.salvage")
        self._copy.setObjectName("recovery.copy")
        self._differ = SentenceLabel(self, "recovery.differ")
        self._list = QListWidget(self)
        self._list.setObjectName("recovery.differences")
        self._list.setItemDelegate(PaddedRowDelegate(self._list))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        above: tuple[QWidget, ...] = (self._state, self._salvage, self._copy, self._differ)
        for part in above:
            self.body.addWidget(part)
        self.body.addWidget(self._list, 100)
        self.body.addStretch(1)
        for hidden in (*above[1:], self._list):
            hidden.hide()
        self._recover = self.add_main_button("recover")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._carry_out)
        self.retranslate()
        self.open_at_size(720, 420)
        self._examine()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Recover the data"))
        name_button(self._recover, self.tr("&Recover"))
        self._list.setAccessibleName(self.tr("What differs"))
        self._show_state()

    @Slot()
    def reject(self) -> None:
        """Close without changing anything; not while files are renamed."""
        if not self._working or self._recovery is None:
            self._end()
            super().reject()

    def _end(self) -> None:
        self._closed = True
        if self._recovery is not None:
            self._runner.run(self._runner, self._recovery.close, lane=Lane.BACKUP)
            self._recovery = None

    def _examine(self) -> None:
        self._working = True
        self._recover.setEnabled(False)
        # The runner is the owner: what was prepared has to be removed even if this dialog is closed meanwhile.
        self._runner.run(
            self._runner, Recovery, self._database, self._runner.language, then=self._take, failed=self._failed,
            lane=Lane.BACKUP,
        )  # fmt: skip

    def _take(self, recovery: Recovery) -> None:
        if self._closed or not isValid(self):
            self._runner.run(self._runner, recovery.close, lane=Lane.BACKUP)
            return
        self._working = False
        self._recovery = recovery
        self._salvage.setVisible(SALVAGE in recovery.choices)
        self._copy.setVisible(COPY in recovery.choices)
        best = self._copy if recovery.choices[:1] == (COPY,) else self._salvage
        best.setChecked(True)
        self._recover.setEnabled(bool(recovery.choices))
        self._show_state()
        self._show_differences(recovery)
        if recovery.salvage_problem is not None:
            self.show_error(recovery.salvage_problem)
        self._recover.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_room()

    def _show_state(self) -> None:
        recovery = self._recovery
        if recovery is None:
            self._state.show_message(self.tr("The file is being examined. Nothing is changed by that."))
            return
        name = self._database.name
        self._state.show_message(self._condition_words(recovery).replace("%1", name))
        if recovery.merged is not None:
            words = self.tr("&Keep all that is readable (intact rows: %1); losses come from the newest backup")
            alone = self.tr("&Keep all that is readable (intact rows: %1)")
            chosen = words if recovery.copy is not None else alone
            self._salvage.setText(chosen.replace("%1", str(recovery.merged.salvaged)))
        if recovery.copy is not None:
            copy = self.tr("Take the newest &backup alone: %1, %2 reports")
            self._copy.setText(
                copy.replace("%1", f"{recovery.copy.at:{_TIME}}").replace("%2", str(recovery.copy.reports))
            )
        for button in (self._salvage, self._copy):
            button.setAccessibleName(button.text().replace("&", ""))
        if recovery.differences:
            self._differ.setText(self.tr("What had to be filled, and where the backup says something else:"))
        else:
            self._differ.setText(self.tr("Both hold the same texts."))

    def _condition_words(self, recovery: Recovery) -> str:
        match recovery.condition:
            case Condition.WHOLE if recovery.choices:
                return self.tr("The reports in “%1” are whole; scans beside it are gone or damaged. Those that the "
                               "backups have can be brought back.")  # fmt: skip
            case Condition.WHOLE:
                return self.tr("“%1” was examined and is whole. There is nothing to recover.")
            case Condition.MISSING if recovery.choices:
                return self.tr("“%1” is gone. The newest backup can take its place.")
            case Condition.FOREIGN | Condition.NEWER if recovery.choices:
                return self.tr("“%1” is no data file that this program can open. It is left as it is; the newest "
                               "backup can be restored into a new file beside it.")  # fmt: skip
            case Condition.DAMAGED if recovery.choices:
                return self.tr("“%1” is damaged. It will be kept under another name and never removed; a new file "
                               "takes its place.")  # fmt: skip
            case _:
                return self.tr("Nothing in “%1” is readable and there is no backup on this computer. It is left as it "
                               "is. If there is a copy on a stick, choose that file; signed reports can be restored "
                               "from the PDF files that were exported.")  # fmt: skip

    def _show_differences(self, recovery: Recovery) -> None:
        lines = [self._runner.sentence(one.code, one.params) for one in recovery.differences[:MOST_LINES]]
        self._list.clear()
        self._list.addItems(lines)
        self._list.setVisible(bool(lines))
        self._differ.setVisible(bool(lines) or len(recovery.choices) > 1)

    @Slot()
    def _carry_out(self) -> None:
        if self._recovery is None or self._working:
            return
        self._working = True
        self._recover.setEnabled(False)
        choice = COPY if self._copy.isChecked() and not self._copy.isHidden() else self._recovery.choices[0]
        self._runner.run(
            self, partial(self._recovery.carry_out, choice), then=self._done, failed=self._failed, lane=Lane.BACKUP
        )

    def _done(self, done: Recovered) -> None:
        self._end()
        self.recovered.emit(done.file)
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        if isValid(self):
            self._working = False
            self._recover.setEnabled(self._recovery is not None)
            self.show_error(error)
