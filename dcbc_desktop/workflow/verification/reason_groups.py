"""Groups of reason codes: what a file is, what happened on its way, what is only told; and their order for a reader."""

from __future__ import annotations

from typing import Final

FOREIGN_PDF: Final = "foreign_pdf"
NOT_PDF: Final = frozenset({
    "file_zip", "file_zip_pdf", "file_archive", "file_packed_pdf", "file_word", "file_spreadsheet", "file_slides",
    "file_xps", "file_office_locked", "file_mail", "file_outlook", "file_p7m", "file_p7s", "file_enveloped",
    "file_certificate", "file_picture", "file_html", "file_xml", "file_text", "file_base64", "file_shortcut",
    "file_program", "file_shadow", "file_data", "file_zeros", "file_unknown",
})  # fmt: skip
"""Kinds of files that are no PDF."""
UNREAD: Final = frozenset({"pdf_password", "file_incomplete", "file_converted", "pdf_unreadable"})
"""Reasons why nothing can be said about the contents."""
CAUSES: Final = ("file_incomplete", "file_converted", "bytes_before_head", "pdf_encrypted", "saved_anew", "draft_file")
"""Told before what follows from them."""
UNDECIDED_KINDS: Final = frozenset({FOREIGN_PDF, "bytes_behind_end"})
LOOKED_AT: Final = frozenset({"addition_visible", "addition_unsigned", "appearance_says", "appearance_unreadable"})
"""Reasons about content that signatures show beside the report's own: a person has to look at it."""
TOLD_KINDS: Final = frozenset({
    "inner_valid", "foreign_made_with", "foreign_pages", "foreign_scan", "foreign_signed", "foreign_unsigned",
    "foreign_encrypted",
})  # fmt: skip
"""Codes that tell about a file and decide nothing."""
