"""What the window says and allows: badges, hints, signed reports, languages, names to be read out, the menus' keys."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTextEdit,
    QWidget,
)

from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import LeftOver
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.office.signature_preview import SignaturePreview
from dcbc_desktop.ui.review.section_states import LEFT_OVER
from dcbc_desktop.ui.signing.register_dialog import RegisterDialog
from dcbc_desktop.ui.start.report_list_model import ReportColumn
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.fields import LineEdit, LinesEdit
from dcbc_desktop.ui.widgets.labels import HintLabel
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.ui.widgets.style import alarm_colour, banner_colours, quiet_colour
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.keyboard import press, type_text
from tests.report.samples import blank_report, full_report, with_values
from tests.ui.clerk import Clerk

_MNEMONIC = re.compile(r"&([^&\s])")
both_languages = pytest.mark.parametrize("language", ["vi", "en"])


def _tab_text(clerk: Clerk, name: str) -> str:
    return clerk.tabs.tabText(list(clerk.page.tabs.pages).index(name))


def _reviewed(clerk: Clerk) -> None:
    clerk.saved()
    clerk.qtbot.waitUntil(lambda: clerk.page.live_review.up_to_date)


def test_badges_follow_what_is_typed(clerk: Clerk) -> None:
    clerk.blank()
    _reviewed(clerk)
    texts = [_tab_text(clerk, name) for name in ("I", "II", ":general", ":figures")]
    assert {text.rstrip("0123456789")[-1] for text in texts} == {"○"}
    type_text(clerk.editor("II.1"), "chữ")
    type_text(clerk.editor("I"), "chữ")
    _reviewed(clerk)
    assert _tab_text(clerk, "I").startswith("I ●")
    assert _tab_text(clerk, "II").startswith("II ◐")
    type_text(clerk.line("figure.staff"), "nhiều")
    _reviewed(clerk)
    assert _tab_text(clerk, ":figures").endswith("⚠1")
    index = list(clerk.page.tabs.pages).index(":figures")
    assert "1" in clerk.tabs.tabBar().accessibleTabName(index)


def test_a_full_report_shows_complete_tabs(clerk: Clerk) -> None:
    clerk.full()
    _reviewed(clerk)
    marks = {name: _tab_text(clerk, name)[-1] for name in clerk.page.tabs.pages}
    assert marks.pop(":figures") == "○"
    assert set(marks.values()) == {"●"}


def _hint_under(clerk: Clerk, field: QWidget) -> str:
    below = [
        hint for hint in clerk.window.findChildren(HintLabel) if hint.isVisible() and hint.parent() is field.parent()
    ]
    return "\n".join(hint.text() for hint in below)


def test_a_wrong_date_and_a_wrong_figure_are_told_beneath_their_field(clerk: Clerk) -> None:
    clerk.blank()
    date = clerk.line("header.date")
    type_text(date, "31/2/2026")
    clerk.line("header.place")
    _reviewed(clerk)
    assert "31/2/2026" in _hint_under(clerk, date)
    assert "31/2/2026" in date.accessibleDescription()
    figure = clerk.line("figure.staff")
    type_text(figure, "1,234.5")
    clerk.line("figure.dialogues")
    _reviewed(clerk)
    assert "1,234.5" in _hint_under(clerk, figure)
    clerk.line("figure.staff").selectAll()
    type_text(figure, "1.234")
    _reviewed(clerk)
    assert _hint_under(clerk, figure) == ""


def test_advice_on_a_field_of_the_head_is_quiet_and_what_stops_sign_off_is_not(clerk: Clerk) -> None:
    clerk.full()
    title = clerk.line("header.title")
    for typed, tone in (("V/v thực hiện dân chủ năm 2026", quiet_colour), ("Kết quả năm …", alarm_colour)):
        clerk.line("header.title").selectAll()
        type_text(title, typed)
        clerk.line("header.place")
        _reviewed(clerk)
        (hint,) = [one for one in clerk.window.findChildren(HintLabel) if one.isVisible()]
        assert hint.palette().color(QPalette.ColorRole.WindowText) == tone(title.palette())


def test_symbol_and_number_take_their_short_form_when_left(clerk: Clerk) -> None:
    clerk.blank()
    type_text(clerk.line("header.symbol"), "12/BC-VPCP")
    type_text(clerk.line("header.number"), "007")
    clerk.line("header.place")
    clerk.saved()
    assert (clerk.find(LineEdit, "header.symbol").text(), clerk.find(LineEdit, "header.number").text()) == ("VPCP", "7")
    assert (clerk.stored().text("header.symbol"), clerk.stored().text("header.number")) == ("VPCP", "7")


def test_enter_goes_down_and_parts_are_added_up(clerk: Clerk) -> None:
    clerk.keep(with_values(blank_report(), units_departments="16", units_bureaus="3", units_other="4"))
    clerk.opened()
    figure = clerk.line("figure.units_total")
    assert (figure.text(), figure.placeholderText()) == ("", "Σ 23")
    press(figure, Qt.Key.Key_Return)
    assert clerk.window.focusWidget() is clerk.find(LineEdit, "figure.units_departments")
    press(clerk.find(LineEdit, "figure.units_departments"), Qt.Key.Key_Up)
    assert clerk.window.focusWidget() is figure


def test_characters_that_no_page_can_show_are_refused_with_a_sentence(clerk: Clerk) -> None:
    clerk.blank()
    place = clerk.line("header.place")
    type_text(place, "Hà Nội")
    QApplication.clipboard().setText("\u202eđảo\u202c")
    place.paste()
    assert place.text() == "Hà Nội"
    assert "U+202E" in _hint_under(clerk, place)
    addressees = clerk.focused(clerk.find(LinesEdit, "header.addressees"))
    addressees.paste()
    assert addressees.toPlainText() == ""


def test_the_signature_block_is_shown_as_it_will_print(clerk: Clerk) -> None:
    clerk.blank()
    lines = clerk.focused(clerk.find(LinesEdit, "signatory.lines"))
    type_text(lines, "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH")
    lefts = {
        field.mapTo(clerk.page, field.rect().topLeft()).x()
        for field in (lines, clerk.find(LinesEdit, "header.recipients"), clerk.find(QComboBox, "signatory.authority"))
    }
    assert len(lefts) == 1
    shown = [label.text() for label in clerk.page.findChildren(SignaturePreview)[0].findChildren(QLabel)]
    assert "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" in shown


def test_footnote_numbers_run_through_the_whole_report(clerk: Clerk) -> None:
    noted = encode(Prose((Paragraph((Text("a"), Footnote((Text("x"),)), Text("b"), Footnote((Text("y"),)))),)))
    clerk.keep(blank_report().with_entries({key: Entry(noted) for key in ("mo_dau", "III.2", "ket_thuc")}))
    clerk.opened()

    def numbers(key: str) -> list[int]:
        editor = clerk.find(ProseEditor, f"prose.{key}")
        return [editor.note_number(serial) for serial, _ in editor.notes()]

    clerk.qtbot.waitUntil(lambda: numbers("ket_thuc") == [5, 6])
    assert (numbers("mo_dau"), numbers("III.2")) == ([1, 2], [3, 4])
    editor = clerk.editor("mo_dau")
    editor.delete_note(editor.notes()[0][0])
    clerk.qtbot.waitUntil(lambda: numbers("ket_thuc") == [4, 5])


def test_a_signed_report_is_read_only_and_says_so(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    store = Store.open(clerk.database)
    sign_off(store, report.id, SignatoryChoice())
    store.close()
    clerk.opened()
    fields = clerk.page.findChildren(QWidget)
    kinds = QLineEdit | QPlainTextEdit | QTextEdit
    writable = [f.objectName() for f in fields if isinstance(f, kinds) and not f.isReadOnly()]
    assert writable == []
    assert clerk.line("header.number").placeholderText() == ""  # nothing asks to be filled in
    assert clerk.page.signed_banner.isVisible()
    assert "1" in clerk.page.signed_banner.text
    type_text(clerk.editor("I"), "không vào được")
    assert not clerk.session.dirty
    enabled = {verb: clerk.window.actions_by_verb[verb].isEnabled() for verb in ("signOff", "register", "amend")}
    assert enabled == {"signOff": False, "register": True, "amend": True}


def test_number_and_date_show_everywhere_once_they_are_recorded(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    store = Store.open(clerk.database)
    sign_off(store, report.id, SignatoryChoice())
    store.close()
    clerk.opened()
    clerk.line("header.place")
    clerk.settle()
    assert "12/BC-TTLT" not in _said(clerk)
    clerk.find(QPushButton, "banner.signed.other").click()
    clerk.settle()
    type_text(clerk.find(QLineEdit, "register.number"), "12")
    type_text(clerk.find(QLineEdit, "register.date"), "15/12/2026")
    clerk.settle()
    clerk.find(QPushButton, "registerDialog.record").click()
    clerk.settle()
    assert _said(clerk).count("12/BC-TTLT, 15/12/2026") == 3
    assert clerk.find(QPushButton, "banner.signed.other").isHidden()
    clerk.window.actions_by_verb["register"].trigger()
    clerk.settle()
    assert "12/BC-TTLT, 15/12/2026" in clerk.find(QLabel, "register.nothing").text()
    assert not clerk.find(QLineEdit, "register.number").isEnabled()
    clerk.find(RegisterDialog, "registerDialog").reject()
    clerk.window.actions_by_verb["close"].trigger()
    clerk.settle()
    table = clerk.find(QTableView, "reportsTable")
    shown = [table.model().index(0, column).data() for column in (ReportColumn.NUMBER, ReportColumn.DATE)]
    assert shown == ["12", "15/12/2026"]
    assert "12/BC" not in clerk.window.windowTitle()


def _said(clerk: Clerk) -> str:
    """Title of the window, banner, and the facts of the tab Chung."""
    facts = [label.text() for label in clerk.page.findChildren(QLabel) if label.isVisible()]
    return "\n".join((clerk.window.windowTitle(), *facts))


def test_an_amended_report_can_be_written_again(clerk: Clerk) -> None:
    report = clerk.keep(full_report())
    store = Store.open(clerk.database)
    sign_off(store, report.id, SignatoryChoice())
    store.close()
    clerk.opened()
    clerk.session.reload(clerk.store(partial(_amend, report.id)))
    assert not clerk.page.signed_banner.isVisible()
    assert "revision 2" in clerk.page.status.label.text()
    type_text(clerk.editor("I"), "thêm ")
    clerk.saved()
    assert clerk.window.actions_by_verb["signOff"].isEnabled()


def _amend(report_id: int, store: Store) -> Report:
    return store.revisions.amend(report_id, "sửa số liệu")


def test_left_over_lines_can_be_copied_and_dropped_until_the_tab_goes(clerk: Clerk) -> None:
    clerk.keep(blank_report(), (LeftOver(3, "dòng lạ <b>"), LeftOver(9, "dòng khác")))
    clerk.opened()
    assert LEFT_OVER in clerk.page.tabs.pages
    for text in ("dòng lạ <b>", "dòng khác"):
        buttons = {button.accessibleName(): button for button in clerk.page.findChildren(QPushButton)}
        buttons[f"Copy: {text}"].click()
        assert QApplication.clipboard().text() == text
        buttons[f"Drop: {text}"].click()
        clerk.settle()
    assert LEFT_OVER not in clerk.page.tabs.pages
    assert clerk.store(lambda store: store.left_over(clerk.session.saved_report.id)) == ()


def test_the_edit_menu_acts_on_the_field_with_the_focus(clerk: Clerk) -> None:
    clerk.blank()
    actions = clerk.window.actions_by_verb
    editor = clerk.editor("I")
    type_text(editor, "đậm")
    editor.selectAll()
    actions["bold"].trigger()
    assert '"bold":true' in encode(editor.prose())
    actions["footnote"].trigger()
    assert editor.note_count() == 1
    line = clerk.line("header.place")
    type_text(line, "Hà Nội")
    assert not actions["bold"].isEnabled()
    actions["undo"].trigger()
    assert line.text() != "Hà Nội"


def test_the_language_changes_without_a_restart(clerk: Clerk, translators: Translators) -> None:
    clerk.full()
    clerk.runner.language_changed.connect(translators.use)
    english = _visible_words(clerk)
    clerk.window.actions_by_verb["language"].trigger()
    QApplication.processEvents()
    vietnamese = _visible_words(clerk)
    assert clerk.runner.language == "vi"
    assert clerk.window.actions_by_verb["signOff"].text() == "&Ký duyệt…"
    assert len(english & vietnamese) < len(english) / 2
    clerk.window.actions_by_verb["language"].trigger()
    QApplication.processEvents()
    assert _visible_words(clerk) == english


def _visible_words(clerk: Clerk) -> set[str]:
    buttons = {button.text() for button in clerk.window.findChildren(QAbstractButton) if button.isVisible()}
    menus = {menu.title() for menu in clerk.window.menuBar().findChildren(QMenu)}
    actions = {action.text() for menu in clerk.window.menuBar().findChildren(QMenu) for action in menu.actions()}
    return {words for words in buttons | menus | actions if words and not words.isnumeric()}


def _tabs(clerk: Clerk) -> Iterator[QWidget]:
    for index in range(clerk.tabs.count()):
        clerk.tabs.setCurrentIndex(index)
        yield clerk.page.tabs.current


@both_languages
def test_whatever_takes_the_focus_has_a_name_to_be_read_out(
    clerk: Clerk, translators: Translators, language: str
) -> None:
    translators.use(language)
    noted = encode(Prose((Paragraph((Text("a"), Footnote((Text("x"),)))),)))
    clerk.keep(blank_report().with_entries({"I": Entry(noted)}), (LeftOver(1, "dòng"),))
    clerk.opened()
    nameless = set()
    for _ in _tabs(clerk):
        nameless |= {
            f"{type(widget).__name__} {widget.objectName()}"
            for widget in clerk.window.findChildren(QWidget)
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not widget.accessibleName().strip() and not widget.objectName().startswith("qt_")
        }
    assert nameless == set()


@both_languages
def test_no_mnemonic_stands_twice(clerk: Clerk, translators: Translators, language: str) -> None:
    translators.use(language)
    clerk.full()
    bar = clerk.window.menuBar()
    for menu in bar.findChildren(QMenu):
        assert _doubles([action.text() for action in menu.actions()]) == [], menu.title()
    titles = [action.text() for action in bar.actions()]
    for page in _tabs(clerk):
        labels = [w.text() for w in page.findChildren(QLabel) if w.buddy() is not None]
        buttons = [w.text() for w in clerk.page.findChildren(QAbstractButton) if w.isVisible()]
        assert _doubles(titles + labels + buttons) == [], page


@both_languages
def test_banner_of_a_damaged_file_shares_no_mnemonic(clerk: Clerk, translators: Translators, language: str) -> None:
    translators.use(language)
    clerk.full()
    clerk.store(lambda store: store.connection.execute("UPDATE entry SET note = 'x' WHERE key = 'II.1'"))
    clerk.navigator.backup_care.start()
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(Banner, "banner.fileCheck") is not None)
    clerk.settle()
    titles = [action.text() for action in clerk.window.menuBar().actions()]
    buttons = [w.text() for w in clerk.find(Banner, "banner.fileCheck").findChildren(QAbstractButton)]
    assert len(buttons) == 2
    for page in _tabs(clerk):
        labels = [w.text() for w in page.findChildren(QLabel) if w.buddy() is not None]
        assert _doubles(titles + labels + buttons) == [], page


def _doubles(texts: list[str]) -> list[str]:
    found = Counter(match[1].lower() for text in texts for match in _MNEMONIC.finditer(text))
    return [letter for letter, times in found.items() if times > 1]


@pytest.mark.parametrize("ground", ["#ffffff", "#202020"])
def test_colours_can_be_read_on_light_and_dark_ground(ground: str) -> None:
    palette = QPalette(QColor(ground))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#000000" if ground == "#ffffff" else "#ffffff"))
    for colour in (alarm_colour(palette), quiet_colour(palette)):
        assert _contrast(colour, QColor(ground)) >= 4.5
    for alarming in (True, False):
        assert _contrast(*banner_colours(palette, alarming)) >= 4.5


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG counts it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]  # type: ignore[index]
    return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])


def test_tabs_fit_a_small_screen_without_scrolling(clerk: Clerk) -> None:
    clerk.full()
    _reviewed(clerk)
    assert clerk.tabs.tabBar().sizeHint().width() <= 1093  # 1366 px at 125 %
    assert clerk.window.minimumSizeHint().width() <= 1093
    assert clerk.window.minimumSizeHint().height() <= 576
