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
}
OPEN: Final = frozenset((kind, name) for kind, names in _BELIEVED.items() for name in names)
