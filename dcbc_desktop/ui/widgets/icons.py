"""Icons: one-coloured SVG drawings in the colour of the text around them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.ui.widgets.style import alarm_colour

_SIZES = (16, 24, 32, 48)
"""Pixels: 16 and 24 at 100 %, the others for screens at 150 and 200 %."""
_INK = b"currentColor"


def icon(name: str, palette: QPalette | None = None, *, in_list: bool = False) -> QIcon:
    """Return an icon in the palette's text colour, with `in_list` also for a chosen row; call again after a change."""
    drawing = (shipped_dir("resources") / "icons" / f"{name}.svg").read_bytes()
    colours = palette or QGuiApplication.palette()
    made = QIcon()
    for pixmap in _pixmaps(drawing, colours.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)):
        made.addPixmap(pixmap)
    if in_list:
        for pixmap in _pixmaps(drawing, colours.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)):
            made.addPixmap(pixmap, QIcon.Mode.Selected)
    return made


def alarming_icon(name: str, palette: QPalette) -> QIcon:
    """Return an icon for a list, in the alarm colour."""
    alarming = QPalette(palette)
    alarming.setColor(QPalette.ColorRole.ButtonText, alarm_colour(palette))
    return icon(name, alarming, in_list=True)


def _pixmaps(drawing: bytes, ink: QColor) -> list[QPixmap]:
    renderer = QSvgRenderer(QByteArray(drawing.replace(_INK, ink.name().encode("ascii"))))
    return [_pixmap(renderer, size) for size in _SIZES]


def _pixmap(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
