"""Base of the dialogs that sign: a form, then a page with the result and the export of the PDF."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.ui.sending.mail_dialog import AttachFirst
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.style import WIDE, heading_font, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, scrolled


class SigningDialog(TaskDialog):
    """Dialog with the buttons Sign and Cancel while the form is shown, Export and Close with the result."""

    def __init__(
        self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None, name: str, prefix: str
    ) -> None:
        """`prefix` begins the object names of the parts."""
        super().__init__(runner, parent, name)
        self.attach_first: AttachFirst | None = None
        """Takes a scan before a mail is written; offered on the way from the export to the mail."""
        self._session = session
        self._bar = QProgressBar(self)
        self._bar.setObjectName(f"{prefix}.bar")
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._done_heading = QLabel(self)
        self._done_heading.setFont(heading_font(self.font()))
        self._done_note = SentenceLabel(self, f"{prefix}.result")

    def _add_pages(self, form: QWidget, details: QWidget) -> None:
        """Add the form, the page of the result, which shows `details` under its heading and note, and the buttons."""
        self._pages = QStackedWidget(self)
        self._form_page = scrolled(form, self)
        result = QWidget(self)
        layout = QVBoxLayout(result)
        space(layout, 0, WIDE)
        for part in (self._done_heading, self._done_note, details):
            layout.addWidget(part)
        layout.addStretch(1)
        for page in (self._form_page, result):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        # Made after the form: Tab goes through widgets in the order of their making, and the first one has the focus.
        self._sign, self._export = self.add_main_button("sign"), self.add_main_button("export")
        self._cancel = self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._close = self.add_standard(QDialogButtonBox.StandardButton.Close)
        self._export.clicked.connect(self._export_pdf)

    def _show_buttons(self, *, done: bool) -> None:
        for button in (self._sign, self._cancel):
            button.setVisible(not done)
        for button in (self._export, self._close):
            button.setVisible(done)
        (self._export if done else self._sign).setDefault(True)

    @Slot()
    def _export_pdf(self) -> None:
        flow = ExportFlow(self._runner, self._session, self)
        flow.attach_first = self.attach_first
        flow.start(draft=False)
