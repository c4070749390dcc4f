"""Rooms for signature fields in a file that was signed off by pen, and so has none."""

from __future__ import annotations

from dcbc_desktop import export, intake
from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.records import FieldRoom


def field_rooms(pdf: bytes) -> tuple[FieldRoom, ...]:
    """Return the rooms in a file of our own; none where it was made with fields."""
    try:
        held = intake.read_exported(pdf)
    except FileError:
        return ()  # of a version that put no data into files: its field stays invisible
    if held.signature_fields:
        return ()
    made = export.make_worded_pages(held.report, draft=False, layout_version=held.layout_version, fields=False)
    return tuple(
        FieldRoom(name, export.FIELD_LABELS[name], number, (left, bottom, right, top))
        for number, page in enumerate(made.pages)
        for name, left, bottom, right, top in page.boxes
    )
