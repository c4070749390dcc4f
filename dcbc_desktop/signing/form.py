"""The form's fields, counted before anything walks them: a small file can promise more of them than there is time."""

from __future__ import annotations

from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject
from pyhanko.pdf_utils.reader import PdfFileReader

MAX_FIELDS: Final = 2_000


def form_is_bounded(reader: PdfFileReader) -> bool:
    """Whether every field is reached once only and there are not too many; raises what pyHanko raises."""
    form = reader.root["/AcroForm"].get_object() if "/AcroForm" in reader.root else {}
    waiting = list(form["/Fields"].get_object()) if "/Fields" in form else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        if len(seen) + len(waiting) > MAX_FIELDS:
            return False
        field = waiting.pop()
        if not isinstance(field, IndirectObject) or (field.idnum, field.generation) in seen:
            return False
        seen.add((field.idnum, field.generation))
        waiting += _kids(field.get_object())
    return True


def _kids(field: object) -> list[object]:
    kids = field["/Kids"].get_object() if isinstance(field, DictionaryObject) and "/Kids" in field else []
    return list(kids)[: MAX_FIELDS + 1] if isinstance(kids, ArrayObject) else []
