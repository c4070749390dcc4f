"""Import of a text file as a new draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.period import FIRST_YEAR, LAST_YEAR
from dcbc_desktop.store.models import Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.start.import_result import ImportResult
from dcbc_desktop.ui.widgets.file_choice import ask_file
from dcbc_desktop.ui.widgets.style import STEP, WIDE, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, TaskForm, name_button
from dcbc_desktop.workflow import outline_choices
from dcbc_desktop.workflow.import_report import ImportedDraft, import_text
from dcbc_desktop.workflow.outline_choices import OutlineChoice

_YEAR_FROM_FILE = FIRST_YEAR - 1


@dataclass(frozen=True, slots=True)
class _Choices:
    """Outlines and offices to choose from."""

    outlines: tuple[OutlineChoice, ...]
    offices: tuple[Office, ...]


class ImportDialog(TaskDialog):
    """Dialog in two pages: choose a file; see the result in numbers and open the report."""

    report_created = Signal(int)

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "importDialog")
        self.choose_file: Callable[[], Path | None] = self._ask_file
        self._path: Path | None = None
        self._imported: ImportedDraft | None = None
        self._make_widgets()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self._show_state()
        self.open_at_size(720, 520)
        self._browse.setFocus()  # a file is chosen first; its field is only read
        runner.run_on_store(self, _read_choices, then=self._show_choices, failed=self.show_error)

    def take(self, path: Path) -> None:
        """Import a file that is already chosen."""
        self._set_path(path)
        self._read()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Report from a file"))
        self._intro.setText(
            self.tr("A text file (.txt) of a report becomes a new draft: each section in its place, footnotes at their "
                    "marks. The file itself is not changed.")
        )  # fmt: skip
        self._form.name(self._file, self.tr("&File:"))
        self._form.name(self._outline, self.tr("&Outline:"))
        self._form.name(self._year, self.tr("&Year:"))
        self._form.name(self._office, self.tr("Off&ice:"))
        self._file.setPlaceholderText(self.tr("No file chosen yet"))
        self._year.setSpecialValueText(self.tr("As the file says"))
        self._year.setMinimumWidth(self._year.sizeHint().width())
        if self._outline.count():
            self._outline.setItemText(0, self.tr("The one that fits best"))
        if self._office.count():
            self._office.setItemText(0, self.tr("No profile"))
        name_button(self._browse, self.tr("&Choose…"))
        name_button(self._import, self.tr("&Read the file"))
        name_button(self._open, self.tr("Open re&port"))
        self._bar.setAccessibleName(self.tr("Reading the file"))
        if self._imported is not None:
            self._result.show_result(self._imported, self._runner.language)

    def _make_widgets(self) -> None:
        self._intro = SentenceLabel(self)
        self._file = QLineEdit(self)
        self._file.setObjectName("import.file")
        self._file.setReadOnly(True)
        self._browse = QPushButton(self)
        self._browse.setObjectName("import.browse")
        self._browse.setAutoDefault(False)
        self._outline, self._office = QComboBox(self), QComboBox(self)
        self._outline.setObjectName("import.outline")
        self._office.setObjectName("import.office")
        self._outline.addItem("", None)
        self._office.addItem("", None)
        self._year = QSpinBox(self)
        self._year.setObjectName("import.year")
        self._year.setRange(_YEAR_FROM_FILE, LAST_YEAR)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._result = ImportResult(self)
        self._import = self.add_main_button("read")
        self._open = self.add_main_button("open")
        self._cancel = self.add_standard(QDialogButtonBox.StandardButton.Cancel)
        self._close = self.add_standard(QDialogButtonBox.StandardButton.Close)

    def _lay_out(self) -> None:
        self._form = TaskForm()
        row, years = QHBoxLayout(), QHBoxLayout()
        row.setSpacing(STEP)
        row.addWidget(self._file, 1)
        row.addWidget(self._browse)
        years.addWidget(self._year)
        years.addStretch(1)
        self._form.add(self._file, within=row)
        self._form.add(self._outline)
        self._form.add(self._year, within=years)
        self._form.add(self._office)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        space(layout, 0, WIDE)
        layout.addWidget(self._intro)
        layout.addLayout(self._form)
        layout.addWidget(self._bar)
        layout.addStretch(1)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(page)
        self._pages.addWidget(self._result)
        self.body.addWidget(self._pages, 1)

    def _connect_signals(self) -> None:
        self._browse.clicked.connect(self._choose)
        self._import.clicked.connect(self._read)
        self._open.clicked.connect(self._open_report)

    def _show_choices(self, choices: _Choices) -> None:
        for choice in choices.outlines:
            if choice.outline is not None:
                self._outline.addItem(f"{choice.outline.name} ({choice.outline.year})", choice.id)
        for office in choices.offices:
            self._office.addItem(office.display_name, office)
        if len(choices.offices) == 1:
            self._office.setCurrentIndex(1)
        self._form.setRowVisible(self._office, bool(choices.offices))

    @Slot()
    def _choose(self) -> None:
        path = self.choose_file()
        if path is not None:
            self._set_path(path)

    def _ask_file(self) -> Path | None:
        return ask_file(self, self.tr("Choose a file"), self.tr("Text files (*.txt);;All files (*)"))

    def _set_path(self, path: Path) -> None:
        self._path = path
        self._file.setText(str(path))
        self.show_problem("")
        self._show_state()
        self._import.setFocus()

    @Slot()
    def _read(self) -> None:
        if self._path is None or not self._bar.isHidden():
            return
        self.show_problem("")
        self._bar.show()
        self._show_state()
        year = self._year.value() if self._year.value() > _YEAR_FROM_FILE else None
        office = self._office.currentData() or None
        job = partial(import_text, outline_id=self._outline.currentData(), year=year, office=office)
        self._runner.run_on_store(self, job, self._path, then=self._show_result, failed=self._failed)

    def _show_result(self, imported: ImportedDraft) -> None:
        self._imported = imported
        self._bar.hide()
        self._result.show_result(imported, self._runner.language)
        self._pages.setCurrentWidget(self._result)
        self._show_state()
        self._open.setFocus()

    def _failed(self, error: DcbcError) -> None:
        self._bar.hide()
        self._show_state()
        self.show_error(error)
        if error.code == "import_year_needed":
            self._year.setFocus()

    def _show_state(self) -> None:
        done = self._imported is not None
        self._import.setVisible(not done)
        self._import.setEnabled(self._path is not None and self._bar.isHidden())
        self._import.setDefault(not done)
        self._cancel.setVisible(not done)
        self._open.setVisible(done)
        self._close.setVisible(done)
        self._open.setDefault(done)

    @Slot()
    def _open_report(self) -> None:
        if self._imported is not None:
            self.report_created.emit(self._imported.report.id)
            self.accept()


def _read_choices(store: Store) -> _Choices:
    return _Choices(outline_choices.available(), store.office.profiles())
