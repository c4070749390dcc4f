"""Choice of the signing key: a token with its PIN, or a certificate file with its passphrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.widgets.check_boxes import RadioButton
from dcbc_desktop.ui.widgets.file_choice import FileField
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.message_box import ask_yes_no
from dcbc_desktop.ui.widgets.secret_edit import SecretEdit
from dcbc_desktop.ui.widgets.style import STEP, TIGHT
from dcbc_desktop.ui.widgets.task_dialog import TaskForm, name_button
from dcbc_desktop.workflow.signing import keys
from dcbc_desktop.workflow.signing.keys import Key, KeyFile, Token
from dcbc_desktop.workflow.signing.token_modules import OfferedModule, agree, is_agreed, is_on_network
from dcbc_desktop.workflow.signing.token_requests import TokenClient

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Certificate
    from dcbc_desktop.workflow.signing.token_requests import PluggedIn

DATE: Final = "%d/%m/%Y"


class KeyForm(QObject):
    """Fields of a TaskForm; `changed` is emitted for another key, `typed` for each letter of its secret."""

    changed = Signal()
    typed = Signal()
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, form: TaskForm, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._runner = runner
        self._form = form
        self._dialog = dialog
        self._client = TokenClient()
        self._looking = 0
        self._agreed: set[Path] = set()
        self._stranger = ""
        """Path that only the database names."""
        self._certificates: tuple[Certificate, ...] = ()
        self._seen: Certificate | None = None
        self.prefer = ""
        """Whose certificate to begin with, where a token has several."""
        self.of_token, self.of_file = RadioButton(dialog), RadioButton(dialog)
        self.of_token.setObjectName("sign.token")
        self.of_file.setObjectName("sign.file")
        self.file, self.module = FileField("sign.p12", dialog), FileField("sign.module", dialog)
        self.tokens, self.certificates = QComboBox(dialog), QComboBox(dialog)
        self.tokens.setObjectName("sign.tokens")
        self.certificates.setObjectName("sign.certificates")
        self.look_again = QPushButton(dialog)
        self.look_again.setObjectName("sign.lookAgain")
        self.look_again.setAutoDefault(False)
        self.secret = SecretEdit("sign.secret", dialog)
        self._hint = ToneLabel(parent=dialog)
        self._lay_out(dialog)
        self.of_file.setChecked(True)
        self._connect_signals()
        self._show_rows()

    @property
    def certificate(self) -> Certificate | None:
        """Certificate that will sign, if it is known yet."""
        at = self.certificates.currentIndex()
        if self.of_token.isChecked() and 0 <= at < len(self._certificates):
            return self._certificates[at]
        return self._seen

    @property
    def chosen(self) -> bool:
        """True if a file or a plugged-in token is chosen, so that its secret can be typed."""
        if self.of_file.isChecked():
            return self.file.path is not None
        return self.module.path is not None and self.tokens.count() > 0

    @property
    def complete(self) -> bool:
        """True if the key can be opened: a token needs a PIN, a file may have no passphrase."""
        return self.chosen and (self.of_file.isChecked() or bool(self.secret.text()))

    def key(self) -> Key:
        """Return the key with its secret, for a single use; call it only if `chosen`."""
        path = (self.file if self.of_file.isChecked() else self.module).path
        if path is None:
            raise RuntimeError("no key is chosen")
        if self.of_file.isChecked():
            return KeyFile(path, self.secret.secret())
        serial = self.certificate.serial if self.certificate else ""
        return Token(path, self.secret.secret(), self.tokens.currentText(), serial, self._client)

    def note_certificates(self, found: tuple[Certificate, ...]) -> None:
        """Take the certificates of the opened key: one to sign with, or several to choose from."""
        if len(found) == 1:
            self._seen = found[0]
        else:
            self._offer(found)
            self._show_rows()

    @Slot()
    def cancel(self) -> None:
        """Stop the token's work at once: its result is not needed any more."""
        self._client.cancel()

    def offer(self, module: OfferedModule) -> None:
        """Preselect the library of the token that signed last; one that was never agreed to waits for a question."""
        if not module.path or self.module.path is not None:
            return
        self._stranger = module.path if module.of_database else ""
        self.module.show_path(Path(module.path))
        if module.agreed:
            self._agreed.add(Path(module.path))
            self.of_token.setChecked(True)

    def begin_again(self) -> None:
        """Forget the key that signed, to ask for another one."""
        self.file.show_path(None)
        self._forget()

    def enable(self, wanted: bool) -> None:
        """Enable or disable all fields."""
        for part in (self.of_token, self.of_file, self.tokens, self.certificates, self.look_again, self.secret):
            part.setEnabled(wanted)
        for choice in (self.file, self.module):
            choice.button.setEnabled(wanted)

    def retranslate(self) -> None:
        """Set every word."""
        name_button(self.of_token, self.tr("&USB token"))
        name_button(self.of_file, self.tr("Certificate &file (.p12, .pfx)"))
        self._form.name(self.of_token, self.tr("Sign with:"))
        self.of_token.setAccessibleName(self.tr("Sign with a USB token"))
        self.of_file.setAccessibleName(self.tr("Sign with a certificate file"))
        self._form.name(self.file.field, self.tr("Certificate file:"))
        self._form.name(self.module.field, self.tr("Token's library:"))
        self._form.name(self.tokens, self.tr("Tok&en:"))
        self._form.name(self.certificates, self.tr("Cer&tificate:"))
        nothing, choose = self.tr("No file chosen yet"), self.tr("&Choose…")
        kinds = self.tr("Certificate files (*.p12 *.pfx);;All files (*)")
        self.file.use_words(nothing, choose, self.tr("Choose the certificate file"), kinds)
        libraries = self.tr("Libraries (*.dll *.so *.dylib);;All files (*)")
        self.module.use_words(nothing, choose, self.tr("Choose the token's library"), libraries)
        name_button(self.look_again, self.tr("&Read again"))
        self._show_rows()

    def _lay_out(self, dialog: QWidget) -> None:
        ways = QVBoxLayout()
        ways.setSpacing(TIGHT)
        ways.addWidget(self.of_token)
        ways.addWidget(self.of_file)
        self._ways = QWidget(dialog)  # of its own, so that these two exclude each other and nobody else
        self._ways.setLayout(ways)
        ways.setContentsMargins(0, TIGHT, 0, 0)
        self._token_row, self._secret_row = QHBoxLayout(), QVBoxLayout()
        self._token_row.setSpacing(STEP)
        self._token_row.addWidget(self.tokens, 1)
        self._token_row.addWidget(self.look_again)
        self._secret_row.setSpacing(TIGHT)
        self._secret_row.addWidget(self.secret)
        self._secret_row.addWidget(self._hint)
        self._form.add(self.of_token, within=self._ways)
        self._form.add(self.file.field, within=self.file)
        self._form.add(self.module.field, within=self.module)
        self._form.add(self.tokens, within=self._token_row)
        self._form.add(self.certificates)
        self._form.add(self.secret, within=self._secret_row)

    def _connect_signals(self) -> None:
        self.of_token.toggled.connect(self._on_way)
        self.file.chosen.connect(self._on_file)
        self.module.chosen.connect(self.look)
        self.look_again.clicked.connect(self.look)
        self.tokens.activated.connect(self.look)
        self.certificates.currentIndexChanged.connect(self.changed)
        self.secret.textEdited.connect(self.typed)
        self._runner.closing.connect(self.cancel)
        self.destroyed.connect(self._client.cancel)

    @Slot()
    def _on_way(self) -> None:
        self._forget()
        if self.of_token.isChecked() and self.module.path is not None and not self.tokens.count():
            self.look()

    @Slot()
    def _on_file(self) -> None:
        self._forget()
        self.secret.setFocus()

    def _forget(self) -> None:
        """Forget certificate and secret, because another key is chosen."""
        self._seen = None
        self.secret.forget()
        self._show_rows()
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """Read the tokens that are plugged in, and their certificates; before the first time ask whether to."""
        if self.module.path is None:
            return
        if self.module.path not in self._agreed:
            self._runner.run(
                self,
                is_agreed,
                str(self.module.path),
                then=partial(self._go_on_with, self.module.path),
                failed=self._show_none,
                lane=Lane.SIGNING,
            )
            return
        self._looking += 1
        self._runner.run(
            self,
            keys.plugged_in,
            self.module.path,
            self.tokens.currentText(),
            self._client,
            then=partial(self._show_tokens, self._looking),
            failed=self._show_none,
            lane=Lane.SIGNING,
        )
        self._forget()

    def _go_on_with(self, module: Path, agreed: bool) -> None:
        """Look with a library that was agreed to; ask about any other: loading it runs its code."""
        if module != self.module.path:
            return
        if agreed:
            self._agreed.add(module)
            self.look()
            return
        self._forget()
        words = [self.tr("This library is to be loaded for the first time on this computer:"), str(module)]
        if is_on_network(str(module)):
            words.append(self.tr("It is on another computer of the network."))
        if str(module) == self._stranger:
            words.append(self.tr("Nobody chose it here: its path comes from the data file."))
        words.append(
            self.tr("A library is a program and can do anything that you can. Say yes only if it belongs to the "
                    "software of your token. Load it?")
        )  # fmt: skip
        ask_yes_no(self._dialog, "\n\n".join(words), partial(self._agree, module))

    def _agree(self, module: Path) -> None:
        self._agreed.add(module)
        self._runner.run(self, agree, str(module))
        self.look()

    def _show_tokens(self, turn: int, found: PluggedIn) -> None:
        if turn != self._looking:
            return
        self._fill(self.tokens, found.labels)
        self.tokens.setCurrentText(found.label)
        self._offer(found.certificates)
        self._show_rows()
        self.changed.emit()
        if found.labels:
            self.secret.setFocus()
        else:
            self.failed.emit(FileError("token_absent"))

    def _show_none(self, error: DcbcError) -> None:
        self._fill(self.tokens, [])
        self._offer(())
        self._show_rows()
        self.changed.emit()
        self.failed.emit(error)

    def _offer(self, certificates: tuple[Certificate, ...]) -> None:
        """Offer the token's certificates and select the one of the preferred person."""
        self._certificates = certificates
        self._fill(self.certificates, [f"{one.name} ({one.not_after:{DATE}})" for one in certificates])
        own = (at for at, one in enumerate(certificates) if one.name.casefold() == self.prefer.casefold())
        self._choose_certificate(next(own, 0))

    def _choose_certificate(self, at: int) -> None:
        self.certificates.blockSignals(True)
        self.certificates.setCurrentIndex(at)
        self.certificates.blockSignals(False)

    @staticmethod
    def _fill(box: QComboBox, words: Sequence[str]) -> None:
        box.blockSignals(True)
        box.clear()
        box.addItems(list(words))
        box.blockSignals(False)

    def _show_rows(self) -> None:
        """Show the rows and words for a token or for a file."""
        by_token = self.of_token.isChecked()
        self._form.setRowVisible(self.file, not by_token)
        self._form.setRowVisible(self.module, by_token)
        self._form.setRowVisible(self._token_row, by_token and self.module.path is not None)
        self._form.setRowVisible(self.certificates, by_token and len(self._certificates) > 1)
        self._form.name(self.secret, self.tr("&PIN:") if by_token else self.tr("&Passphrase:"))
        if by_token and self.module.path is None:
            self._hint.setText(
                self.tr("The library is a file of the token's own software (on Windows a .dll, often in "
                        "C:\\Windows\\System32). It is asked for once and remembered.")
            )  # fmt: skip
            return
        self._hint.setText(self.tr("Not kept anywhere. Switch Vietnamese typing (UniKey) off while you type it."))
