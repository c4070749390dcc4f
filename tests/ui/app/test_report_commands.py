"""Ký số and nhận lại bản đã ký from the window: offered where they make sense, told in the status line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.office.trusted_certificates_dialog import TrustedCertificatesDialog
from dcbc_desktop.ui.sending.export_flow import ExportFlow
from dcbc_desktop.ui.sending.mail_dialog import MailDialog
from dcbc_desktop.ui.sending.mail_written_dialog import MailWrittenDialog
from dcbc_desktop.ui.signing.attach_dialog import AttachDialog
from dcbc_desktop.ui.signing.digital_signature_dialog import DigitalSignatureDialog
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.report.samples import full_report
from tests.signing.pictures import png
from tests.ui.clerk import Clerk


def _behind(clerk: Clerk, job: Callable[[Store], object]) -> None:
    """Something done before the window opens."""
    store = Store.open(clerk.database)
    try:
        job(store)
    finally:
        store.close()


def _signed(clerk: Clerk) -> None:
    """The window with a report that was signed off."""
    numbered = full_report().with_entries({h.NUMBER: Entry("12"), h.DATE: Entry("2026-12-15")})
    report = clerk.keep(numbered)
    _behind(clerk, lambda store: sign_off(store, report.id, SignatoryChoice()))
    clerk.opened()


def test_the_status_line_says_that_another_program_is_to_sign(clerk: Clerk) -> None:
    report = clerk.keep(full_report().with_entries({h.NUMBER: Entry("12"), h.DATE: Entry("2026-12-15")}))
    _behind(clerk, lambda store: sign_off(store, report.id, SignatoryChoice(), elsewhere=True))
    clerk.opened()
    assert "to be signed with another program" in _status(clerk)


def _status(clerk: Clerk) -> str:
    return clerk.find(QLabel, "statusText").text()


def test_a_draft_offers_neither(clerk: Clerk) -> None:
    clerk.full()
    assert not any(clerk.window.actions_by_verb[verb].isEnabled() for verb in ("sign", "attach"))
    assert clerk.window.actions_by_verb["trust"].isEnabled()


@pytest.mark.parametrize(
    ("verb", "kind"), [("sign", DigitalSignatureDialog), ("attach", AttachDialog), ("trust", TrustedCertificatesDialog)]
)
def test_each_verb_opens_its_dialog(clerk: Clerk, verb: str, kind: type[QDialog]) -> None:
    _signed(clerk)
    clerk.window.actions_by_verb[verb].trigger()
    clerk.settle()
    assert clerk.window.findChild(kind) is not None


def test_the_status_line_says_what_is_kept(clerk: Clerk) -> None:
    _signed(clerk)
    assert "scan" not in _status(clerk)
    clerk.window.actions_by_verb["attach"].trigger()
    clerk.settle()
    dialog = clerk.find(AttachDialog, "attachDialog")
    path = clerk.database.parent / "scan.png"
    path.write_bytes(png(Image.new("RGB", (40, 60), (250, 250, 240))))
    dialog.take(path)
    clerk.qtbot.waitUntil(lambda: "1 scan kept" in _status(clerk), timeout=60_000)


def test_the_export_right_after_the_sign_off_offers_a_scan_too(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ExportFlow, "_ask_file", lambda _flow, _suggested: clerk.database.parent / "Báo cáo.pdf")
    clerk.keep(full_report())
    clerk.opened()
    clerk.window.actions_by_verb["signOff"].trigger()
    sign = clerk.find(QPushButton, "signOffDialog.sign")
    clerk.qtbot.waitUntil(sign.isEnabled)
    sign.click()
    export = clerk.find(QPushButton, "signOffDialog.export")
    clerk.qtbot.waitUntil(export.isVisible)
    export.click()
    for name in ("exportResult.mail", "mailDialog.make", "mailUnsigned.attach"):
        clerk.settle()
        clerk.find(QPushButton, name).click()
    clerk.settle()
    clerk.find(AttachDialog, "attachDialog").reject()


def test_a_scan_is_attached_on_the_way_to_the_mail(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = clerk.database.parent / "Báo cáo.pdf"
    monkeypatch.setattr(ExportFlow, "_ask_file", lambda _flow, _suggested: pdf)
    _signed(clerk)
    clerk.window.actions_by_verb["export"].trigger()
    clerk.settle()
    clerk.find(QPushButton, "exportResult.mail").click()
    clerk.settle()
    mail = clerk.find(MailDialog, "mailDialog")
    assert clerk.find(QLabel, "mail.warning").isVisible()
    clerk.find(QPushButton, "mailDialog.make").click()
    clerk.find(QPushButton, "mailUnsigned.attach").click()
    clerk.settle()
    dialog = clerk.find(AttachDialog, "attachDialog")
    assert dialog.parent() is mail
    path = clerk.database.parent / "scan.png"
    path.write_bytes(png(Image.new("RGB", (40, 60), (250, 250, 240))))
    dialog.take(path)
    attached = clerk.find(QLabel, "mail.attached")
    clerk.qtbot.waitUntil(lambda: "Báo cáo_ban-quet.png" in attached.text(), timeout=60_000)
    assert not clerk.find(QLabel, "mail.warning").isVisible()
    dialog.close()
    clerk.find(QPushButton, "mailDialog.make").click()
    clerk.settle()
    assert clerk.find(MailWrittenDialog, "mailWrittenDialog").isVisible()
    assert {one.name for one in clerk.database.parent.glob("Báo cáo*")} == {
        "Báo cáo.pdf", "Báo cáo.eml", "Báo cáo_ban-quet.png",
    }  # fmt: skip
