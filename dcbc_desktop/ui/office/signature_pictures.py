"""Pictures of an office: the signature of each signer by name, and the agency's seal. Kept as soon as chosen."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.models import SEAL, SIGNATURE
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.office.picture_field import Looked, PictureField, looked_at
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT
from dcbc_desktop.ui.widgets.task_dialog import TaskForm

_SIGNATURE_SIZE: Final = QSize(168, 68)
_SEAL_SIZE: Final = QSize(104, 104)


class _Asked(NamedTuple):
    """Key of a picture in the store: an office, a kind, and the signer's name."""

    code: str
    kind: str
    owner: str


class SignaturePictures(TranslatedWidget):
    """Nothing can be kept before the office has its code."""

    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._code = ""
        self._usual = ""
        self.signer = QComboBox(self)
        self.signer.setObjectName("office.signer")
        self.signer.setEditable(True)
        self.signer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.signature = PictureField(runner, "office.signature", _SIGNATURE_SIZE, self)
        self.seal = PictureField(runner, "office.seal", _SEAL_SIZE, self)
        self._hint, self._first = ToneLabel(parent=self), ToneLabel(parent=self)
        self._form = TaskForm()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._lay_out()
        self._connect_signals()
        self.retranslate()

    def show_office(self, code: str, signer: str) -> None:
        """The pictures of an office that is stored under this code; `signer` is the one it names."""
        if code != self._code:
            self._code, self._usual = code, signer
            self.signer.setEditText(signer)
            self._read_names()
            self._read_both()
        elif signer != self._usual:
            self._usual = signer
            self.signer.setEditText(signer)
            self._read(SIGNATURE)
        self._show_state()

    def retranslate(self) -> None:
        """Set every word."""
        self._form.name(self.signer, self.tr("Signature of:"))
        self._form.name(self.signature.choose, self.tr("Picture of the signature:"))
        self._form.name(self.seal.choose, self.tr("Picture of the seal:"))
        self.signature.name(self.tr("Picture of the signature"))
        self.seal.name(self.tr("Picture of the seal"))
        self._hint.setText(self.tr("Full name as printed; each signer has a picture of their own. Printed by a digital "
                                   "signature."))  # fmt: skip
        self._first.setText(self.tr("Pictures can be added once the office has its code."))

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(TIGHT)
        names.addWidget(self.signer)
        names.addWidget(self._hint)
        self._form.add(self.signer, within=names)
        self._form.add(self.signature.choose, within=self.signature)
        self._form.add(self.seal.choose, within=self.seal)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, STEP, 0, 0)
        outer.setSpacing(STEP)
        outer.addWidget(self._first)
        outer.addLayout(self._form)

    def _connect_signals(self) -> None:
        self.signer.editTextChanged.connect(self._on_signer)
        self.signature.picked.connect(partial(self._save, SIGNATURE))
        self.seal.picked.connect(partial(self._save, SEAL))
        self.signature.removed.connect(partial(self._save, SIGNATURE, None))
        self.seal.removed.connect(partial(self._save, SEAL, None))

    def _field(self, kind: str) -> PictureField:
        return self.signature if kind == SIGNATURE else self.seal

    def _asked(self, kind: str) -> _Asked:
        owner = clean_line(self.signer.currentText()).text.strip() if kind == SIGNATURE else ""
        return _Asked(self._code, kind, owner)

    def _show_state(self) -> None:
        self._first.setVisible(not self._code)
        self.signer.setEnabled(bool(self._code))
        self.signature.setEnabled(bool(self._code and self._asked(SIGNATURE).owner))
        self.seal.setEnabled(bool(self._code))

    @Slot()
    def _on_signer(self) -> None:
        self._show_state()
        self._read(SIGNATURE)

    def _read_both(self) -> None:
        for kind in (SIGNATURE, SEAL):
            self._read(kind)

    def _read_names(self) -> None:
        if self._code:
            self._runner.run_on_store(self, _names, self._code, then=self._show_names, failed=self.failed.emit)

    def _show_names(self, names: tuple[str, ...]) -> None:
        typed = self.signer.currentText()
        self.signer.blockSignals(True)
        self.signer.clear()
        self.signer.addItems([name for name in dict.fromkeys((self._usual, *names)) if name])
        self.signer.setEditText(typed)
        self.signer.blockSignals(False)

    def _read(self, kind: str) -> None:
        self._field(kind).show_picture(None)
        asked = self._asked(kind)
        if asked.code and (asked.owner or kind == SEAL):
            self._runner.run_on_store(
                self,
                lambda store: store.office.picture(*asked),
                then=partial(self._look, asked),
                failed=self._field(kind).say_problem,
            )

    def _look(self, asked: _Asked, png: bytes) -> None:
        if png and asked == self._asked(asked.kind):
            then = partial(self._show, asked)
            problem = self._field(asked.kind).say_problem
            self._runner.run(self, looked_at, png, then=then, failed=problem, lane=Lane.PICTURES)

    def _show(self, asked: _Asked, looked: Looked | None) -> None:
        if asked == self._asked(asked.kind):
            self._field(asked.kind).show_picture(looked)

    def _save(self, kind: str, looked: Looked | None) -> None:
        asked = self._asked(kind)
        self._runner.run_on_store(
            self,
            lambda store: store.office.save_picture(*asked, looked.png if looked else b""),
            then=partial(self._saved, asked, looked),
            failed=self._field(kind).say_problem,
        )

    def _saved(self, asked: _Asked, looked: Looked | None, _: None) -> None:
        self._show(asked, looked)
        self._read_names()


def _names(store: Store, code: str) -> tuple[str, ...]:
    return tuple(owner for kind, owner in store.office.pictures(code) if kind == SIGNATURE)
