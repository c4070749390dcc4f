"""Names of the parts of a file in which it may differ from the one that its data makes."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class FilePart(StrEnum):
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

    part: FilePart
    name: str
    page: int = 0


OF_THE_CATALOGUE: Final = MappingProxyType({
    "/OpenAction": FilePart.SCRIPT,
    "/AA": FilePart.SCRIPT,
    "/URI": FilePart.LINKS,
    "/Dests": FilePart.LINKS,
    "/Names": FilePart.LINKS,
    "/Threads": FilePart.LINKS,
    "/SpiderInfo": FilePart.LINKS,
    "/AF": FilePart.ATTACHMENT,
    "/Collection": FilePart.PORTFOLIO,
    "/Outlines": FilePart.OUTLINE,
    "/StructTreeRoot": FilePart.TAGS,
    "/MarkInfo": FilePart.TAGS,
    "/Lang": FilePart.LANGUAGE,
    "/ViewerPreferences": FilePart.DISPLAY,
    "/PageMode": FilePart.DISPLAY,
    "/PageLayout": FilePart.DISPLAY,
    "/PageLabels": FilePart.PAGE_LABELS,
    "/Perms": FilePart.PERMISSIONS,
    "/Legal": FilePart.PERMISSIONS,
    "/Requirements": FilePart.PERMISSIONS,
    "/OCProperties": FilePart.LAYERS,
    "/OutputIntents": FilePart.COLOURS,
    "/Metadata": FilePart.INFORMATION,
})  # fmt: skip
OF_THE_NAMES: Final = MappingProxyType({"/EmbeddedFiles": FilePart.ATTACHMENT, "/JavaScript": FilePart.SCRIPT})
OF_A_PAGE: Final = MappingProxyType({
    "/AA": FilePart.SCRIPT,
    "/Annots": FilePart.PAGE_NOTE,
    "/AF": FilePart.ATTACHMENT,
    **dict.fromkeys(("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/UserUnit", "/Rotate"),
                    FilePart.PAGE_SIZE),
})  # fmt: skip
