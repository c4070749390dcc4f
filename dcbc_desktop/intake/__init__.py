"""Files from outside: kinds, encodings, reports in text, PDF files read back, the confined child that reads them.

Not here: making PDF files (`export`), checking signatures (`signing`). Nothing is written here. Modules are loaded on
first use: `from dcbc_desktop import intake`, then `intake.read_pages(…)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.intake.file_kinds import MAX_FILE_BYTES as MAX_FILE_BYTES
    from dcbc_desktop.intake.file_kinds import FileKind as FileKind
    from dcbc_desktop.intake.file_kinds import kind_of as kind_of
    from dcbc_desktop.intake.file_kinds import read_file as read_file
    from dcbc_desktop.intake.files.encoding import decode_text as decode_text
    from dcbc_desktop.intake.files.text_report import ImportedReport as ImportedReport
    from dcbc_desktop.intake.files.text_report import read_text_report as read_text_report
    from dcbc_desktop.intake.pdf.drawn_annotation import DrawnAnnotation as DrawnAnnotation
    from dcbc_desktop.intake.pdf.drawn_annotation import PaintedArea as PaintedArea
    from dcbc_desktop.intake.pdf.drawn_annotation import annotation_words as annotation_words
    from dcbc_desktop.intake.pdf.drawn_annotation import draw_annotation as draw_annotation
    from dcbc_desktop.intake.pdf.drawn_annotation import painted_area as painted_area
    from dcbc_desktop.intake.pdf.embedded_data import carries_data as carries_data
    from dcbc_desktop.intake.pdf.embedded_data import embedded_data as embedded_data
    from dcbc_desktop.intake.pdf.embedded_data import read_exported as read_exported
    from dcbc_desktop.intake.pdf.legibility import LETTER_ASIDE as LETTER_ASIDE
    from dcbc_desktop.intake.pdf.legibility import LETTER_OVER as LETTER_OVER
    from dcbc_desktop.intake.pdf.legibility import grown as grown
    from dcbc_desktop.intake.pdf.legibility import letter_changes as letter_changes
    from dcbc_desktop.intake.pdf.page_marks import PageMarks as PageMarks
    from dcbc_desktop.intake.pdf.page_marks import PlacedWord as PlacedWord
    from dcbc_desktop.intake.pdf.page_marks import Rectangle as Rectangle
    from dcbc_desktop.intake.pdf.page_marks import object_places as object_places
    from dcbc_desktop.intake.pdf.page_marks import page_marks as page_marks
    from dcbc_desktop.intake.pdf.page_objects import UNKNOWN_TEXT as UNKNOWN_TEXT
    from dcbc_desktop.intake.pdf.page_text import PageSight as PageSight
    from dcbc_desktop.intake.pdf.page_text import font_programs as font_programs
    from dcbc_desktop.intake.pdf.page_text import picture_digests as picture_digests
    from dcbc_desktop.intake.pdf.page_text import read_pages as read_pages
    from dcbc_desktop.intake.pdf.page_text import read_some_pages as read_some_pages
    from dcbc_desktop.intake.pdf.rendering import PageSize as PageSize
    from dcbc_desktop.intake.pdf.rendering import Picture as Picture
    from dcbc_desktop.intake.pdf.rendering import draw_page as draw_page
    from dcbc_desktop.intake.pdf.rendering import page_sizes as page_sizes
    from dcbc_desktop.intake.pdf.scans import ScanKind as ScanKind
    from dcbc_desktop.intake.pdf.scans import scan_kind as scan_kind
    from dcbc_desktop.intake.received.damage import bytes_behind as bytes_behind
    from dcbc_desktop.intake.received.damage import is_converted as is_converted
    from dcbc_desktop.intake.received.damage import is_incomplete as is_incomplete
    from dcbc_desktop.intake.received.kind import KindFound as KindFound
    from dcbc_desktop.intake.received.kind import received_kind as received_kind
    from dcbc_desktop.intake.received.pdf_facts import PdfFacts as PdfFacts
    from dcbc_desktop.intake.received.pdf_facts import pdf_facts as pdf_facts
    from dcbc_desktop.intake.received.pdf_facts import protection as protection
    from dcbc_desktop.intake.sandbox.child import Act as Act
    from dcbc_desktop.intake.sandbox.child import serve as serve
    from dcbc_desktop.intake.sandbox.limits import CLOCK_ALONE as CLOCK_ALONE
    from dcbc_desktop.intake.sandbox.parent import ConfinedReader as ConfinedReader
    from dcbc_desktop.intake.sandbox.parent import Faults as Faults
    from dcbc_desktop.intake.sandbox.parent import Patience as Patience
    from dcbc_desktop.intake.sandbox.process import own_command as own_command
else:
    __getattr__ = lazy_names(
        __name__,
        {
            **dict.fromkeys(("MAX_FILE_BYTES", "FileKind", "kind_of", "read_file"), "file_kinds"),
            "decode_text": "files.encoding",
            **dict.fromkeys(("ImportedReport", "read_text_report"), "files.text_report"),
            **dict.fromkeys(("DrawnAnnotation", "PaintedArea", "annotation_words"), "pdf.drawn_annotation"),
            **dict.fromkeys(("draw_annotation", "painted_area"), "pdf.drawn_annotation"),
            **dict.fromkeys(("LETTER_ASIDE", "LETTER_OVER", "grown", "letter_changes"), "pdf.legibility"),
            **dict.fromkeys(("PageMarks", "PlacedWord", "Rectangle", "object_places", "page_marks"), "pdf.page_marks"),
            **dict.fromkeys(("carries_data", "embedded_data", "read_exported"), "pdf.embedded_data"),
            **dict.fromkeys(
                ("PageSight", "font_programs", "picture_digests", "read_pages"),
                "pdf.page_text",
            ),
            "UNKNOWN_TEXT": "pdf.page_objects",
            "read_some_pages": "pdf.page_text",
            **dict.fromkeys(("PageSize", "Picture", "draw_page", "page_sizes"), "pdf.rendering"),
            **dict.fromkeys(("ScanKind", "scan_kind"), "pdf.scans"),
            **dict.fromkeys(("bytes_behind", "is_converted", "is_incomplete"), "received.damage"),
            **dict.fromkeys(("KindFound", "received_kind"), "received.kind"),
            **dict.fromkeys(("PdfFacts", "pdf_facts", "protection"), "received.pdf_facts"),
            **dict.fromkeys(("Act", "serve"), "sandbox.child"),
            "CLOCK_ALONE": "sandbox.limits",
            **dict.fromkeys(("ConfinedReader", "Faults", "Patience"), "sandbox.parent"),
            "own_command": "sandbox.process",
        },
    )
