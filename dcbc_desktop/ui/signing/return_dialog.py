"""Trả lại: return a presented report with comments on the whole or on parts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import SectionKind, printed_heading
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.fields import LinesEdit
from dcbc_desktop.ui.widgets.labels import plain_label
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, WIDE
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, accessible_text, name_button
from dcbc_desktop.workflow.signing.presentation import WHOLE, return_report

_COMMENTED = "✎ "
"""Before the name of a part that has a comment."""
_INDENT = "    "
"""Before the name of a section within a group."""


class ReturnDialog(TaskDialog):
    """Dialog with the parts on the left and the comment on the chosen one on the right; one comment is required."""

    returned = Signal()

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "returnDialog")
        self._session = session
        self._comments: dict[str, str] = {}
        self._intro = SentenceLabel(self)
        self._parts = QListWidget(self)
        self._parts.setObjectName("returnDialog.parts")
        self._parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parts.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._parts_label, self._comment_label = plain_label(parent=self), plain_label(parent=self, wraps=True)
        self._comment = LinesEdit("returnDialog.comment", 6, 12, self)
        self._lay_out()
        self._return = self.add_main_button("return")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        for key in _part_keys(session.saved_report):
            self._add_part(key)
        self._connect_signals()
        self.retranslate()
        self._parts.setCurrentRow(0)
        self.open_at_size(820, 420)
        self._comment.setFocus()

    def _add_part(self, key: str) -> None:
        item = QListWidgetItem(self._parts)
        item.setData(Qt.ItemDataRole.UserRole, key)
        section = self._session.saved_report.outline.section(key)
        if section is not None and section.kind is SectionKind.GROUP:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _lay_out(self) -> None:
        left, right, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for column, label, field in (
            (left, self._parts_label, self._parts),
            (right, self._comment_label, self._comment),
        ):
            column.setSpacing(TIGHT)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        right.addStretch(1)
        columns.setSpacing(WIDE)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        self.body.addWidget(self._intro)
        self.body.addSpacing(STEP)
        self.body.addLayout(columns, 1)

    def _connect_signals(self) -> None:
        self._parts.currentItemChanged.connect(self._show_comment)
        self._comment.edited.connect(self._on_edited)
        self._comment.refused.connect(self.show_error)
        self.buttons.accepted.connect(self._return_report)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Return with comments"))
        self._intro.setText(
            self.tr("The clerk sees each comment at its part. The report opens for editing again; nothing is lost.")
        )
        self._parts_label.setText(self.tr("&Part:"))
        self._parts.setAccessibleName(accessible_text(self.tr("&Part:")))
        self._comment.setPlaceholderText(self.tr("What is to be changed here"))
        name_button(self._return, self.tr("&Return"))
        for item in map(self._parts.item, range(self._parts.count())):
            self._name(item)
        self._name_comment()
        self._enable_return()

    def _name(self, item: QListWidgetItem) -> None:
        key = str(item.data(Qt.ItemDataRole.UserRole))
        name = self._part_name(key)
        mark = _COMMENTED if self._comments.get(key, "").strip() else ""
        item.setText(f"{self._indent(key)}{mark}{name}")
        item.setToolTip(name)

    def _indent(self, key: str) -> str:
        section = self._session.saved_report.outline.section(key)
        return _INDENT if section is not None and section.group else ""

    def _name_comment(self) -> None:
        words = self.tr("&Comment on: %1").replace("%1", self._part_name(self._key).replace("&", "&&"))
        self._comment_label.setText(words)
        self._comment.setAccessibleName(accessible_text(words))

    def _part_name(self, key: str) -> str:
        own = {
            WHOLE: self.tr("The whole report"),
            h.TITLE: self.tr("General information"),
            h.RECIPIENTS: self.tr("Recipients and signature"),
        }
        report = self._session.saved_report
        section, table = report.outline.section(key), report.outline.table(key)
        if section is not None:
            frame = self.tr("Opening") if section.kind is SectionKind.OPENING else self.tr("Closing")
            return printed_heading(section, report.period) or frame
        return table.title if table is not None else own.get(key) or self.tr("Figures")

    @property
    def _key(self) -> str:
        item = self._parts.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else WHOLE

    @Slot()
    def _show_comment(self) -> None:
        self._comment.show_value(self._comments.get(self._key, ""))
        self._name_comment()

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")
        self._comments[self._key] = self._comment.value
        self._name(self._parts.currentItem())
        self._enable_return()

    def _enable_return(self) -> None:
        self._return.setEnabled(any(text.strip() for text in self._comments.values()))

    @Slot()
    def _return_report(self) -> None:
        self._return.setEnabled(False)
        self._runner.run_on_store(
            self,
            return_report,
            self._session.saved_report.id,
            dict(self._comments),
            then=self._done,
            failed=self._failed,
        )

    def _done(self, report: Report) -> None:
        self._session.reload(report)
        self.returned.emit()
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._enable_return()
        self.show_error(error)


def _part_keys(report: Report) -> Iterator[str]:
    """Yield keys of all parts in the order of the window; a part that is no section goes by one of its keys."""
    yield WHOLE
    yield h.TITLE
    for section in report.outline.sections:
        yield section.key
        for table in report.outline.tables_of(section.key):
            yield table.key
    if report.outline.figures:
        yield report.outline.figures[0].key
    yield h.RECIPIENTS
