"""Text instead of a PDF: letters, web pages, shortcuts to addresses, attachments that were never decoded."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Final

_HEAD: Final = 4_096
"""Bytes of a file that are read for this."""
_FIELD: Final = re.compile(r"[!-9;-~]+:[ \t]|[!-9;-~]+:$")
_LETTER: Final = frozenset({
    "received", "return-path", "delivered-to", "from", "to", "cc", "subject", "date", "message-id", "mime-version",
    "reply-to", "x-mailer", "dkim-signature", "x-originating-ip", "thread-topic", "x-sender", "x-priority",
})  # fmt: skip
_PART: Final = frozenset(
    {"content-type", "content-transfer-encoding", "content-disposition", "content-description", "content-id"}
)
_LEAST: Final = 2
"""Fields at the top that make a text a letter, or a part of one."""
_BOUNDARY: Final = re.compile(r"--[!-~]{3,70}$")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.S)
_MARKUP: Final = re.compile(r"\s*<(?:!doctype\s+html|html|head|body|meta|script)\b", re.I)
_XML: Final = re.compile(r"<\?xml\b|<[A-Za-z_][\w.-]*:[\w.-]+[\s>]", re.I)
_BASE64_PDF: Final = "JVBERi0"
"""`%PDF-` in base64."""


def mail_kind(data: bytes) -> tuple[str, Mapping[str, str | int]] | None:
    """Return `file_mail` for a letter or a part of one: two of the known fields stand at its top."""
    lines = _first_lines(data)
    if lines and (lines[0].startswith("From ") or _BOUNDARY.match(lines[0])):
        lines = lines[1:]
    fields = set[str]()
    for line in lines:
        if line[:1] in (" ", "\t") and fields:  # goes on with the field before
            continue
        if not _FIELD.match(line):
            break
        fields.add(line.partition(":")[0].lower())
    return ("file_mail", {}) if len(fields & (_LETTER | _PART)) >= _LEAST else None


def _first_lines(data: bytes) -> list[str]:
    text = data[:_HEAD].removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip("\r\n")
    return re.split(r"\r\n|\n|\r", text)


def text_kind(data: bytes) -> str:
    """Return the code of a text; "" for bytes that are none."""
    text = _text(data[:_HEAD]).lstrip("\ufeff \t\r\n")
    if not text:
        return "" if data.strip() else "file_text"
    if text.startswith("%PDF-"):  # read from UTF-16; a PDF itself never gets here
        return "file_converted"
    if _MARKUP.match(_COMMENT.sub("", text)):
        return "file_html"
    if _XML.match(text):
        return "file_html" if "<html" in text[:1_000].lower() else "file_xml"
    if text.startswith(_BASE64_PDF) or f"\n{_BASE64_PDF}" in text:
        return "file_base64"
    return "file_shortcut" if re.match(r"\[(?:InternetShortcut|Desktop Entry)", text) else "file_text"


def _text(head: bytes) -> str:
    """Return the letters of a text; "" where it holds bytes that no text has."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head):
        return ""
    return head.decode("utf-8", "replace")
