"""Trình ký, rút lại, trả lại, xem khác biệt: what a person does on the way to the chief and back."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.prose import Paragraph, Prose, Text
from dcbc_desktop.report.report import Report, State
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui import sending, signing
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.report_page_commands import PageActs
from dcbc_desktop.ui.app.report_window import ReportWindow
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.prose_editor import ProseEditor


class PresentingActs(PageActs):
    """Opens the dialog of each act; dialogs are loaded when first asked for."""

    def __init__(self, runner: BackgroundRunner, actions: WindowActions, page: ReportWindow, window: QWidget) -> None:
        super().__init__(runner, actions, page, window)
        self._connect_signals()
        self.offer()

    def _connect_signals(self) -> None:
        for verb, slot in (
            ("present", self.present),
            ("withdraw", self.withdraw),
            ("returnReport", self.return_report),
            ("differences", self.show_differences),
        ):
            self._actions[verb].triggered.connect(slot)
        self._page.states.withdraw_requested.connect(self.withdraw)
        self._page.states.return_requested.connect(self.return_report)
        self._page.states.replacement_requested.connect(self.say_replacement)
        self._session.state_changed.connect(self.offer)

    @Slot()
    def offer(self) -> None:
        """Offer what the report's state allows."""
        report = self._session.saved_report
        self._actions.enable(("present",), report.editable)
        self._actions.enable(("withdraw", "returnReport"), report.state is State.PRESENTED)
        self._actions.enable(("differences",), report.revision > 1)

    @Slot()
    def present(self) -> None:
        """Trình ký."""
        dialog = signing.PresentDialog(self._runner, self._session, self._window)
        dialog.place_requested.connect(self._page.show_key)
        dialog.open()

    @Slot()
    def withdraw(self) -> None:
        """Rút lại: nothing is lost, so nothing is asked."""
        self._runner.run_on_store(self, _withdraw, self._session.saved_report.id, then=self._session.reload)

    @Slot()
    def return_report(self) -> None:
        """Trả lại."""
        dialog = signing.ReturnDialog(self._runner, self._session, self._window)
        dialog.open()

    @Slot()
    def show_differences(self) -> None:
        """Xem khác biệt: of what is on the disk."""
        self._session.flush(self._open_differences)

    def _open_differences(self) -> None:
        window = sending.DifferencesWindow(self._runner, self._session, self._window)
        window.show()

    @Slot()
    def say_replacement(self) -> None:
        """Put the proposed sentence into the opening, as one step of undo."""
        from dcbc_desktop.report.amendment import replacement_key, replacement_sentence  # noqa: PLC0415  seldom needed

        issued, report = self._page.review_context.past.replaces, self._session.saved_report
        if issued is None or not report.editable:
            return
        editor = self._page.go_to(TextPlace(replacement_key(report)))
        if isinstance(editor, ProseEditor):
            _add_paragraph(editor, Paragraph((Text(replacement_sentence(issued)),)))


def _add_paragraph(editor: ProseEditor, said: Paragraph) -> None:
    """A paragraph of its own where it belongs; what stands there already is not touched."""
    from dcbc_desktop.report.amendment import replacement_place  # noqa: PLC0415  seldom needed

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


def _withdraw(store: Store, report_id: int) -> Report:
    from dcbc_desktop.workflow.signing.presentation import withdraw  # noqa: PLC0415  seldom needed

    return withdraw(store, report_id)
