"""Dialog with everything that the examination of the data file found, to read, copy or print."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QWidget

from dcbc_desktop.store.models import Problem
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.fields import make_readable_only
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button

MOST_SHOWN = 500


class ProblemsDialog(TaskDialog):
    """One sentence a line; no text of a report is among them."""

    recovery_requested = Signal()

    def __init__(self, runner: BackgroundRunner, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "problemsDialog")
        self._problems = problems
        self._note = SentenceLabel(self)
        self.lines = QPlainTextEdit(self)
        self.lines.setObjectName("problems.lines")
        make_readable_only(self.lines)
        self.lines.setTabChangesFocus(True)
        self.body.addWidget(self._note)
        self.body.addWidget(self.lines, 1)
        self._recover = self.add_main_button("recover")
        self._copy = self.add_button("copy")
        self.buttons.accepted.connect(self._ask_for_recovery)
        self._copy.clicked.connect(self._copy_lines)
        self.add_standard(QDialogButtonBox.StandardButton.Close)
        self.retranslate()
        self.open_at_size(720, 420)
        self._recover.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("What the check of the data file found"))
        self._note.show_message(
            self.tr("The check changed nothing in the file. Give these lines, with a copy of the file, to whoever "
                    "looks after this computer.")
        )  # fmt: skip
        shown = [self._runner.sentence(problem.code, problem.params) for problem in self._problems[:MOST_SHOWN]]
        if len(self._problems) > MOST_SHOWN:
            shown.append(self.tr("and %1 more").replace("%1", str(len(self._problems) - MOST_SHOWN)))
        self.lines.setPlainText("\n".join(shown))
        self.lines.setAccessibleName(self.windowTitle())
        name_button(self._recover, self.tr("&Recover…"))
        name_button(self._copy, self.tr("&Copy all"))

    @Slot()
    def _ask_for_recovery(self) -> None:
        self.accept()
        self.recovery_requested.emit()

    @Slot()
    def _copy_lines(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.toPlainText())
