"""Form of the signatory: the signature block; and of number and date, if already known."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.ui.office.signature_block_form import SignatureBlockForm
from dcbc_desktop.ui.office.signature_preview import SignaturePreview
from dcbc_desktop.ui.widgets.fields import LineEdit, ValueEdit

_NAMES = {
    h.SIGNATORY_OFFICE: "signOff.office",
    h.SIGNATORY_LINES: "signOff.lines",
    h.SIGNATORY_NAME: "signOff.name",
}


class SignatoryForm(QObject):
    """Fields that begin with the report's values and change them only at sign-off."""

    edited = Signal()
    refused = Signal(object)

    def __init__(self, report: Report, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._report = report
        self._required = False
        self.block = SignatureBlockForm(_NAMES, "signOff", self._issuer, dialog)
        self.fields: dict[str, ValueEdit] = {
            **self.block.fields,
            h.NUMBER: LineEdit("signOff.number", dialog),
            h.DATE: LineEdit("signOff.date", dialog),
        }
        self.preview = SignaturePreview(dialog)
        self.block.show_values({key: report.text(key) for key in h.SIGNATORY_KEYS})
        for key in (h.NUMBER, h.DATE):
            self.fields[key].show_value(report.text(key))
            self.block.form.add(self.fields[key])
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
        """Set every word outside of the block."""
        self.block.form.name(self.fields[h.NUMBER], self.tr("&Number:"))
        self.block.form.name(self.fields[h.DATE], self.tr("&Date:"))
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

    def _issuer(self) -> str:
        return " ".join(self._report.lines(h.ISSUER))

    def _connect_signals(self) -> None:
        self.block.edited.connect(self._emit_edited)
        self.block.refused.connect(self._refuse)
        for key in (h.NUMBER, h.DATE):
            self.fields[key].edited.connect(self._emit_edited)
            self.fields[key].refused.connect(self.refused)

    @Slot(str, object)
    def _refuse(self, _key: str, error: DcbcError) -> None:
        self.refused.emit(error)

    @Slot()
    def _emit_edited(self) -> None:
        self._draw()
        self.edited.emit()

    def _draw(self) -> None:
        lines = h.lines_of(self.fields[h.SIGNATORY_LINES].value)
        self.preview.show_block(self._report.lines(h.RECIPIENTS), lines, self.fields[h.SIGNATORY_NAME].value.strip())
