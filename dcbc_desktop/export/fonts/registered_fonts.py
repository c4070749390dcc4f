"""Typeface: Liberation Serif, which has the measures of Times New Roman (NĐ 30/2020, Phụ lục I, I.2)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from dcbc_desktop.export.fonts.truetype import letters_of
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report.text import is_clean

REGULAR = "LiberationSerif"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"

FILES = MappingProxyType(
    {
        REGULAR: "LiberationSerif-Regular.ttf",
        BOLD: "LiberationSerif-Bold.ttf",
        ITALIC: "LiberationSerif-Italic.ttf",
        BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
    }
)
ASCENT, DESCENT = 0.891, 0.216
"""Of the face, in em."""
SPACE = 0.25
"""Width of a space in em, the same in all four styles."""
_PRIVATE = range(0xE000, 0xF900)  # glyphs there have no agreed meaning: other programs would read other letters


def font_name(bold: bool, italic: bool) -> str:
    """Return the name of a style."""
    if bold:
        return BOLD_ITALIC if italic else BOLD
    return ITALIC if italic else REGULAR


def font_file(name: str) -> Path:
    """Return the path of a style."""
    return shipped_dir("resources") / "fonts" / FILES[name]


@cache
def covered_letters() -> frozenset[int]:
    """Return the code points that print in every style; space and no-break space are among them."""
    common = frozenset.intersection(*(letters_of(font_file(name)) for name in FILES))
    return frozenset(code for code in common if code not in _PRIVATE and is_clean(chr(code)))
