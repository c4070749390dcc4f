"""The structure of exported files as a screen reader meets it, read back by other libraries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pikepdf

from tests.export.reading import plumbed

Texts = Mapping[tuple[int, int], str]


class Tagged(NamedTuple):
    """One element: its tag, its own words up to its first child, everything in it."""

    tag: str
    text: str
    kids: tuple[Tagged, ...]
    element: Any

    def walk(self) -> Iterator[Tagged]:
        """This one and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *tags: str) -> list[Tagged]:
        """Those with some tags, in reading order."""
        return [one for one in self.walk() if one.tag in tags]

    def attribute(self, name: str) -> Any:  # noqa: ANN401  a number or a name
        """A table attribute, None where it is not set."""
        return self.element["/A"].get(name) if "/A" in self.element else None


def document_of(pdf: pikepdf.Pdf, data: bytes) -> Tagged:
    """The element of the whole document."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _tagged(pdf.Root["/StructTreeRoot"]["/K"], pages, _marked_texts(data))


def _marked_texts(data: bytes) -> dict[tuple[int, int], str]:
    texts: dict[tuple[int, int], str] = {}
    for number, page in enumerate(plumbed(data).pages):
        for char in page.chars:
            if char["mcid"] is not None:
                key = number, char["mcid"]
                texts[key] = texts.get(key, "") + char["text"]
    return texts


def _tagged(element: Any, pages: Mapping[Any, int], texts: Texts) -> Tagged:  # noqa: ANN401  pikepdf's objects
    kids, words = [], ""
    page = pages[element["/Pg"].objgen] if "/Pg" in element else -1
    kid: Any
    for kid in element.get("/K", ()):
        if isinstance(kid, int):
            words += texts.get((page, kid), "")
        elif "/Obj" in kid:
            assert int(kid["/Obj"]["/StructParent"]) >= len(pages)
        elif "/MCID" in kid:
            words += texts.get((pages[kid["/Pg"].objgen], int(kid["/MCID"])), "")
        else:
            assert kid["/P"].objgen == element.objgen
            kids.append(_tagged(kid, pages, texts))
    return Tagged(str(element["/S"])[1:], words, tuple(kids), element)


def pieces_of(element: Any) -> list[int]:  # noqa: ANN401  pikepdf's objects or int
    """The numbers of an element's marked pieces, whatever their page."""
    return [kid if isinstance(kid, int) else int(kid["/MCID"]) for kid in element["/K"] if _is_piece(kid)]


def _is_piece(kid: Any) -> bool:  # noqa: ANN401  as above
    return isinstance(kid, int) or "/MCID" in kid


def unmarked(data: bytes) -> list[str]:
    """Letters that are neither part of the structure nor said to be no part of it."""
    return [char["text"] for page in plumbed(data).pages for char in page.chars if char["tag"] is None]
