"""Alterations of single entries that mean nothing, so that verify may believe them; each only where that is so."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Pdf

from tests.workflow.verification.forgeries.every_entry import Alteration
from tests.workflow.verification.forgeries.hand_written import Entry

_TAGS = "/Root/StructTreeRoot"
_PAGE = "/Root/Pages/Kids/*"


class Harmless(NamedTuple):
    """Reason why an alteration means nothing, and a test of the old value where only some of the role are so."""

    reason: str
    holds: Callable[[Entry], bool] = lambda _: True


def _is_empty_field(value: Entry) -> bool:
    return bool(value.get("/FT") == Name.Sig and "/V" not in value)


def _are_empty_fields(value: Entry) -> bool:
    return all(map(_is_empty_field, value))


def _ends_with_an_empty_field(value: Entry) -> bool:
    return len(value) > 0 and _is_empty_field(value[-1])


def _is_tag_of_a_field(value: Entry) -> bool:
    """An element above a field, or the reference to one."""
    if not isinstance(value, Dictionary):
        return False
    if value.get("/Type") == Name.OBJR:
        return _is_empty_field(value.Obj)
    kids = value.get("/K", Array())
    return value.get("/S") == Name.Form and all(map(_is_tag_of_a_field, kids if isinstance(kids, Array) else [kids]))


def _ends_with_a_tag_of_a_field(value: Entry) -> bool:
    return isinstance(value, Array) and len(value) > 0 and _is_tag_of_a_field(value[-1])


def _is(usual: object) -> Callable[[Entry], bool]:
    return lambda value: bool(value == usual)


def _is_empty(value: Entry) -> bool:
    return not len(value)


_ELEMENT = Harmless("may be left out", _is(Name.StructElem))
_PROCEDURES = Harmless("no reader uses it any more (ISO 32000-2, 14.2)")
HARMLESS = {
    "/Info/Producer: removed": Harmless("the program that wrote the file last; each writes its own name"),
    "/Info/Producer: another text": Harmless("the same"),
    "/Info/ModDate: removed": Harmless("when that was; each writes its own time, or none"),
    "/Info/ModDate: another text": Harmless("the same; words are refused"),
    "/Root/PageMode: removed": Harmless("says what is usual", _is(Name.UseNone)),
    "/Root/AcroForm/SigFlags: removed": Harmless("programs that sign write it anew"),
    f"{_PAGE}/Rotate: removed": Harmless("says what is usual", _is(0)),
    f"{_PAGE}/Trans: removed": Harmless("says nothing", _is_empty),
    f"{_PAGE}/Annots: removed": Harmless("only fields without signatures, which show nothing", _are_empty_fields),
    f"{_PAGE}/Annots/*: removed": Harmless("a field without a signature, which shows nothing", _is_empty_field),
    f"{_PAGE}/Annots: an item more": Harmless("such a field once more", _ends_with_an_empty_field),
    f"{_PAGE}/Resources/ProcSet: removed": _PROCEDURES,
    f"{_PAGE}/Resources/ProcSet: an item more": _PROCEDURES,
    f"{_PAGE}/Resources/ProcSet/*: removed": _PROCEDURES,
    f"{_PAGE}/Resources/ProcSet/*: another name": _PROCEDURES,
    f"{_TAGS}/ParentTreeNextKey: removed": Harmless("for programs that add tags; readers do not use it"),
    f"{_TAGS}/ParentTreeNextKey: another number": Harmless("programs that add tags raise it"),
    f"{_TAGS}/K/Type: removed": _ELEMENT,
    f"{_TAGS}/*/Type: removed": _ELEMENT,
    f"{_TAGS}/K/K: an item more": Harmless("a field's tag once more: no words", _ends_with_a_tag_of_a_field),
    f"{_TAGS}/Form/*/S: another name": Harmless("programs that sign choose the tag of a field"),
    f"{_TAGS}/Form/*/Type: removed": _ELEMENT,
    f"{_TAGS}/Form/*/Pg: removed": Harmless("the field itself is on the page"),
    f"{_TAGS}/Form/*/K: an item more": Harmless("the same field once more: no words", _ends_with_a_tag_of_a_field),
    f"{_TAGS}/Form/K/*: removed": Harmless("a field without a signature, which says nothing", _is_tag_of_a_field),
}
"""By role."""


def is_harmless(pdf: Pdf, one: Alteration) -> bool:
    """Whether an alteration of an opened file means nothing."""
    role = one.role.replace(f"{_TAGS}/P/", f"{_TAGS}/*/")  # an element that is reached from one below it
    if role not in HARMLESS:
        return False
    value: Entry = pdf.trailer
    for step in one.path:
        value = value[step]
    return HARMLESS[role].holds(value)
