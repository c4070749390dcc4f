"""Outlines from folders of TOML files: strict, with errors that name file and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.outline import Check, CheckKind, Figure, Outline, Section, SectionKind
from dcbc_desktop.report.text import is_clean

MAX_FILE_BYTES = 1_000_000
FILES = ("outline.toml", "sections.toml", "figures.toml")
PLACEHOLDERS = frozenset({"year", "next_year", "period"})
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.]{0,63}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NUMBER = re.compile(r"[IVXLC]{1,8}|[1-9][0-9]?|[a-zđ]|")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}|[{}]")
_WHERE = re.compile(r" - at `\$?(?P<path>[^`]*)`$")
_FIELD = re.compile(r"field `(?P<field>[^`]+)`")
_RESERVED = ("header.", "signatory.", "prose.", "figure.", "action.", "panel.")


class _Sections(msgspec.Struct, forbid_unknown_fields=True):
    section: list[Section]


class _Figures(msgspec.Struct, forbid_unknown_fields=True):
    figure: list[Figure] = []
    check: list[Check] = []


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    outline: dict[str, Any]
    document: dict[str, Any]


_T = TypeVar("_T")


def find_outline_folders(folders: Iterable[Path]) -> list[Path]:
    """Folders that hold an `outline.toml`, in the order of `folders` and then by name."""
    return [
        folder
        for base in folders
        if base.is_dir()
        for folder in sorted(base.iterdir())
        if (folder / FILES[0]).is_file()
    ]


def load_outline(folder: Path) -> Outline:
    """Read one outline folder; raises FileError naming the file and key at fault."""
    header = _convert(_read_toml(folder / FILES[0]), _Header, folder / FILES[0])
    sections = _convert(_read_toml(folder / FILES[1]), _Sections, folder / FILES[1])
    figures_file = folder / FILES[2]
    figures = _convert(_read_toml(figures_file), _Figures, figures_file) if figures_file.exists() else _Figures()
    whole = {
        **header.outline,
        "document": header.document,
        "sections": msgspec.to_builtins(sections.section),
        "figures": msgspec.to_builtins(figures.figure),
        "checks": msgspec.to_builtins(figures.check),
    }
    outline = _convert(whole, Outline, folder / FILES[0])
    _OutlineRules(outline, folder).check()
    return outline


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FileError("outline_file_too_large", file=path.name)
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise FileError("outline_file_unreadable", file=path.name) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise FileError("outline_not_toml", file=path.name, line=line[1] if line else "?") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise FileError("outline_not_toml", file=path.name, line="?") from error


def _convert(data: object, wanted: type[_T], path: Path) -> _T:
    try:
        return msgspec.convert(data, wanted, strict=True)
    except msgspec.ValidationError as error:
        message = str(error)
        where = _WHERE.search(message)
        field = _FIELD.search(message)
        steps = [step for step in (where["path"].lstrip(".") if where else "", field["field"] if field else "") if step]
        key = ".".join(steps) or "?"
        if "missing required" in message:
            raise FileError("outline_key_missing", file=path.name, key=key) from error
        if "unknown field" in message:
            raise FileError("outline_key_unknown", file=path.name, key=key) from error
        raise FileError("outline_value_invalid", file=path.name, key=key) from error


class _OutlineRules:
    """What a schema cannot say: keys are unique, references exist, headings use known placeholders only."""

    def __init__(self, outline: Outline, folder: Path) -> None:
        self._outline = outline
        self._folder = folder

    def check(self) -> None:
        self._check_head()
        self._check_sections()
        self._check_figures()
        for check in self._outline.checks:
            self._check_relation(check)

    def _wrong(self, file: int, key: str) -> FileError:
        return FileError("outline_value_invalid", file=FILES[file], key=key)

    def _check_head(self) -> None:
        outline = self._outline
        if not _ID.fullmatch(outline.id):
            raise self._wrong(0, "outline.id")
        if not outline.period_kinds:
            raise self._wrong(0, "outline.period_kinds")
        document = outline.document
        for key in ("kind", "symbol", "title"):
            if not getattr(document, key).strip():
                raise self._wrong(0, f"document.{key}")
        words = (outline.name, document.kind, document.title, *document.addressees, *document.recipients)
        for text in (*words, *document.signatory_lines):
            self._check_words(0, "document", text)

    def _check_words(self, file: int, key: str, text: str) -> None:
        if not is_clean(text.replace("\n", " ")):
            raise self._wrong(file, key)
        for match in _PLACEHOLDER.finditer(text):
            if match[1] not in PLACEHOLDERS:
                raise self._wrong(file, key)

    def _check_key(self, file: int, key: str, seen: set[str]) -> None:
        if not _KEY.fullmatch(key) or key.startswith(_RESERVED):
            raise self._wrong(file, key)
        if key in seen:
            raise FileError("outline_key_twice", file=FILES[file], key=key)
        seen.add(key)

    def _check_sections(self) -> None:
        seen: set[str] = set()
        group: Section | None = None
        sections = self._outline.sections
        for section in sections:
            self._check_key(1, section.key, seen)
            for text in (section.heading, section.short_title, section.guidance):
                self._check_words(1, section.key, text)
            if section.kind is SectionKind.GROUP or not section.group:
                group = section if section.kind is SectionKind.GROUP else None
            elif group is None or section.group != group.key:
                raise self._wrong(1, f"{section.key}.group")
            framed = section.kind in (SectionKind.OPENING, SectionKind.CLOSING)
            if framed == bool(section.heading) or not _NUMBER.fullmatch(section.number):
                raise self._wrong(1, f"{section.key}.heading")
        if not any(s.kind is SectionKind.PROSE for s in sections):
            raise self._wrong(1, "section")
        for kind, place in ((SectionKind.OPENING, 0), (SectionKind.CLOSING, len(sections) - 1)):
            if [i for i, s in enumerate(sections) if s.kind is kind] not in ([], [place]):
                raise self._wrong(1, kind.value)

    def _check_figures(self) -> None:
        seen = {s.key for s in self._outline.sections}
        keys = {f.key for f in self._outline.figures}
        for figure in self._outline.figures:
            self._check_key(2, figure.key, seen)
            for text in (figure.label, figure.unit, figure.heading, figure.guidance):
                self._check_words(2, figure.key, text)
            if not set(figure.total_of) <= keys - {figure.key}:
                raise self._wrong(2, f"{figure.key}.total_of")
        for section in self._outline.sections:
            if not set(section.figures) <= keys:
                raise self._wrong(1, f"{section.key}.figures")

    def _check_relation(self, check: Check) -> None:
        keys = {f.key for f in self._outline.figures}
        operands = {CheckKind.SUM: 2, CheckKind.DIFFERENCE: 3, CheckKind.AT_MOST: 2, CheckKind.FILLED_IF: 2}
        fewest = operands.get(check.kind, 1)
        exact = check.kind is not CheckKind.SUM
        count = len(check.figures)
        if not set(check.figures) <= keys or count < fewest or (exact and count != fewest):
            raise self._wrong(2, f"{check.key}.figures")
        bounded = check.least is not None or check.most is not None
        if bounded != (check.kind is CheckKind.RANGE):
            raise self._wrong(2, check.key)
