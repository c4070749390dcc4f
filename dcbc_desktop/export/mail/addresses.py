"""Recipients of a mail as people type them: `Tên <địa chỉ>`, or only the address, several in a row."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.text import clean_line, nfc, split_lines

MOST_ADDRESSES: Final = 50
MOST_NAME: Final = 120
"""Letters of a recipient's name."""
_MOST_TEXT: Final = 40_000
"""Letters of everything typed: more than fifty of the longest recipients."""
_LONGEST_ADDRESS: Final = 254
_TOLD: Final = 60
"""Letters of a wrong recipient that its sentence repeats."""
_ADDRESS: Final = re.compile(
    r"([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@([A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+)"
)
_INVISIBLE: Final = re.compile("[\xad\u200b-\u200d\u2060\ufeff]")
"""Copied along from web pages without anybody seeing it; everything else that is not printed is refused."""
_LINE: Final = 78
_SHORT_NAME: Final = 60
_MOST_ENCODED: Final = 45
"""UTF-8 bytes of an encoded word, which takes 72 letters then; behind `To: ` its line has 76 (RFC 2047, 2)."""
_FOLD: Final = "\r\n "
_QUOTES: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
"""Quotes around a name, with those that end it."""
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/^_`{|}~ -]+")
"""A phrase of RFC 5322 that needs no quotes. Without `=` and `?`, which begin an encoded word."""


@dataclass(frozen=True, slots=True)
class MailAddress:
    """A recipient; `address` is ASCII as mail is carried, with the domain in Punycode where it has marks."""

    name: str
    address: str

    def __str__(self) -> str:
        """Return it as a person reads and types it: the domain with its marks."""
        address = _readable(self.address)
        if not self.name:
            return address
        needs_quotes = any(char in ',;"<>@' or char in _QUOTES for char in self.name)
        return f"{_quoted(self.name) if needs_quotes else self.name} <{address}>"

    def header_words(self) -> str:
        """Return it as a header has it (RFC 5322, 3.4; RFC 2047, 5), in lines of at most 78 letters."""
        if not self.name:
            return self.address
        if not self.name.isascii() or len(self.name) > _SHORT_NAME or "=?" in self.name:
            name = _FOLD.join(_encoded_words(self.name))
        else:
            name = self.name if _PLAIN_NAME.fullmatch(self.name) else _quoted(self.name)
        fits = len(name.rpartition("\n")[2]) + len(self.address) < _LINE - len("To:  <>,")
        return f"{name}{' ' if fits else _FOLD}<{self.address}>"


def parse_addresses(text: str) -> tuple[MailAddress, ...]:
    """Parse recipients with commas, semicolons or new lines between; the same address counts once.

    Raises UsageError `mail_address_invalid` or `mail_addresses_too_many`. Strict: text that is not
    plainly a recipient never reaches a header, so that no line can be smuggled into one.
    """
    if len(text) > _MOST_TEXT:
        raise _invalid(text)
    found: dict[str, MailAddress] = {}
    for piece in _pieces(_INVISIBLE.sub("", text)):
        for one in _recipients(piece):
            found.setdefault(one.address.lower(), one)
        if len(found) > MOST_ADDRESSES:
            raise UsageError("mail_addresses_too_many", limit=MOST_ADDRESSES)
    return tuple(found.values())


def _encoded_words(name: str) -> Iterator[str]:
    """Yield encoded words (RFC 2047, 2) of whole words where possible, each with the blank behind it.

    Python's own reader puts a blank between two encoded words of a name: there it stands beside another, not in a word.
    """
    part = ""
    for word in re.findall(r"\S+\s*", name):
        if part and len((part + word).encode()) > _MOST_ENCODED:
            yield _encoded_word(part)
            part = ""
        part += word
        while len(part.encode()) > _MOST_ENCODED:
            most = next(most for most in range(len(part), 0, -1) if len(part[:most].encode()) <= _MOST_ENCODED)
            yield _encoded_word(part[:most])
            part = part[most:]
    if part:
        yield _encoded_word(part)


def _encoded_word(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="


def to_header(addresses: tuple[MailAddress, ...]) -> bytes:
    """Return the header `To` with its line end."""
    return b"To: " + f",{_FOLD}".join(one.header_words() for one in addresses).encode("ascii") + b"\r\n"


def _pieces(text: str) -> Iterator[str]:
    """Yield what is between separators outside quotes; a comma inside a name without quotes belongs to the name."""
    waiting = ""
    for piece, separator in _split(text):
        whole = f"{waiting}, {piece}" if waiting else piece
        if separator == "," and "@" not in whole and whole:
            waiting = whole  # `Phòng Văn hóa, Xã hội <vhxh@…>`: one recipient
            continue
        waiting = ""
        if whole:
            yield whole
    if waiting:
        yield waiting


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield pieces with the separator behind each."""
    start, closing, escaped = 0, "", False
    for place, char in enumerate(text):
        if closing:
            closing = "" if char == closing and not escaped else closing
            escaped = closing == '"' and char == "\\" and not escaped
        elif char in _QUOTES:
            closing = _QUOTES[char]
        elif char in ",;\r\n":
            yield text[start:place].strip(), char
            start = place + 1
    yield text[start:].strip(), ""


def _recipients(piece: str) -> Iterator[MailAddress]:
    if "<" in piece or ">" in piece:
        yield _named(piece)
        return
    words = piece.split()
    only_addresses = all("@" in word for word in words)
    for word in words:
        if (address := _address(word)) is None:
            raise _invalid(word if only_addresses else piece)
        yield MailAddress("", address)


def _named(piece: str) -> MailAddress:
    """Parse `Tên <địa chỉ>`."""
    name, opening, rest = piece.rpartition("<")
    address = _address(rest.removesuffix(">").strip()) if opening and rest.endswith(">") else None
    if address is None:
        raise _invalid(piece)
    return MailAddress(_name(name.strip(), piece), address)


def _name(name: str, piece: str) -> str:
    """Return a name without its quotes; raises UsageError."""
    closing = _QUOTES.get(name[:1])
    if closing is not None and len(name) > 1 and name[-1] == closing:
        name = name[1:-1]
        name = re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL) if closing == '"' else name
    elif any(char in name for char in '"@<>'):
        raise _invalid(piece)
    else:
        name = name.rstrip(", ")
    cleaned = clean_line(name)
    # a line end inside a name is no slip of a person's hand
    if cleaned.removed or len(split_lines(name)) > 1:
        raise _invalid(piece)
    words = " ".join(cleaned.text.split())
    if len(words) > MOST_NAME:
        raise _invalid(piece)
    return words


def _address(text: str) -> str | None:
    """Return an address in ASCII; None where the text is none."""
    local, _, domain = text.removeprefix("mailto:").rpartition("@")
    try:
        address = f"{local}@{_ascii_domain(domain)}"
    except UnicodeError:
        return None
    return address if len(address) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(address) else None


def _ascii_domain(domain: str) -> str:
    """Return a domain as mail is carried (RFC 3490); raises UnicodeError."""
    if domain.isascii() or len(domain) > _LONGEST_ADDRESS:
        return domain
    if any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Zs") for char in domain):
        raise UnicodeError(domain)
    return nfc(domain).encode("idna").decode("ascii")


def _readable(address: str) -> str:
    """Return an address with the marks of its domain, where they come back to the same address."""
    local, _, domain = address.rpartition("@")
    try:
        shown = f"{local}@{domain.encode('ascii').decode('idna')}"
    except UnicodeError:
        return address
    return shown if _address(shown) == address else address


def _quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _invalid(text: str) -> UsageError:
    return UsageError("mail_address_invalid", text=_shown(text))


def _shown(text: str) -> str:
    return clean_line(text[:_TOLD]).text
