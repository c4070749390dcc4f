"""Every entry of a file that can be reached from its trailer, and what a forger may do to each of them."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from pikepdf.exceptions import PageCopyWarning

from tests.workflow.verification.forgeries.hand_written import Entry, updated

Path = tuple[str | int, ...]
_OF_THE_WRITER = frozenset({"/Length", "/Size", "/Prev", "/Filter", "/DecodeParms", "/ID"})
"""Entries that qpdf makes itself for each file."""


class Alteration(NamedTuple):
    """What is done to one entry, the way to it from the trailer, and whether it is in the tag of a signature field."""

    path: Path
    how: str
    of_a_field: bool

    @property
    def role(self) -> str:
        """The way without numbers of items and without the levels of tags, and what is done."""
        names = ["/*" if isinstance(step, int) else step for step in self.path]
        if names[:2] == ["/Root", "/StructTreeRoot"]:
            names[2:-2] = ["/Form"] if self.of_a_field else []
        return f"{''.join(names)}: {self.how}"


class _Way(NamedTuple):
    """One thing to do: to which values, and what comes in their place."""

    fits: Callable[[Any], bool]
    change: Callable[[Any], Any]


def _is_number(value: Entry) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _with_an_entry(value: Entry) -> Entry:
    value["/Khac"] = 9
    return value


def _with_an_item(value: Entry) -> Entry:
    value.append(value[-1] if len(value) else 9)
    return value


def _with_more_data(value: Entry) -> Entry:
    value.write(value.read_bytes() + b"9")
    return value


def _with_other_data(value: Entry) -> Entry:
    data = bytearray(value.read_bytes())
    data[len(data) // 2] ^= 1
    value.write(bytes(data))
    return value


_WAYS = {
    "of another kind": _Way(lambda _: True, lambda value: String("9") if _is_number(value) else 9_999),
    "another name": _Way(lambda value: isinstance(value, Name), lambda _: Name.Khac),
    "another text": _Way(lambda value: isinstance(value, String), lambda value: String(bytes(value) + b"9")),
    "another number": _Way(_is_number, lambda value: value + 1),
    "the contrary": _Way(lambda value: isinstance(value, bool), lambda value: not value),
    "an entry more": _Way(lambda value: isinstance(value, Dictionary | Stream), _with_an_entry),
    "an item more": _Way(lambda value: isinstance(value, Array), _with_an_item),
    "more data": _Way(lambda value: isinstance(value, Stream), _with_more_data),
    "other data": _Way(lambda value: isinstance(value, Stream) and bool(value.read_bytes()), _with_other_data),
}
_REMOVED = "removed"


@cache
def alterations(file: bytes) -> tuple[Alteration, ...]:
    """All that can be done to one entry of a file, but for the way to the catalogue: that is no PDF any more."""
    with pikepdf.open(BytesIO(file)) as pdf:
        reached = list(_reached(pdf))
        tags = {path for path, value in reached if isinstance(value, Dictionary) and str(value.get("/S")) == "/Form"}
        every = [
            Alteration(path, how, any(path[:length] in tags for length in range(len(path) + 1)))
            for path, value in reached
            for how in (_REMOVED, *(name for name, way in _WAYS.items() if way.fits(value)))
        ]
    return tuple(one for one in every if one.path and (one.path != ("/Root",) or one.how == "an entry more"))


def _reached(pdf: Pdf) -> Iterator[tuple[Path, Any]]:
    """Each entry once, by its shortest way."""
    waiting: deque[tuple[Path, Any]] = deque([((), pdf.trailer)])
    seen: set[tuple[int, int]] = set()
    while waiting:
        path, value = waiting.popleft()
        yield path, value
        if isinstance(value, Object) and value.is_indirect:
            if value.objgen in seen:
                continue
            seen.add(value.objgen)
        if isinstance(value, Dictionary | Stream):
            waiting += [((*path, key), value[key]) for key in sorted(set(value.keys()) - _OF_THE_WRITER)]
        elif isinstance(value, Array):
            waiting += [((*path, index), item) for index, item in enumerate(value)]


def altered(alteration: Alteration) -> Callable[[Pdf], None]:
    """The change of an opened file."""

    def change(pdf: Pdf) -> None:
        holder: Any = pdf.trailer
        for step in alteration.path[:-1]:
            holder = holder[step]
        key: Any = alteration.path[-1]
        if alteration.how == _REMOVED:
            del holder[key]
            return
        value = holder[key]
        other = _WAYS[alteration.how].change(value)
        if other is not value:
            holder[key] = other

    return change


def written_anew(file: bytes, change: Callable[[Pdf], None]) -> bytes:
    """The file with a change, written by qpdf."""
    with pikepdf.open(BytesIO(file)) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore", PageCopyWarning)  # fields that no page or no form knows: a forger does not care
        change(pdf)
        saved = BytesIO()
        pdf.save(saved, static_id=True, fix_metadata_version=False)
    return saved.getvalue()


def as_an_update(file: bytes, change: Callable[[Pdf], None]) -> bytes:
    """The file, and the change in an update behind it."""
    return updated(file, change)
