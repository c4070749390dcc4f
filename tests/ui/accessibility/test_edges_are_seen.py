"""The box to tick and the button to choose by are seen before anything is chosen, on every ground."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from dcbc_desktop.ui.widgets.check_boxes import CheckBox, RadioButton
from dcbc_desktop.ui.widgets.item_views import PaddedRowDelegate
from tests.places import ROOT

LEAST_CONTRAST = 3.0
"""What WCAG 2.1 (1.4.11) asks of the outline of a control."""
INDICATOR_WIDTH = 18


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[QPalette]:
    """The colours of a dark desktop."""
    before = qapp.palette()
    palette = QPalette(QColor("#2b2b2b"), QColor("#2b2b2b"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#1e1e1e"))
    qapp.setPalette(palette)
    yield palette
    qapp.setPalette(before)


def _light(colour: QColor) -> float:
    """The relative luminance of a colour."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    bright, dim = sorted((_light(one), _light(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _best_contrast(picture: QImage, ground: QColor) -> float:
    """The highest contrast in the left part, where the indicator is drawn and no letter stands."""
    width = min(INDICATOR_WIDTH, picture.width())
    places = ((x, y) for x in range(width) for y in range(picture.height()))
    return max(_contrast(picture.pixelColor(x, y), ground) for x, y in places)


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_an_empty_indicator_stands_out_from_a_dark_ground(
    kind: type[QAbstractButton], dark: QPalette, qtbot: QtBot
) -> None:
    button = kind()
    qtbot.addWidget(button)
    button.show()
    assert _best_contrast(button.grab().toImage(), dark.color(QPalette.ColorRole.Window)) >= LEAST_CONTRAST


def test_an_empty_box_in_a_list_stands_out_from_a_dark_ground(dark: QPalette, qtbot: QtBot) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(PaddedRowDelegate(rows))
    item = QListWidgetItem("", rows)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    rows.show()
    picture = rows.viewport().grab(rows.visualItemRect(item)).toImage()
    assert _best_contrast(picture, dark.color(QPalette.ColorRole.Base)) >= LEAST_CONTRAST


def test_every_box_of_the_program_is_one_with_an_edge() -> None:
    bare = re.compile(r"\bQ(CheckBox|RadioButton)\(\w")
    sources = (ROOT / "dcbc_desktop" / "ui").rglob("*.py")
    found = {path.name for path in sources if bare.search(path.read_text(encoding="utf-8").replace("class ", ""))}
    assert found == set()
