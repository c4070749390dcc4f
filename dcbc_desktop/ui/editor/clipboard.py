"""Clipboard formats of prose: an own one that keeps footnotes, HTML that keeps structure, and plain text."""

from __future__ import annotations

import re
from typing import AnyStr, NamedTuple

from PySide6.QtCore import QMimeData

from dcbc_desktop import workflow
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.prose import (
    MAX_PARAGRAPHS,
    FigureRun,
    Footnote,
    Inline,
    Paragraph,
    ParagraphKind,
    Prose,
    Run,
    Text,
    canonical,
    canonical_inline,
    decode,
    encode,
    plain_text,
)
from dcbc_desktop.report.text import clean_line, split_lines
from dcbc_desktop.ui import editor

MIME_TYPE = "application/x-dcbc-prose+json"
MAX_CLIPBOARD = 2_000_000
"""Characters (plain text, HTML) or bytes that are taken at most."""

MAX_TAGS = 80_000
"""Tags of HTML that are taken at most: 200,000 paragraphs of one letter would stop the window for five seconds."""

# Bullets of Word and web pages before a list item that is pasted as text.
_BULLET = re.compile("[-\u2013\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\uf0b7\uf0a7][ \t\u00a0]+")


_OLD_LETTER = re.compile("[\u00a1-\u00ff]")


class PastedProse(NamedTuple):
    """Prose taken from a clipboard, and the number of unprintable characters left out.

    `styled` is False for plain text. `in_unicode` is the converted text where the pasted one seems to be typed in an
    old typeface (TCVN3, VNI).
    """

    prose: Prose
    removed: int = 0
    styled: bool = True
    in_unicode: Prose | None = None


class TooLargeError(ValueError):
    """Raised for a clipboard with more than MAX_CLIPBOARD or MAX_TAGS, or more lines than a text holds."""


def to_mime(prose: Prose) -> QMimeData:
    """Return mime data in the own format, with plain text for other programs."""
    mime = QMimeData()
    mime.setData(MIME_TYPE, encode(prose).encode())
    mime.setText(plain_text(canonical(prose)))
    return mime


def can_paste(mime: QMimeData) -> bool:
    """Return whether mime data can be pasted; dropped files cannot."""
    return any(mime.hasFormat(name) for name in (MIME_TYPE, "text/html", "text/plain"))


def from_mime(mime: QMimeData) -> PastedProse:
    """Return the richest format that the clipboard offers. Raises TooLargeError."""
    if mime.hasFormat(MIME_TYPE):
        try:
            return PastedProse(decode(_bounded(bytes(mime.data(MIME_TYPE).data()))))
        except DcbcError:
            pass  # Format of another version or forged: its plain text is still usable.
    if mime.hasFormat("text/html"):
        paragraphs = editor.paragraphs_of_html(_bounded_tags(_bounded(mime.html())))
        if paragraphs:
            return _cleaned(paragraphs)
    return from_text(_bounded_lines(_bounded(mime.text())))


def _bounded(data: AnyStr) -> AnyStr:
    if len(data) > MAX_CLIPBOARD:
        raise TooLargeError
    return data


def _bounded_tags(html: str) -> str:
    if html.count("<") > MAX_TAGS:
        raise TooLargeError
    return html


def _bounded_lines(text: str) -> str:
    if text.count("\n") + text.count("\r") > 2 * MAX_PARAGRAPHS:  # a line may end in both
        raise TooLargeError
    return text


def from_text(text: str) -> PastedProse:
    """Return lines as paragraphs, bulleted lines as dash items."""
    if not text:
        return PastedProse(Prose())
    lines = split_lines(text)
    cleaned = _cleaned(tuple(Paragraph((Text(line),) if line else ()) for line in lines))
    return cleaned._replace(styled=False)


def _cleaned(paragraphs: tuple[Paragraph, ...]) -> PastedProse:
    removed = 0
    clean = []
    for paragraph in map(_without_bullet, paragraphs):
        runs = []
        for run in paragraph.runs:
            cleaned, count = _clean_run(run)
            removed += count
            runs.append(cleaned)
        clean.append(Paragraph(tuple(runs), paragraph.kind))
    return PastedProse(canonical(Prose(tuple(clean))), removed, in_unicode=_in_unicode(paragraphs))


def _in_unicode(paragraphs: tuple[Paragraph, ...]) -> Prose | None:
    """Return the converted text of an old typeface.

    Reads the text before it is cleaned: the TCVN3 code of `ư` is a soft hyphen in Unicode.
    """
    if not any(_OLD_LETTER.search(run.text) for p in paragraphs for run in p.runs if isinstance(run, Text)):
        return None
    prose = Prose(tuple(map(_without_bullet, paragraphs)))
    legacy = workflow.legacy_text.recognised(prose)
    return workflow.legacy_text.converted(prose, legacy) if legacy is not None else None


def _clean_run(run: Run) -> tuple[Run, int]:
    """Return a run without unprintable characters, and their number; the words of a footnote are cleaned, too."""
    if isinstance(run, Footnote):
        inner = [_clean_run(part) for part in run.runs]
        words = tuple(part for part, _ in inner if not isinstance(part, Footnote))
        return Footnote(words), sum(count for _, count in inner)
    line = clean_line(run.text)
    if isinstance(run, FigureRun):
        return FigureRun(run.key, line.text), len(line.removed)
    return Text(line.text, run.bold, run.italic, run.superscript), len(line.removed)


def _without_bullet(paragraph: Paragraph) -> Paragraph:
    first = paragraph.runs[0] if paragraph.runs else None
    if not isinstance(first, Text) or not (bullet := _BULLET.match(first.text)):
        return paragraph
    rest = Text(first.text[bullet.end() :], first.bold, first.italic, first.superscript)
    return Paragraph((rest, *paragraph.runs[1:]), ParagraphKind.DASH)


def restyled(prose: Prose, style: Text) -> Prose:
    """Return plain prose in the style of `style`."""
    return Prose(
        tuple(
            Paragraph(
                tuple(
                    Text(run.text, style.bold, style.italic, style.superscript) if isinstance(run, Text) else run
                    for run in paragraph.runs
                ),
                paragraph.kind,
            )
            for paragraph in prose.paragraphs
        )
    )


def one_line(prose: Prose) -> tuple[Inline, ...]:
    """Return prose as the runs of one footnote: paragraphs joined by spaces, footnotes in brackets."""
    runs: list[Inline] = []
    for index, paragraph in enumerate(prose.paragraphs):
        if index:
            runs.append(Text(" "))
        for run in paragraph.runs:
            runs.extend(_flat(run))
    return canonical_inline(runs)


def _flat(run: Run) -> tuple[Inline, ...]:
    match run:
        case Footnote():
            return (Text(" ("), *run.runs, Text(")"))
        case Text() | FigureRun():
            return (run,)
