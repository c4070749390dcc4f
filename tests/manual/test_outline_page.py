"""The pages about outlines: their example loads, and they name every key, word and limit that the loader knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import inspect

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Check, CheckKind, Column, Document, Figure, Outline, Section, Table
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.outline_files.outline_rules import _TAKEN, MOST_CHOICES, MOST_COLUMNS, MOST_STARTING_ROWS
from dcbc_desktop.report.outline_files.relation_rules import MOST_RELATIONS
from dcbc_desktop.report.outline_files.value_rules import FIGURES, HEAD, MOST, PLACEHOLDERS, SECTIONS, TABLES
from dcbc_desktop.report.toml_files import MAX_BYTES
from tests.places import ROOT

MANUAL = ROOT / "resources" / "manual"
PAGES = {
    "vi": (MANUAL / "vi" / "19-de-cuong.md").read_text(encoding="utf-8"),
    "en": (MANUAL / "en" / "04-outlines.md").read_text(encoding="utf-8"),
}
LANGUAGES = pytest.mark.parametrize("language", sorted(PAGES))
FILES = {HEAD: (Outline, Document), SECTIONS: (Section,), FIGURES: (Figure,), TABLES: (Table, Column)}
_ELSEWHERE = {"document", "sections", "figures", "checks", "tables", "columns"}
"""Fields of the whole outline that are files or `[[tables]]` of their own in TOML."""
_OF_COLUMNS = {kind.value for kind in FieldKind} - {kind.value for kind in FieldKind if kind.traits.numeric}


def _part(language: str, heading: str) -> str:
    return PAGES[language].partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def _last_part(language: str) -> str:
    return PAGES[language].rpartition("\n## ")[2]


def _example(language: str, folder: Path) -> Outline:
    for file in FILES:
        example = re.search(r"```toml\n(.+?)```", _part(language, file), re.DOTALL)
        assert example is not None, file
        (folder / file).write_text(example[1], encoding="utf-8")
    return load_outline(folder)


def _words(kind: inspect.Type) -> Iterator[str]:
    """Names of the words that a field may take, inside unions and lists."""
    match kind:
        case inspect.EnumType():
            yield from (str(word.value) for word in kind.cls)
        case inspect.UnionType():
            yield from (word for one in kind.types for word in _words(one))
        case inspect.VarTupleType():
            yield from _words(kind.item_type)
        case inspect.StructType():
            for field in kind.fields:
                yield field.encode_name
                yield from _words(field.type)


def _names(struct: type) -> set[str]:
    kind = inspect.type_info(struct)
    assert isinstance(kind, inspect.StructType)
    own = {field.encode_name for field in kind.fields}
    fields = [field for field in kind.fields if not (struct is Outline and field.encode_name in _ELSEWHERE)]
    words = {word for field in fields for word in _words(field.type)}
    return (own | words) - (_ELSEWHERE if struct in (Outline, Table) else set())


@LANGUAGES
def test_the_example_loads_and_shows_each_part(language: str, tmp_path: Path) -> None:
    outline = _example(language, tmp_path)
    assert {section.kind.value for section in outline.sections} == {"opening", "prose", "group"}
    assert outline.figures
    assert {check.table for check in outline.checks} == {"", "funds"}
    assert any(column.computed for column in outline.tables[0].columns)


def test_both_pages_have_the_same_example() -> None:
    examples = [re.findall(r"```toml\n(.+?)```", PAGES[language], re.DOTALL) for language in sorted(PAGES)]
    assert examples[0] == examples[1]


@LANGUAGES
@pytest.mark.parametrize("file", FILES)
def test_every_key_and_word_of_a_file_is_in_its_tables(language: str, file: str) -> None:
    tables = "\n".join(re.findall(r"^\| .+ \|$", _part(language, file), re.M))
    names = {name for struct in FILES[file] for name in _names(struct)} - (_OF_COLUMNS if file == FIGURES else set())
    assert len(names) > 5
    assert {name for name in names if f"`{name}`" not in tables} == set()


@LANGUAGES
def test_no_key_is_named_that_does_not_exist(language: str) -> None:
    for file, structs in FILES.items():
        first_cells = " ".join(re.findall(r"^\| (.+?) \| ", _part(language, file), re.M))
        there = {name for struct in structs for name in _names(struct)}
        assert set(re.findall(r"`([a-z_]+)`", first_cells)) <= there, file


@LANGUAGES
def test_every_check_is_explained(language: str) -> None:
    part = _last_part(language)
    rows = re.findall(r"^\| `([a-z_]+)` \|", part, re.M)
    assert rows == ["kind", *CheckKind]
    told = set(re.findall(r"`([a-z_]+)(?: = [a-z]+)?`", part)) | set(re.findall(r"\[\[([a-z]+)\]\]", part))
    fields = {field.encode_name for field in inspect.type_info(Check).fields}  # type: ignore[attr-defined]
    assert fields - told == {"key"}


@LANGUAGES
def test_limits_and_placeholders_are_those_of_the_loader(language: str) -> None:
    text = PAGES[language]
    limits = next(line for line in text.split("\n") if line.startswith("- ") and "200" in line)
    told = [int(number) for number in re.findall(r"\d+", limits)]
    assert told == [MOST, MOST, MOST, MOST_COLUMNS, MOST_CHOICES, MOST_STARTING_ROWS, MOST_RELATIONS]
    assert MAX_BYTES == 300_000
    assert "300 KB" in text
    assert set(re.findall(r"`\{([a-z_]+)\}`", text)) == PLACEHOLDERS
    assert f"`{_TAKEN}`" in text
