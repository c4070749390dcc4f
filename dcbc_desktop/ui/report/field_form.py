"""Form of header or signatory fields: label, field, and a hint with its finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.header import MULTILINE_KEYS, normalise_header
from dcbc_desktop.report.report import Entry
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.tab_page import Editable, TabContent
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit, ValueEdit
from dcbc_desktop.ui.widgets.labels import HintLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import TIGHT, WIDE, space
from dcbc_desktop.ui.widgets.task_dialog import TaskForm


class FieldForm(TranslatedWidget):
    """Fields of one kind; subclasses give their keys and names."""

    def __init__(
        self, runner: BackgroundRunner, session: ReportSession, keys: Iterable[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self.edits: dict[str, ValueEdit] = {}
        self._hints: dict[str, HintLabel] = {}
        self._labels: dict[str, QLabel] = {}
        self._grid = QGridLayout(self)
        space(self._grid)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setColumnStretch(1, 1)
        for key in keys:
            self._add(key)
        self.refresh()
        self.retranslate()

    def names(self) -> Mapping[str, tuple[str, str]]:
        """Return label (with its mnemonic) and example of each key, in the language of the window."""
        return {}

    def retranslate(self) -> None:
        """Set labels, accessible names and examples."""
        for key, (name, example) in self.names().items():
            edit = self.edits[key]
            self._labels[key].setText(name)
            edit.setAccessibleName(name.replace("&", "").rstrip(" *:"))
            edit.setPlaceholderText("" if edit.isReadOnly() else example)

    def refresh(self) -> None:
        """Show the report's values; read-only once it is signed."""
        report = self._session.report
        for key, edit in self.edits.items():
            edit.show_value(report.text(key))
            edit.setReadOnly(not report.editable)
        for key, (_name, example) in self.names().items():
            self.edits[key].setPlaceholderText(example if report.editable else "")

    def show_findings(self, sentences: Mapping[str, str]) -> None:
        """Show findings beneath their fields; while a field is being edited, its hint does not appear."""
        for key, hint in self._hints.items():
            sentence = sentences.get(key, "")
            hint.setProperty("waiting", sentence)
            if not sentence or not self.edits[key].hasFocus():
                self._show_hint(key, sentence)

    def show_advice(self, counts: Mapping[str, int]) -> None:
        """Show advice in quiet colours: what stops sign-off is told apart at a glance."""
        for key, hint in self._hints.items():
            hint.set_advisory(key in counts)

    def add_below(self, widget: QWidget) -> None:
        """Add a widget below the fields, over both columns."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def align_with(self, form: TaskForm) -> None:
        """Begin the fields where those of a form below begin."""
        width = max(form.label_width(), *(label.sizeHint().width() for label in self._labels.values()))
        form.widen_labels(width)
        self._grid.setColumnMinimumWidth(0, width)

    def _add(self, key: str) -> None:
        edit: ValueEdit = LinesEdit(key) if key in MULTILINE_KEYS else LineEdit(key)
        edit.edited.connect(partial(self._on_edited, key))
        edit.refused.connect(partial(self._on_refused, key))
        edit.left.connect(partial(self._on_left, key))
        label, hint = QLabel(self), HintLabel(self)
        label.setBuddy(edit)
        label.setContentsMargins(0, TIGHT, 0, 0)
        column = QVBoxLayout()
        space(column, spacing=TIGHT)
        column.addWidget(edit)
        column.addWidget(hint)
        row = len(self.edits)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._grid.addLayout(column, row, 1)
        self.edits[key], self._hints[key], self._labels[key] = edit, hint, label

    def _on_edited(self, key: str, value: str) -> None:
        self._session.set_entry(key, Entry(value, self._session.saved_report.entry(key).note))
        self._show_hint(key, "")

    def _on_refused(self, key: str, error: DcbcError) -> None:
        self._hints[key].set_advisory(False)
        self._show_hint(key, self._runner.error_sentence(error))

    def _on_left(self, key: str) -> None:
        edit = self.edits[key]
        normal = normalise_header(key, edit.value)
        if normal != edit.value and self._session.saved_report.editable:
            edit.show_value(normal)
            self._on_edited(key, normal)
        self._show_hint(key, self._hints[key].property("waiting") or self._hints[key].text())
        self._session.flush()

    def _show_hint(self, key: str, sentence: str) -> None:
        self._hints[key].show_message(sentence)
        self.edits[key].setAccessibleDescription(sentence)


class FormTab(TabContent):
    """Tab with one form."""

    form: FieldForm

    def refresh(self) -> None:
        """Show the report's values."""
        self.form.refresh()

    def show_findings(self, sentences: Mapping[str, str]) -> None:
        """Show findings under their fields."""
        self.form.show_findings(sentences)

    def show_advice(self, counts: Mapping[str, int]) -> None:
        """Show advice in quiet colours."""
        self.form.show_advice(counts)

    def edits(self) -> Mapping[str, Editable]:
        """Return the form's fields."""
        return self.form.edits
