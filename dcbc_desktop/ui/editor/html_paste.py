"""Reader of pasted HTML: paragraphs, list items, bold, italic, raised letters, footnotes, rows of tables.

Qt's own reader is not used: it fetches what an `<img>` or stylesheet names, and nested tags cost it minutes. This one
walks once over the text, follows no address, and keeps no colour, font, link to elsewhere or script.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import NamedTuple

from dcbc_desktop.report.prose import Paragraph, ParagraphKind, Text
from dcbc_desktop.ui.editor.html_parts import HtmlAnchor, HtmlParagraph, joined_paragraphs

_FRAGMENT_START = "<!--StartFragment-->"
_FRAGMENT_END = "<!--EndFragment-->"
_MAX_DEPTH = 100
_HIDDEN = frozenset({"script", "style", "head", "title", "noscript", "template", "iframe", "object", "svg", "math"})
_BREAKS = re.compile(
    "p|div|br|hr|li|ul|ol|dl|dt|dd|tr|td|th|table|tbody|thead|tfoot|caption|h[1-6]|blockquote|pre|section|article"
    "|header|footer|main|aside|nav|address|figure|figcaption|form|fieldset"
)
_VOID = re.compile("br|hr|img|input|meta|link|base|wbr|col|area|embed|source|track|param|o:p")
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"})
_BOLD_WEIGHTS = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "var"})
_NAME = re.compile(r"(/?)\s*([A-Za-z][A-Za-z0-9:_-]{0,40})")
_STYLE = re.compile(r"""\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LINK = re.compile(r"""\b(href|name|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_QUOTE_OR_END = re.compile("[\"'>]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(bold|bolder|[1-9]00|normal)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_RAISED = re.compile(r"(?<![\w-])vertical-align\s*:\s*super", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"mso-list\s*:\s*ignore|display\s*:\s*none", re.IGNORECASE)
_LIST_STYLE = re.compile(r"mso-list\s*:\s*(?!ignore|none)", re.IGNORECASE)


class _HtmlStyle(NamedTuple):
    tag: str = ""
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    hidden: bool = False


class _HtmlPosition:
    """Numbers of the block, table row and table cell that is being read; 0 outside of any."""

    def __init__(self) -> None:
        self._count = 0
        self._blocks = [0]
        self._rows = [(0, 0)]

    @property
    def block(self) -> int:
        return self._blocks[-1]

    @property
    def row_and_cell(self) -> tuple[int, int]:
        return self._rows[-1]

    def open(self, tag: str) -> None:
        self._count += 1
        if tag == "div" and len(self._blocks) < _MAX_DEPTH:
            self._blocks.append(self._count)
        elif tag == "tr" and len(self._rows) < _MAX_DEPTH:
            self._rows.append((self._count, 0))
        elif tag in ("td", "th") and len(self._rows) > 1:
            self._rows[-1] = (self._rows[-1][0], self._count)

    def close(self, tag: str) -> None:
        if tag == "div" and len(self._blocks) > 1:
            self._blocks.pop()
        elif tag == "tr" and len(self._rows) > 1:
            self._rows.pop()


class _ParagraphBuilder:
    """Collects paragraphs while tags open and close."""

    def __init__(self) -> None:
        self.parts: list[HtmlParagraph] = []
        self.quotes_close = True
        self._pieces: list[Text | HtmlAnchor] = []
        self._unfinished_text: tuple[_HtmlStyle, list[str]] | None = None
        self._anchor: tuple[str, str] | None = None
        self._after_space = True
        self._kind = ParagraphKind.BODY
        self._stack = [_HtmlStyle()]
        self._open: dict[str, int] = {}
        self._place = _HtmlPosition()

    def text(self, text: str) -> None:
        style = self._stack[-1]
        if style.hidden:
            return
        text = _SPACES.sub(" ", html.unescape(text))
        text = text[1:] if self._after_space and text.startswith(" ") else text
        if not text:
            return
        self._after_space = text.endswith(" ")
        if self._unfinished_text is None or (self._anchor is None and self._unfinished_text[0][1:] != style[1:]):
            self._end_text()
            self._unfinished_text = (style, [])
        self._unfinished_text[1].append(text)

    def open(self, tag: str, attributes: str) -> None:
        if _BREAKS.fullmatch(tag):
            self.finish_paragraph()
            self._place.open(tag)
        elif tag == "a":
            self._open_anchor(attributes)
        found = _STYLE.search(attributes)
        css = (found[1] or found[2] or "") if found else ""
        if tag == "li" or _LIST_STYLE.search(css):
            self._kind = ParagraphKind.DASH
        if not _VOID.fullmatch(tag) and not attributes.endswith("/") and len(self._stack) < _MAX_DEPTH:
            self._stack.append(_styled(self._stack[-1], tag, css))
            self._open[tag] = self._open.get(tag, 0) + 1

    def close(self, tag: str) -> None:
        if _BREAKS.fullmatch(tag):
            self.finish_paragraph()
            self._place.close(tag)
        elif tag == "a":
            self._end_anchor()
        if tag == "li":
            self._kind = ParagraphKind.BODY
        while self._open.get(tag):
            closed = self._stack.pop()
            self._open[closed.tag] -= 1
            if closed.tag == tag:
                break

    def _open_anchor(self, attributes: str) -> None:
        self._end_anchor()
        links = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _LINK.finditer(attributes)}
        name, target = links.get("name") or links.get("id", ""), links.get("href", "").partition("#")[2]
        if name and target:
            self._end_text()
            self._anchor = (name, target)

    def _end_anchor(self) -> None:
        if self._anchor is not None:
            shown, self._unfinished_text = self._unfinished_text, None
            style = shown[0] if shown else self._stack[-1]
            self._pieces.append(HtmlAnchor(*self._anchor, _text_of(style, shown[1] if shown else ())))
            self._anchor = None
            self._after_space = False  # a space inside a mark is not part of the text

    def _end_text(self) -> None:
        if self._unfinished_text is not None:
            self._pieces.append(_text_of(*self._unfinished_text))
            self._unfinished_text = None

    def finish_paragraph(self) -> None:
        self._end_anchor()
        self._end_text()
        pieces, self._pieces = tuple(self._pieces), []
        self._after_space = True
        if any(isinstance(piece, HtmlAnchor) or piece.text.strip() for piece in pieces):
            self.parts.append(HtmlParagraph(pieces, self._kind, self._place.block, *self._place.row_and_cell))
            self._kind = ParagraphKind.BODY


def paragraphs_of_html(source: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs that a piece of HTML shows, without empty ones."""
    source = _fragment(source)
    builder = _ParagraphBuilder()
    position = 0
    while position < len(source):
        tag_start = source.find("<", position)
        if tag_start < 0:
            builder.text(source[position:])
            break
        builder.text(source[position:tag_start])
        position = _read_tag(source, tag_start, builder)
    builder.finish_paragraph()
    return joined_paragraphs(builder.parts)


def _fragment(source: str) -> str:
    start, end = source.find(_FRAGMENT_START), source.rfind(_FRAGMENT_END)
    return source[start + len(_FRAGMENT_START) : end] if 0 <= start < end else source


def _read_tag(source: str, start: int, builder: _ParagraphBuilder) -> int:
    """Handle the tag or text at a `<`; return the position to go on from."""
    if source.startswith("<!--", start):
        return _behind(source, "-->", start + 4)
    if source.startswith(("<!", "<?"), start):
        return _behind(source, ">", start + 2)
    name = _NAME.match(source, start + 1)
    if name is None:
        builder.text("<")
        return start + 1
    end = _tag_end(source, name.end(), builder)
    tag = name[2].lower()
    if name[1]:
        builder.close(tag)
    elif tag in _HIDDEN:
        return _behind_hidden(source, tag, end)
    else:
        builder.open(tag, source[name.end() : end])
    return end + 1


def _behind(source: str, mark: str, start: int) -> int:
    found = source.find(mark, start)
    return len(source) if found < 0 else found + len(mark)


def _behind_hidden(source: str, tag: str, start: int) -> int:
    found = re.compile(f"</{re.escape(tag)}", re.IGNORECASE).search(source, start)
    return len(source) if found is None else _behind(source, ">", found.end())


def _tag_end(source: str, start: int, builder: _ParagraphBuilder) -> int:
    """Return the position of a tag's `>`; one inside a quoted value does not count, unless the quote never closes."""
    position = start
    while builder.quotes_close and (found := _QUOTE_OR_END.search(source, position)):
        if found[0] == ">":
            return found.start()
        closing = source.find(found[0], found.end())
        builder.quotes_close = closing >= 0
        position = closing + 1
    end = source.find(">", start)
    return len(source) if end < 0 else end


def _styled(outer: _HtmlStyle, tag: str, css: str) -> _HtmlStyle:
    weight, slant = _WEIGHT.search(css), _SLANT.search(css)
    bold = weight[1].lower() in _BOLD_WEIGHTS if weight else outer.bold or tag in _BOLD
    italic = slant[1].lower() != "normal" if slant else outer.italic or tag in _ITALIC
    superscript = outer.superscript or tag == "sup" or bool(_RAISED.search(css))
    return _HtmlStyle(tag, bold, italic, superscript, outer.hidden or bool(_HIDDEN_STYLE.search(css)))


def _text_of(style: _HtmlStyle, letters: Iterable[str]) -> Text:
    return Text("".join(letters), style.bold, style.italic, style.superscript)
