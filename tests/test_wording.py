"""Sentences: every code has one in both languages, with the same parameters, and nothing is left over."""

from __future__ import annotations

import ast
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.wording import error_sentence, messages, sentence
from tests.places import ROOT

SOURCES = sorted((ROOT / "dcbc_desktop").rglob("*.py"))
CODE_PLACES = ("Error", "Problem", "blocking", "advisory", "Finding", "_finding", ".words", "sentence")


def _parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _codes_raised(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else f".{getattr(node.func, 'attr', '')}"
        if name.endswith(CODE_PLACES) and node.args and isinstance(node.args[0], ast.Constant):
            value = node.args[0].value
            if isinstance(value, str) and value.replace("_", "").isalpha() and value.islower():
                yield value


_WITHOUT = ".without_"
"""Between a code and the parameter that is empty."""


def test_both_languages_hold_the_same_codes_and_parameters() -> None:
    vietnamese, english = (messages(language) for language in LANGUAGES)
    assert set(vietnamese) == set(english)
    assert {c for c in vietnamese if _parameters(vietnamese[c]) != _parameters(english[c])} == set()


def test_vietnamese_sentences_are_precomposed() -> None:
    assert all(unicodedata.is_normalized("NFC", text) for text in messages("vi").values())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_code_that_is_raised_has_a_sentence(path: Path) -> None:
    raised = set(_codes_raised(ast.parse(path.read_text(encoding="utf-8"))))
    assert raised - set(messages("vi")) == set()


def test_no_sentence_is_without_use() -> None:
    used = {text for path in SOURCES for text in _strings(ast.parse(path.read_text(encoding="utf-8")))}
    composed = ("place.", "help.", "system.", "state.")
    known = {code.partition(_WITHOUT)[0] for code in messages("vi") if not code.startswith(composed)}
    assert known - used == set()


def test_an_empty_parameter_has_a_sentence_of_its_own() -> None:
    codes = [code for code in messages("vi") if _WITHOUT in code]
    assert codes
    for code in codes:
        whole, _, name = code.partition(_WITHOUT)
        assert name in _parameters(messages("vi")[whole])
        assert _parameters(messages("vi")[code]) == _parameters(messages("vi")[whole]) - {name}
        assert sentence(whole, {name: "", "signed": "A"}) == messages("vi")[code].replace("{signed}", "A")
        assert sentence(whole, {name: "B", "signed": "A"}) != sentence(whole, {name: "", "signed": "A"})


def test_sentences_take_their_parameters() -> None:
    error = UsageError("document_number_invalid", text="1/BC")
    assert "«1/BC»" in error_sentence(error)
    assert "“1/BC”" in error_sentence(error, "en")
    assert sentence("period_invalid", {"code": "x"}).startswith("Kỳ báo cáo «x»")


def test_an_unknown_code_or_a_missing_parameter_is_still_a_sentence() -> None:
    assert "no_such_code" in error_sentence(FileError("no_such_code"))
    assert "…" in sentence("number_invalid", {})


def test_a_parameter_is_never_read_as_a_template() -> None:
    assert "{0.__class__}" in sentence("number_invalid", {"text": "{0.__class__}"})
