"""The structure tree as PDF objects, and the numbers of marked content that it is built from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject, PDFObjectReference

from dcbc_desktop.export.pdfa.tags import Node, Piece, Tree

_WHOLE = -1
"""In place of a piece's number: all of an annotation."""


class Structure:
    """Counts the marked pieces of each page and writes the tree that they belong to."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._pages: list[list[Node]] = [[]]
        self._widgets: list[tuple[Node, PDFDictionary]] = []

    def piece(self, node: Node) -> int:
        """The number of the next piece of a node on the page being drawn."""
        page = self._pages[-1]
        node.kids.append(Piece(len(self._pages) - 1, len(page)))
        page.append(node)
        return len(page) - 1

    def add_widget(self, widget: PDFDictionary) -> None:
        """A field of a form, on the page being drawn."""
        node = self.tree.root.add("Form")
        node.kids.append(Piece(len(self._pages) - 1, _WHOLE))
        self._widgets.append((node, widget))

    def end_page(self) -> None:
        """What follows stands on the next page."""
        self._pages.append([])

    def write(self, document: PDFDocument) -> None:
        """Put the tree into the file, whose pages must all be there."""
        pages = [document.Reference(page) for page in document.Pages.pages]
        elements: dict[Node, _Element] = {}
        widgets = dict(self._widgets)
        for node in _walk(self.tree.root):
            elements[node] = element = _Element(node, elements, pages, widgets.get(node))
            document.Reference(element)
        root = PDFDictionary({"Type": PDFName("StructTreeRoot"), "K": elements[self.tree.root]})
        elements[self.tree.root].parent = document.Reference(root)
        root["ParentTree"] = document.Reference(self._parent_tree(elements))
        root["ParentTreeNextKey"] = len(pages) + len(widgets)
        for number, widget in enumerate(widgets.values(), start=len(pages)):
            widget["StructParent"] = number
        _add_ids(root, elements, document)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = PDFName("S")

    def _parent_tree(self, elements: dict[Node, _Element]) -> PDFDictionary:
        rows = [PDFArray([elements[node] for node in page]) for page in self._pages[:-1]]
        rows += [elements[node] for node, _ in self._widgets]
        return PDFDictionary({"Nums": PDFArray(chain.from_iterable(enumerate(rows)))})


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for kid in (*node.kids, *node.notes):
        if isinstance(kid, Node):
            yield from _walk(kid)


def _add_ids(root: PDFDictionary, elements: dict[Node, _Element], document: PDFDocument) -> None:
    """The notes by their names, in the order of the names' bytes."""
    named = sorted((node.id, element) for node, element in elements.items() if node.id)
    if named:
        pairs = chain.from_iterable((f"({name})", element) for name, element in named)
        root["IDTree"] = document.Reference(PDFDictionary({"Names": PDFArray(pairs)}))


class _Element(PDFObject):  # type: ignore[misc]
    """A structure element. It writes itself: a report has hundreds, and reportlab's dictionaries are slow."""

    __RefOnly__ = 1

    def __init__(
        self,
        node: Node,
        elements: dict[Node, _Element],
        pages: list[PDFObjectReference],
        widget: PDFDictionary | None,
    ) -> None:
        self._node = node
        self._widget = widget
        self._elements = elements
        self._pages = pages
        self.parent: PDFObject | None = elements[node.parent] if node.parent else None

    def format(self, document: PDFDocument) -> bytes:
        """The dictionary."""
        node = self._node
        page = next((kid.page for kid in node.kids if isinstance(kid, Piece)), None)
        kids = " ".join([self._kid(kid, page, document) for kid in (*node.kids, *node.notes)])
        parts = [f"/Type /StructElem /S /{node.tag} /P {_named(self.parent, document)}"]
        parts += [f"/ID ({node.id})"] if node.id else []
        parts += [f"/A {node.attributes}"] if node.attributes else []
        parts += [f"/Pg {self._page(page, document)}"] if page is not None else []
        parts += [f"/K [{kids}]"] if kids else []
        return f"<< {' '.join(parts)} >>".encode("ascii")

    def _kid(self, kid: Node | Piece, page: int | None, document: PDFDocument) -> str:
        if isinstance(kid, Node):
            return _named(self._elements[kid], document)
        if kid.number == _WHOLE:
            return f"<< /Type /OBJR /Pg {self._page(kid.page, document)} /Obj {_named(self._widget, document)} >>"
        if kid.page == page:
            return str(kid.number)
        return f"<< /Type /MCR /Pg {self._page(kid.page, document)} /MCID {kid.number} >>"

    def _page(self, page: int, document: PDFDocument) -> str:
        return _named(self._pages[page], document)


def _named(thing: PDFObject, document: PDFDocument) -> str:
    """The reference to an object that is in the file."""
    reference = thing if isinstance(thing, PDFObjectReference) else document.Reference(thing)
    return str(reference.format(document), "ascii")
