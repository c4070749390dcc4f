"""Names that no file has yet."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dcbc_desktop.store.files.free_names import free_name


def test_numbers_begin_at_two(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        path = free_name(tmp_path, "bản sao", ".db")
        path.touch()
        names.append(path.name)
    assert names == ["bản sao.db", "bản sao-2.db", "bản sao-3.db"]


def test_a_name_whose_unfinished_file_is_there_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.db.moi").touch()
    assert free_name(tmp_path, "a", ".db", before_number=".").name == "a.db"
    assert free_name(tmp_path, "a", ".db", before_number=".", beside=".moi").name == "a.2.db"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right that users of Windows lack")
def test_a_link_that_leads_nowhere_is_a_name_too(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "gone")
    assert free_name(tmp_path, "a").name == "a-2"
