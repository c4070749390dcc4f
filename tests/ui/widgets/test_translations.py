"""The Vietnamese words: every one of the sources, finished, compiled."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QFileIconProvider

from dcbc_desktop.ui.widgets.language import Translators
from tests.places import ROOT

TRANSLATIONS = ROOT / "translations"
FILES = ("dcbc_vi", "qtbase_vi")
_PLACE = re.compile(r"\{\w*\}|%\d")


def _tool(name: str) -> str:
    """A tool of PySide6, beside this Python."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(
        name, path=str(Path(sys.executable).parent)
    )
    if found is None:
        pytest.skip(f"{name} is not installed beside this Python")
    return found


def _sources() -> list[str]:
    package = ROOT / "dcbc_desktop"
    found = sorted((package / "ui").rglob("*.py"))
    return [str(path) for path in (*found, package / "app.py") if path.exists()]


def _messages(path: Path) -> Iterator[tuple[str, str, ElementTree.Element]]:
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield context.findtext("name", ""), message.findtext("source", ""), translation


def test_every_word_of_the_sources_has_a_finished_translation(tmp_path: Path) -> None:
    copy = tmp_path / "dcbc_vi.ts"
    shutil.copy(TRANSLATIONS / "dcbc_vi.ts", copy)
    command = [_tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none", *_sources(), "-ts", str(copy)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    open_ones = [(name, source) for name, source, words in _messages(copy) if words.get("type") or not words.text]
    assert open_ones == []
    known = {(name, source) for name, source, _ in _messages(TRANSLATIONS / "dcbc_vi.ts")}
    assert known == {(name, source) for name, source, _ in _messages(copy)}


def test_every_word_of_qt_that_is_listed_has_a_finished_translation() -> None:
    open_ones = [
        (name, source)
        for name, source, words in _messages(TRANSLATIONS / "qtbase_vi.ts")
        if words.get("type") or not words.text
    ]
    assert open_ones == []


def test_file_dialogs_name_a_folder_in_vietnamese(translators: Translators, tmp_path: Path) -> None:
    translators.use("vi")
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "Thư mục"


@pytest.mark.parametrize("file", FILES)
def test_translations_keep_every_placeholder(file: str) -> None:
    for name, source, words in _messages(TRANSLATIONS / f"{file}.ts"):
        kept = sorted(_PLACE.findall(words.text or ""))
        assert kept == sorted(_PLACE.findall(source)), (name, source)


@pytest.mark.parametrize("file", FILES)
def test_the_compiled_file_is_what_the_source_compiles_to(tmp_path: Path, file: str) -> None:
    compiled = tmp_path / f"{file}.qm"
    command = [_tool("pyside6-lrelease"), str(TRANSLATIONS / f"{file}.ts"), "-qm", str(compiled)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert compiled.read_bytes() == (TRANSLATIONS / f"{file}.qm").read_bytes()


@pytest.mark.parametrize("file", FILES)
def test_no_word_is_translated_by_itself_where_it_should_differ(file: str) -> None:
    same = {
        (name, source)
        for name, source, words in _messages(TRANSLATIONS / f"{file}.ts")
        if words.text == source and source.isascii() and re.search(r"[a-z]{3}", source)
    }
    assert same == set()


def test_no_word_hides_inside_an_f_string() -> None:
    """The translation tools do not look into f-strings, so such words would stay English."""
    hidden = [
        f"{path.name}:{part.lineno}"
        for path in sorted((ROOT / "dcbc_desktop" / "ui").rglob("*.py"))
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.JoinedStr)
        for call in ast.walk(part)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "tr"
    ]
    assert hidden == []
