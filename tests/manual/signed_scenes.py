"""Scenes of the way a report takes once it is written: to the chief and back, signed, sent, amended; received files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QWidget

from dcbc_desktop.export import parse_addresses
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.office.trusted_certificates_dialog import TrustedCertificatesDialog
from dcbc_desktop.ui.receiving.verify_window import VerifyWindow
from dcbc_desktop.ui.sending.mail_dialog import MailDialog
from dcbc_desktop.ui.sending.mail_written_dialog import MailWrittenDialog
from dcbc_desktop.ui.signing.attach_dialog import AttachDialog
from dcbc_desktop.ui.signing.digital_signature_dialog import DigitalSignatureDialog
from dcbc_desktop.ui.widgets.fields import LinesEdit
from dcbc_desktop.ui.widgets.secret_edit import SecretEdit
from dcbc_desktop.workflow.sending.exports import ExportedFile, export_final
from dcbc_desktop.workflow.sending.mail_drafts import PreparedMail, WrittenMail, prepare_mail
from dcbc_desktop.workflow.signing.amendments import amend
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.manual.certificates import NUMBERED, Office
from tests.signing.authority import PASSPHRASE

if TYPE_CHECKING:
    from tests.manual.take_pictures import Studio

Scene = tuple[str, QWidget]
_LOW, _WIDE = (720, 330), (1060, 680)
_COMMENT = "Xin nói rõ số hội nghị đã họp trong năm và nêu tên các đơn vị họp muộn."


def scenes(studio: Studio, folder: Path) -> Iterator[Scene]:
    """Each with the name of its picture; the sample is open and may be signed off."""
    office = Office(folder)
    yield from _to_the_chief_and_back(studio)
    yield from _trusted(studio, office)
    yield from _signed(studio, office)
    yield from _sent(studio, folder)
    yield from _amended(studio)
    yield from _received(studio, office)


def sized(dialog: QDialog, width: int, height: int) -> QDialog:
    """As large as its picture is to be, whatever the screen."""
    dialog.resize(width, height)
    QApplication.processEvents()
    return dialog


def _to_the_chief_and_back(studio: Studio) -> Iterator[Scene]:
    studio.act("present")
    studio.press("presentDialog.present")
    studio.go(TextPlace("I"))
    yield "trinh-ky", studio.window
    studio.act("returnReport")
    parts = studio.find(QListWidget, "returnDialog.parts")
    parts.setCurrentRow(_row_of(parts, "III.1"))
    comment = studio.find(LinesEdit, "returnDialog.comment")
    comment.setPlainText(_COMMENT)
    studio.settle()
    yield "tra-lai", studio.dialog()
    studio.press("returnDialog.return")
    studio.go(TextPlace("III.1"))
    yield "y-kien", studio.window


def _row_of(parts: QListWidget, key: str) -> int:
    keys = [parts.item(row).data(Qt.ItemDataRole.UserRole) for row in range(parts.count())]
    return keys.index(key)


def _trusted(studio: Studio, office: Office) -> Iterator[Scene]:
    studio.act("trust")
    dialog = studio.dialog()
    assert isinstance(dialog, TrustedCertificatesDialog)
    dialog.take(office.trusted)
    studio.settle()
    yield "chung-thu", sized(dialog, *_LOW)
    studio.shut(dialog)


def _signed(studio: Studio, office: Office) -> Iterator[Scene]:
    studio.ask(_sign_off)
    studio.open(studio.sample_id)
    studio.act("sign")
    dialog = studio.dialog()
    assert isinstance(dialog, DigitalSignatureDialog)
    with chdir(office.p12.parent):  # the folder of the pictures is of no interest
        dialog._key.file.choose_file = lambda: Path(office.p12.name)
        studio.press("sign.p12.browse")
        yield from _with_the_key(studio, dialog)
    studio.shut(dialog)
    studio.act("attach")
    dialog = studio.dialog()
    assert isinstance(dialog, AttachDialog)
    yield "nhan-lai", sized(dialog, *_LOW)
    studio.shut(dialog)


def _with_the_key(studio: Studio, dialog: DigitalSignatureDialog) -> Iterator[Scene]:
    studio.find(SecretEdit, "sign.secret").setText(PASSPHRASE)
    studio.press("signDialog.sign")
    yield "ky-so", dialog
    studio.press("signDialog.sign")


def _sign_off(store: Store, report_id: int) -> None:
    number, date = NUMBERED.values()
    sign_off(store, report_id, SignatoryChoice(number=number, date=date))


def _sent(studio: Studio, folder: Path) -> Iterator[Scene]:
    handed_out: list[ExportedFile] = []
    studio.ask(lambda store, report_id: handed_out.append(export_final(store, report_id, folder)))
    dialog = MailDialog(studio.runner, studio.sample_id, handed_out[0], studio.window)
    dialog.open()
    studio.settle()
    yield "thu-gui", sized(dialog, dialog.width(), dialog.sizeHint().height())
    studio.shut(dialog)
    prepared: list[PreparedMail] = []
    studio.ask(lambda store, report_id: prepared.append(prepare_mail(store, report_id, handed_out[0])))
    pdf = Path("D:/Gửi đi 2026") / handed_out[0].path.name
    recipients = parse_addresses("Văn thư Sở Nội vụ <vanthu@snv.example.gov.vn>")
    written = WrittenMail(pdf.with_suffix(".eml"), recipients, prepared[0].letter, (pdf,))
    after = MailWrittenDialog(studio.runner, written, Path.exists, print, studio.window)
    after.open()
    studio.settle()
    yield "thu-da-ghi", after
    studio.shut(after)


def _amended(studio: Studio) -> Iterator[Scene]:
    studio.ask(_change)
    studio.open(studio.sample_id)
    studio.act("differences")
    dialog = studio.dialog()
    yield "khac-biet", sized(dialog, *_LOW)
    studio.shut(dialog)


def _change(store: Store, report_id: int) -> None:
    report = amend(store, report_id, "Sửa số ý kiến")
    stored = report.text("III.1")
    changed = stored.replace("25 ý kiến đã được", "26 ý kiến đã được").replace("02 ý kiến về", "01 ý kiến về")
    store.save_entries(report_id, {"III.1": Entry(changed)})


def _received(studio: Studio, office: Office) -> Iterator[Scene]:
    studio.act("verify")
    window = next(one for one in studio.window.findChildren(VerifyWindow) if one.isVisible())
    window.take(office.received())
    studio.settle(lambda: not window.checks.busy)
    window.page.choose(3)
    studio.settle()
    yield "kiem-tra", sized(window, *_WIDE)
    studio.shut(window)
