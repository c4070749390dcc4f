"""Fixtures for work in the whole window by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dcbc_desktop.ui.sending.export_flow import ExportFlow
from tests.ui.whole_window.typist import Typist


@pytest.fixture
def typist(qtbot: QtBot, database_folder: Path) -> Iterator[Typist]:
    """Person before an empty database who works by keys."""
    someone = Typist(qtbot, database_folder / "reports.db")
    yield someone
    someone.close()


@pytest.fixture
def pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """File that a person chooses when asked for the target of an export."""
    target = tmp_path / "Gửi đi" / "Báo cáo.pdf"
    target.parent.mkdir()
    monkeypatch.setattr(ExportFlow, "_ask_file", lambda _flow, _suggested: target)
    return target
