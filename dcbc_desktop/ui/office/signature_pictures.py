"""Pictures of an office: the signature of each signer by name, and the agency's seal. Saved as soon as chosen."""

from __future__ import annotations

from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.models import SEAL, SIGNATURE
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.office.picture_field import PictureField, PrintablePicture, read_picture
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT
from dcbc_desktop.ui.widgets.task_dialog import TaskForm

_SIGNATURE_SIZE: Final = QSize(168, 68)
_SEAL_SIZE: Final = QSize(104, 104)


class _PictureKey(NamedTuple):
    """Key of a picture in the store: an office, a kind, and the signer's name."""

    code: str
    kind: str
    owner: str


class SignaturePictures(TranslatedWidget):
    """Form of the pictures; disabled until the office is stored under a code."""

    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._code = ""
        self._usual_signer = ""
        self.signer = QComboBox(self)
        self.signer.setObjectName("office.signer")
        self.signer.setEditable(True)
        self.signer.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.signature = PictureField(runner, "office.signature", _SIGNATURE_SIZE, self)
        self.seal = PictureField(runner, "office.seal", _SEAL_SIZE, self)
        self._hint, self._needs_code = ToneLabel(parent=self), ToneLabel(parent=self)
        self._form = TaskForm()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._lay_out()
        self._connect_signals()
        self.retranslate()

    def show_office(self, code: str, signer: str) -> None:
        """Show the pictures of the office stored under `code`; `signer` is the signatory of its profile."""
        if code != self._code:
            self._code, self._usual_signer = code, signer
            self.signer.setEditText(signer)
            self._read_names()
            for kind in (SIGNATURE, SEAL):
                self._read(kind)
        elif signer != self._usual_signer:
            self._usual_signer = signer
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
        self._needs_code.setText(self.tr("Pictures can be added once the office has its code."))

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
        outer.addWidget(self._needs_code)
        outer.addLayout(self._form)

    def _connect_signals(self) -> None:
        self.signer.editTextChanged.connect(self._on_signer)
        self.signature.picked.connect(partial(self._save, SIGNATURE))
        self.seal.picked.connect(partial(self._save, SEAL))
        self.signature.removed.connect(partial(self._save, SIGNATURE, None))
        self.seal.removed.connect(partial(self._save, SEAL, None))

    def _field(self, kind: str) -> PictureField:
        return self.signature if kind == SIGNATURE else self.seal

    def _picture_key(self, kind: str) -> _PictureKey:
        owner = clean_line(self.signer.currentText()).text.strip() if kind == SIGNATURE else ""
        return _PictureKey(self._code, kind, owner)

    def _show_state(self) -> None:
        self._needs_code.setVisible(not self._code)
        self.signer.setEnabled(bool(self._code))
        self.signature.setEnabled(bool(self._code and self._picture_key(SIGNATURE).owner))
        self.seal.setEnabled(bool(self._code))

    @Slot()
    def _on_signer(self) -> None:
        self._show_state()
        self._read(SIGNATURE)

    def _read_names(self) -> None:
        if self._code:
            self._runner.run_on_store(self, _stored_signers, self._code, then=self._show_names, failed=self.failed.emit)

    def _show_names(self, names: tuple[str, ...]) -> None:
        typed = self.signer.currentText()
        self.signer.blockSignals(True)
        self.signer.clear()
        self.signer.addItems([name for name in dict.fromkeys((self._usual_signer, *names)) if name])
        self.signer.setEditText(typed)
        self.signer.blockSignals(False)

    def _read(self, kind: str) -> None:
        self._field(kind).show_picture(None)
        key = self._picture_key(kind)
        if key.code and (key.owner or kind == SEAL):
            self._runner.run_on_store(
                self,
                lambda store: store.office.picture(*key),
                then=partial(self._draw, key),
                failed=self._field(kind).show_problem,
            )

    def _draw(self, key: _PictureKey, png: bytes) -> None:
        if png and key == self._picture_key(key.kind):
            then = partial(self._show, key)
            problem = self._field(key.kind).show_problem
            self._runner.run(self, read_picture, png, then=then, failed=problem, lane=Lane.PICTURES)

    def _show(self, key: _PictureKey, picture: PrintablePicture | None) -> None:
        if key == self._picture_key(key.kind):
            self._field(key.kind).show_picture(picture)

    def _save(self, kind: str, picture: PrintablePicture | None) -> None:
        key = self._picture_key(kind)
        self._runner.run_on_store(
            self,
            lambda store: store.office.save_picture(*key, picture.png if picture else b""),
            then=partial(self._saved, key, picture),
            failed=self._field(kind).show_problem,
        )

    def _saved(self, key: _PictureKey, picture: PrintablePicture | None, _: None) -> None:
        self._show(key, picture)
        self._read_names()


def _stored_signers(store: Store, code: str) -> tuple[str, ...]:
    return tuple(owner for kind, owner in store.office.pictures(code) if kind == SIGNATURE)
