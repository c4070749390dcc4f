"""A PDF file as a graph of objects, read exactly: what two readers could take differently is an error."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.comparison.plain_tables import is_plain

MAX_STEPS: Final = 3_000_000
"""Objects that a comparison may look at, of both files together; a report of 900 pages has a third."""
MAX_LEVELS: Final = 50
"""Of a tree of pages; ours have one."""
_HOPS: Final = 8
_INHERITED: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_OF_A_TREE: Final = frozenset({"/Type", "/Kids", "/Count", "/Parent", *_INHERITED})

Place = tuple[int, int]
"""Number and generation of an object."""


class Budget:
    """Steps that are left for one comparison."""

    def __init__(self) -> None:
        self._left = MAX_STEPS

    def spend(self, steps: int = 1) -> None:
        """Take steps; raises FileError `too_heavy` where none are left."""
        self._left -= steps
        if self._left < 0:
            raise FileError("too_heavy")


class _ExactReader(PdfFileReader):
    """Reader that raises for a dictionary with one key twice, of which readers take the first or the last.

    Cross-reference tables are read with pyHanko's tolerance: good programs write them with small faults.
    """

    def __init__(self, pdf: bytes) -> None:
        super().__init__(BytesIO(pdf), strict=False)

    @property
    def strict(self) -> bool:
        """True: pyHanko asks it for each object."""
        return True

    @strict.setter
    def strict(self, value: bool) -> None:
        del value


class PdfPage(NamedTuple):
    """A page: where it is, and its entries, those that it inherits included."""

    place: Place
    entries: dict[str, PdfObject]


class PdfDocument:
    """The latest state of a file. Methods raise what pyHanko raises on broken ones."""

    def __init__(self, pdf: bytes, budget: Budget) -> None:
        self.reader = _ExactReader(pdf)
        self.budget = budget
        self.trailer: DictionaryObject = self.reader.trailer_view
        if not is_plain(self.reader, pdf):
            raise ValueError
        self.field_elements: dict[Place, bool] = {}
        """Elements by place: True for one that holds signature fields alone; `tags` fills it."""
        self._values: dict[Place, PdfObject | None] = {}
        self._pages: tuple[PdfPage, ...] | None = None
        self._numbers: dict[Place, int] = {}

    @property
    def root(self) -> DictionaryObject:
        """The catalogue."""
        return self.dictionary(entries(self.trailer).get("/Root"))

    def value(self, raw: PdfObject | None) -> PdfObject | None:
        """Return what a reference leads to, or the object itself; None for null, ValueError for an object not there."""
        for _ in range(_HOPS):
            if not isinstance(raw, IndirectObject):
                return None if raw is None or isinstance(raw, NullObject) else raw
            raw = self._behind(raw)
        raise FileError("too_heavy")

    def _behind(self, reference: IndirectObject) -> PdfObject | None:
        target = reference.reference
        place = target.idnum, target.generation
        if place not in self._values:
            self.budget.spend()
            if self.reader.xrefs[target] is None:  # some readers ignore generations and find another object
                raise ValueError
            self._values[place] = reference.get_object()
        return self._values[place]

    def dictionary(self, raw: PdfObject | None) -> DictionaryObject:
        """Return a dictionary; an empty one in place of nothing. Raises TypeError for anything else."""
        found = self.value(raw)
        if found is None:
            return DictionaryObject()
        if not isinstance(found, DictionaryObject):
            raise TypeError
        return found

    def get(self, mapping: DictionaryObject, key: str) -> PdfObject | None:
        """Return the value of a key, None where there is none."""
        return self.value(entries(mapping).get(key))

    def name(self, mapping: DictionaryObject, key: str) -> str:
        """Return the name that is the value of a key, with its slash; "" for anything else."""
        found = self.get(mapping, key)
        return str(found) if isinstance(found, NameObject) else ""

    def items(self, raw: PdfObject | None) -> list[PdfObject]:
        """Return the items of an array as they are written; none in place of nothing."""
        found = self.value(raw)
        if found is None:
            return []
        if not isinstance(found, ArrayObject):
            raise TypeError
        self.budget.spend(len(found))
        return list(list.__iter__(found))

    @property
    def pages(self) -> tuple[PdfPage, ...]:
        """All pages; raises ValueError for a loop, wrong counts or parents, or entries of no such tree."""
        if self._pages is None:
            self._pages = tuple(self._leaves())
            self._numbers = {page.place: number for number, page in enumerate(self._pages)}
        return self._pages

    def page_number(self, place: Place | None) -> int | None:
        """Return the number of a page, counted from 0; None for anything else."""
        return self._numbers.get(place) if self.pages and place else None

    def is_page(self, raw: PdfObject | None) -> bool:
        """Return whether an object calls itself a page, without a look at the tree."""
        found = self.value(raw)
        return isinstance(found, DictionaryObject) and self.name(found, "/Type") == "/Page"

    def _leaves(self) -> Iterator[PdfPage]:
        waiting: list[tuple[PdfObject | None, dict[str, PdfObject], tuple[Place, ...]]]
        waiting = [(entries(self.root).get("/Pages"), {}, ())]
        told: dict[Place, object] = {}
        counted: dict[Place, int] = {}
        while waiting:
            raw, above, path = waiting.pop()
            place = place_of(raw)
            if place is None or place in told or len(path) > MAX_LEVELS:
                raise ValueError
            found = self.dictionary(raw)
            node = entries(found)
            kind = "/Pages" if "/Kids" in node else "/Page"
            if place_of(node.get("/Parent")) != (path[-1] if path else None) or self.name(found, "/Type") != kind:
                raise ValueError
            told[place] = self.value(node.get("/Count"))
            own = above | {key: node[key] for key in _INHERITED if key in node}
            if "/Kids" in node:
                if not node.keys() <= _OF_A_TREE:
                    raise ValueError
                counted[place] = 0
                waiting += [(kid, own, (*path, place)) for kid in reversed(self.items(node["/Kids"]))]
                continue
            for branch in path:
                counted[branch] += 1
            yield PdfPage(place, own | node)
        if {place: told[place] for place in counted} != counted:
            raise ValueError


def place_of(raw: PdfObject | None) -> Place | None:
    """Return where a reference leads; None for what is no reference."""
    return (raw.reference.idnum, raw.reference.generation) if isinstance(raw, IndirectObject) else None


def entries(mapping: DictionaryObject) -> dict[str, PdfObject]:
    """Return the entries of a dictionary as they are written."""
    return {str(key): dict.__getitem__(mapping, key) for key in mapping}


def is_of_type(document: PdfDocument, mapping: DictionaryObject, kind: str) -> bool:
    """Return whether a dictionary says that it is of a type, or says no type where that may be left out."""
    return document.get(mapping, "/Type") is None or document.name(mapping, "/Type") == kind


def stream_data(stream: StreamObject) -> bytes:
    """Return the unpacked data of a stream; some programs write an empty stream without a packed form."""
    return stream.data if stream.encoded_data else b""
