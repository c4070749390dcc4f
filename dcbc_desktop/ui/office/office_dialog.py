"""Hồ sơ cơ quan: profiles of the offices that write reports. Saved while typing; there is no Save button."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.signatory.block_rules import block_problems, post_differs
from dcbc_desktop.report.signatory.signature_block import own_post
from dcbc_desktop.store.models import Office
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.office.office_form import OfficeForm
from dcbc_desktop.ui.office.signature_pictures import SignaturePictures
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate
from dcbc_desktop.ui.widgets.message_box import ask_yes_no
from dcbc_desktop.ui.widgets.style import STEP, WIDE, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button, scrolled

_SAVE_AFTER_MS = 400


@dataclass(slots=True)
class _Profile:
    """Row of the list: profile as shown, code under which it is stored, and whether it has unsaved edits."""

    office: Office
    stored: str = ""
    dirty: bool = False


class OfficeDialog(TaskDialog):
    """Dialog with the list of offices on the left and the fields of the chosen one on the right."""

    changed = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent, "officeDialog")
        self._profiles: list[_Profile] = []
        self._saves = 0
        self._closing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._make_widgets()
        self._lay_out()
        self._connect_signals()
        self.retranslate()
        self.open_at_size(960, 640)
        runner.run_on_store(self, lambda store: store.office.profiles(), then=self._show, failed=self.show_error)

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("Office profile"))
        self._intro.setText(self.tr("Copied into each new report. What is typed is kept by itself."))
        self._list.setAccessibleName(self.tr("Offices"))
        name_button(self._add, self.tr("Ano&ther office"))
        name_button(self._delete, self.tr("&Delete office…"))
        for row, profile in enumerate(self._profiles):
            self._list.item(row).setText(self._row_text(profile))

    def done(self, result: int) -> None:
        """Close after everything is saved; a profile that cannot be saved is shown instead."""
        unkept = next((row for row, p in enumerate(self._profiles) if p.dirty and self._code_problem(p)), None)
        if unkept is not None:
            self._list.setCurrentRow(unkept)
            self._form.fields["code"].setFocus()
            self._closing = False
            return
        self._save()
        self._closing = self._saves > 0
        if not self._closing:
            super().done(result)

    def _make_widgets(self) -> None:
        self._intro = SentenceLabel(self)
        self._list = QListWidget(self)
        self._list.setItemDelegate(PaddedRowDelegate(self._list))
        self._list.setObjectName("office.list")
        self._list.setMinimumWidth(200)
        self._add, self._delete = QPushButton(self), QPushButton(self)
        for button, name in ((self._add, "office.add"), (self._delete, "office.delete")):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self._form = OfficeForm(self)
        self._pictures = SignaturePictures(self._runner, self)
        self._close = self.add_standard(QDialogButtonBox.StandardButton.Close)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(STEP)
        left.addWidget(self._list, 1)
        left.addWidget(self._add)
        left.addWidget(self._delete)
        columns = QHBoxLayout()
        columns.setSpacing(WIDE)
        columns.addLayout(left, 1)
        fields = QWidget(self)
        rows = QVBoxLayout(fields)
        space(rows)
        rows.setContentsMargins(0, 0, STEP, 0)
        for part in (self._form, self._pictures):
            rows.addWidget(part)
        rows.addStretch(1)
        columns.addWidget(scrolled(fields, self), 3)
        self.body.addWidget(self._intro)
        self.body.addLayout(columns, 1)

    def _connect_signals(self) -> None:
        self._list.currentRowChanged.connect(self._show_row)
        self._add.clicked.connect(self._add_office)
        self._delete.clicked.connect(self._ask_delete)
        self._form.edited.connect(self._on_edited)
        self._form.refused.connect(self.show_error)
        self._form.left.connect(self._save)
        self._timer.timeout.connect(self._save)

    def _show(self, offices: tuple[Office, ...]) -> None:
        self._profiles = [_Profile(office, office.code) for office in offices]
        for profile in self._profiles:
            self._list.addItem(self._row_text(profile))
        if not self._profiles:
            self._add_office()
        self._list.setCurrentRow(0)
        self._form.fields["code"].setFocus()

    @Slot(int)
    def _show_row(self, row: int) -> None:
        shown = 0 <= row < len(self._profiles)
        self._form.setEnabled(shown)
        self._delete.setEnabled(shown)
        self._form.show_office(self._profiles[row].office if shown else Office(""))
        self._show_pictures()
        self._show_code_problem()
        self._show_block_problem()

    def _show_pictures(self) -> None:
        """Show the pictures of the stored office; one whose code is still being typed has none."""
        row = self._list.currentRow()
        profile = self._profiles[row] if 0 <= row < len(self._profiles) else _Profile(Office(""))
        self._pictures.show_office(profile.stored, profile.office.signatory_name.strip())

    @Slot()
    def _add_office(self) -> None:
        self._profiles.append(_Profile(Office("")))
        self._list.addItem(self._row_text(self._profiles[-1]))
        self._list.setCurrentRow(len(self._profiles) - 1)
        self._form.fields["code"].setFocus()

    @Slot()
    def _on_edited(self) -> None:
        row = self._list.currentRow()
        profile = self._profiles[row]
        profile.office = self._form.office
        profile.dirty = profile.office != Office("") or bool(profile.stored)
        self._list.item(row).setText(self._row_text(profile))
        self.show_problem("")
        self._show_code_problem()
        self._show_block_problem()
        if not self._timer.isActive():
            self._timer.start()

    def _show_code_problem(self) -> None:
        row = self._list.currentRow()
        profile = self._profiles[row] if 0 <= row < len(self._profiles) else None
        code = self._code_problem(profile) if profile is not None and profile.dirty else ""
        self._form.say_code_problem(self._runner.sentence(code, {}) if code else "")

    def _show_block_problem(self) -> None:
        """Show the first problem of the signature block under its field; an empty block is no problem yet."""
        office = self._form.office
        issuer = " ".join(h.lines_of(office.issuer))
        key, code, params = "", "", {}
        if problem := next(block_problems(office.signatory_lines, issuer), None):
            key, code, params = h.SIGNATORY_LINES, problem.code, dict(problem.params)
        elif post_differs(office.signatory_office, office.signatory_lines):
            printed = own_post(h.lines_of(office.signatory_lines))
            params = {"stored": office.signatory_office.strip(), "printed": printed}
            key, code = h.SIGNATORY_OFFICE, "signature_post_differs"
        self._form.say_block_problem(key, self._runner.sentence(code, params) if code else "")

    def _code_problem(self, profile: _Profile) -> str:
        """Return the message code for why a profile cannot be saved; empty if it can."""
        code = profile.office.code.strip()
        if not code:
            return "office_code_missing"
        taken = any(other.office.code.strip() == code for other in self._profiles if other is not profile)
        return "office_code_taken" if taken else ""

    @Slot()
    def _save(self) -> None:
        self._timer.stop()
        for profile in self._profiles:
            if profile.dirty and not self._code_problem(profile):
                self._save_profile(profile)

    def _save_profile(self, profile: _Profile) -> None:
        office, former = replace(profile.office, code=profile.office.code.strip()), profile.stored
        profile.stored, profile.dirty = office.code, False
        self._saves += 1
        self._runner.run_on_store(
            self,
            lambda store: store.office.save(office, former),
            then=self._saved,
            failed=partial(self._save_failed, profile, former),
            first=True,
        )
        self._show_pictures()

    def _saved(self, _: None) -> None:
        self._saves -= 1
        self.changed.emit()
        if self._closing:
            self.accept()

    def _save_failed(self, profile: _Profile, former: str, error: DcbcError) -> None:
        self._saves -= 1
        self._closing = False
        profile.stored, profile.dirty = former, True
        self._show_pictures()
        self.show_error(error)

    @Slot()
    def _ask_delete(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._profiles):
            return
        if not self._profiles[row].stored and not self._profiles[row].dirty:
            self._forget(row)
            return
        name = self._row_text(self._profiles[row])
        question = self.tr("Delete the profile “{name}”? Reports keep what they copied from it.").format(name=name)
        ask_yes_no(self, question, partial(self._delete_office, self._profiles[row]))

    def _delete_office(self, profile: _Profile) -> None:
        row = self._profiles.index(profile)
        if code := profile.stored:
            self._runner.run_on_store(
                self, lambda store: store.office.delete(code), then=self._deleted, failed=self.show_error
            )
        self._forget(row)

    def _deleted(self, _: None) -> None:
        self.changed.emit()

    def _forget(self, row: int) -> None:
        del self._profiles[row]
        self._list.takeItem(row)
        self._show_row(self._list.currentRow())

    def _row_text(self, profile: _Profile) -> str:
        return profile.office.display_name or self.tr("(new office)")
