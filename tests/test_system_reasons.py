"""Reasons of the system in our words: no English or Windows words get into a sentence."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path

import pytest

from dcbc_desktop.errors import _REASONS, FileError, system_reason
from dcbc_desktop.report.wording import error_sentence, messages
from tests.places import ROOT

SOURCES = sorted((ROOT / "dcbc_desktop").rglob("*.py"))


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_system_has_words(number: int) -> None:
    error = OSError(number, os.strerror(number))
    for language in ("vi", "en"):
        told = error_sentence(FileError("copy_failed", file="x", reason=system_reason(error)), language)
        assert "system." not in told
        assert "{" not in told
        assert "()" not in told
    vietnamese = error_sentence(FileError("copy_failed", file="x", reason=system_reason(error)))
    assert os.strerror(number) not in vietnamese


def test_errors_without_a_number_have_words_too() -> None:
    assert "tên có ký tự" in error_sentence(
        FileError("copy_failed", file="x", reason=system_reason(ValueError("null")))
    )
    told = error_sentence(FileError("copy_failed", file="x", reason=system_reason(OSError())))
    assert "mã lỗi 0" in told


def test_each_reason_has_a_sentence_and_each_sentence_a_reason() -> None:
    shown = {code.removeprefix("system.") for code in messages("vi") if code.startswith("system.")}
    assert shown == {*_REASONS, "name_impossible", "no_file", "code"}


def test_a_reason_that_is_words_already_stays() -> None:
    assert "(vì thế)" in error_sentence(FileError("copy_failed", file="x", reason="vì thế"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_words_of_the_system_go_into_a_sentence(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "strerror"] == []
