"""The page about bao-cao.json: its example is a real one, and it names every field and word of the schema."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import inspect

from dcbc_desktop.report import header as h
from dcbc_desktop.report import prose, table
from dcbc_desktop.report.datafile import DataFile, Restored, decode_data, encode_data
from dcbc_desktop.report.signoff import Content
from dcbc_desktop.workflow.new_report import sample_report
from tests.places import ROOT

PAGES = [ROOT / "resources" / "manual" / page for page in ("vi/17-bao-cao-json.md", "en/02-bao-cao-json.md")]
WORDS = {page.parent.name: page.read_text(encoding="utf-8") for page in PAGES}
LANGUAGES = pytest.mark.parametrize("language", sorted(WORDS))


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def _example(language: str) -> Any:  # noqa: ANN401  JSON
    found = re.search(r"```json\n(.+?)\n```", WORDS[language], re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def _restored(language: str) -> Restored:
    return decode_data(_canonical(_example(language)))


def _names(kind: inspect.Type) -> Iterator[str]:
    """Fields, tags and words of everything inside a declared kind."""
    match kind:
        case inspect.StructType():
            yield from (kind.tag_field, str(kind.tag)) if kind.tag_field else ()
            for field in kind.fields:
                yield field.encode_name
                yield from _names(field.type)
        case inspect.EnumType():
            yield from (str(word.value) for word in kind.cls)
        case inspect.UnionType():
            yield from (name for one in kind.types for name in _names(one))
        case inspect.VarTupleType():
            yield from _names(kind.item_type)
        case inspect.DictType():
            yield from _names(kind.value_type)


def _schema() -> set[str]:
    tops = (DataFile, Content, prose.Prose, table._Rows)
    inside = {name for top in tops for name in _names(inspect.type_info(top))}
    return {*inside, *h.HEADER_KEYS, *h.SIGNATORY_KEYS}


@LANGUAGES
def test_every_field_and_word_of_the_schema_is_named(language: str) -> None:
    names = _schema()
    assert {"predecessor_sha256", "superscript", "cumulative_of", "share_at_least", "note", "header.copies"} <= names
    assert {name for name in names if f"`{name}`" not in WORDS[language]} == set()


@LANGUAGES
def test_the_example_is_a_data_file(language: str) -> None:
    restored = _restored(language)
    again = encode_data(restored.report, draft=restored.draft, program=restored.unprinted.program)
    assert again == _canonical(_example(language))


@LANGUAGES
def test_the_example_comes_from_the_sample(language: str) -> None:
    report, sample = _restored(language).report, sample_report()
    assert report.uid == sample.uid
    assert report.text(h.TITLE) == sample.text(h.TITLE)
    assert set(report.prose("I").paragraphs) <= set(sample.prose("I").paragraphs)
    assert report.entry("staff") == sample.entry("staff")
    assert report.rows("hop")[0].cell("nguoi").note


@LANGUAGES
def test_digests_are_taken_as_the_page_says(language: str) -> None:
    data = _example(language)
    content = data["content"]
    assert hashlib.sha256(_canonical(content)).hexdigest() == data["sha256"]
    assert hashlib.sha256(_canonical(content["outline"])).hexdigest() == content["outline_sha256"]
