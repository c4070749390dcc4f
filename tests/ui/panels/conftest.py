"""Fixtures of the panels beside the report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.checks.language import rules as language_rules
from dcbc_desktop.report.checks.language.rules import PassageRule
from tests.ui.clerk import Clerk
from tests.ui.panels.preview_reader import Reader
from tests.ui.panels.reviewer import RULE, Reviewer, spots


@pytest.fixture
def _one_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """The only rule is one whose hits a test can count."""
    rules = (PassageRule(RULE, spots),)
    monkeypatch.setattr(language_rules, "PASSAGE_RULES", rules)
    monkeypatch.setattr(language_rules, "REPORT_RULES", ())


@pytest.fixture
def reviewer(_one_rule: None, qtbot: QtBot, database_folder: Path) -> Iterator[Reviewer]:
    """Person before an empty database who opens the findings."""
    someone = Reviewer(qtbot, database_folder / "reports.db")
    yield someone
    someone.close()


@pytest.fixture
def reader(clerk: Clerk) -> Reader:
    """Person who opens the preview."""
    return Reader(clerk)
