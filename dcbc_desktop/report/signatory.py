"""Lines of capitals in the signature block (ô số 7a): authority, head, the signer's own post; whose name it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.header import lines_of
from dcbc_desktop.report.name_words import cleaned, words, written_with_marks
from dcbc_desktop.report.person_name import readings
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


def same_person(certified: str, printed: str) -> bool:
    """Return whether a certificate names the person whose name is printed under the signature.

    The whole printed name has to be there, its words in order; beside it only titles, a post, an agency or a number may
    stand: `NGUYEN VAN A - PHO CHU TICH` is `Nguyễn Văn A`, and `Nguyễn Văn An` is not. Diacritics count where both are
    written with some: many certificates have none. A name of one word is equal or none.
    """
    marks = written_with_marks(certified, printed)
    alone = words(cleaned(printed), marks=marks)
    if len(alone) < 2:
        return bool(alone) and words(cleaned(certified), marks=marks) == alone
    return not readings(certified, marks=marks).isdisjoint(readings(printed, marks=marks))
