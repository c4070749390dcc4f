"""The line above a report that came out of a file and is not proven to be the signed one, or is a copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.store.models import Origin
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.banner import Banner

_PROVEN, _DRAFT = "valid", "draft"


class OriginBanner(Banner):
    """Stays until it is closed, and is there again when the report is opened again."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget) -> None:
        super().__init__("banner.origin", alarming=False, parent=parent)
        self._runner = runner
        self._session = session
        self._origin: Origin | None = None
        self.asked.connect(self._close)
        session.state_changed.connect(self.retranslate)

    def read(self) -> None:
        """Ask the store where the report came from."""
        report_id = self._session.saved_report.id
        self._runner.run_on_store(self, lambda store: store.origins.find(report_id), then=self._take)

    def _take(self, origin: Origin | None) -> None:
        self._origin = origin
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Set every word; nothing is said of a report that was proven, or that has been signed here since."""
        self.say(self._words(self._origin) if self._origin is not None else "", self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _words(self, origin: Origin) -> str:
        told = []
        if origin.verdict != _PROVEN and not self._session.saved_report.frozen:
            told.append(self._unproven(origin))
        if origin.copy_of:
            words = self.tr("Copy, restored from the file “%1”: the report of the same identity here says something "
                            "else.")  # fmt: skip
            told.append(words.replace("%1", origin.file))
        return " ".join(told)

    def _unproven(self, origin: Origin) -> str:
        if origin.verdict == _DRAFT:
            words = self.tr("Restored from the draft file “%1” on %2.")
        else:
            words = self.tr("Restored from the file “%1” on %2. The file was UNDETERMINED: it is not proven that this "
                            "is what was signed.")  # fmt: skip
        return words.replace("%2", f"{origin.at.astimezone():%d/%m/%Y}").replace("%1", origin.file)

    @Slot()
    def _close(self) -> None:
        self._origin = None
        self.say("")
