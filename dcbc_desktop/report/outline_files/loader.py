"""Outlines from folders of TOML files: strict, with errors that name file and key."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.outline import Check, Column, Figure, Outline, Section, Table
from dcbc_desktop.report.outline_files.outline_rules import check_outline
from dcbc_desktop.report.outline_files.value_rules import FIGURES, HEAD, SECTIONS, TABLES
from dcbc_desktop.report.toml_files import MAX_BYTES, TomlError, TomlTooLargeError, read_toml

MAX_FOLDERS = 300
"""Files and folders beside one another in a folder of outlines."""
_WHERE = re.compile(r" - at `\$?(?P<path>[^`]*)`$")
_FIELD = re.compile(r"field `(?P<field>[^`]+)`")


class _Sections(msgspec.Struct, forbid_unknown_fields=True):
    section: list[Section]


class _Figures(msgspec.Struct, forbid_unknown_fields=True):
    figure: list[Figure] = []
    check: list[Check] = []


class _TypedTable(Table, frozen=True, kw_only=True):
    """A table as written in TOML: one `[[table.column]]` for each column."""

    columns: tuple[Column, ...] = msgspec.field(name="column")

    def table(self) -> Table:
        """Return the table as the outline holds it."""
        return Table(**{name: getattr(self, name) for name in Table.__struct_fields__})


class _Tables(msgspec.Struct, forbid_unknown_fields=True):
    table: list[_TypedTable] = []
    check: list[Check] = []


class _Header(msgspec.Struct, forbid_unknown_fields=True):
    outline: dict[str, Any]
    document: dict[str, Any]


_T = TypeVar("_T")


def find_outline_folders(folders: Iterable[Path]) -> list[Path]:
    """Return folders that hold an `outline.toml`, in the order of `folders` and then by name.

    Raises FileError `outline_folders_too_many`.
    """
    return [folder for base in folders for folder in _listed(base) if os.path.lexists(folder / HEAD)]


def _listed(base: Path) -> list[Path]:
    try:
        with os.scandir(base) as entries:
            found = [Path(entry.path) for entry in islice(entries, MAX_FOLDERS + 1)]
    except OSError:
        return []
    if len(found) > MAX_FOLDERS:
        raise FileError("outline_folders_too_many", folder=str(base), most=MAX_FOLDERS)
    return sorted(found)


def folder_bytes(folder: Path) -> int:
    """Return the size of the files of an outline, as far as it is known before they are read."""
    sizes = 0
    for name in (HEAD, SECTIONS, FIGURES, TABLES):
        with suppress(OSError, ValueError):
            sizes += min((folder / name).stat().st_size, MAX_BYTES)
    return sizes


def load_outline(folder: Path) -> Outline:
    """Read one outline folder; raises FileError naming the file and key at fault."""
    header = _convert(_read_toml(folder / HEAD), _Header, HEAD)
    sections = _convert(_read_toml(folder / SECTIONS), _Sections, SECTIONS)
    figures = _convert(_read_optional(folder / FIGURES), _Figures, FIGURES)
    tables = _convert(_read_optional(folder / TABLES), _Tables, TABLES)
    _check_homes(figures.check, tables.check)
    whole = {
        **header.outline,
        "document": header.document,
        "sections": msgspec.to_builtins(sections.section),
        "figures": msgspec.to_builtins(figures.figure),
        "checks": msgspec.to_builtins([*figures.check, *tables.check]),
        "tables": msgspec.to_builtins([typed.table() for typed in tables.table]),
    }
    outline = _convert(whole, Outline, HEAD)
    check_outline(outline)
    return outline


def _read_optional(path: Path) -> dict[str, Any]:
    return _read_toml(path) if os.path.lexists(path) else {}


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except TomlTooLargeError as error:
        raise FileError("outline_file_too_large", file=path.name) from error
    except OSError as error:
        raise FileError("outline_file_unreadable", file=path.name) from error
    except TomlError as error:
        raise FileError("outline_not_toml", file=path.name, line=error.line or "?") from error


def _convert(data: object, wanted: type[_T], file: str) -> _T:
    try:
        return msgspec.convert(data, wanted, strict=True)
    except msgspec.ValidationError as error:
        message = str(error)
        where = _WHERE.search(message)
        field = _FIELD.search(message)
        steps = [step for step in (where["path"].lstrip(".") if where else "", field["field"] if field else "") if step]
        key = ".".join(steps) or "?"
        if "missing required" in message:
            raise FileError("outline_key_missing", file=file, key=key) from error
        if "unknown field" in message:
            raise FileError("outline_key_unknown", file=file, key=key) from error
        raise FileError("outline_value_invalid", file=file, key=key) from error


def _check_homes(of_figures: Iterable[Check], of_tables: Iterable[Check]) -> None:
    """Check that relations of figures are in the file of figures, those of tables in the file of tables."""
    wrong = [(FIGURES, check) for check in of_figures if check.table]
    wrong += [(TABLES, check) for check in of_tables if not check.table]
    for file, check in wrong:
        raise FileError("outline_value_invalid", file=file, key=f"{check.key}.table")
