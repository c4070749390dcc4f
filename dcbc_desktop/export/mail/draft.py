"""Mail draft (.eml): the file that a mail program opens, with the exported PDF and its scans attached."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.header import Header
from email.message import EmailMessage
from typing import Final

from dcbc_desktop.export.mail.addresses import parse_addresses, to_header
from dcbc_desktop.export.mail.attachment_names import attachment_name
from dcbc_desktop.export.mail.letter import Letter, shortened
from dcbc_desktop.report.text import clean_line, split_lines

MOST_SUBJECT: Final = 200
"""Letters of a subject; mail programs cut longer ones without saying so."""
MOST_BODY: Final = 20_000
_TYPES: Final = {".pdf": ("application", "pdf"), ".png": ("image", "png"), ".jpg": ("image", "jpeg")}


@dataclass(frozen=True, slots=True)
class AttachedScan:
    """Scan that goes with the PDF; `suffix` is `.pdf`, `.png` or `.jpg`."""

    name: str
    data: bytes
    suffix: str


def mail_draft(letter: Letter, name: str, pdf: bytes, scans: Sequence[AttachedScan] = ()) -> bytes:
    """Return the draft as a file: the same letter and files give the same bytes.

    It has no Date, Message-ID or From: a draft was never sent, and the mail program writes them when it is.
    `X-Unsent` makes Outlook open it for writing. Raises UsageError as `parse_addresses`.
    """
    addresses = parse_addresses(letter.to)
    mail = EmailMessage(policy.SMTP)
    body = "\n".join(clean_line(line).text for line in split_lines(letter.body[:MOST_BODY]))
    mail.set_content(body, cte="base64")
    for one in (AttachedScan(name, pdf, ".pdf"), *scans):
        maintype, subtype = _TYPES[one.suffix]
        attached = attachment_name(one.name, one.suffix)
        mail.add_attachment(one.data, maintype=maintype, subtype=subtype, filename=attached, params={"name": attached})
    mail.set_boundary(_boundary(pdf))
    # written by hand: EmailMessage loses a blank wherever it folds a long line of Vietnamese
    head = _subject_line(letter.subject) + b"X-Unsent: 1\r\n" + (to_header(addresses) if addresses else b"")
    return head + mail.as_bytes()


def _subject_line(subject: str) -> bytes:
    words = shortened(clean_line(subject).text.strip(), MOST_SUBJECT)
    return b"Subject: " + Header(words, "utf-8", header_name="Subject").encode(linesep="\r\n").encode() + b"\r\n"


def _boundary(pdf: bytes) -> str:
    """Return a boundary that begins with `=_`, which never occurs in base64."""
    return f"=_{hashlib.sha256(pdf).hexdigest()[:40]}"
