"""Legibility of letters under a picture: black letters under a red seal can be read.

The measures were chosen by trying seals and signatures on the page: a dense red seal of two rings, letters and a star
leaves every letter under it 0.6 of its contrast, blue ink more, and neither makes any ink lighter. White-out, an
opaque picture and a filled ground leave less than 0.2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from PIL import Image, ImageChops, ImageFilter, ImageStat

from dcbc_desktop.intake.pdf.drawn_annotation import DrawnAnnotation
from dcbc_desktop.intake.pdf.page_marks import Rectangle

LEAST_CONTRAST: Final = 0.4
"""Of the contrast between a letter and the paper around it; less is a letter that cannot be read."""
MOST_ERASED: Final = 0.15
"""Square points of one letter's ink that may turn light; the dot under ạ has 1.5."""
MOST_ALIKE: Final = 0.3
"""Square points of new strokes as dark as letters beside one: a stroke of 0.2 points along a letter has 2."""
LETTER_ASIDE, LETTER_OVER = 4.0, 1.0
"""Points beside and over a letter where a dark stroke would be read with it; around it where paper is compared."""
_INK, _PAPER, _LIGHT = 100, 200, 170
"""Brightness of 255; red over black is 77, pink 140."""
_DARK, _GREY, _PALEST = 90, 200, 4
"""A stroke is like a letter where its brightest part is below _DARK, or below _GREY and without colour: less than one
part in _PALEST of what it takes from white."""
_CONTEXT: Final = 1.0
"""Points around the surroundings of a letter that are compared too, because they decide about the edge."""
_EDGE: Final = 9
"""Pixels from a coloured stroke that may be dark: half of them on either side are its edge in a shrunken picture."""


class LetterChange(NamedTuple):
    """Changes at one letter; areas in square points, the contrast of 1.0 for a letter that is as it was."""

    contrast: float
    erased: float
    alike: float

    @property
    def harmful(self) -> bool:
        """True where the letter is lost, or may be read as another."""
        return self.contrast < LEAST_CONTRAST or self.erased > MOST_ERASED or self.alike > MOST_ALIKE


def letter_changes(drawn: DrawnAnnotation, letters: Sequence[Rectangle]) -> Iterator[tuple[Rectangle, LetterChange]]:
    """Yield the changes at each letter that is near to what an annotation paints."""
    for letter in letters:
        if drawn.painted.reaches(grown(letter, LETTER_ASIDE, LETTER_OVER)):
            contrast, erased = _readability(drawn, grown(letter, LETTER_OVER, LETTER_OVER))
            yield letter, LetterChange(contrast, erased, _alike_strokes(drawn, letter))


def grown(place: Rectangle, aside: float, over: float) -> Rectangle:
    """Return a rectangle that is larger on all four sides."""
    left, bottom, right, top = place
    return left - aside, bottom - over, right + aside, top + over


def _readability(drawn: DrawnAnnotation, place: Rectangle) -> tuple[float, float]:
    """Return the share of contrast that is left in a place, and how much of its ink turned light."""
    left, upper, right, lower = part = drawn.painted.pixels(place)
    if right <= left or lower <= upper:
        return 1.0, 0.0
    before, after = (one.crop(part).convert("L") for one in (drawn.before, drawn.after))
    ink, paper = before.point(_up_to(_INK)), before.point(_from(_PAPER))
    if ink.getbbox() is None or paper.getbbox() is None:
        return 1.0, 0.0
    erased = ImageChops.darker(ink, after.point(_from(_LIGHT)))
    was, now = (ImageStat.Stat(one, paper).mean[0] - ImageStat.Stat(one, ink).mean[0] for one in (before, after))
    return now / was, _count(erased) / drawn.painted.scale**2


def _alike_strokes(drawn: DrawnAnnotation, letter: Rectangle) -> float:
    """Return the square points of new strokes near a letter that could be letters."""
    painted = drawn.painted
    whole = painted.pixels(grown(letter, LETTER_ASIDE + _CONTEXT, LETTER_OVER + _CONTEXT))
    left, upper, right, lower = painted.pixels(grown(letter, LETTER_ASIDE, LETTER_OVER))
    strokes = _alike(*(one.crop(whole) for one in (drawn.before, drawn.after, painted.mask)))
    inner = strokes.crop((left - whole[0], upper - whole[1], right - whole[0], lower - whole[1]))
    return _count(inner) / painted.scale**2


def _alike(before: Image.Image, after: Image.Image, mask: Image.Image) -> Image.Image:
    """Return where paint that could be letters lies on what was paper."""
    red, green, blue = after.split()
    brightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    colour = ImageChops.difference(brightest, darkest).point([min(_PALEST * value, 255) for value in range(256)])
    colourless = ImageChops.subtract(ImageChops.invert(darkest), colour).point(_from(1))
    grey = ImageChops.darker(brightest.point(_up_to(_GREY)), colourless)
    paper = ImageChops.darker(before.convert("L").point(_from(_PAPER)), mask)
    strokes = ImageChops.darker(ImageChops.lighter(brightest.point(_up_to(_DARK)), grey), paper)
    if strokes.getbbox() is None:
        return strokes
    coloured = ImageChops.darker(ImageChops.invert(strokes), paper).filter(ImageFilter.MinFilter(3))
    edges = coloured.filter(ImageFilter.MaxFilter(_EDGE))
    wide = strokes.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(3))
    return ImageChops.lighter(ImageChops.darker(strokes, ImageChops.invert(edges)), wide)


def _up_to(limit: int) -> list[int]:
    return [255] * limit + [0] * (256 - limit)


def _from(limit: int) -> list[int]:
    return [0] * limit + [255] * (256 - limit)


def _count(mask: Image.Image) -> int:
    return mask.histogram()[255]
