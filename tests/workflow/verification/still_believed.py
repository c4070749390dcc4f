"""Forgeries that are still believed: what the verification of received files has yet to learn."""

from __future__ import annotations

from typing import Final

_BELIEVED: Final[dict[str, set[str]]] = {
    "certificates": {
        "RSA of 1,024 bits",
        "RSA of 1,536 bits",
        "EC of 192 bits",
        "EC of 224 bits",
    },
    "envelopes": {
        "signature over SHA-1",
        "signature over MD5",
        "PSS over SHA-1",
        "content inside",
        "two times",
        "the time twice",
        "signed next month",
        "signed in an hour and a half",
        "signed in the year 2040",
    },
    "fields before": {
        "words on free space",
        "words on a later page",
        "a bar before a digit",
        "a line through words",
        "a point",
        "one picture on two pages",
        "half outside the page",
        "a namesake with a mark without width",
        "the person's picture redrawn",
    },
    "fields before, written anew": {
        "words on free space",
        "words on a later page",
        "a bar before a digit",
        "a line through words",
        "a point",
        "one picture on two pages",
        "half outside the page",
        "a namesake with a mark without width",
        "the person's picture redrawn",
    },
    "second signatures": {
        "words on free space, by the agency",
        "words on a later page, by the agency",
        "a bar before a digit, by the agency",
        "a line through words, by the agency",
        "a point, by the agency",
        "one picture on two pages, by the agency",
        "outside the page, by the agency",
        "half outside the page, by the agency",
        "a namesake with a mark without width, by the agency",
        "a seal over the whole of its box, by the agency",
        "a seal with words, by the agency",
    },
}
OPEN: Final = frozenset((kind, name) for kind, names in _BELIEVED.items() for name in names)
