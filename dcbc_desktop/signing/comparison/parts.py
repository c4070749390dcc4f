"""Names of the parts of a file in which it may differ from the one that its data makes."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class Part(StrEnum):
    """Part of a file; each has a name in messages.<lang>.toml, `place.part.<part>`."""

    STRUCTURE = "structure"
    TRAILER = "trailer"
    ENCRYPTION = "encryption"
    SCRIPT = "script"
    ATTACHMENT = "attachment"
    SECOND_ATTACHMENT = "second_attachment"
    PORTFOLIO = "portfolio"
    OUTLINE = "outline"
    TAGS = "tags"
    LANGUAGE = "language"
    DISPLAY = "display"
    PAGE_LABELS = "page_labels"
    LAYERS = "layers"
    LINKS = "links"
    PERMISSIONS = "permissions"
    FORM = "form"
    INFORMATION = "information"
    COLOURS = "colours"
    PAGE_SIZE = "page_size"
    PAGE_NOTE = "page_note"
    FONT = "font"
    PAGE_ENTRY = "page_entry"
    OTHER = "other"


class PartDifference(NamedTuple):
    """A part that differs, the name of its entry in the file, and its page, counted from 1; 0 for the whole file."""

    part: Part
    name: str
    page: int = 0


OF_THE_CATALOGUE: Final = MappingProxyType({
    "/OpenAction": Part.SCRIPT,
    "/AA": Part.SCRIPT,
    "/URI": Part.LINKS,
    "/Dests": Part.LINKS,
    "/Names": Part.LINKS,
    "/Threads": Part.LINKS,
    "/SpiderInfo": Part.LINKS,
    "/AF": Part.ATTACHMENT,
    "/Collection": Part.PORTFOLIO,
    "/Outlines": Part.OUTLINE,
    "/StructTreeRoot": Part.TAGS,
    "/MarkInfo": Part.TAGS,
    "/Lang": Part.LANGUAGE,
    "/ViewerPreferences": Part.DISPLAY,
    "/PageMode": Part.DISPLAY,
    "/PageLayout": Part.DISPLAY,
    "/PageLabels": Part.PAGE_LABELS,
    "/Perms": Part.PERMISSIONS,
    "/Legal": Part.PERMISSIONS,
    "/Requirements": Part.PERMISSIONS,
    "/OCProperties": Part.LAYERS,
    "/OutputIntents": Part.COLOURS,
    "/Metadata": Part.INFORMATION,
})  # fmt: skip
OF_THE_NAMES: Final = MappingProxyType({"/EmbeddedFiles": Part.ATTACHMENT, "/JavaScript": Part.SCRIPT})
OF_A_PAGE: Final = MappingProxyType({
    "/AA": Part.SCRIPT,
    "/Annots": Part.PAGE_NOTE,
    "/AF": Part.ATTACHMENT,
    **dict.fromkeys(("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/UserUnit", "/Rotate"),
                    Part.PAGE_SIZE),
})  # fmt: skip
