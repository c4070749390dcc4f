"""Room on a stick: a copy of everything is refused before anything is written."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.store.copies.copy_files import ASKED, CopyFile
from dcbc_desktop.workflow.stick_copies import require_room

MB = 1024 * 1024
COPY_SIZE, OUTLINE_SIZE = 3 * MB, 500


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.mark.parametrize(("missing", "refused"), [(0, False), (1, True)])
def test_a_copy_needs_its_files_and_a_megabyte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: int, refused: bool
) -> None:
    outline = tmp_path / "outline.toml"
    outline.write_bytes(b"#" * OUTLINE_SIZE)
    copy = CopyFile(tmp_path / "copy.db", datetime(2026, 11, 21, tzinfo=UTC), ASKED, COPY_SIZE)
    needed = COPY_SIZE + OUTLINE_SIZE + MB  # no real disk has just this room free
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(needed, 0, needed - missing))
    if not refused:
        require_room(tmp_path, tmp_path / "reports.db", copy, [outline])
        return
    with pytest.raises(FileError, match="stick_full") as error:
        require_room(tmp_path, tmp_path / "reports.db", copy, [outline])
    assert (error.value.params["needed"], error.value.params["free"]) == (5, 4)
