"""Empty fields for signatures, each tagged where it is drawn."""

from __future__ import annotations

import zlib
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from dcbc_desktop.export.layout.layout_rules import LayoutRules
from dcbc_desktop.export.layout.model import SignatureBox
from dcbc_desktop.export.pdfa.structure_tree import Structure

_PRINTED_AND_LOCKED: Final = 4 + 128
_APPEND_ONLY: Final = 1 + 2


class SignatureFields:
    """Signature fields of one document, each tagged where it is drawn.

    They are made at export, so that signing later changes nothing that archives check.
    """

    def __init__(self, canvas: Canvas, structure: Structure, rules: LayoutRules) -> None:
        self._canvas = canvas
        self._structure = structure
        self._rules = rules
        self._fields: list[PDFDictionary] = []
        self._has_room = False

    def leave_room(self) -> None:
        """Write a form even without fields: programs that check signatures accept new fields, but no new form."""
        self._has_room = True

    def add(self, box: SignatureBox, left: float, top: float) -> None:
        """Add a field to the current page; `left` and `top` in points from its lower left corner."""
        document = self._canvas._doc
        widget = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "FT": PDFName("Sig"),
                "T": PDFString(box.name),
                "TU": PDFString(box.label),
                "F": _PRINTED_AND_LOCKED,
                "Rect": PDFArray([round(x, 2) for x in (left, top - box.height, left + box.width, top)]),
                "P": document.thisPageRef(),
                "AP": PDFDictionary({"N": document.Reference(self._empty(box))}),
            }
        )
        self._canvas._annotationrefs.append(document.Reference(widget))
        self._structure.add_widget(widget)
        self._fields.append(widget)

    def _empty(self, box: SignatureBox) -> PDFStream:
        """Return the appearance of a field before it is signed.

        It is compressed: programs that sign compress what they draw, and checkers of signatures compare the entries.
        """
        form = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, box.width, box.height])}
        form["Resources"] = PDFDictionary({})
        if not self._rules.packed_empty_appearance:
            return PDFStream(PDFDictionary(form), b"")
        return PDFStream(PDFDictionary({**form, "Filter": PDFName("FlateDecode")}), zlib.compress(b""))

    def write(self, document: PDFDocument) -> None:
        """Write the form into the document."""
        fields = PDFArray([document.Reference(widget) for widget in self._fields])
        if self._fields:
            document.Catalog.AcroForm = PDFDictionary({"Fields": fields, "SigFlags": _APPEND_ONLY})
        elif self._has_room:
            document.Catalog.AcroForm = PDFDictionary({"Fields": fields})
