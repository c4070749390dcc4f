"""Periods in the language of the window, and fields that have room for them when that changes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from dcbc_desktop.report.period import make_period
from dcbc_desktop.ui.start.new_report_dialog import NewReportDialog
from dcbc_desktop.ui.widgets.language import Translators, period_words
from tests.ui.room import Room, child

CODES = ("2026", "2026-H1", "2026-H2", "2026-Q3", "2026-09", "2026-12")


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
