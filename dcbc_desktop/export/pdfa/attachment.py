"""The data inside: one file that belongs to the whole document (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString, PDFZCompress

_DESCRIPTION = "Dữ liệu của báo cáo"


class Attachment(NamedTuple):
    """A JSON file."""

    name: str
    data: bytes


def attach(document: PDFDocument, attachment: Attachment, stamp: str) -> None:
    """Put a file into the document, which must know the catalog's key `AF`; `stamp` is its date."""
    name, data = attachment
    stream = document.Reference(PDFStream(_about(data, stamp), data, [PDFZCompress]))
    file = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(name),
            "UF": PDFString(name),
            "Desc": PDFString(_DESCRIPTION),
            "AFRelationship": PDFName("Data"),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
        }
    )
    reference = document.Reference(file)
    document.Catalog.AF = PDFArray([reference])
    named = PDFDictionary({"Names": PDFArray([PDFString(name), reference])})
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": named})
    document.updateSignature(data)  # files with other data have another ID


def _about(data: bytes, stamp: str) -> PDFDictionary:
    checksum = hashlib.md5(data, usedforsecurity=False).hexdigest()  # the format asks for MD5; nothing is proved by it
    details = {"Size": len(data), "ModDate": PDFString(stamp), "CheckSum": f"<{checksum}>"}
    return PDFDictionary(
        {"Type": PDFName("EmbeddedFile"), "Subtype": "/application#2Fjson", "Params": PDFDictionary(details)}
    )
