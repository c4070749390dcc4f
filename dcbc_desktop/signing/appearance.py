"""What a signature shows: the picture that export drew, centred in the field; or the empty form that export made."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from pyhanko.pdf_utils.content import AnnotAppearances
from pyhanko.pdf_utils.form_tools import annot_width_height, get_single_field_annot
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import NoOpStampStyle

AS_IT_WAS: Final = NoOpStampStyle()
"""pyHanko's own stamp is text in a font of the viewer's, which neither PDF/A nor PDF/UA takes."""


def draw_into(writer: IncrementalPdfFileWriter, field: DictionaryObject, page: bytes) -> None:
    """Show the first page of a PDF in the middle of a field at its own size, or smaller where the field is.

    A field without a rectangle stays as it is.
    """
    annotation = get_single_field_annot(field)
    width, height = map(float, annot_width_height(annotation))
    if not width or not height:
        return
    drawn = writer.import_page_as_xobject(PdfFileReader(BytesIO(page)))
    form = drawn.get_object()
    form["/BBox"] = _around(form["/BBox"], width, height)
    annotation["/AP"] = AnnotAppearances(drawn).as_pdf_object()
    writer.update_container(annotation)


def _around(box: ArrayObject, width: float, height: float) -> ArrayObject:
    """The smallest box of the field's shape round a page: a viewer stretches the box over the field."""
    left, bottom, right, top = map(float, box)
    larger = max(1.0, (right - left) / width, (top - bottom) / height)
    across, up = larger * width / 2, larger * height / 2
    middle, centre = (left + right) / 2, (bottom + top) / 2
    corners = (middle - across, centre - up, middle + across, centre + up)
    return ArrayObject([FloatObject(round(number, 3)) for number in corners])
