"""Commands of an open report beyond writing it: from presenting to signing, export, print, amendment."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.amendment import replacement_key, replacement_place, replacement_sentence
from dcbc_desktop.report.prose import Paragraph, Prose, Text
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import app, sending, signing
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.workflow import signing as workflow_signing


class ReportCommands(QObject):
    """Opens the dialog of each command. Belongs to the page: Qt drops its slots when the report is left."""

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, page: ReportPage, window: QWidget) -> None:
        super().__init__(page)
        self._runner = runner
        self._page = page
        self._session = page.session
        self._window = window
        self._connect_signals(actions)
        self._read_kept()

    def _connect_signals(self, actions: WindowActions) -> None:
        actions.connect_slots(
            {
                "present": self.present,
                "withdraw": self.withdraw,
                "returnReport": self.return_report,
                "signOff": self.sign_off,
                "sign": self.sign,
                "attach": self.attach,
                "register": self.register,
                "amend": self.amend,
                "differences": self.show_differences,
                "export": self.export_final,
                "exportDraft": self.export_draft,
                "print": self.print_report,
                "sent": self.show_sent,
            }
        )
        self._page.amend_requested.connect(self.amend)
        self._page.register_requested.connect(self.register)
        self._page.save_elsewhere_requested.connect(self.save_elsewhere)
        self._page.states.withdraw_requested.connect(self.withdraw)
        self._page.states.return_requested.connect(self.return_report)
        self._page.states.replacement_requested.connect(self.say_replacement)
        self._session.state_changed.connect(self._read_kept)

    # To the chief and back

    @Slot()
    def present(self) -> None:
        """Trình ký."""
        dialog = signing.PresentDialog(self._runner, self._session, self._window)
        dialog.place_requested.connect(self._page.show_key)
        dialog.open()

    @Slot()
    def withdraw(self) -> None:
        """Rút lại: nothing is lost, so nothing is asked."""
        self._runner.run_on_store(
            self, workflow_signing.withdraw, self._session.saved_report.id, then=self._session.reload
        )

    @Slot()
    def return_report(self) -> None:
        """Trả lại."""
        signing.ReturnDialog(self._runner, self._session, self._window).open()

    @Slot()
    def show_differences(self) -> None:
        """Xem khác biệt: between what is saved and an earlier revision."""
        self._session.flush(self._open_differences)

    def _open_differences(self) -> None:
        sending.DifferencesWindow(self._runner, self._session, self._window).show()

    @Slot()
    def say_replacement(self) -> None:
        """Put the proposed sentence about the replaced report into the opening, as one step of undo."""
        issued, report = self._page.review_context.past.replaces, self._session.saved_report
        if issued is None or not report.editable:
            return
        editor = self._page.go_to(TextPlace(replacement_key(report)))
        if isinstance(editor, ProseEditor):
            _add_paragraph(editor, Paragraph((Text(replacement_sentence(issued)),)))

    # Signatures

    @Slot()
    def sign_off(self) -> None:
        """Ký duyệt: of what is saved."""
        self._session.flush(self._open_sign_off)

    def _open_sign_off(self) -> None:
        dialog = signing.SignOffDialog(self._runner, self._session, self._window)
        dialog.attach_first = self._attach_first
        dialog.place_requested.connect(self._page.show_key)
        dialog.open()

    @Slot()
    def sign(self) -> None:
        """Ký số."""
        dialog = signing.DigitalSignatureDialog(self._runner, self._session, self._window)
        dialog.attach_first = self._attach_first
        dialog.signed.connect(self._read_kept)
        dialog.open()

    @Slot()
    def attach(self) -> None:
        """Nhận lại bản đã ký."""
        dialog = signing.AttachDialog(self._runner, self._session.saved_report.id, self._window)
        dialog.attached.connect(self._read_kept)
        dialog.open()

    @Slot()
    def register(self) -> None:
        """Record number and date given after a signature by pen."""
        dialog = signing.RegisterDialog(self._runner, self._session, self._window)
        dialog.registered.connect(self._page.review_context.read)  # an amended report cites them
        dialog.registered.connect(self._session.read_issued)
        dialog.open()

    @Slot()
    def amend(self) -> None:
        """Sửa đổi."""
        signing.AmendDialog(self._runner, self._session, self._window).open()

    @Slot()
    def _read_kept(self) -> None:
        """Show in the status line which signed copies and scans of a signed report are kept."""
        report = self._session.saved_report
        if report.frozen:
            self._runner.run_on_store(self, _kept, report.id, report.revision, then=self._show_kept)

    def _show_kept(self, kept: tuple[bool, int, bool]) -> None:
        self._page.status.show_kept(*kept)

    # Out of the program

    @Slot()
    def export_final(self) -> None:
        """Export the signed-off bytes."""
        self._session.flush(partial(self._export, False))

    @Slot()
    def export_draft(self) -> None:
        """Export a draft with its mark."""
        self._session.flush(partial(self._export, True))

    def _export(self, draft: bool) -> None:
        flow = sending.ExportFlow(self._runner, self._session, self._window)
        flow.attach_first = self._attach_first
        flow.start(draft)

    def _attach_first(self, parent: QWidget, then: Callable[[], None]) -> None:
        """Take a scan, or a signed copy, before the mail is written."""
        dialog = signing.AttachDialog(self._runner, self._session.saved_report.id, parent)
        dialog.attached.connect(self._read_kept)
        dialog.attached.connect(then)
        dialog.open()

    @Slot()
    def print_report(self) -> None:
        """In."""
        sending.PrintFlow(self._runner, self._session, self._window).start()

    @Slot()
    def show_sent(self) -> None:
        """Nhật ký gửi."""
        report = self._session.saved_report
        sending.SubmissionLogDialog(self._runner, report.id, report.frozen or report.revision > 1, self._window).open()

    @Slot()
    def save_elsewhere(self) -> None:
        """Save a copy while the database cannot be written."""
        app.RescueCopy(self._runner, self._session, self._window, None).begin()


def _add_paragraph(editor: ProseEditor, said: Paragraph) -> None:
    """Insert a paragraph of its own at the place of the replacement sentence; other paragraphs stay as they are."""
    prose = editor.prose()
    place = replacement_place(prose)
    cursor = editor.textCursor()
    if place < len(prose.paragraphs):
        cursor.setPosition(editor.document().findBlockByNumber(place).position())
        added = Prose((said, Paragraph()))
    else:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        added = Prose((said,)) if editor.document().isEmpty() else Prose((Paragraph(), said))
    editor.setTextCursor(cursor)
    editor.insert_pasted(added)


def _kept(store: Store, report_id: int, revision: int) -> tuple[bool, int, bool]:
    signed, scans = store.revisions.signed_copies(report_id, revision), store.scans.listed(report_id, revision)
    return bool(signed), len(scans), revision in workflow_signing.amendments.awaited(store, report_id)
