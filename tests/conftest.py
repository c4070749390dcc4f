"""What every test starts from: an empty user folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DCBC_DATA_DIR", str(tmp_path / "dữ liệu người dùng"))
