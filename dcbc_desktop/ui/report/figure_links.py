"""Chèn số liệu and Cập nhật số liệu for one text."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.report.computed_values import figure_text
from dcbc_desktop.report.prose import FigureRun, Paragraph, Prose
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui import report as pages
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.document_edits import update_linked_figures
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.session import ReportSession


class FigureLinks(QObject):
    """Opens the list of figures for an editor, puts the chosen one in, and brings linked ones up to date.

    `said` tells how it went.
    """

    said = Signal(str)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, editor: ProseEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._editor = editor
        self._parent = parent
        editor.figure_wanted.connect(self._open)
        editor.figures_update_wanted.connect(self._update)

    @Slot()
    def _open(self) -> None:
        dialog = pages.FigureLinkDialog(self._runner, report_with_figures(self._session), self._parent.window())
        dialog.chosen.connect(self._put)
        dialog.open()

    @Slot(str, str)
    def _put(self, key: str, text: str) -> None:
        self._editor.insert_pasted(Prose((Paragraph((FigureRun(key, text),)),)))
        self._editor.setFocus()

    @Slot()
    def _update(self) -> None:
        report = report_with_figures(self._session)
        values = {figure.key: figure_text(report, figure) for figure in report.outline.figures}
        count = update_linked_figures(self._editor, values)
        code = "figures_updated" if count else "figures_up_to_date"
        self.said.emit(self._runner.sentence(code, {"count": count}))


def report_with_figures(session: ReportSession) -> Report:
    """The report with its figures as they stand on the screen; texts may be a little older."""
    report = session.saved_report
    return report.with_entries({figure.key: session.entry(figure.key) for figure in report.outline.figures})
