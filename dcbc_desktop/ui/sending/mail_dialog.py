"""Mail draft about an exported file: recipient, subject and letter, written to a file for a mail program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from dcbc_desktop import export
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit
from dcbc_desktop.ui.widgets.labels import plain_label
from dcbc_desktop.ui.widgets.message_box import ask_yes_no
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.sending.exports import ExportedFile
from dcbc_desktop.workflow.sending.submissions import MAIL_SUFFIX, prepare_letter, record_mail, write_mail

_LEAST_LINES, _MOST_LINES = 8, 14


class MailDialog(TaskDialog):
    """Dialog that writes a draft and sends nothing; `made` brings its file, which the mail program opens."""

    made = Signal(object)

    def __init__(
        self, runner: BackgroundRunner, report_id: int, exported: ExportedFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(runner, parent, "mailDialog")
        self._report_id = report_id
        self._exported = exported
        self._intro = SentenceLabel(self)
        self._form = TaskForm()
        self._to, self._subject = LineEdit("mail.to", self), LineEdit("mail.subject", self)
        self._body = LinesEdit("mail.body", _LEAST_LINES, _MOST_LINES, self)
        self._file = plain_label(exported.path.name, self, wraps=True)
        for field in (self._to, self._subject, self._body):
            self._form.add(field)
            field.refused.connect(self.show_error)
            field.edited.connect(self._on_edited)
        self._attached = plain_label(parent=self)
        self._form.addRow(self._attached, self._file)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._form)
        self.body.addStretch(1)
        self._make = self.add_main_button("make")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._write)
        # the letter wraps once it is shown, and its field grows with it
        layout = self._body.document().documentLayout()
        layout.documentSizeChanged.connect(self._on_letter_grown, Qt.ConnectionType.QueuedConnection)
        self.retranslate()
        self._make.setEnabled(False)
        self.open_at_size(720, 0)
        runner.run_on_store(self, prepare_letter, report_id, exported, then=self._show, failed=self.show_error)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Mail draft"))
        self._intro.setText(
            self.tr("The draft is written beside the PDF and opened in the mail program of this computer, or taken "
                    "along to a computer that has one. Look through it there and send it.")
        )  # fmt: skip
        self._form.name(self._to, self.tr("&To:"))
        self._form.name(self._subject, self.tr("&Subject:"))
        self._form.name(self._body, self.tr("&Letter:"))
        self._attached.setText(self.tr("Attached:"))
        self._to.setPlaceholderText(self.tr("E-mail address; it may be filled in later, in the mail program"))
        name_button(self._make, self.tr("&Write the draft"))

    def _show(self, letter: export.Letter) -> None:
        self._to.show_value(letter.to)
        self._subject.show_value(letter.subject)
        self._body.show_value(letter.body)
        self._make.setEnabled(True)
        self._to.setFocus()
        self._make_room()

    @Slot()
    def _on_letter_grown(self) -> None:
        self._make_room()

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")

    @Slot()
    def _write(self) -> None:
        self._begin(replace=False)

    def _write_over(self) -> None:
        self._begin(replace=True)

    def _begin(self, *, replace: bool) -> None:
        self._make.setEnabled(False)
        letter = export.Letter(self._to.value, self._subject.value, self._body.value)
        target = self._exported.path.with_suffix(MAIL_SUFFIX)
        self._runner.run(
            self,
            partial(write_mail, self._exported, letter, target, replace=replace),
            then=partial(self._record, letter),
            failed=self._failed,
        )

    def _record(self, letter: export.Letter, written: Path) -> None:
        self._runner.run_on_store(
            self,
            record_mail,
            self._report_id,
            self._exported,
            letter,
            then=partial(self._done, written),
            failed=self._failed,
        )

    def _done(self, written: Path, _: None) -> None:
        self.made.emit(written)
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._make.setEnabled(True)
        if error.code == "file_differs":
            question = self.tr("There is another mail draft of this name beside the PDF. Replace it?")
            ask_yes_no(self, question, self._write_over)
        else:
            self.show_error(error)
