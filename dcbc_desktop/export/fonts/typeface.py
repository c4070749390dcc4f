"""Four styles registered with reportlab, and the widths of their letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from threading import Lock
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from dcbc_desktop.export.fonts.registered_fonts import FILES, font_file

_CMAP_BLOCK = 100  # entries that one bfchar block may hold (PDF 32000-1, 9.10.3)
_NO_BREAK_SPACE = "\u00a0"
_registering = Lock()


class Face(TTFont):  # type: ignore[misc]
    """Style whose map back to Unicode names real letters only; that of reportlab maps unused codes to U+0000."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, shapable=False)
        self._used: WeakKeyDictionary[PDFDocument, set[str]] = WeakKeyDictionary()

    def hold_used_letters(self, doc: PDFDocument) -> None:
        """Put into a document the letters that it uses; else all of ASCII too, as reportlab does."""
        self._used[doc] = {" "}

    def splitString(  # noqa: N802  reportlab's name
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Look up letters of the first subset that have codes at once; else do as reportlab does."""
        state, used = self.state.get(doc), self._used.get(doc)
        if used is not None:
            used.update(text)
        if state is not None and text:
            with suppress(TypeError, ValueError):  # a letter without a code yet, or of another subset
                return [(0, bytes(map(state.assignments.get, map(ord, text.replace(_NO_BREAK_SPACE, " ")))))]
        split: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return split

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  reportlab's name
        """Write the font, then replace the maps that were written with it."""
        subsets: list[list[int]] = self.state[doc].subsets
        if doc in self._used:
            used = self._used[doc]
            for subset in subsets:
                subset[:] = [code if chr(code) in used else 0 for code in subset]
        known = set(doc.idToObject)
        super().addObjects(doc)
        maps = [name for name in doc.idToObject if name not in known and str(name).startswith("toUnicodeCMap:")]
        for name, subset in zip(maps, subsets, strict=True):
            doc.idToObject[name].content = unicode_map(subset)


def unicode_map(subset: Sequence[int]) -> str:
    """Return a ToUnicode map from the codes of one subset."""
    entries = [f"<{code:02X}> <{letter:04X}>" for code, letter in enumerate(subset) if letter]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), _CMAP_BLOCK):
        block = entries[start : start + _CMAP_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def hold_used_letters(doc: PDFDocument) -> None:
    """Put into a new document no letters but those that it uses: all of ASCII takes 12 kB of each style."""
    for name in FILES:
        pdfmetrics.getFont(name).hold_used_letters(doc)


def letter_widths() -> Mapping[str, Mapping[str, float]]:
    """Return widths of letters in thousandths of an em, by style; registers the styles at the first call.

    Shaping stays off: it would add kerning that nobody expects here and takes eight times as long.
    """
    with _registering:  # the review measures while pages are made on another thread
        return _registered_widths()


@cache
def _registered_widths() -> Mapping[str, Mapping[str, float]]:
    rl_config.useA85 = 0  # streams as bytes: a quarter smaller, and nothing in Python has to encode them
    widths: dict[str, Mapping[str, float]] = {}
    for name in FILES:
        face = Face(name, str(font_file(name)))
        pdfmetrics.registerFont(face)
        known = face.face.charWidths
        letters = {chr(code): known[code] for code in face.face.charToGlyph if code in known}
        widths[name] = {**letters, _NO_BREAK_SPACE: letters[" "]}
    return widths
