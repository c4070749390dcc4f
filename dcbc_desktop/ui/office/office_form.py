"""Fields of one office profile, each with a short hint."""

from __future__ import annotations

from functools import partial
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.store.models import Office
from dcbc_desktop.ui.office.signature_block_form import SignatureBlockForm
from dcbc_desktop.ui.office.signature_preview import SignaturePreview
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit, ValueEdit
from dcbc_desktop.ui.widgets.labels import HintLabel, ToneLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import TIGHT
from dcbc_desktop.ui.widgets.task_dialog import TaskForm

_LINES: Final = frozenset({"superior", "issuer", "addressees", "recipients"})
_FIELDS: Final = (
    "code", "issuer", "short_name", "symbol", "place", "superior", "superior_code", "addressees", "recipients",
)  # fmt: skip
_SIGNATORY: Final = {
    h.SIGNATORY_LINES: "signatory_lines",
    h.SIGNATORY_OFFICE: "signatory_office",
    h.SIGNATORY_NAME: "signatory_name",
}


class OfficeForm(TranslatedWidget):
    """Form of one profile. Signals are emitted for a person's edits only, never by `show_office`."""

    edited = Signal()
    refused = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = Office("")
        self._form = TaskForm()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._hints = {name: ToneLabel(parent=self) for name in _FIELDS}
        self._code_problem = HintLabel(self)
        self._code_problem.setObjectName("office.codeProblem")
        self.fields = {name: self._add(name) for name in _FIELDS}
        self._block = SignatureBlockForm(
            {key: f"office.{name}" for key, name in _SIGNATORY.items()}, "office", self._issuer, self, within=self._form
        )
        self._preview = SignaturePreview(self)
        self._block.edited.connect(self._on_block_edited)
        self._block.refused.connect(self._on_block_refused)
        self._block.left.connect(self._on_block_left)
        self._form.addRow(self._preview)
        self.setLayout(self._form)
        self.retranslate()

    @property
    def office(self) -> Office:
        """Profile as shown on the screen."""
        return self._office

    def show_office(self, office: Office) -> None:
        """Show a profile."""
        self._office = office
        for name, field in self.fields.items():
            field.show_value(getattr(office, name))
        self._block.show_values({key: getattr(office, name) for key, name in _SIGNATORY.items()})
        self._draw()

    def say_code_problem(self, sentence: str) -> None:
        """Show under the code what is wrong with it."""
        self._code_problem.show_message(sentence)
        self.fields["code"].setAccessibleDescription(sentence)

    def say_block_problem(self, key: str, sentence: str) -> None:
        """Show what is wrong with the signature block, under the lines or the post; an empty sentence hides it."""
        for one, hint in self._block.hints.items():
            shown = sentence if one == key else ""
            hint.show_message(shown)
            self._block.fields[one].setAccessibleDescription(shown)

    def retranslate(self) -> None:
        """Set every word."""
        for name, (label, hint) in {**self._head_words(), **self._foot_words()}.items():
            self._form.name(self.fields[name], label)
            self._hints[name].setText(hint)
            self.fields[name].setToolTip(hint)
        self._preview.setAccessibleName(self.tr("Preview of recipients and signature"))

    def _head_words(self) -> dict[str, tuple[str, str]]:
        return {
            "code": (self.tr("&Code:"), self.tr("The office's identification code; every profile has its own")),
            "issuer": (self.tr("&Name of the office:"), self.tr("As at the top left of the page, one line each")),
            "short_name": (self.tr("S&hort name:"), self.tr("How the lists of this program call it")),
            "symbol": (self.tr("S&ymbol:"), self.tr("Its abbreviation in the document's symbol, without BC-")),
            "place": (self.tr("&Place:"), self.tr("Where documents are issued, before the date")),
            "superior": (self.tr("S&uperior body:"), self.tr("Printed above the office's name; empty where none is")),
            "superior_code": (self.tr("Code o&f the superior:"), self.tr("Identification code of the office above")),
        }

    def _foot_words(self) -> dict[str, tuple[str, str]]:
        return {
            "addressees": (self.tr("Usual addr&essees:"), self.tr("Kính gửi, one a line")),
            "recipients": (self.tr("Usual &recipients:"), self.tr("Nơi nhận, one a line")),
        }

    def _add(self, name: str) -> ValueEdit:
        least = 2 if name in _LINES else 1
        field: ValueEdit = (
            LinesEdit(f"office.{name}", least, 6, self) if name in _LINES else LineEdit(f"office.{name}", self)
        )
        column = QVBoxLayout()
        column.setSpacing(TIGHT)
        column.addWidget(field)
        if name == "code":
            column.addWidget(self._code_problem)
        column.addWidget(self._hints[name])
        self._form.add(field, within=column)
        field.edited.connect(partial(self._on_edited, name))
        field.refused.connect(self.refused)
        field.left.connect(self.left)
        return field

    def _on_edited(self, name: str, value: str) -> None:
        self._office = replace(self._office, **{name: value})
        self._draw()
        self.edited.emit()

    @Slot(str, str)
    def _on_block_edited(self, key: str, value: str) -> None:
        self._on_edited(_SIGNATORY[key], value)

    @Slot(str, object)
    def _on_block_refused(self, _key: str, error: DcbcError) -> None:
        self.refused.emit(error)

    @Slot(str)
    def _on_block_left(self, _key: str) -> None:
        self.left.emit()

    def _issuer(self) -> str:
        return " ".join(h.lines_of(self._office.issuer))

    def _draw(self) -> None:
        office = self._office
        recipients, lines = h.lines_of(office.recipients), h.lines_of(office.signatory_lines)
        self._preview.show_block(recipients, lines, office.signatory_name.strip())
