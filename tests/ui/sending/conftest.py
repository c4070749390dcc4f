"""A signed report, and a folder whose name is hard to quote."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dcbc_desktop.report.report import Report
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.ui.room import Room


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where files go: with blanks, a comma and marks in its name."""
    made = tmp_path / "Gửi lên, năm 2026 #1"
    made.mkdir()
    return made


@pytest.fixture
def signed(room: Room) -> Report:
    """A signed report."""
    report = room.full()
    room.store(partial(sign_off, report_id=report.id, signing=SignatoryChoice()))
    return room.store(lambda store: store.load_report(report.id))
