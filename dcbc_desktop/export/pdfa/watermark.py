"""DỰ THẢO on every page of a draft, down the right margin; of earlier layouts also across the page as a drawing.

Written across the page as text, the letters would be mixed into the words of the page by programs that read it.
"""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from dcbc_desktop.export.fonts.registered_fonts import BOLD, font_file
from dcbc_desktop.export.fonts.truetype import Contour, GlyphOutlines, Point, cubic
from dcbc_desktop.export.layout.page_contents import DRAFT_MARK
from dcbc_desktop.export.layout.page_measures import Sheet

_SIZE, _GRAY = 110.0, 0.9
_UPRIGHT_ANGLE, _WIDE_ANGLE = 52, 32
_CAP_HEIGHT = 0.66  # of the face, in em
_MARGIN_SIZE, _BESIDE_DRAWING = 34.0, 11.0


def define_watermark(canvas: Canvas, sheet: Sheet) -> None:
    """Put the drawing for pages of this size into the file; all pages refer to it."""
    contours, width = _letters()
    canvas.beginForm(_form(sheet), 0, 0, sheet.width, sheet.height)
    canvas.setFillGray(_GRAY)
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(_WIDE_ANGLE if _is_wide(sheet) else _UPRIGHT_ANGLE)
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


def draw_watermark(canvas: Canvas, sheet: Sheet, *, once: bool) -> None:
    """Write the words down the right margin, apart from the text for every reader; unless `once`, draw them too."""
    size = _MARGIN_SIZE if once else _BESIDE_DRAWING
    if not once:
        canvas.doForm(_form(sheet))
    canvas.saveState()
    canvas.setFont(BOLD, size)
    canvas.translate(sheet.width - sheet.right / 2, sheet.height / 2)
    canvas.rotate(-90)
    canvas.drawCentredString(0, -size * _CAP_HEIGHT / 2, DRAFT_MARK)
    canvas.restoreState()


def _is_wide(sheet: Sheet) -> bool:
    return sheet.width > sheet.height


def _form(sheet: Sheet) -> str:
    return "draft-wide" if _is_wide(sheet) else "draft"


@cache
def _letters() -> tuple[list[Contour], float]:
    """Return the contours of the words in em, side by side, and their width."""
    face = pdfmetrics.getFont(BOLD).face
    outlines = GlyphOutlines(font_file(BOLD).read_bytes(), face.charToGlyph)
    contours: list[Contour] = []
    x = 0.0
    for letter in DRAFT_MARK:
        for contour in outlines.contours(letter):
            scaled = [Point(p.x / outlines.units + x, p.y / outlines.units, p.on_curve) for p in contour]
            contours.append(scaled)
        x += face.charWidths[ord(letter)] / 1000
    return contours, x
