"""Spacing, type sizes, colours, and the typeface of the page."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QLayout

from dcbc_desktop.paths import shipped_dir

TIGHT, STEP, WIDE = 4, 8, 16
"""Spacing in device-independent pixels: within a field, between fields, between parts."""

PAGE_FAMILY = "Liberation Serif"
"""The typeface of the printed page, with Times New Roman's metrics."""
PAGE_POINTS = 13.0
"""Size of text in editors, in points."""
LEAST_POINTS, MOST_POINTS = 11.0, 24.0
PROSE_WIDTH = 1040
"""Widest line of prose on screen, in pixels."""
COLUMN_WIDTH = 180
"""Room for a column of a table, on the average, beyond which the eye loses its line."""
TEXT_WIDTH = 860
"""Widest column of fields or text that the eye follows without effort, in pixels."""
FONT_FILES = (
    "LiberationSerif-Regular.ttf",
    "LiberationSerif-Bold.ttf",
    "LiberationSerif-Italic.ttf",
    "LiberationSerif-BoldItalic.ttf",
)


def application_arguments() -> list[str]:
    """Return the arguments of QApplication: the style Fusion except on Windows, whose own style people know."""
    return [sys.argv[0], *([] if sys.platform == "win32" else ["-style", "fusion"])]


def register_fonts() -> None:
    """Register the page's typeface with Qt."""
    folder = shipped_dir("resources") / "fonts"
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(folder / name))


def page_font(points: float = PAGE_POINTS) -> QFont:
    """Return the font of the page for editors and previews."""
    font = QFont([PAGE_FAMILY, "Times New Roman", "Times"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(points)
    return font


_LARGER = {1: 3.0, 2: 1.0}
"""Points by which a heading's letters are larger, by its level."""


def heading_font(base: QFont, level: int = 1) -> QFont:
    """Return the font of a heading on screen: bold, a little larger than `base`."""
    font = QFont(base)
    font.setBold(True)
    font.setPointSizeF(base.pointSizeF() + _LARGER.get(level, 0.0))
    return font


def is_dark(palette: QPalette) -> bool:
    """Return whether the window's ground is dark."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def alarm_colour(palette: QPalette) -> QColor:
    """Return the colour of problems, readable on a light or dark ground."""
    return QColor("#ff9a8d") if is_dark(palette) else QColor("#b3261e")


def added_colour(palette: QPalette) -> QColor:
    """Return the colour of added words; they are underlined as well, for people who do not see colours."""
    return QColor("#8fd6a0") if is_dark(palette) else QColor("#1a6b2f")


def doubt_colour(palette: QPalette) -> QColor:
    """Return the colour of an undetermined verdict."""
    return QColor("#f0c36d") if is_dark(palette) else QColor("#7d5200")


def quiet_colour(palette: QPalette) -> QColor:
    """Return the colour of secondary text: between the colours of text and ground."""
    text, ground = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    pairs = ((text.red(), ground.red()), (text.green(), ground.green()), (text.blue(), ground.blue()))
    return QColor(*(round(0.7 * ink + 0.3 * paper) for ink, paper in pairs))


def banner_colours(palette: QPalette, alarming: bool) -> tuple[QColor, QColor]:
    """Return ground and text colour of a banner."""
    if is_dark(palette):
        return (QColor("#5c1f1a") if alarming else QColor("#2b3a4d")), QColor("#ffffff")
    return (QColor("#fbe3e0") if alarming else QColor("#e6eef8")), QColor("#1b1b1b")


def space(layout: QLayout, margin: int = 0, spacing: int = STEP) -> None:
    """Set margins and spacing of a layout, in pixels."""
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
