"""Pictures, fonts and graphics states of appearances, with doubts where programs may show or read them differently."""

from __future__ import annotations

from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from dcbc_desktop.signing.appearance.appearance_facts import NOTHING, OUTLINE, VARIES, Appearance, entry

_KNOWN_BLENDS: Final = frozenset({"/Normal", "/Compatible", "/Multiply", "/Darken"})


def of_picture(picture: StreamObject) -> Appearance:
    """Return the pixels of a picture, and the doubt where it is not the same in every program."""
    pixels = 0
    mask = entry(picture, "/SMask")
    for one in (picture, mask if isinstance(mask, StreamObject) else None):
        if one is not None:
            pixels += abs(int(one["/Width"]) * int(one["/Height"]))
    varies = any(key in picture for key in ("/OC", "/Alternates", "/OPI"))
    return Appearance(paints=True, pixels=pixels) + (VARIES if varies else NOTHING)


def of_font(font: object) -> Appearance:
    """Return the doubt where a font shows letters that no program can name, or others than it names."""
    if not isinstance(font, DictionaryObject):
        return OUTLINE
    kind, inner = entry(font, "/Subtype"), font
    if kind == "/Type0":
        below = entry(font, "/DescendantFonts")
        first = below[0] if isinstance(below, ArrayObject) and below else None
        if not isinstance(first, DictionaryObject):
            return OUTLINE
        inner = first
    elif kind not in ("/Type1", "/TrueType", "/MMType1"):
        return OUTLINE
    described = entry(inner, "/FontDescriptor")
    embedded = isinstance(described, DictionaryObject) and any(
        key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )
    if embedded:
        return NOTHING
    return OUTLINE if kind == "/Type0" or "/ToUnicode" in font else NOTHING


def of_state(state: object) -> Appearance:
    """Return the doubt about a state of graphics: a mask, a blending that few programs know, a font."""
    if not isinstance(state, DictionaryObject):
        return VARIES
    mask, blend, font = (entry(state, key) for key in ("/SMask", "/BM", "/Font"))
    blends = list(blend) if isinstance(blend, ArrayObject) else [blend] if isinstance(blend, NameObject) else []
    masked = mask is not None and mask != "/None"
    found = VARIES if masked or not set(map(str, blends)) <= _KNOWN_BLENDS else NOTHING
    return found + (of_font(font[0]) if isinstance(font, ArrayObject) and font else NOTHING)
