"""Text model: paragraphs of runs, with footnotes that travel with their mark."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Literal, NamedTuple

import msgspec

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.text import character_name, clean_line, is_clean, nfc, split_lines

VERSION: Literal[1] = 1
MAX_JSON_BYTES = 16_000_000
MAX_CHARACTERS = 2_000_000
MAX_PARAGRAPHS = 20_000
MAX_RUNS = 200_000
MAX_NOTES = 2_000
DASH = "- "
"""How a dash item begins on the page and in plain text."""


class ParagraphKind(StrEnum):
    """Role of a paragraph on the page."""

    BODY = "body"
    DASH = "dash"
    SUBHEADING = "sub"


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="k", tag="text"):
    """Letters in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False

    def same_style(self, other: Text) -> bool:
        """True when two runs look alike."""
        return (self.bold, self.italic, self.superscript) == (other.bold, other.italic, other.superscript)

    def restyled(self, text: str) -> Text:
        """Return other letters in the same style."""
        return Text(text, self.bold, self.italic, self.superscript)


class FigureRun(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="k", tag="figure"):
    """A figure linked into prose: its key and the text as printed."""

    key: str
    text: str


Inline = Text | FigureRun


class Footnote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="k", tag="note"):
    """A footnote at its mark; its number is computed from its place."""

    runs: tuple[Inline, ...] = ()


Run = Text | FigureRun | Footnote


class Paragraph(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One paragraph."""

    runs: tuple[Run, ...] = ()
    kind: ParagraphKind = ParagraphKind.BODY


class Prose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of one prose entry."""

    paragraphs: tuple[Paragraph, ...] = ()
    v: Literal[1] = VERSION


class _VersionedProse(msgspec.Struct):
    v: int


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Prose)
_versions = msgspec.json.Decoder(_VersionedProse)


def encode(prose: Prose) -> str:
    """Encode as canonical JSON: sorted keys, NFC, no insignificant space."""
    return _encoder.encode(canonical(prose)).decode("utf-8")


def decode(data: str | bytes) -> Prose:
    """Read canonical JSON strictly.

    Raises FileError `prose_invalid` for anything that `encode` would not have written, `prose_newer` for a higher
    version or an unknown kind of run.
    """
    try:
        raw = data.encode("utf-8") if isinstance(data, str) else data
        if len(raw) > MAX_JSON_BYTES:
            raise FileError("prose_too_large")
        prose = _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise _unreadable(data, str(error)) from error
    check_limits(prose)
    words = (run.text for run in all_runs(prose) if not isinstance(run, Footnote))
    if _encoder.encode(prose) != raw or not all(map(is_clean, words)):
        raise FileError("prose_invalid")
    return prose


def _unreadable(data: str | bytes, reason: str) -> FileError:
    try:
        version = _versions.decode(data).v
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return FileError("prose_invalid")
    unknown_kind = reason.startswith("Invalid value") and reason.endswith((".k`", ".kind`")) and "'note'" not in reason
    newer = version > VERSION or unknown_kind
    return FileError("prose_newer" if newer else "prose_invalid")


def check_limits(prose: Prose) -> None:
    """Raise UsageError `prose_too_large` when a text is larger than any report needs."""
    runs = characters = notes = 0
    for run in all_runs(prose):
        runs += 1
        if isinstance(run, Footnote):
            notes += 1
        else:
            characters += len(run.text)
    if len(prose.paragraphs) > MAX_PARAGRAPHS or runs > MAX_RUNS or characters > MAX_CHARACTERS or notes > MAX_NOTES:
        raise UsageError("prose_too_large")


def all_runs(prose: Prose) -> Iterator[Run]:
    """Yield every run in reading order, a footnote before the runs inside it."""
    for paragraph in prose.paragraphs:
        for run in paragraph.runs:
            yield run
            if isinstance(run, Footnote):
                yield from run.runs


def footnotes(prose: Prose) -> tuple[Footnote, ...]:
    """Return the footnotes in the order of their marks."""
    return tuple(run for paragraph in prose.paragraphs for run in paragraph.runs if isinstance(run, Footnote))


def canonical(prose: Prose) -> Prose:
    """Return the prose with clean text, neighbours of one style joined, empty runs dropped."""
    return Prose(tuple(Paragraph(canonical_runs(p.runs), p.kind) for p in prose.paragraphs))


def canonical_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs of one paragraph in canonical form."""
    joiner = _Joiner()
    for run in runs:
        match run:
            case Footnote():
                joiner.add_object(Footnote(canonical_inline(run.runs)))
            case FigureRun():
                joiner.add_object(FigureRun(run.key, clean_line(run.text).text))
            case Text():
                joiner.add_text(run)
    return joiner.finish()


class _Joiner:
    """Joins neighbours of one style, once for each style: a text in 100,000 pieces costs no more than in one."""

    def __init__(self) -> None:
        self._done: list[Run] = []
        self._style: Text | None = None
        self._pieces: list[str] = []

    def add_object(self, run: Run) -> None:
        self._close()
        self._done.append(run)

    def add_text(self, run: Text) -> None:
        text = clean_line(run.text).text
        if self._style is not None:
            # A combining mark belongs to the letter before it, whatever its own style.
            marks = len(text) if self._style.same_style(run) else _leading_marks(text)
            self._pieces.append(text[:marks])
            text = text[marks:]
        if text:
            self._close()
            self._style = run
            self._pieces = [text]

    def _close(self) -> None:
        if self._style is not None:
            self._done.append(self._style.restyled(nfc("".join(self._pieces))))
            self._style = None

    def finish(self) -> tuple[Run, ...]:
        self._close()
        return tuple(self._done)


def _leading_marks(text: str) -> int:
    marks = 0
    while marks < len(text) and unicodedata.combining(text[marks]):
        marks += 1
    return marks


def canonical_inline(runs: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the runs inside a footnote in canonical form."""
    return tuple(run for run in canonical_runs(runs) if not isinstance(run, Footnote))


def runs_text(runs: Iterable[Run]) -> str:
    """Return the words of some runs, without footnotes and their marks."""
    return "".join(run.text for run in runs if not isinstance(run, Footnote))


def plain_text(prose: Prose) -> str:
    """Return paragraphs joined by a newline, footnotes as `[n]` counted from 1, dash items with their dash."""
    lines = []
    number = 0
    for paragraph in prose.paragraphs:
        parts = [DASH] if paragraph.kind is ParagraphKind.DASH else []
        for run in paragraph.runs:
            if isinstance(run, Footnote):
                number += 1
                parts.append(f"[{number}]")
            else:
                parts.append(run.text)
        lines.append("".join(parts))
    return "\n".join(lines)


class PlacedRun(NamedTuple):
    """A run, its position in the plain text, and its number where it is a footnote."""

    run: Run
    start: int
    note: int = 0


def placed_runs(prose: Prose) -> Iterator[PlacedRun]:
    """Yield every run with its position in `plain_text`; runs inside footnotes have none."""
    place = number = 0
    for paragraph in prose.paragraphs:
        place += len(DASH) if paragraph.kind is ParagraphKind.DASH else 0
        for run in paragraph.runs:
            if isinstance(run, Footnote):
                number += 1
                yield PlacedRun(run, place, number)
                place += len(f"[{number}]")
            else:
                yield PlacedRun(run, place)
                place += len(run.text)
        place += 1


def mark_places(prose: Prose) -> tuple[int, ...]:
    """Return the position of each footnote's mark `[n]` in `plain_text`; a typed `[1]` is no mark."""
    return tuple(placed.start for placed in placed_runs(prose) if placed.note)


def note_texts(prose: Prose) -> tuple[str, ...]:
    """Return the words of each footnote in order."""
    return tuple(runs_text(note.runs) for note in footnotes(prose))


def from_plain_text(text: str) -> Prose:
    """Make prose from plain text: each line a paragraph, `- ` at its start a dash item, `[1]` stays text.

    Raises UsageError `unprintable_character` (position, character): nothing is dropped silently.
    """
    if not text:
        return Prose()
    position = 0
    paragraphs = []
    for line in split_lines(text):
        cleaned = clean_line(line)
        if cleaned.removed:
            where, char = cleaned.removed[0]
            raise UsageError("unprintable_character", position=position + where + 1, character=character_name(char))
        paragraphs.append(paragraph_from_line(cleaned.text))
        position += len(line) + 1
    prose = Prose(tuple(paragraphs))
    check_limits(prose)
    return prose


def paragraph_from_line(line: str) -> Paragraph:
    """Make a paragraph of one clean line; a leading `- ` makes it a dash item."""
    if line.startswith(DASH):
        return Paragraph(canonical_runs([Text(line[len(DASH) :])]), ParagraphKind.DASH)
    return Paragraph(canonical_runs([Text(line)]))


def is_empty(prose: Prose) -> bool:
    """True when nothing would be printed."""
    return not any(isinstance(run, Footnote) or run.text.strip() for run in all_runs(prose))


def word_count(prose: Prose) -> int:
    """Count the words between spaces, footnotes left out."""
    return sum(len(runs_text(paragraph.runs).split()) for paragraph in prose.paragraphs)
