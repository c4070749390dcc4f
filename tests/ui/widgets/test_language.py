"""Language of the windows: Qt's own words in Vietnamese, periods in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.period import make_period
from dcbc_desktop.ui.start.new_report_dialog import NewReportDialog
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.ui.widgets.period_words import period_words
from tests.ui.room import Room, child

CODES = ("2026", "2026-9M", "2026-H1", "2026-H2", "2026-Q3", "2026-09", "2026-12")
_Standard = QDialogButtonBox.StandardButton


def _words(menu: QMenu | None) -> set[str]:
    assert menu is not None
    found = {action.text().partition("\t")[0].replace("&", "") for action in menu.actions()}
    menu.deleteLater()
    return found - {""}


def test_every_standard_button(qtbot: QtBot, translators: Translators) -> None:
    translators.use("vi")
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(
        QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel
    )
    assert {button.text().replace("&", "") for button in box.buttons()} == {"Lưu", "Bỏ", "Hủy"}
    buttons = QDialogButtonBox(_Standard.Yes | _Standard.No | _Standard.Close | _Standard.Help)
    qtbot.addWidget(buttons)
    assert {button.text().replace("&", "") for button in buttons.buttons()} == {"Có", "Không", "Đóng", "Trợ giúp"}


def test_context_menus_of_fields(qtbot: QtBot, translators: Translators) -> None:
    translators.use("vi")
    line, lines = QLineEdit(), QPlainTextEdit()
    for field in (line, lines):
        qtbot.addWidget(field)
    usual = {"Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"}
    assert _words(line.createStandardContextMenu()) == usual
    assert _words(lines.createStandardContextMenu()) == usual


def test_the_file_dialog(qtbot: QtBot, translators: Translators) -> None:
    translators.use("vi")
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel) if label.text()}
    tips = {button.toolTip() for button in dialog.findChildren(QToolButton) if button.toolTip()}
    assert labels == {"Xem trong:", "Tên tệp:", "Loại tệp:"}
    assert {"Lùi", "Tới"} <= tips


def test_english_again(qtbot: QtBot, translators: Translators) -> None:
    translators.use("vi")
    translators.use("en")
    field = QSpinBox()
    qtbot.addWidget(field)
    line = QLineEdit(field)
    assert "Cut" in _words(line.createStandardContextMenu())


@pytest.mark.parametrize("code", CODES)
def test_a_period_is_said_in_the_language_of_the_window(translators: Translators, code: str) -> None:
    period = make_period(code)
    assert "năm" not in period_words(period)
    assert "2026" in period_words(period)
    translators.use("vi")
    assert period_words(period) == period.label


def test_the_kind_of_period_is_read_in_full_after_a_change_of_language(room: Room, translators: Translators) -> None:
    translators.use("vi")
    dialog = room.opened(NewReportDialog(room.runner, room.window))
    translators.use("en")
    kind = child(dialog, QComboBox, "period.kind")
    room.qtbot.waitUntil(lambda: kind.currentText() == "Whole year")
    room.qtbot.waitUntil(lambda: kind.width() >= kind.sizeHint().width())
