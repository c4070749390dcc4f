"""Forgeries that are still believed: what the verification of received files has yet to learn."""

from __future__ import annotations

from typing import Final

_BELIEVED: Final[dict[str, set[str]]] = {
    "boxes": {
        "its pages counted as one",
    },
    "states": {
        "wide between words",
        "words for programs, a comment in the drawing",
    },
    "fonts": {
        "another encoding",
        "another kind of font",
        "a second program",
    },
    "objects, then sealed": {
        "the field emptied",
    },
    "keys twice": {
        "other notes, first",
        "other notes, last",
        "other letters, first",
        "other letters, last",
        "another range, last",
        "another value, last",
        "another kind, last",
    },
    "certificates": {
        "RSA of 1,024 bits",
        "RSA of 1,536 bits",
        "EC of 192 bits",
        "EC of 224 bits",
        "of a stranger",
        "of a stranger of the agency",
        "of a stranger who names the person too",
        "of a stranger who names the person in a unit",
        "of a stranger for the person",
        "of the person's office",
        "of a name that goes on",
        "of a name with another mark",
        "of a name without its middle",
        "of a name in letters that look the same",
        "of no name",
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
    "second signatures": {
        "words on free space, by a stranger",
        "words on a later page, by a stranger",
        "a bar before a digit, by a stranger",
        "a line through words, by a stranger",
        "a point, by a stranger",
        "one picture on two pages, by a stranger",
        "outside the page, by a stranger",
        "half outside the page, by a stranger",
        "a namesake with a mark without width, by a stranger",
        "a seal over the whole of its box, by a stranger",
        "a seal with words, by a stranger",
        "a field that says something, by a stranger",
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
        "a field that says something, by the agency",
        "nothing shown, by a stranger",
        "in the seal's field, by a stranger",
    },
}
OPEN: Final = frozenset((kind, name) for kind, names in _BELIEVED.items() for name in names)
