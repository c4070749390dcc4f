"""Fixtures of the editor in a scrolled page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from dcbc_desktop.report.prose import Prose
from tests.ui.editor.section import MakeSection, Section


@pytest.fixture
def make_section(qtbot: QtBot) -> MakeSection:
    """Shown sections with the focus in their text."""

    def make(prose: Prose | None = None) -> Section:
        section = Section()
        qtbot.addWidget(section)
        if prose is not None:
            section.editor.load(prose)
        section.show()
        section.activateWindow()
        section.editor.setFocus()
        return section

    return make


@pytest.fixture
def section(make_section: MakeSection) -> Section:
    """An empty section."""
    return make_section()
