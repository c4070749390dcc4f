"""A file that went out and came back signed: what was added to our bytes, and which fields are filled."""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.certificate_names import printable
from dcbc_desktop.signing.errors import BREAKAGE
from dcbc_desktop.signing.later_changes import only_signatures_since


def signed_fields(pdf: bytes) -> tuple[str, ...]:
    """Names of the fields that are signed, of a file of our own; raises FileError `pdf_unreadable`."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        return tuple(printable(name) for name, _, _ in enumerate_sig_fields(reader, filled_status=True))
    except BREAKAGE as error:
        raise FileError("pdf_unreadable") from error


def only_signed(ours: bytes, returned: bytes) -> bool:
    """Whether what stands behind our bytes is signatures and their fields: nothing that a reader sees differs.

    Until the first signature nobody vouches for the bytes but us: an update before it, or together with it, is held
    against the file that we handed out.
    """
    if not returned.startswith(ours):
        return False
    try:
        known = PdfFileReader(BytesIO(ours), strict=False).xrefs.total_revisions
        return only_signatures_since(PdfFileReader(BytesIO(returned), strict=False), known - 1)
    except BREAKAGE:
        return False
