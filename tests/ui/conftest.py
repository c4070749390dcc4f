"""Fixtures of all rooms: words and fonts of the window, a person before it, a runner for single dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.language import Translators
from dcbc_desktop.ui.widgets.style import register_fonts
from tests.ui.clerk import Clerk
from tests.ui.room import Room
from tests.ui.tables.figures_clerk import FiguresClerk


@pytest.fixture(autouse=True)
def _words(qapp: QApplication) -> Iterator[Translators]:
    """Words of the source; the clipboard empty, for a QMimeData made in Python crashes the process at its end."""
    register_fonts()
    used = Translators()
    yield used
    used.use("en")
    qapp.clipboard().clear()


@pytest.fixture
def translators(_words: Translators) -> Translators:
    """Words of the window; those of the source again when the test ends."""
    return _words


@pytest.fixture
def database_folder(tmp_path: Path) -> Path:
    """Folder of the database, with spaces and marks in its name."""
    made = tmp_path / "Dữ liệu báo cáo"
    made.mkdir()
    return made


@pytest.fixture
def clerk(qtbot: QtBot, database_folder: Path) -> Iterator[Clerk]:
    """Person before an empty database."""
    someone = Clerk(qtbot, database_folder / "reports.db")
    yield someone
    someone.close()


@pytest.fixture
def figures_clerk(clerk: Clerk) -> FiguresClerk:
    """Person before figures and tables."""
    return FiguresClerk(clerk)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """Runner over an empty database, and a window for dialogs to belong to."""
    folder = tmp_path / "Dữ liệu báo cáo"
    runner = BackgroundRunner(StoreThread(partial(Store.open, folder / "reports.db")), "vi")
    yield Room(runner, qtbot, folder)
    runner.close()
