"""Mail draft about an exported file: recipients, subject and letter, written to a file with the PDF and its scans."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from dcbc_desktop import export
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit
from dcbc_desktop.ui.widgets.labels import HintLabel, plain_label
from dcbc_desktop.ui.widgets.message_box import ask_yes_no, message_box, remove_button_icons
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow.sending.exports import ExportedFile
from dcbc_desktop.workflow.sending.mail_drafts import (
    PreparedMail,
    WrittenMail,
    mail_target,
    prepare_mail,
    record_mail,
    write_mail,
)

AttachFirst = Callable[[QWidget, Callable[[], None]], None]
"""Opens the dialog that takes a scan over a window, and calls back when it is closed."""

_LEAST_LINES, _MOST_LINES = 8, 14


class MailDialog(TaskDialog):
    """Dialog that writes a draft and sends nothing; `made` brings what was written."""

    made = Signal(object)

    def __init__(
        self,
        runner: BackgroundRunner,
        report_id: int,
        exported: ExportedFile,
        parent: QWidget | None = None,
        attach_first: AttachFirst | None = None,
    ) -> None:
        super().__init__(runner, parent, "mailDialog")
        self._report_id = report_id
        self._exported = exported
        self._attach_first = attach_first
        self._prepared: PreparedMail | None = None
        self._intro = SentenceLabel(self)
        self._form = TaskForm()
        self._to, self._subject = LineEdit("mail.to", self), LineEdit("mail.subject", self)
        self._body = LinesEdit("mail.body", _LEAST_LINES, _MOST_LINES, self)
        self._file = plain_label(exported.path.name, self, wraps=True)
        self._file.setObjectName("mail.attached")
        self._warning = HintLabel(self)
        self._warning.setObjectName("mail.warning")
        for field in (self._to, self._subject, self._body):
            self._form.add(field)
            field.refused.connect(self.show_error)
            field.edited.connect(self._on_edited)
        self._attached = plain_label(parent=self)
        self._form.addRow(self._attached, self._file)
        self.body.addWidget(self._intro)
        self.body.addLayout(self._form)
        self.body.addWidget(self._warning)
        self.body.addStretch(1)
        self._make = self.add_main_button("make")
        self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._ask_or_write)
        # the letter wraps once it is shown, and its field grows with it
        layout = self._body.document().documentLayout()
        layout.documentSizeChanged.connect(self._on_letter_grown, Qt.ConnectionType.QueuedConnection)
        self.retranslate()
        self._make.setEnabled(False)
        self.open_at_size(720, 0)
        self._prepare()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Mail draft"))
        self._intro.setText(
            self.tr("The draft is written beside the PDF; this program sends nothing by itself. Then you see how to go "
                    "on: with the mail program of this computer, or without one in the browser.")
        )  # fmt: skip
        self._form.name(self._to, self.tr("&To:"))
        self._form.name(self._subject, self.tr("&Subject:"))
        self._form.name(self._body, self.tr("&Letter:"))
        self._attached.setText(self.tr("Attached:"))
        self._to.setPlaceholderText(
            self.tr("Sở Nội vụ <vanthu@snv.gov.vn>; several with semicolons between. It may be filled in later")
        )
        name_button(self._make, self.tr("&Write the draft"))
        self._show_warnings()

    def _prepare(self) -> None:
        self._runner.run_on_store(
            self, prepare_mail, self._report_id, self._exported, then=self._show, failed=self.show_error
        )

    def _show(self, prepared: PreparedMail) -> None:
        """Show the letter; after a scan was attached what the person changed stays."""
        former, self._prepared = self._prepared, prepared
        letter = prepared.letter
        if former is None:
            self._to.show_value(letter.to)
            self._subject.show_value(letter.subject)
            self._to.setFocus()
        if former is None or self._body.value == former.letter.body:
            self._body.show_value(letter.body)
        self._file.setText("\n".join((self._exported.path.name, *(scan.name for scan in prepared.scans))))
        self._show_warnings()
        self._make.setEnabled(True)
        self._make_room()

    def _show_warnings(self) -> None:
        warnings = self._prepared.warnings if self._prepared else ()
        self._warning.show_message("\n".join(self._runner.error_sentence(one) for one in warnings))

    @Slot()
    def _on_letter_grown(self) -> None:
        self._make_room()

    @Slot()
    def _on_edited(self) -> None:
        self.show_problem("")

    @Slot()
    def _ask_or_write(self) -> None:
        try:
            export.parse_addresses(self._to.value)  # before the question, which would have to be answered again
        except DcbcError as error:
            self.show_error(error)
            return
        unsigned = self._prepared.unsigned if self._prepared else None
        if unsigned is None:
            self._begin(replace=False)
            return
        words = self.tr("The receiver gets a file without a signature. Write the draft all the same?")
        box = message_box(self, self.windowTitle(), QMessageBox.Icon.Warning, words)
        box.setObjectName("mailUnsigned")
        write = box.addButton(self.tr("&Write it unsigned"), QMessageBox.ButtonRole.AcceptRole)
        write.setObjectName("mailUnsigned.write")
        write.clicked.connect(self._write)
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        if self._attach_first is not None and unsigned.code != "mail_older_than_signature":
            attach = box.addButton(self.tr("&Attach the scan first…"), QMessageBox.ButtonRole.ActionRole)
            attach.setObjectName("mailUnsigned.attach")
            attach.clicked.connect(self._attach)
            box.setDefaultButton(attach)
        remove_button_icons(box)
        box.open()

    @Slot()
    def _attach(self) -> None:
        if self._attach_first is not None:
            self._attach_first(self, self._prepare)

    @Slot()
    def _write(self) -> None:
        self._begin(replace=False)

    def _write_over(self) -> None:
        self._begin(replace=True)

    def _begin(self, *, replace: bool) -> None:
        self._make.setEnabled(False)
        letter = export.Letter(self._to.value, self._subject.value, self._body.value)
        prepared = PreparedMail(letter, self._prepared.scans if self._prepared else ())
        self._runner.run(
            self,
            partial(write_mail, self._exported, prepared, mail_target(self._exported), replace=replace),
            then=self._record,
            failed=self._failed,
        )

    def _record(self, written: WrittenMail) -> None:
        self._runner.run_on_store(
            self,
            record_mail,
            self._report_id,
            self._exported,
            written,
            then=partial(self._done, written),
            failed=self._failed,
        )

    def _done(self, written: WrittenMail, _: None) -> None:
        self.made.emit(written)
        self.accept()

    def _failed(self, error: DcbcError) -> None:
        self._make.setEnabled(True)
        if error.code == "file_differs":
            question = self.tr("There is another mail draft of this name beside the PDF. Replace it?")
            ask_yes_no(self, question, self._write_over)
        else:
            self.show_error(error)
