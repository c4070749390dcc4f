"""All dialogs that open over a report or the first page, each with the action that opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.backups.password_dialogs import NewPasswordDialog, OpenLockedDialog
from dcbc_desktop.ui.panels import FINDINGS
from dcbc_desktop.ui.panels.findings_panel import FindingsPanel
from dcbc_desktop.ui.widgets.message_box import ask_yes_no
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.ui.clerk import Clerk

OLD_TYPEFACE = "C«ng t¸c l·nh ®¹o, chØ ®¹o triÓn khai thùc hiÖn d©n chñ ë c¬ së. UBND x· ®· ban hµnh kÕ ho¹ch sè 12."


def _verb(verb: str, clerk: Clerk) -> None:
    clerk.window.actions_by_verb[verb].trigger()


def _figure(clerk: Clerk) -> None:
    clerk.editor("I")
    _verb("insertFigure", clerk)


def _reason(clerk: Clerk) -> None:
    panel = clerk.page.panels.panel(FINDINGS)
    assert isinstance(panel, FindingsPanel)
    clerk.page.panels.show_panel(FINDINGS, enter=True)
    clerk.qtbot.waitUntil(lambda: any(not told.blocking for told in panel.model.rows))
    row = next(row for row, told in enumerate(panel.model.rows) if not told.blocking)
    panel.list.setCurrentIndex(panel.model.index(row))
    panel.ignore_current()


def _old_typeface(clerk: Clerk) -> None:
    data = QMimeData()
    data.setText(OLD_TYPEFACE)
    QGuiApplication.clipboard().setMimeData(data)
    clerk.editor("I").paste()


def _question(clerk: Clerk) -> None:
    ask_yes_no(clerk.window, "?", clerk.window.update)


def _signed_verb(verb: str, clerk: Clerk) -> None:
    clerk.session.reload(clerk.runner.store.submit(partial(_signed_off, clerk.session.report.id)).result(30))
    _verb(verb, clerk)


def _signed_off(report_id: int, store: Store) -> Report:
    sign_off(store, report_id, SignatoryChoice(number="12", date="2026-12-15"))
    return store.load_report(report_id)


def _new_password(clerk: Clerk) -> None:
    NewPasswordDialog(clerk.runner, clerk.window).open()


def _locked_copy(clerk: Clerk) -> None:
    copy, target = clerk.database.with_name("USB.tar.age"), clerk.database.with_name("USB.db")
    OpenLockedDialog(clerk.runner, copy, target, clerk.window).open()


DIALOGS: Mapping[str, tuple[Callable[[Clerk], None], str]] = {
    "new report": (partial(_verb, "newReport"), "01-bat-dau"),
    "import": (partial(_verb, "import"), "02-nhap-tu-tep"),
    "office": (partial(_verb, "office"), "01-bat-dau"),
    "trusted": (partial(_verb, "trust"), "16-chung-thu-tin-cay"),
    "new password": (_new_password, "14a-sao-luu"),
    "copy with a password": (_locked_copy, "14a-sao-luu"),
    "bin": (partial(_verb, "bin"), "01-bat-dau"),
    "about": (partial(_verb, "about"), "01-bat-dau"),
    "present": (partial(_verb, "present"), "11-ky-duyet"),
    "sign off": (partial(_verb, "signOff"), "11-ky-duyet"),
    "sign": (partial(_signed_verb, "sign"), "11a-ky-so"),
    "signed copy": (partial(_signed_verb, "attach"), "11b-ky-noi-khac"),
    "submission log": (partial(_verb, "sent"), "12-xuat"),
    "verify": (partial(_verb, "verify"), "15-tep-nhan-duoc"),
    "all commands": (partial(_verb, "palette"), "13-phim-tat"),
    "parts": (partial(_verb, "goTo"), "13-phim-tat"),
    "rules": (partial(_verb, "reviewRules"), "07-ra-soat"),
    "figure": (_figure, "05-so-lieu"),
    "reason": (_reason, "07-ra-soat"),
    "old typeface": (_old_typeface, "04-soan-thao"),
    "question": (_question, "01-bat-dau"),
}
"""Each with the page of the manual that F1 opens there."""


def opened(clerk: Clerk, come_up: Callable[[Clerk], None]) -> QDialog:
    """The dialog in front, with all that it reads."""
    come_up(clerk)
    clerk.qtbot.waitUntil(lambda: any(one.isVisible() for one in clerk.window.findChildren(QDialog)))
    clerk.settle()
    return next(one for one in clerk.window.findChildren(QDialog) if one.isVisible())
