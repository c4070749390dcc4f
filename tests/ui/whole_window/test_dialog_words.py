"""Words of the dialogs in both languages: spoken names, mnemonics that do not cancel each other, the switch itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QWidget,
)

from dcbc_desktop import __version__
from dcbc_desktop.export.mail import Letter
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.store.models import ROOT, Submission
from dcbc_desktop.ui.app.commands import WindowActions
from dcbc_desktop.ui.app.database_error_page import DatabaseErrorPage
from dcbc_desktop.ui.help.about_dialog import AboutDialog
from dcbc_desktop.ui.office.office_dialog import OfficeDialog
from dcbc_desktop.ui.office.trusted_certificates_dialog import TrustedCertificatesDialog
from dcbc_desktop.ui.receiving.verify_window import VerifyWindow
from dcbc_desktop.ui.sending.differences_window import DifferencesWindow
from dcbc_desktop.ui.sending.mail_dialog import MailDialog
from dcbc_desktop.ui.sending.mail_written_dialog import MailWrittenDialog
from dcbc_desktop.ui.sending.submission_entry_dialogs import CorrectSubmissionDialog, RecordSubmissionDialog
from dcbc_desktop.ui.sending.submission_log_dialog import SubmissionLogDialog
from dcbc_desktop.ui.signing.amend_dialog import AmendDialog
from dcbc_desktop.ui.signing.attach_dialog import AttachDialog
from dcbc_desktop.ui.signing.digital_signature_dialog import DigitalSignatureDialog
from dcbc_desktop.ui.signing.present_dialog import PresentDialog
from dcbc_desktop.ui.signing.register_dialog import RegisterDialog
from dcbc_desktop.ui.signing.return_dialog import ReturnDialog
from dcbc_desktop.ui.signing.sign_off_dialog import SignOffDialog
from dcbc_desktop.ui.start.bin_dialog import BinDialog
from dcbc_desktop.ui.start.import_dialog import ImportDialog
from dcbc_desktop.ui.start.new_report_dialog import NewReportDialog
from dcbc_desktop.ui.start.start_page import StartPage
from dcbc_desktop.ui.widgets.icons import icon
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.workflow.sending.exports import export_final
from dcbc_desktop.workflow.sending.mail_drafts import WrittenMail
from dcbc_desktop.workflow.signing.amendments import amend
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.looks import cut_words
from tests.signing.authority import root
from tests.ui.room import OFFICE, SCHOOL, Room, child
from tests.ui.signing.signers import sign_behind, signed_off

Make = Callable[[Room], QWidget]
_MNEMONIC = re.compile(r"&([^&\s])")
_PARTS_OF_OTHERS = ("qt_", "QScroll")


def _mail(room: Room) -> QWidget:
    report = room.full()
    room.store(partial(sign_off, report_id=report.id, signing=SignatoryChoice()))
    exported = room.store(partial(export_final, report_id=report.id, target=room.folder / "Báo cáo.pdf"))
    return MailDialog(room.runner, report.id, exported, room.window)


def _mail_written(room: Room) -> QWidget:
    letter = Letter("", "Báo cáo & <b>tiêu đề</b>", "Kính gửi:\n")
    written = WrittenMail(room.folder / "Báo cáo.eml", (), letter, (room.folder / "Báo cáo.pdf",))
    return MailWrittenDialog(room.runner, written, lambda _: True, lambda _: None, room.window)


def _sent(room: Room) -> QWidget:
    return SubmissionLogDialog(room.runner, room.full().id, False, room.window)


def _record_sent(room: Room) -> QWidget:
    return RecordSubmissionDialog(room.runner, room.full().id, room.window)


def _correct_sent(room: Room) -> QWidget:
    entry = Submission(1, 1, "Báo cáo.pdf", "0" * 64, "other", "Sở Nội vụ", datetime(2026, 12, 15, tzinfo=UTC))
    return CorrectSubmissionDialog(room.runner, room.full().id, entry, room.window)


def _differences(room: Room) -> QWidget:
    report = room.full()
    room.store(partial(sign_off, report_id=report.id, signing=SignatoryChoice(number="12", date="05/01/2026")))
    amended = room.store(partial(amend, report_id=report.id, reason="Sửa số liệu"))
    return DifferencesWindow(room.runner, room.session(amended), room.window)


def _sign_off_digitally(room: Room) -> QWidget:
    dialog = SignOffDialog(room.runner, room.session(room.full()), room.window)
    child(dialog, QAbstractButton, "signOff.digital").click()
    return dialog


def _sign(room: Room) -> QWidget:
    report = signed_off(room)
    sign_behind(room, report)
    return DigitalSignatureDialog(room.runner, room.session(report), room.window)


def _sign_by_token(room: Room) -> QWidget:
    dialog = DigitalSignatureDialog(room.runner, room.session(signed_off(room)), room.window)
    child(dialog, QAbstractButton, "sign.token").click()
    return dialog


def _attach(room: Room) -> QWidget:
    report = signed_off(room)
    sign_behind(room, report)
    return AttachDialog(room.runner, report.id, room.window)


def _trust_something(room: Room) -> QWidget:
    room.store(lambda store: store.trusted.add(ROOT, "CA gốc thử nghiệm", root().der))
    return TrustedCertificatesDialog(room.runner, room.window)


def _start(room: Room) -> QWidget:
    return StartPage(room.runner, room.window)


def _of_desk(kind: Callable[..., QDialog], room: Room) -> QWidget:
    return kind(room.runner, room.window)


def _of_session(kind: Callable[..., QDialog], room: Room) -> QWidget:
    return kind(room.runner, room.session(room.full()), room.window)


MAKERS: dict[str, Make] = {
    "start": _start,
    "new": partial(_of_desk, NewReportDialog),
    "office": partial(_of_desk, OfficeDialog),
    "import": partial(_of_desk, ImportDialog),
    "bin": partial(_of_desk, BinDialog),
    "about": partial(_of_desk, AboutDialog),
    "sign off": partial(_of_session, SignOffDialog),
    "register": partial(_of_session, RegisterDialog),
    "amend": partial(_of_session, AmendDialog),
    "present": partial(_of_session, PresentDialog),
    "return": partial(_of_session, ReturnDialog),
    "differences": _differences,
    "sign off digitally": _sign_off_digitally,
    "sign": _sign,
    "sign by token": _sign_by_token,
    "attach": _attach,
    "trust nobody": partial(_of_desk, TrustedCertificatesDialog),
    "trust": _trust_something,
    "mail": _mail,
    "mail written": _mail_written,
    "sent": _sent,
    "record sent": _record_sent,
    "correct sent": _correct_sent,
    "verify": partial(_of_desk, VerifyWindow),
}
every_window = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
both_languages = pytest.mark.parametrize("language", ["vi", "en"])


@pytest.fixture
def offices(room: Room) -> None:
    """Two profiles and a report, so that every row of every form shows."""
    for office in (OFFICE, SCHOOL):
        room.store(lambda store, office=office: store.office.save(office))  # type: ignore[misc]
    room.full("2025")


def _open(room: Room, make: Make) -> QWidget:
    room.window.resize(1000, 600)
    room.window.show()
    window = make(room)
    window.show()
    if isinstance(window, StartPage):
        window.resize(1000, 600)
        window.refresh()
    room.settle()
    return window


def _visible(window: QWidget) -> Iterator[QWidget]:
    return (widget for widget in window.findChildren(QWidget) if widget.isVisible())


def _mnemonics(window: QWidget) -> Counter[str]:
    texts = [w.text() for w in _visible(window) if isinstance(w, QLabel) and w.buddy() is not None]
    texts += [w.text() for w in _visible(window) if isinstance(w, QAbstractButton)]
    return _letters(texts)


@every_window
@both_languages
@pytest.mark.usefixtures("offices")
def test_words_can_be_read_heard_and_reached_by_their_letters(
    room: Room, make: Make, language: str, translators: Translators
) -> None:
    """No mnemonic twice, a name for whatever takes the focus, no words cut; room on a small screen."""
    translators.use(language)
    window = _open(room, make)
    letters = _mnemonics(window)
    assert [letter for letter, times in letters.items() if times > 1] == []
    assert all(letter.isascii() for letter in letters)
    assert _nameless(window) == []
    assert cut_words(window) == []
    least = window.minimumSizeHint()
    assert (least.width() <= 1366 / 1.5, least.height() <= 768 / 1.5) == (True, True), least


def _nameless(window: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in _visible(window)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _spoken_name(widget)
    ]


def _spoken_name(widget: QWidget) -> str:
    inner = isinstance(widget.parentWidget(), QAbstractItemView | QComboBox | QScrollArea)
    part = widget.objectName().startswith(_PARTS_OF_OTHERS) or (isinstance(widget, QLineEdit) and inner)
    standard = isinstance(widget, QAbstractButton) and bool(widget.text())
    return widget.accessibleName() or ("part" if part or inner or standard else "")


@every_window
@pytest.mark.usefixtures("offices")
def test_words_follow_the_language_while_the_window_is_open(room: Room, make: Make, translators: Translators) -> None:
    window = _open(room, make)
    before = _all_words(window)
    translators.use("vi")
    QApplication.processEvents()
    after = _all_words(window)
    unchanged = [word for word in before & after if re.search(r"[A-Za-z]{4}", word)]
    assert len(after - before) > len(before) / 3
    own = {OFFICE.short_name, SCHOOL.short_name}
    assert not [word for word in unchanged if _is_a_source_word(word) and word not in own]


def _all_words(window: QWidget) -> set[str]:
    words = {w.text() for w in _visible(window) if isinstance(w, QLabel | QAbstractButton)}
    return {word for word in words if word} | {window.windowTitle()}


def _is_a_source_word(word: str) -> bool:
    return word.isascii() and not word.startswith(("/", "SHA"))


@pytest.mark.usefixtures("offices")
def test_standard_buttons_speak_vietnamese(room: Room, translators: Translators) -> None:
    translators.use("vi")
    window = _open(room, MAKERS["new"])
    box = window.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Hủy"


def test_every_icon_takes_the_colour_of_the_words_around_it(qapp: QApplication) -> None:
    names = sorted(path.stem for path in (shipped_dir("resources") / "icons").glob("*.svg"))
    assert {"new", "open", "import", "office", "bin", "export", "sign", "amend", "info", "warning"} <= set(names)
    for colour in (Qt.GlobalColor.white, Qt.GlobalColor.black):
        palette = QPalette(qapp.palette())
        palette.setColor(QPalette.ColorRole.ButtonText, colour)
        for name in names:
            image = icon(name, palette).pixmap(32, 32).toImage()
            inks = {
                image.pixelColor(x, y).name()
                for x in range(32)
                for y in range(32)
                if image.pixelColor(x, y).alpha() > 250
            }
            assert inks == {palette.color(QPalette.ColorRole.ButtonText).name()}, name


@both_languages
@pytest.mark.usefixtures("offices")
def test_menus_and_start_page_share_no_mnemonic(room: Room, language: str, translators: Translators) -> None:
    translators.use(language)
    bar = QMenuBar(room.window)
    actions = WindowActions(room.window)
    actions.fill(bar)
    actions.retranslate()
    found = _mnemonics(_open(room, MAKERS["start"])) + _letters(action.text() for action in bar.actions())
    assert [letter for letter, times in found.items() if times > 1] == []
    for menu in bar.findChildren(QMenu):
        inside = _letters(action.text() for action in menu.actions())
        assert [letter for letter, times in inside.items() if times > 1] == [], menu.title()


@both_languages
def test_page_of_a_database_that_does_not_open_shares_no_mnemonic_with_the_menus(
    room: Room, language: str, translators: Translators
) -> None:
    translators.use(language)
    bar = QMenuBar(room.window)
    actions = WindowActions(room.window)
    actions.fill(bar)
    actions.retranslate()
    page = DatabaseErrorPage(room.runner, room.window)
    texts = [button.text() for button in page.findChildren(QPushButton)] + [action.text() for action in bar.actions()]
    found = _letters(texts)
    assert len(found) == 7 + 5
    assert [letter for letter, times in found.items() if times > 1] == []


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter.lower() for text in texts for letter in _MNEMONIC.findall(text))


def test_about_names_the_version(room: Room) -> None:
    dialog = AboutDialog(room.runner, room.window)
    assert any(__version__ in label.text() for label in dialog.findChildren(QLabel))
