"""Structure tree for screen readers: headings, paragraphs, lists, tables, notes with their marks.

A note is the last thing inside the paragraph or cell that bears its mark (ISO 32000-1, 14.8.4.5: a child of what
refers to it): listeners hear the sentence out first, and then its note, not twelve hundred words inside the sentence
nor a foot of notes in the middle of one that goes on overleaf.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObject, PDFObjectReference

from dcbc_desktop.export.layout.layout_rules import LayoutRules
from dcbc_desktop.export.layout.model import Element, ElementRole, GridPlace

HYPHEN: Final = "-"
_DEEPEST: Final = 6
_ITEMS: Final = frozenset({ElementRole.DASH, ElementRole.ADDRESSEE, ElementRole.RECIPIENT})
"""Roles whose lines are items of a list where they begin with a hyphen."""
_TITLES: Final = frozenset({ElementRole.KIND, ElementRole.TITLE, ElementRole.HEADING, ElementRole.SUBHEADING})

_NAMES = 1
"""Column whose cell names its row, in every table: the first after the numbers of rows."""
_DOCUMENT = "document"
"""Name of the whole: checkers of signatures (EU DSS) allow what a field leads to, reached through the tree of names."""
_WHOLE = -1
"""In place of a piece's number: all of an annotation."""


class MarkedContent(NamedTuple):
    """Marked piece of a page's content; pages count from 0."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Node:
    """Element of the structure: tag, contents, and the notes read after them."""

    tag: str
    parent: Node | None = None
    attributes: str = ""
    id: str = ""
    kids: list[Node | MarkedContent] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)

    def add(self, tag: str, attributes: str = "") -> Node:
        """Append a child."""
        child = Node(tag, self, attributes)
        self.kids.append(child)
        return child


class Tree:
    """Structure of the document; each element gets its place when its first line is drawn."""

    def __init__(self, rules: LayoutRules) -> None:
        self.root = Node("Document", id=_DOCUMENT if rules.named_document else "")
        self._rules = rules
        self._own: dict[Element, Node] = {}
        self._labels: dict[Element, Node] = {}
        self._notes: dict[int, Node] = {}
        self._tables: dict[str, Node] = {}
        self._rows: dict[tuple[str, int], Node] = {}
        self._lists: dict[ElementRole, Node] = {}
        self._title: Node | None = None
        self._signature: Node | None = None
        self._level = 0

    def own(self, element: Element, text: str = "") -> Node:
        """Return the node of an element; `text` is the beginning of its text."""
        node = self._own.get(element)
        if node is None:
            node = self._own[element] = self._placed(element, text)
        return node

    def label(self, element: Element) -> Node | None:
        """Return the node for the number of a note or the hyphen of an item; None where there is neither."""
        return self._labels.get(element)

    def reference(self, element: Element, note: int) -> Node:
        """Add the mark of a note to an element, as a link where the layout has links, and the note after its contents.

        Returns the node of the mark's letters.
        """
        owner = self.own(element)
        if note not in self._notes:
            self._notes[note] = Node("Note", owner, id=f"note-{note}")
            owner.notes.append(self._notes[note])
        mark = owner.add("Reference")
        return mark.add("Link") if self._rules.note_links else mark

    def _placed(self, element: Element, text: str) -> Node:
        if element.cell is not None:
            return self._cell(element.cell, head=element.role is ElementRole.TABLE_HEAD)
        if element.role is ElementRole.TABLE_TITLE and element.source is not None:
            return self._table(element.source.key).add("Caption")
        if element.role is ElementRole.NOTE:
            return self._note(element)
        if element.role in _ITEMS and text.startswith(HYPHEN):
            return self._item(element)
        return self._titled(element) if element.role in _TITLES else self._paragraph(element)

    def _titled(self, element: Element) -> Node:
        match element.role:
            case ElementRole.KIND:
                self._title = self._heading(2 if self._title else 1)
            case ElementRole.HEADING:
                return self._heading(element.level + 2)
            case ElementRole.SUBHEADING:
                return self._block(f"H{min(self._level + 1, _DEEPEST)}")
        return self._title or self._paragraph(element)  # the title belongs to the heading that the kind began

    def _block(self, tag: str) -> Node:
        self._lists.pop(ElementRole.DASH, None)  # what stands between two items ends their list
        return self.root.add(tag)

    def _heading(self, level: int) -> Node:
        """Begin a heading; no level is left out on the way down."""
        self._level = min(level, self._level + 1, _DEEPEST)
        return self._block(f"H{self._level}")

    def _paragraph(self, element: Element) -> Node:
        node = self._block("P")
        if element.role is ElementRole.SIGNATURE:
            self._signature = self._signature or node
        elif element.role is ElementRole.RECIPIENT:
            self._before_signature()
        return node

    def _before_signature(self) -> None:
        """Move the node added last before the signature: recipients under it are read first all the same."""
        if self._signature is not None:
            kids = self.root.kids
            kids.insert(kids.index(self._signature), kids.pop())

    def _item(self, element: Element) -> Node:
        group = self._lists.get(element.role)
        if group is None:
            group = self._block("L")
            self._lists[element.role] = group
            if element.role is ElementRole.RECIPIENT:
                self._before_signature()
        item = group.add("LI")
        self._labels[element] = item.add("Lbl")
        return item.add("LBody")

    def _note(self, element: Element) -> Node:
        node = self._notes[element.note]
        self._labels[element] = node.add("Lbl")
        return node

    def _table(self, key: str) -> Node:
        if key not in self._tables:
            self._tables[key] = self._block("Table")
        return self._tables[key]

    def _cell(self, place: GridPlace, *, head: bool) -> Node:
        row = self._rows.get((place.table, place.row))
        if row is None:
            row = self._rows[place.table, place.row] = self._table(place.table).add("TR")
        scope = "Column" if head else "Row" if self._rules.row_headers and _names_row(place) else ""
        return row.add("TH" if scope else "TD", _cell_attributes(place, scope))


def _names_row(place: GridPlace) -> bool:
    return place.column <= _NAMES < place.column + place.columns


def _cell_attributes(place: GridPlace, scope: str) -> str:
    heads = f" /Scope /{scope}" if scope else ""
    columns = f" /ColSpan {place.columns}" if place.columns > 1 else ""
    rows = f" /RowSpan {place.rows}" if place.rows > 1 else ""
    wanted = heads + columns + rows
    return f"<< /O /Table{wanted} >>" if wanted else ""


class Structure:
    """Tree with the numbers of marked content on each page."""

    def __init__(self, rules: LayoutRules) -> None:
        self.tree = Tree(rules)
        self._pages: list[list[Node]] = [[]]
        self._annotations: list[tuple[Node, PDFDictionary]] = []

    def piece(self, node: Node) -> int:
        """Return the number of the next piece of a node on the current page."""
        page = self._pages[-1]
        node.kids.append(MarkedContent(len(self._pages) - 1, len(page)))
        page.append(node)
        return len(page) - 1

    def add_widget(self, widget: PDFDictionary) -> None:
        """Add a form field on the current page."""
        self.add_annotation(self.tree.root.add("Form"), widget)

    def add_annotation(self, node: Node, annotation: PDFDictionary) -> None:
        """Add an annotation on the current page to the contents of a node."""
        node.kids.append(MarkedContent(len(self._pages) - 1, _WHOLE))
        self._annotations.append((node, annotation))

    def end_page(self) -> None:
        """Begin the next page."""
        self._pages.append([])

    def write(self, document: PDFDocument) -> None:
        """Write the tree into the file, whose pages must all be there."""
        pages = [document.Reference(page) for page in document.Pages.pages]
        elements: dict[Node, _Element] = {}
        annotations = dict(self._annotations)
        for node in _walk(self.tree.root):
            elements[node] = element = _Element(node, elements, pages, annotations.get(node))
            document.Reference(element)
        root = PDFDictionary({"Type": PDFName("StructTreeRoot"), "K": elements[self.tree.root]})
        elements[self.tree.root].parent = document.Reference(root)
        root["ParentTree"] = document.Reference(self._parent_tree(elements))
        root["ParentTreeNextKey"] = len(pages) + len(annotations)
        for number, annotation in enumerate(annotations.values(), start=len(pages)):
            annotation["StructParent"] = number
        _add_ids(root, elements, document)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for number, page in enumerate(document.Pages.pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number
            page.Tabs = PDFName("S")

    def _parent_tree(self, elements: dict[Node, _Element]) -> PDFDictionary:
        rows = [PDFArray([elements[node] for node in page]) for page in self._pages[:-1]]
        rows += [elements[node] for node, _ in self._annotations]
        return PDFDictionary({"Nums": PDFArray(chain.from_iterable(enumerate(rows)))})


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for kid in (*node.kids, *node.notes):
        if isinstance(kid, Node):
            yield from _walk(kid)


def _add_ids(root: PDFDictionary, elements: dict[Node, _Element], document: PDFDocument) -> None:
    """Add what has a name, in the order of the names' bytes."""
    named = sorted((node.id, element) for node, element in elements.items() if node.id)
    if named:
        pairs = chain.from_iterable((f"({name})", element) for name, element in named)
        root["IDTree"] = document.Reference(PDFDictionary({"Names": PDFArray(pairs)}))


class _Element(PDFObject):  # type: ignore[misc]
    """Structure element that writes itself: a report has hundreds, and dictionaries of reportlab are slow."""

    __RefOnly__ = 1

    def __init__(
        self,
        node: Node,
        elements: dict[Node, _Element],
        pages: list[PDFObjectReference],
        annotation: PDFDictionary | None,
    ) -> None:
        self._node = node
        self._annotation = annotation
        self._elements = elements
        self._pages = pages
        self.parent: PDFObject | None = elements[node.parent] if node.parent else None

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary."""
        node = self._node
        page = next((kid.page for kid in node.kids if isinstance(kid, MarkedContent)), None)
        kids = " ".join([self._kid(kid, page, document) for kid in (*node.kids, *node.notes)])
        parts = [f"/Type /StructElem /S /{node.tag} /P {_named(self.parent, document)}"]
        parts += [f"/ID ({node.id})"] if node.id else []
        parts += [f"/A {node.attributes}"] if node.attributes else []
        parts += [f"/Pg {self._page(page, document)}"] if page is not None else []
        parts += [f"/K [{kids}]"] if kids else []
        return f"<< {' '.join(parts)} >>".encode("ascii")

    def _kid(self, kid: Node | MarkedContent, page: int | None, document: PDFDocument) -> str:
        if isinstance(kid, Node):
            return _named(self._elements[kid], document)
        if kid.number == _WHOLE:
            return f"<< /Type /OBJR /Pg {self._page(kid.page, document)} /Obj {_named(self._annotation, document)} >>"
        if kid.page == page:
            return str(kid.number)
        return f"<< /Type /MCR /Pg {self._page(kid.page, document)} /MCID {kid.number} >>"

    def _page(self, page: int, document: PDFDocument) -> str:
        return _named(self._pages[page], document)


def _named(thing: PDFObject, document: PDFDocument) -> str:
    """Return the reference to an object of the file."""
    reference = thing if isinstance(thing, PDFObjectReference) else document.Reference(thing)
    return str(reference.format(document), "ascii")
