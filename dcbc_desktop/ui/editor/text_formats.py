"""Formats of a QTextDocument for the runs and paragraph kinds of the text model, in both directions.

"Note" is short for footnote here.
"""

from __future__ import annotations

import itertools
from functools import lru_cache

import msgspec
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from dcbc_desktop.report.prose import FigureRun, Footnote, ParagraphKind, Run, Text, canonical_inline, runs_text

NOTE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
"""Object type of a footnote's mark."""

_PROPERTY = QTextFormat.Property.UserProperty.value
_NOTE_RUNS = _PROPERTY + 1
_SERIAL = _PROPERTY + 2
_FIGURE_KEY = _PROPERTY + 3
_KIND = _PROPERTY + 4

_DASH_INDENT = 24.0
_PARAGRAPH_GAP = 4.0
_SUBHEADING_GAP = 10.0

_serials = itertools.count(1)
_note_decoder = msgspec.json.Decoder(Footnote)


def text_format(bold: bool = False, italic: bool = False, superscript: bool = False) -> QTextCharFormat:
    """Return the format of letters; plain styles set nothing, so that the editor's own font shows."""
    char_format = QTextCharFormat()
    if bold:
        char_format.setFontWeight(QFont.Weight.Bold)
    if italic:
        char_format.setFontItalic(True)
    if superscript:
        char_format.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return char_format


def note_format(note: Footnote, style: QTextCharFormat, serial: int | None = None) -> QTextCharFormat:
    """Return the format of a footnote's mark: the footnote's runs, the style of the text around, a serial number.

    The serial keeps two neighbouring marks from merging into one fragment, and identifies the mark while it exists.
    """
    char_format = text_format(is_bold(style), is_italic(style))
    char_format.setObjectType(NOTE_OBJECT)
    runs = canonical_inline(note.runs)
    char_format.setProperty(_NOTE_RUNS, msgspec.json.encode(Footnote(runs)).decode())
    char_format.setProperty(_SERIAL, next(_serials) if serial is None else serial)
    char_format.setToolTip(runs_text(runs))
    return char_format


def figure_format(figure: FigureRun) -> QTextCharFormat:
    """Return the format of a linked figure: its letters are real text, its key is a property."""
    char_format = QTextCharFormat()
    char_format.setProperty(_FIGURE_KEY, figure.key)
    char_format.setProperty(_SERIAL, next(_serials))
    char_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    return char_format


def typing_format(char_format: QTextCharFormat) -> QTextCharFormat:
    """Return the format of letters typed behind `char_format`: its style, never its footnote or figure."""
    superscript = is_superscript(char_format) and not is_note(char_format)
    return text_format(is_bold(char_format), is_italic(char_format), superscript)


def is_note_or_figure(char_format: QTextCharFormat) -> bool:
    """Return whether a format is a footnote's or a figure's, which typed letters must not take over."""
    return char_format.hasProperty(_SERIAL)


def run_of(text: str, char_format: QTextCharFormat) -> Run:
    """Return the run of a fragment."""
    if is_note(char_format):
        return note_of(char_format)
    if char_format.hasProperty(_FIGURE_KEY):
        return FigureRun(str(char_format.property(_FIGURE_KEY)), text)
    return Text(text, is_bold(char_format), is_italic(char_format), is_superscript(char_format))


def is_note(char_format: QTextCharFormat) -> bool:
    """Return whether a format is a footnote's mark."""
    return char_format.objectType() == NOTE_OBJECT


def note_of(char_format: QTextCharFormat) -> Footnote:
    """Return the footnote of a mark."""
    return _decoded_note(str(char_format.property(_NOTE_RUNS)))


@lru_cache(maxsize=512)
def _decoded_note(json: str) -> Footnote:
    return _note_decoder.decode(json)


def serial_of(char_format: QTextFormat) -> int:
    """Return the serial number of a mark."""
    return char_format.intProperty(_SERIAL)


def is_bold(char_format: QTextCharFormat) -> bool:
    """Return whether letters are bold."""
    return char_format.fontWeight() >= QFont.Weight.DemiBold


def is_italic(char_format: QTextCharFormat) -> bool:
    """Return whether letters are italic."""
    return char_format.fontItalic()


def is_superscript(char_format: QTextCharFormat) -> bool:
    """Return whether letters are raised."""
    return char_format.verticalAlignment() == QTextCharFormat.VerticalAlignment.AlignSuperScript


def block_format(kind: ParagraphKind) -> QTextBlockFormat:
    """Return the format of a paragraph of one kind."""
    paragraph_format = QTextBlockFormat()
    paragraph_format.setBottomMargin(_PARAGRAPH_GAP)
    match kind:
        case ParagraphKind.DASH:
            paragraph_format.setLeftMargin(_DASH_INDENT)
        case ParagraphKind.SUBHEADING:
            paragraph_format.setTopMargin(_SUBHEADING_GAP)
        case ParagraphKind.BODY:
            return paragraph_format
    paragraph_format.setProperty(_KIND, kind.value)
    return paragraph_format


def kind_of(paragraph_format: QTextBlockFormat) -> ParagraphKind:
    """Return the kind of a paragraph."""
    return ParagraphKind(paragraph_format.stringProperty(_KIND) or ParagraphKind.BODY)
