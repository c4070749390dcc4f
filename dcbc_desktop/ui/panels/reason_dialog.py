"""Dialog that asks for the reason to ignore a finding; it is kept with the report."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QWidget

from dcbc_desktop.report.checks.ignored import MAX_REASON
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.review.review_result import FindingView
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button


class ReasonDialog(TaskDialog):
    """Offers three usual reasons, and a field for others."""

    given = Signal(str)

    def __init__(self, runner: BackgroundRunner, item: FindingView, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "reasonDialog")
        self._finding = SentenceLabel(self, "reasonDialog.finding")
        self._finding.setText(f"{item.sentence}\n{item.location}")
        self._note = SentenceLabel(self)
        self._form = TaskForm()
        self._reason = QComboBox(self)
        self._reason.setObjectName("reason.text")
        self._reason.setEditable(True)
        self._reason.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._form.add(self._reason)
        self.body.addWidget(self._finding)
        self.body.addLayout(self._form)
        self.body.addWidget(self._note)
        self.body.addStretch(1)
        self._main = self.add_main_button("setAside")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._give)
        self._reason.editTextChanged.connect(self._on_edited)
        self.retranslate()
        self._on_edited()
        self.open_at_size(520, 0)
        self._reason.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Set a finding aside"))
        self._form.name(self._reason, self.tr("&Reason:"))
        self._note.setText(
            self.tr("The reason is kept with the report. The finding is shown again when the words there change.")
        )
        name_button(self._main, self.tr("&Set aside"))
        typed = self._reason.currentText()
        self._reason.clear()
        self._reason.addItems([
            self.tr("Checked against the sources: it is right as it stands"),
            self.tr("A proper name, or quoted word for word"),
            self.tr("Written as the superior body's letter asks"),
        ])  # fmt: skip
        self._reason.setCurrentIndex(-1)  # the first arrow down chooses the first
        self._reason.setEditText(typed)
        line = self._reason.lineEdit()
        if line is not None:
            line.setMaxLength(MAX_REASON)
            line.setPlaceholderText(self.tr("Required; arrow down brings usual reasons"))
            line.setAccessibleName(self._reason.accessibleName())

    @Slot()
    def _on_edited(self) -> None:
        self._main.setEnabled(bool(self._words()))

    @Slot()
    def _give(self) -> None:
        self.given.emit(self._words())
        self.accept()

    def _words(self) -> str:
        return clean_line(self._reason.currentText()).text.strip()
