"""XMP packets in which nothing stands beside what their properties say.

The reader of properties passes over words between them, comments, unknown attributes and all elements of no property,
which other programs show or search. No program that signs writes any.
"""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree

_META: Final = "{adobe:ns:meta/}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_DESCRIPTION: Final = f"{_RDF}Description"
_ITEM: Final = f"{_RDF}li"
_ARRAYS: Final = frozenset({f"{_RDF}Seq", f"{_RDF}Bag", f"{_RDF}Alt"})
_SYNTAX: Final = frozenset({f"{_RDF}about", f"{_RDF}parseType", f"{_RDF}resource"})
"""Attributes of RDF that the reader of properties follows."""
_DECLARATIONS: Final = re.compile(rb"<!|<\?(?!xpacket[ \t\r\n])")
"""Comments, kinds of documents, raw text, and instructions for other programs."""
_WRAPPER: Final = re.compile(
    r"<\?xpacket\s+(?:begin=(?P<a>['\"])\ufeff?(?P=a)\s+id=(?P<b>['\"])W5M0MpCehiHzreSzNTczkc9d(?P=b)"
    r"(?:\s+(?:bytes|encoding)=(?P<c>['\"])[\w-]*(?P=c))*|end=(?P<d>['\"])[rw](?P=d))\s*\?>"
)
_DEEPEST: Final = 20


def is_plain_packet(packet: bytes) -> bool:
    """Return whether a packet in UTF-8 is XML that holds properties alone."""
    try:
        text = packet.decode()
        if _DECLARATIONS.search(packet) or text.count("<?") != sum(1 for _ in _WRAPPER.finditer(text)):
            return False
        root = ElementTree.fromstring(packet)  # noqa: S314  declares no entities, see above
    except (UnicodeDecodeError, ElementTree.ParseError):
        return False
    if root.tag == f"{_META}xmpmeta":
        if len(root) != 1 or root.attrib.keys() - {f"{_META}xmptk"} or _has_words(root):
            return False
        root = root[0]
    return root.tag == f"{_RDF}RDF" and not root.attrib and _holds_only(root, _DESCRIPTION) and _are_plain(root)


def _are_plain(parent: ElementTree.Element) -> bool:
    """Return whether all below an element is read as properties, their fields and items."""
    waiting = [(kid, 1) for kid in parent]
    while waiting:
        element, depth = waiting.pop()
        if depth > _DEEPEST or not _is_plain(element):
            return False
        waiting += [(kid, depth + 1) for kid in element]
    return True


def _is_plain(element: ElementTree.Element) -> bool:
    if element.tag in _ARRAYS:
        return not element.attrib and _holds_only(element, _ITEM)
    if element.tag.startswith(_RDF) and element.tag not in (_DESCRIPTION, _ITEM):
        return False
    return not _has_words(element) and all(_is_read(element, name) for name in element.attrib)


def _holds_only(element: ElementTree.Element, tag: str) -> bool:
    return not _has_words(element) and all(kid.tag == tag for kid in element)


def _has_words(element: ElementTree.Element) -> bool:
    """Return whether there are words beside the elements below an element."""
    return len(element) > 0 and any((words or "").strip() for words in (element.text, *(kid.tail for kid in element)))


def _is_read(element: ElementTree.Element, name: str) -> bool:
    """Return whether the value of an attribute counts as a property, a language or the syntax of one."""
    if name == _LANGUAGE:
        return element.tag != _DESCRIPTION
    if name.startswith(_RDF):
        return name in _SYNTAX and (name != f"{_RDF}resource" or not (len(element) or element.text))
    return element.tag == _DESCRIPTION or not (len(element) or element.text)
