"""Weekly reminder of a copy on a stick: a banner that can be put off or, in the dialog of backups, switched off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.workflow.stick_copies import note_copied, reminder_due


class StickReminder(Banner):
    """Banner that asks the store whether it is due."""

    copy_requested = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__("banner.stick", alarming=False, parent=parent)
        self._runner = runner
        self.button_clicked.connect(self._copy)
        self.other_button_clicked.connect(self._put_off)

    @Slot()
    def look(self) -> None:
        """Show the banner if a week has passed."""
        self._runner.run_on_store(self, reminder_due, then=self._show, failed=_stay_hidden)

    def changeEvent(self, event: QEvent) -> None:
        """Set the words anew after a change of language."""
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self._show(True)
        super().changeEvent(event)

    def _show(self, due: bool) -> None:
        if due:
            sentence = self.tr(
                "The reports were not copied to a stick for a week. A copy elsewhere keeps them if this PC breaks."
            )
            self.show_message(sentence, self.tr("Copy t&o a stick…"), self.tr("Next week"))

    @Slot()
    def _copy(self) -> None:
        self.show_message("")
        self.copy_requested.emit()

    @Slot()
    def _put_off(self) -> None:
        self.show_message("")
        self._runner.run_on_store(self, note_copied)


def _stay_hidden(_: object) -> None:
    """A reminder is not worth an error; the next start asks again."""
