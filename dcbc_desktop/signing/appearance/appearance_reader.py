"""Appearances of signature fields, read without drawing them: whether they paint, and what nobody can judge in them.

A file is read as any program might read it: whatever its parts paint in any state counts, also where a flag or a layer
hides it, and what two programs may show differently is a doubt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, Reference, StreamObject

from dcbc_desktop.signing.appearance.appearance_facts import (
    MAX_OPERATIONS,
    MAX_SHAPES,
    NOTHING,
    OUTLINE,
    STROKES,
    UNREADABLE,
    VARIES,
    Appearance,
    entry,
)
from dcbc_desktop.signing.appearance.drawing_code import Operation, operations
from dcbc_desktop.signing.appearance.drawing_resources import of_font, of_picture, of_state
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS

MAX_DEPTH: Final = 12
_MAX_CORNERS: Final = 4
"""Lines of one shape: a closed rectangle."""
_ONE_MEGABYTE: Final = DecodePurpose.CERTIFICATE
"""pyHanko's limit for streams that are short; it has none for code that draws."""

_TEXT: Final = frozenset({"Tj", "TJ", "'", '"'})
_PAINT: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_CURVES: Final = frozenset({"c", "v", "y"})
_PLAIN: Final = frozenset(
    {"q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Ts", "Td", "TD", "Tm",
     "T*", "Tr", "BMC", "EMC", "MP", "BX", "EX", "g", "G", "rg", "RG", "k", "K", "sc", "SC", "h", "n"}
)  # fmt: skip
_STRUCTURE_ALONE: Final = frozenset(
    {"/MCID", "/Type", "/Subtype", "/Lang", "/BBox", "/Attached", "/Layout", "/Pagination"}
)
"""Properties of marked code that replace no letter, and their values."""
_COLOURED: Final = ("/BG", "/BC", "/CA", "/RC", "/AC", "/I", "/RI", "/IX")
"""Entries of /MK that a program may draw by itself (12.5.6.19)."""
_FIXED_ON_SCREEN: Final = 8 + 16
"""Flags NoZoom and NoRotate: the size or the angle on the page is not that of the rectangle."""


class AppearanceReader:
    """Reader of the appearances of one file; parts that several of them share are read once."""

    def __init__(self) -> None:
        self._known: dict[Reference, Appearance] = {}

    def of_annotation(self, annotation: DictionaryObject) -> Appearance:
        """Return what an annotation shows, in all of its states, with the doubts that follow from the counts."""
        try:
            found = self._of_annotation(annotation)
        except PARSER_ERRORS:
            return UNREADABLE
        return replace(found, doubts=found.all_doubts)

    def _of_annotation(self, annotation: DictionaryObject) -> Appearance:
        states = entry(annotation, "/AP")
        found = self._states(states) if isinstance(states, DictionaryObject) else NOTHING
        if _coloured(annotation):
            found += VARIES
        flags = entry(annotation, "/F")
        fixed = isinstance(flags, int) and flags & _FIXED_ON_SCREEN
        if found.paints and (fixed or "/OC" in annotation):
            found += VARIES
        return found

    def _states(self, states: DictionaryObject) -> Appearance:
        """Return all states together: what is shown while a pointer is over a field is shown."""
        normal = entry(states, "/N")
        found = NOTHING if normal is None else self._state(normal, states.raw_get("/N"))
        for key in states:
            if key != "/N" and states.raw_get(key) != states.raw_get("/N"):
                other = self._state(states[key], states.raw_get(key))
                found += VARIES if other.paints else NOTHING
        return found

    def _state(self, state: object, written: PdfObject) -> Appearance:
        if isinstance(state, StreamObject):
            return self._form(state, written, 0)
        if not isinstance(state, DictionaryObject):
            return NOTHING
        inner = [self._state(state[key], state.raw_get(key)) for key in list(state)[:MAX_SHAPES]]
        return VARIES if len(state) > MAX_SHAPES or any(one.paints for one in inner) else NOTHING

    def _form(self, form: StreamObject, written: PdfObject, depth: int) -> Appearance:
        if depth > MAX_DEPTH:
            return VARIES
        place = written.reference if isinstance(written, IndirectObject) else None
        if place is not None and place in self._known:
            return self._known[place]
        if place is not None:
            self._known[place] = VARIES  # until it is read: a part that contains itself
        found = _CodeReader(self, form, depth).read()
        if found.paints and ("/OC" in form or "/Ref" in form):
            found += VARIES
        if place is not None:
            self._known[place] = found
        return found

    def part(self, part: object, written: PdfObject | None, depth: int) -> Appearance:
        """Return what a picture or a form inside another one paints."""
        if not isinstance(part, StreamObject) or written is None:
            return VARIES
        kind = entry(part, "/Subtype")
        if kind == "/Image":
            return of_picture(part)
        return self._form(part, written, depth + 1) if kind == "/Form" else VARIES


def _coloured(annotation: DictionaryObject) -> bool:
    looks = entry(annotation, "/MK")
    drawn = [looks[key] for key in _COLOURED if key in looks] if isinstance(looks, DictionaryObject) else []
    return any(one is not None for one in (entry(annotation, "/C"), *drawn) if one != ArrayObject())


class _CodeReader:
    """Reader of one form's code."""

    def __init__(self, reader: AppearanceReader, form: StreamObject, depth: int) -> None:
        self._reader = reader
        self._form = form
        self._depth = depth
        self._found = NOTHING
        self._count = 0
        self._path = NOTHING
        self._corners = 0

    def read(self) -> Appearance:
        """Return what the code paints."""
        code = self._form.read_data(_ONE_MEGABYTE) if self._form.encoded_data else b""  # some programs pack nothing so
        for operation in operations(code):
            self._count += 1
            if self._count > MAX_OPERATIONS:
                break
            self._take(operation)
        return self._found + Appearance(operations=self._count)

    def _take(self, operation: Operation) -> None:
        operator, names = operation
        if operator in _PLAIN:
            if operator == "n":
                self._end_path(painted=False)
        elif operator in _TEXT:
            self._found += Appearance(paints=True, says=True)
        elif operator in _PAINT:
            self._end_path(painted=True)
        elif not self._takes_path(operator):
            self._found += self._other(operator, names)

    def _takes_path(self, operator: str) -> bool:
        """Add a piece to the path; return whether it was one."""
        match operator:
            case "re":
                self._path += Appearance(shapes=1)
            case "m":
                self._path += Appearance(shapes=1)
                self._corners = 0
            case "l":
                self._corners += 1
                if self._corners > _MAX_CORNERS:
                    self._path += OUTLINE
            case "W" | "W*":
                self._found += Appearance(doubts=self._path.doubts)  # what is drawn through it has its shape
            case _ if operator in _CURVES:
                self._path += OUTLINE
            case _:
                return False
        return True

    def _end_path(self, *, painted: bool) -> None:
        if painted:
            self._found += self._path + Appearance(paints=True)
        self._path, self._corners = NOTHING, 0

    def _other(self, operator: str, names: tuple[str, ...]) -> Appearance:
        match operator:
            case "Do" | "Tf" | "gs":
                return self._named(operator, names)
            case "cs" | "CS":
                return NOTHING
            case "scn" | "SCN":
                return OUTLINE if names else NOTHING  # a pattern
            case "BDC" | "DP":
                return NOTHING if "/OC" not in names and set(names[1:]) <= _STRUCTURE_ALONE else VARIES
            case "sh":
                return STROKES
        return VARIES  # an inline picture, broken code, an operator of no standard

    def _named(self, operator: str, names: tuple[str, ...]) -> Appearance:
        if operator == "Do":
            return self._reader.part(*self._resource("/XObject", names), self._depth)
        if operator == "Tf":
            return of_font(self._resource("/Font", names)[0])
        return of_state(self._resource("/ExtGState", names)[0])

    def _resource(self, kind: str, names: tuple[str, ...]) -> tuple[object, PdfObject | None]:
        """Return a named resource, and the reference to it; None for both where there is none."""
        resources = entry(self._form, "/Resources")
        held = entry(resources, kind) if isinstance(resources, DictionaryObject) else None
        if not isinstance(held, DictionaryObject) or len(names) != 1 or names[0] not in held:
            return None, None
        return held[names[0]], held.raw_get(names[0])
