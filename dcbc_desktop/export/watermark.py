"""DỰ THẢO on every page of a draft: large across the page as a drawing, small in the margin as text."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from dcbc_desktop.export.fonts import BOLD, font_file
from dcbc_desktop.export.glyphs import Contour, Outlines, Point, cubic
from dcbc_desktop.export.measures import PAGE_HEIGHT, PAGE_WIDTH, RIGHT

WORDS = "DỰ THẢO"
_FORM = "draft"
_SIZE, _ANGLE, _GRAY = 110.0, 52, 0.9
_CAP_HEIGHT = 0.66  # of the face, in em
_MARGIN_SIZE = 11.0


def define_watermark(canvas: Canvas) -> None:
    """Put the drawing into the file once; every page refers to it."""
    contours, width = _letters()
    canvas.beginForm(_FORM)
    canvas.setFillGray(_GRAY)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(_ANGLE)
    canvas.translate(-width * _SIZE / 2, -_SIZE * _CAP_HEIGHT / 2)
    path = canvas.beginPath()
    for contour in contours:
        first, curves = cubic(contour)
        path.moveTo(first.x * _SIZE, first.y * _SIZE)
        for curve in curves:
            path.curveTo(*[value * _SIZE for value in curve])
        path.close()
    canvas.drawPath(path, stroke=0, fill=1, fillMode=1)
    canvas.endForm()


def draw_watermark(canvas: Canvas) -> None:
    """The drawing, and the same words down the right margin, where they are apart from the text for every reader."""
    canvas.doForm(_FORM)
    canvas.saveState()
    canvas.setFont(BOLD, _MARGIN_SIZE)
    canvas.translate(PAGE_WIDTH - RIGHT / 2, PAGE_HEIGHT / 2)
    canvas.rotate(-90)
    canvas.drawCentredString(0, -_MARGIN_SIZE * _CAP_HEIGHT / 2, WORDS)
    canvas.restoreState()


@cache
def _letters() -> tuple[list[Contour], float]:
    """The contours of the words in em, side by side, and their width."""
    face = pdfmetrics.getFont(BOLD).face
    outlines = Outlines(font_file(BOLD).read_bytes(), face.charToGlyph)
    contours: list[Contour] = []
    x = 0.0
    for letter in WORDS:
        for contour in outlines.contours(letter):
            scaled = [Point(p.x / outlines.units + x, p.y / outlines.units, p.on_curve) for p in contour]
            contours.append(scaled)
        x += face.charWidths[ord(letter)] / 1000
    return contours, x
