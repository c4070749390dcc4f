"""Form of the signatory: post, authority, name; and of number and date, if already known."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signatory import AUTHORITIES, signature_lines
from dcbc_desktop.ui.report.recipients_tab import SignaturePreview
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit, ValueEdit
from dcbc_desktop.ui.widgets.task_dialog import TaskForm

_AS_WRITTEN, _AS_HEAD = "as written", ""


class SignatoryForm(QObject):
    """Fields that begin with the report's values and change them only at sign-off."""

    edited = Signal()
    refused = Signal(object)

    def __init__(self, report: Report, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._report = report
        self._required = False
        self.form = TaskForm()
        self.authority = QComboBox(dialog)
        self.authority.setObjectName("signOff.authority")
        for choice in (_AS_WRITTEN, _AS_HEAD, *AUTHORITIES):
            self.authority.addItem("", choice)
        self.fields: dict[str, ValueEdit] = {
            h.SIGNATORY_OFFICE: LineEdit("signOff.office", dialog),
            h.SIGNATORY_LINES: LinesEdit("signOff.lines", 2, 4, dialog),
            h.SIGNATORY_NAME: LineEdit("signOff.name", dialog),
            h.NUMBER: LineEdit("signOff.number", dialog),
            h.DATE: LineEdit("signOff.date", dialog),
        }
        self.preview = SignaturePreview(dialog)
        self._lay_out()
        if not report.lines(h.SIGNATORY_LINES):
            self.authority.setCurrentIndex(self.authority.findData(_AS_HEAD))  # a post alone already makes a line
        self._connect_signals()
        self._draw()

    def changed_entries(self) -> dict[str, Entry]:
        """Return the entries that differ from the report."""
        values = {key: h.normalise_header(key, field.value.strip()) for key, field in self.fields.items()}
        return {key: Entry(value) for key, value in values.items() if value != self._report.text(key)}

    def focus(self, key: str) -> bool:
        """Focus the field of a key; returns False if the form has no such field."""
        field = self.fields.get(key)
        if field is not None:
            field.setFocus()
        return field is not None

    def retranslate(self) -> None:
        """Set every word."""
        words = {
            h.SIGNATORY_OFFICE: self.tr("Signer's &post:"),
            h.SIGNATORY_LINES: self.tr("&Lines on the page:"),
            h.SIGNATORY_NAME: self.tr("&Full name:"),
            h.NUMBER: self.tr("&Number:"),
            h.DATE: self.tr("&Date:"),
        }
        for key, text in words.items():
            self.form.name(self.fields[key], text)
        self.form.name(self.authority, self.tr("&Authority:"))
        for index, text in enumerate(self._authority_words()):
            self.authority.setItemText(index, text)
        self._hint_at_blanks()
        self.preview.setAccessibleName(self.tr("Signature block as it prints"))

    def require_number(self, required: bool) -> None:
        """Set whether number and date are required, as they are before a digital signature."""
        self._required = required
        self._hint_at_blanks()

    def _hint_at_blanks(self) -> None:
        number, day = self.tr("blank: written by hand"), self.tr("blank: written by hand; else 15/12/2026")
        if self._required:
            number, day = self.tr("before a digital signature, e.g. 12"), self.tr("e.g. 15/12/2026")
        self.fields[h.NUMBER].setPlaceholderText(number)
        self.fields[h.DATE].setPlaceholderText(day)

    def _authority_words(self) -> tuple[str, ...]:
        return (
            self.tr("As written below"),
            self.tr("None, the post alone"),
            self.tr("TM. – on behalf of"),
            self.tr("Q. – acting"),
            self.tr("KT. – for the head"),
            self.tr("TL. – by order"),
            self.tr("TUQ. – by delegation"),
        )

    def _lay_out(self) -> None:
        for key in (h.SIGNATORY_OFFICE, h.SIGNATORY_LINES, h.SIGNATORY_NAME, h.NUMBER, h.DATE):
            self.fields[key].show_value(self._report.text(key))
            self.form.add(self.fields[key])
            if key == h.SIGNATORY_OFFICE:
                self.form.add(self.authority)
                QWidget.setTabOrder(self.fields[key], self.authority)
                QWidget.setTabOrder(self.authority, self.fields[h.SIGNATORY_LINES])

    def _connect_signals(self) -> None:
        for key, field in self.fields.items():
            field.refused.connect(self.refused)
            if key == h.SIGNATORY_OFFICE:
                field.edited.connect(self._propose_lines)
            elif key == h.SIGNATORY_LINES:
                field.edited.connect(self._use_own_lines)
            else:
                field.edited.connect(self._emit_edited)
        self.authority.activated.connect(self._propose_lines)

    @Slot()
    def _propose_lines(self) -> None:
        """Fill in the lines made of post and authority, unless a person wrote their own."""
        authority = self.authority.currentData()
        if authority != _AS_WRITTEN:
            try:
                lines = signature_lines(self.fields[h.SIGNATORY_OFFICE].value, [authority] if authority else [])
                self.fields[h.SIGNATORY_LINES].show_value("\n".join(lines))
            except UsageError as error:
                self.refused.emit(error)
        self._emit_edited()

    @Slot()
    def _use_own_lines(self) -> None:
        with QSignalBlocker(self.authority):
            self.authority.setCurrentIndex(0)
        self._emit_edited()

    @Slot()
    def _emit_edited(self) -> None:
        self._draw()
        self.edited.emit()

    def _draw(self) -> None:
        lines = h.lines_of(self.fields[h.SIGNATORY_LINES].value)
        self.preview.show_block(self._report.lines(h.RECIPIENTS), lines, self.fields[h.SIGNATORY_NAME].value.strip())
