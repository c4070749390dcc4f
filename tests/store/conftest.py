"""A store in a folder as clerks name folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dcbc_desktop.store.store import Store
from tests.store.clerk import Clock, open_store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "Báo cáo dân chủ 2026" / "reports.db"


@pytest.fixture
def store(database: Path, clock: Clock) -> Iterator[Store]:
    opened = open_store(database, clock)
    yield opened
    opened.close()
