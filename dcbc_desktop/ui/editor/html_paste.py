"""Structure out of pasted HTML: paragraphs, list items, bold, italic, raised letters; everything else is dropped.

Qt's own reader is not used: it fetches what an `<img>` or stylesheet names, and nested tags cost it minutes. This one
walks once over the text, follows no address, and keeps no colour, font, link or script.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

from dcbc_desktop.report.prose import Paragraph, ParagraphKind, Run, Text, canonical_runs

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
_QUOTE_OR_END = re.compile("[\"'>]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(bold|bolder|[1-9]00|normal)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_RAISED = re.compile(r"(?<![\w-])vertical-align\s*:\s*super", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"mso-list\s*:\s*ignore|display\s*:\s*none", re.IGNORECASE)
_LIST_STYLE = re.compile(r"mso-list\s*:\s*(?!ignore|none)", re.IGNORECASE)


class _Style(NamedTuple):
    tag: str = ""
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    hidden: bool = False


class _Builder:
    """Collects paragraphs while tags open and close."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.quotes_close = True
        self._pieces: list[tuple[_Style, list[str]]] = []
        self._after_space = True
        self._kind = ParagraphKind.BODY
        self._stack = [_Style()]
        self._open: dict[str, int] = {}

    def text(self, text: str) -> None:
        style = self._stack[-1]
        if style.hidden:
            return
        text = _SPACES.sub(" ", html.unescape(text))
        text = text[1:] if self._after_space and text.startswith(" ") else text
        if not text:
            return
        self._after_space = text.endswith(" ")
        if not self._pieces or self._pieces[-1][0][1:] != style[1:]:
            self._pieces.append((style, []))
        self._pieces[-1][1].append(text)

    def open(self, tag: str, attributes: str) -> None:
        if _BREAKS.fullmatch(tag):
            self.finish_paragraph()
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
        if tag == "li":
            self._kind = ParagraphKind.BODY
        while self._open.get(tag):
            closed = self._stack.pop()
            self._open[closed.tag] -= 1
            if closed.tag == tag:
                break

    def finish_paragraph(self) -> None:
        runs = _stripped([Text("".join(p), s.bold, s.italic, s.superscript) for s, p in self._pieces])
        self._pieces = []
        self._after_space = True
        if runs:
            self.paragraphs.append(Paragraph(runs, self._kind))
            self._kind = ParagraphKind.BODY


def paragraphs_of_html(source: str) -> tuple[Paragraph, ...]:
    """The paragraphs that a piece of HTML shows, without empty ones."""
    source = _fragment(source)
    builder = _Builder()
    position = 0
    while position < len(source):
        tag_start = source.find("<", position)
        if tag_start < 0:
            builder.text(source[position:])
            break
        builder.text(source[position:tag_start])
        position = _read_tag(source, tag_start, builder)
    builder.finish_paragraph()
    return tuple(builder.paragraphs)


def _fragment(source: str) -> str:
    start, end = source.find(_FRAGMENT_START), source.rfind(_FRAGMENT_END)
    return source[start + len(_FRAGMENT_START) : end] if 0 <= start < end else source


def _read_tag(source: str, start: int, builder: _Builder) -> int:
    """Handle what begins with `<` at `start`; returns where reading goes on."""
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


def _tag_end(source: str, start: int, builder: _Builder) -> int:
    """Where a tag's `>` stands; one inside a quoted value does not count, unless the quote never closes."""
    position = start
    while builder.quotes_close and (found := _QUOTE_OR_END.search(source, position)):
        if found[0] == ">":
            return found.start()
        closing = source.find(found[0], found.end())
        builder.quotes_close = closing >= 0
        position = closing + 1
    end = source.find(">", start)
    return len(source) if end < 0 else end


def _styled(outer: _Style, tag: str, css: str) -> _Style:
    weight, slant = _WEIGHT.search(css), _SLANT.search(css)
    bold = weight[1].lower() in _BOLD_WEIGHTS if weight else outer.bold or tag in _BOLD
    italic = slant[1].lower() != "normal" if slant else outer.italic or tag in _ITALIC
    superscript = outer.superscript or tag == "sup" or bool(_RAISED.search(css))
    return _Style(tag, bold, italic, superscript, outer.hidden or bool(_HIDDEN_STYLE.search(css)))


def _stripped(runs: list[Text]) -> tuple[Run, ...]:
    """The runs without spaces at the paragraph's ends."""
    kept = list(canonical_runs(runs))
    while kept and isinstance(kept[0], Text) and not kept[0].text.strip():
        kept.pop(0)
    while kept and isinstance(kept[-1], Text) and not kept[-1].text.strip():
        kept.pop()
    for index, strip in ((0, str.lstrip), (-1, str.rstrip)):
        if kept and isinstance(run := kept[index], Text):
            kept[index] = Text(strip(run.text), run.bold, run.italic, run.superscript)
    return canonical_runs(kept)
