"""Plain data of signing, free of pyHanko: certificates, trust, whose signature it is and in which field."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

MAX_NAME: Final = 200
"""Letters of a name that are shown."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Parts of a holder's name beside the name itself: OU and O, L and ST, and the attributes that hold numbers."""

    organisations: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as shown; the moments carry a time zone, the serial number is hexadecimal."""

    name: str
    issuer: str
    serial: str
    not_before: datetime
    not_after: datetime
    subject: Subject = Subject()


@dataclass(frozen=True, slots=True)
class RevocationList:
    """A revocation list as shown; it is in force until `until`, where its issuer names a moment."""

    issuer: str
    made: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Trust:
    """The office's trusted roots and revocation lists, each as DER bytes."""

    roots: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()


class Role(StrEnum):
    """Role of a signature: the signatory's, or the agency's seal."""

    PERSON = "person"
    SEAL = "seal"


FIELDS: Final = {Role.PERSON: "nguoi_ky", Role.SEAL: "co_quan"}
"""The signature fields that an exported file carries."""


class FieldRoom(NamedTuple):
    """Room for a field in a file without fields: its name, a label for people, the page from 0, and the rectangle.

    The rectangle is left, bottom, right and top in points from the page's lower left corner.
    """

    field: str
    label: str
    page: int
    place: tuple[float, float, float, float]


def printable(text: str) -> str:
    """Return foreign words in one line, without invisible marks (a name could reverse its neighbours)."""
    seen = "".join(" " if letter.isspace() else letter for letter in text[: 4 * MAX_NAME])
    kept = "".join(letter for letter in seen if not unicodedata.category(letter).startswith("C"))
    return " ".join(unicodedata.normalize("NFC", kept).split())[:MAX_NAME]
