"""The PDF of a report in the layout of NĐ 30/2020, and the mail that carries it: the only place that knows reportlab.

Not here: contents of a report (`report`), reading PDF files back (`intake`), signing (`signing`). Modules are loaded on
first use: `from dcbc_desktop import export`, then `export.make_pdf(…)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.export.content.end_block import FIELD_LABELS as FIELD_LABELS
    from dcbc_desktop.export.content.fit import parts_too_long as parts_too_long
    from dcbc_desktop.export.document import WordedPages as WordedPages
    from dcbc_desktop.export.document import count_pages as count_pages
    from dcbc_desktop.export.document import make_mapped_pages as make_mapped_pages
    from dcbc_desktop.export.document import make_pdf as make_pdf
    from dcbc_desktop.export.document import make_worded_pages as make_worded_pages
    from dcbc_desktop.export.fonts.registered_fonts import covered_letters as covered_letters
    from dcbc_desktop.export.fonts.subset_check import is_subset_of_our_face as is_subset_of_our_face
    from dcbc_desktop.export.layout.model import Source as Source
    from dcbc_desktop.export.layout.page_contents import Area as Area
    from dcbc_desktop.export.layout.page_contents import Box as Box
    from dcbc_desktop.export.layout.page_contents import PageWords as PageWords
    from dcbc_desktop.export.layout.page_contents import Written as Written
    from dcbc_desktop.export.layout.page_contents import letter_count as letter_count
    from dcbc_desktop.export.layout.typesetter import NoLongerWantedError as NoLongerWantedError
    from dcbc_desktop.export.mail import AttachedScan as AttachedScan
    from dcbc_desktop.export.mail import Enclosed as Enclosed
    from dcbc_desktop.export.mail import Letter as Letter
    from dcbc_desktop.export.mail import MailAddress as MailAddress
    from dcbc_desktop.export.mail import attachment_name as attachment_name
    from dcbc_desktop.export.mail import is_windows_device as is_windows_device
    from dcbc_desktop.export.mail import letter_about as letter_about
    from dcbc_desktop.export.mail import mail_draft as mail_draft
    from dcbc_desktop.export.mail import parse_addresses as parse_addresses
    from dcbc_desktop.export.pdfa.signature_appearance import MAX_PICTURE_BYTES as MAX_PICTURE_BYTES
    from dcbc_desktop.export.pdfa.signature_appearance import drawn_part_of_png as drawn_part_of_png
    from dcbc_desktop.export.pdfa.signature_appearance import signature_appearance as signature_appearance
else:
    __getattr__ = lazy_names(
        __name__,
        {
            **dict.fromkeys(
                ("WordedPages", "count_pages", "make_mapped_pages", "make_pdf", "make_worded_pages"), "document"
            ),
            "FIELD_LABELS": "content.end_block",
            "parts_too_long": "content.fit",
            "covered_letters": "fonts.registered_fonts",
            "is_subset_of_our_face": "fonts.subset_check",
            "Source": "layout.model",
            **dict.fromkeys(("Area", "Box", "PageWords", "Written", "letter_count"), "layout.page_contents"),
            "NoLongerWantedError": "layout.typesetter",
            **dict.fromkeys(
                (
                    "AttachedScan",
                    "Enclosed",
                    "Letter",
                    "MailAddress",
                    "attachment_name",
                    "is_windows_device",
                    "letter_about",
                    "mail_draft",
                    "parse_addresses",
                ),
                "mail",
            ),
            **dict.fromkeys(
                ("MAX_PICTURE_BYTES", "drawn_part_of_png", "signature_appearance"), "pdfa.signature_appearance"
            ),
        },
    )
