"""A store with a fixed clock, and a signed report in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from tests.workflow.sending.signed_reports import NOW, sign_report


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "dữ liệu" / "reports.db", clock=lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture
def signed(store: Store) -> Report:
    """A report signed off by pen."""
    return sign_report(store)
