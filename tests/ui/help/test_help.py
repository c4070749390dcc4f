"""F1 and the manual: the page about the field at hand, pictures that exist, both languages."""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from dcbc_desktop.ui.app.commands import COMMANDS
from dcbc_desktop.ui.app.help_commands import FIRST, topics
from dcbc_desktop.ui.help.help_window import HelpWindow, manual_pages
from tests.keyboard import press
from tests.places import ROOT
from tests.ui.clerk import Clerk

MANUAL = ROOT / "resources" / "manual"
PAGES = sorted(MANUAL.glob("*/*.md"))


def _help(clerk: Clerk) -> HelpWindow:
    clerk.find(QAction, "action.help").trigger()
    shown = clerk.window.findChild(HelpWindow, "helpWindow")
    assert shown is not None
    return shown


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("prose.I", "04-soan-thao"),
        ("header.title", "03-thong-tin-chung"),
        ("signatory.name", "03-thong-tin-chung"),
        ("figure.staff", "05-so-lieu"),
    ],
)
def test_help_opens_at_the_page_about_the_field(clerk: Clerk, name: str, topic: str) -> None:
    clerk.full()
    clerk.runner.set_language("vi")
    field = clerk.focused(clerk.find(QWidget, name))
    shown = _help(clerk)
    assert shown.isVisible()
    assert shown.page.source().fileName() == f"{topic}.md"
    assert clerk.find(QLabel, "help.name").text() == field.accessibleName()
    press(shown.page, Qt.Key.Key_Escape)


def test_the_manual_follows_links_contents_and_language(clerk: Clerk) -> None:
    clerk.full()
    clerk.runner.set_language("vi")
    clerk.find(QAction, "action.manual").trigger()
    shown = clerk.window.findChild(HelpWindow, "helpWindow")
    assert shown is not None
    assert shown.page.source().fileName() == f"{FIRST}.md"
    shown.contents.setCurrentRow(6)
    assert shown.page.source().fileName() == "07-ra-soat.md"
    assert "Rà soát" in shown.page.toPlainText()
    clerk.runner.set_language("en")
    assert shown.page.source().fileName() == "01-short-guide.md"


def test_every_part_of_the_window_has_a_page_and_every_page_a_title() -> None:
    pages = {page.file.stem for page in manual_pages("vi")}
    assert topics() <= pages
    assert all(page.title for language in ("vi", "en") for page in manual_pages(language))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_pictures_of_a_page_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text):
        assert (page.parent / picture).is_file(), picture


def test_keys_in_the_list_of_keys_are_those_of_the_window(clerk: Clerk) -> None:
    clerk.full()
    text = (MANUAL / "vi" / "13-phim-tat.md").read_text(encoding="utf-8")
    told = {key.strip() for row in re.findall(r"^\| ([^|]+) \|", text, re.M) for key in row.split(",")}
    bound = {
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText).replace("PgDown", "PgDn")
        for action in clerk.window.actions_by_verb.all()
    }
    bound |= {action.text().partition("\t")[2] for action in clerk.window.actions_by_verb.all()}
    assert told - {"phím", "---", "Esc", "Alt"} <= bound


def test_every_key_of_a_command_is_in_the_manual() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.parent.name == "vi")
    on_page = {"PgDown": "PgDn", "Alt+Up": "Alt+↑", "Alt+Down": "Alt+↓"}
    keys = [str(key) for command in COMMANDS.values() for key in (command.keys, command.field_keys)]
    keys = [reduce(lambda key, name: key.replace(name, on_page[name]), on_page, key) for key in keys if key]
    assert [key for key in keys if key not in text and not key.startswith("StandardKey")] == []
