"""Lines of capitals in the signature block (ô số 7a): authority, head, the signer's own post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.header import lines_of
from dcbc_desktop.report.text import nfc

AUTHORITIES = ("TM", "Q", "KT", "TL", "TUQ")
"""Thay mặt, quyền, ký thay, thừa lệnh, thừa ủy quyền (NĐ 30/2020, Phụ lục I, II.7.a)."""
_DEPUTY = re.compile(r"^PHÓ\s+", re.IGNORECASE)
_PREFIXED = re.compile(r"^(TM|Q|KT|TL|TUQ)\s*\.\s*", re.IGNORECASE)


def signature_lines(office: str, authorities: Sequence[str]) -> tuple[str, ...]:
    """Return the lines over the signature, from the signer's post and its authorities.

    An authority is a prefix (`KT`) put before the head of `office`, or a whole line (`KT. BỘ TRƯỞNG, CHỦ NHIỆM`).
    The head is the first line of a post given in several lines; `Phó Chủ tịch` alone has the head `CHỦ TỊCH`.
    """
    posts = [upper_line(line) for line in lines_of(office)]
    if not posts:
        raise UsageError("signatory_office_missing")
    lines: list[str] = []
    for authority in authorities:
        text = nfc(authority).strip()
        prefix = text.rstrip(". ").upper()
        if prefix in AUTHORITIES:
            lines, posts = _with_prefix(prefix, lines, posts)
        elif _PREFIXED.match(text):
            lines.append(upper_line(text))
        else:
            raise UsageError("authority_unknown", text=text[:60])
    return (*lines, *posts)


def _with_prefix(prefix: str, lines: list[str], posts: list[str]) -> tuple[list[str], list[str]]:
    if prefix == "KT" and len(posts) == 1 and _DEPUTY.match(posts[0]):
        return [*lines, f"KT. {_DEPUTY.sub('', posts[0])}"], posts
    return lines, [f"{prefix}. {posts[0]}", *posts[1:]]


def upper_line(line: str) -> str:
    """Format a line of the signature block: capitals, the authority followed by a dot and one space."""
    text = " ".join(nfc(line).upper().split())
    match = _PREFIXED.match(text)
    return f"{match[1].upper()}. {text[match.end() :]}" if match else text


def own_post(lines: Sequence[str]) -> str:
    """Return the signer's own post: the last line, without its authority."""
    return _PREFIXED.sub("", lines[-1]) if lines else ""
