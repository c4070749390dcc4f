"""The document as screen readers walk through it: headings, paragraphs, lists, tables, and notes with their marks.

A note is the last thing inside the paragraph or cell that bears its mark (ISO 32000-1, 14.8.4.5: a child of what
refers to it): listeners hear the sentence out first, and then its note, not twelve hundred words inside the sentence
nor a foot of notes in the middle of one that goes on overleaf.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dcbc_desktop.export.layout.model import Element, GridPlace, Role

HYPHEN: Final = "-"
_DEEPEST: Final = 6
_ITEMS: Final = frozenset({Role.DASH, Role.ADDRESSEE, Role.RECIPIENT})
"""Roles whose lines are items of a list where they begin with a hyphen."""
_TITLES: Final = frozenset({Role.KIND, Role.TITLE, Role.HEADING, Role.SUBHEADING})


class Piece(NamedTuple):
    """A marked piece of a page's content; pages count from 0."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Node:
    """One element of the structure: its tag, what is in it, and the notes to be read after that."""

    tag: str
    parent: Node | None = None
    attributes: str = ""
    id: str = ""
    kids: list[Node | Piece] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)

    def add(self, tag: str, attributes: str = "") -> Node:
        """A new last child."""
        child = Node(tag, self, attributes)
        self.kids.append(child)
        return child


class Tree:
    """Gives each element its place when its first line is drawn."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._own: dict[Element, Node] = {}
        self._labels: dict[Element, Node] = {}
        self._notes: dict[int, Node] = {}
        self._tables: dict[str, Node] = {}
        self._rows: dict[tuple[str, int], Node] = {}
        self._lists: dict[Role, Node] = {}
        self._title: Node | None = None
        self._signature: Node | None = None
        self._level = 0

    def own(self, element: Element, text: str = "") -> Node:
        """Where an element's text goes; `text` is the beginning of it."""
        node = self._own.get(element)
        if node is None:
            node = self._own[element] = self._placed(element, text)
        return node

    def label(self, element: Element) -> Node | None:
        """Where the number of a note or the hyphen of an item goes; None where an element has neither."""
        return self._labels.get(element)

    def reference(self, element: Element, note: int) -> Node:
        """The mark of a note inside an element; the note gets its place with it."""
        owner = self.own(element)
        if note not in self._notes:
            self._notes[note] = Node("Note", owner, id=f"note-{note}")
            owner.notes.append(self._notes[note])
        return owner.add("Reference")

    def _placed(self, element: Element, text: str) -> Node:
        if element.cell is not None:
            return self._cell(element.cell, head=element.role is Role.TABLE_HEAD)
        if element.role is Role.TABLE_TITLE and element.source is not None:
            return self._table(element.source.key).add("Caption")
        if element.role is Role.NOTE:
            return self._note(element)
        if element.role in _ITEMS and text.startswith(HYPHEN):
            return self._item(element)
        return self._titled(element) if element.role in _TITLES else self._paragraph(element)

    def _titled(self, element: Element) -> Node:
        match element.role:
            case Role.KIND:
                self._title = self._heading(2 if self._title else 1)
            case Role.HEADING:
                return self._heading(element.level + 2)
            case Role.SUBHEADING:
                return self._block(f"H{min(self._level + 1, _DEEPEST)}")
        return self._title or self._paragraph(element)  # the title belongs to the heading that the kind began

    def _block(self, tag: str) -> Node:
        self._lists.pop(Role.DASH, None)  # what stands between two items ends their list
        return self.root.add(tag)

    def _heading(self, level: int) -> Node:
        """No level is left out on the way down."""
        self._level = min(level, self._level + 1, _DEEPEST)
        return self._block(f"H{self._level}")

    def _paragraph(self, element: Element) -> Node:
        node = self._block("P")
        if element.role is Role.SIGNATURE:
            self._signature = self._signature or node
        elif element.role is Role.RECIPIENT:
            self._before_signature()
        return node

    def _before_signature(self) -> None:
        """What was added last: recipients that stand under the signature are read before it all the same."""
        if self._signature is not None:
            kids = self.root.kids
            kids.insert(kids.index(self._signature), kids.pop())

    def _item(self, element: Element) -> Node:
        group = self._lists.get(element.role)
        if group is None:
            group = self._block("L")
            self._lists[element.role] = group
            if element.role is Role.RECIPIENT:
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
        return row.add("TH" if head else "TD", _cell_attributes(place, head=head))


def _cell_attributes(place: GridPlace, *, head: bool) -> str:
    scope = " /Scope /Column" if head else ""
    columns = f" /ColSpan {place.columns}" if place.columns > 1 else ""
    rows = f" /RowSpan {place.rows}" if place.rows > 1 else ""
    wanted = scope + columns + rows
    return f"<< /O /Table{wanted} >>" if wanted else ""
