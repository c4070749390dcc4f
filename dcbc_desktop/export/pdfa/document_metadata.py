"""Whole-file parts of PDF/A-3a: Info and XMP, colour profile, numbers of pages, attached data, ends of streams."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from dcbc_desktop.paths import shipped_dir

LANGUAGE: Final = "vi-VN"
PROGRAM: Final = "DCBC Desktop"
_COLOURS: Final = "sRGB IEC61966-2.1"
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""

_DESCRIPTION = "Dữ liệu của báo cáo"

_LINE_END = b"\r\n"
"""Not `\\n` alone: one stream in 256 ends in `\\r`, which together with it reads as the line end and not as data."""
_END = b"endstream\n"
_written = PDFStream.format


class Metadata(NamedTuple):
    """Title, author, subject and time of the document; `made` is the time in Vietnam, whatever its zone is."""

    title: str
    author: str
    subject: str
    made: datetime

    @property
    def stamp(self) -> str:
        """`made` in the form of PDF dates."""
        return f"D:{self.made:%Y%m%d%H%M%S}+07'00'"


def describe(document: PDFDocument, metadata: Metadata) -> None:
    """Write title, author, dates, standards and colour profile."""
    document.info = _Info(metadata)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]  # keys that reportlab does not know
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    catalog.Metadata = PDFStream(kind, _packet(metadata))
    catalog.OutputIntents = PDFArray([document.Reference(_output_intent(document))])


def _packet(metadata: Metadata) -> bytes:
    return _XMP.format(
        title=escape(metadata.title),
        author=escape(metadata.author),
        subject=escape(metadata.subject),
        language=LANGUAGE,
        producer=escape(PDFInfo.producer),
        program=PROGRAM,
        day=f"{metadata.made:%Y-%m-%dT%H:%M:%S}+07:00",
    ).encode()


def _output_intent(document: PDFDocument) -> PDFDictionary:
    # Black and grey mean the same in every space; archives ask for a profile all the same (ISO 19005-3, 6.2.4.2).
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb_profile(), [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(_COLOURS),
            "Info": PDFString(_COLOURS),
            "DestOutputProfile": document.Reference(profile),
        }
    )


@cache
def _srgb_profile() -> bytes:
    return (shipped_dir("resources") / "icc" / "srgb.icc").read_bytes()


class _Info(PDFInfo):  # type: ignore[misc]
    """Info without empty values, which XMP could not match."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self.title, self.author, self.subject = metadata.title, metadata.author, metadata.subject
        self.creator = PROGRAM
        self._stamp = metadata.stamp

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary."""
        values = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
            "CreationDate": self._stamp,
            "ModDate": self._stamp,
        }
        entries = {key: PDFString(value) for key, value in values.items() if value}
        return bytes(PDFDictionary(entries).format(document))


class Numbering(NamedTuple):
    """Pages from `first` (counted from 0) on, numbered from 1; readers show `prefix` before each number."""

    first: int
    prefix: str


def label_pages(document: PDFDocument, numberings: Iterable[Numbering]) -> None:
    """Tell readers the numbers that the pages bear (ISO 32000-1, 12.4.2)."""
    ranges: list[int | PDFDictionary] = []
    for first, prefix in numberings:
        named = {"P": PDFString(prefix)} if prefix else {}
        ranges += [first, PDFDictionary({"S": PDFName("D"), **named})]
    document.Catalog.PageLabels = PDFDictionary({"Nums": PDFArray(ranges)})


class Attachment(NamedTuple):
    """JSON file to be attached."""

    name: str
    data: bytes


def attach(document: PDFDocument, attachment: Attachment, stamp: str) -> None:
    """Attach a file to the document (ISO 19005-3, 6.8), which must know the catalog's key `AF`; `stamp` is its date."""
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


# reportlab leaves out the line end that archives want before `endstream` (ISO 19005-3, 6.1.7.1), and offers no other
# place to add it than the method that writes every stream.
def _ended(stream: PDFStream, document: PDFDocument) -> bytes:
    data: bytes = _written(stream, document)
    return data.removesuffix(_END) + _LINE_END + _END


def end_streams() -> None:
    """Write streams with a line end of their own from now on; harmless to repeat."""
    PDFStream.format = _ended
