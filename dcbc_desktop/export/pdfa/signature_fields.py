"""Empty fields for signatures: made at export, so that signing later changes nothing that archives ask about."""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from dcbc_desktop.export.layout.model import SignatureBox
from dcbc_desktop.export.pdfa.structure_tree import Structure

_PRINTED_AND_LOCKED = 4 + 128
_APPEND_ONLY = 1 + 2


class SignatureFields:
    """The fields of one document, each tagged where it is drawn."""

    def __init__(self, canvas: Canvas, structure: Structure) -> None:
        self._canvas = canvas
        self._structure = structure
        self._fields: list[PDFDictionary] = []

    def add(self, box: SignatureBox, left: float, top: float) -> None:
        """A field on the page being drawn; `left` and `top` in points from its lower left corner."""
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
                "AP": PDFDictionary({"N": document.Reference(_empty(box))}),
            }
        )
        self._canvas._annotationrefs.append(document.Reference(widget))
        self._structure.add_widget(widget)
        self._fields.append(widget)

    def write(self, document: PDFDocument) -> None:
        """Tell the document of them."""
        if self._fields:
            fields = PDFArray([document.Reference(widget) for widget in self._fields])
            document.Catalog.AcroForm = PDFDictionary({"Fields": fields, "SigFlags": _APPEND_ONLY})


def _empty(box: SignatureBox) -> PDFStream:
    """What a field shows before it is signed."""
    form = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, box.width, box.height])}
    return PDFStream(PDFDictionary({**form, "Resources": PDFDictionary({})}), b"")
