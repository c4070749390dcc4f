"""Outline folders of the user: which of two counts, and what is not read, each told with the folder's name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.paths import user_data_dir
from dcbc_desktop.report.outline_files.loader import MAX_FOLDERS
from dcbc_desktop.report.wording import error_sentence
from dcbc_desktop.workflow import outline_choices
from tests.places import NEXT_YEAR, OUTLINE_A


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The user's folder of outlines."""
    monkeypatch.setenv("DCBC_DATA_DIR", str(tmp_path))
    folder = user_data_dir() / "outlines"
    folder.mkdir()
    yield folder


def _problems() -> list[DcbcError]:
    return [choice.problem for choice in outline_choices.available() if choice.problem is not None]


def _ids() -> list[str]:
    return [choice.outline.id for choice in outline_choices.available() if choice.outline is not None]


def test_of_two_with_one_id_the_first_by_name_counts_and_both_are_named(own: Path) -> None:
    for name in ("b", "a"):
        shutil.copytree(NEXT_YEAR, own / name)
    (own / "b" / "outline.toml").write_bytes((NEXT_YEAR / "outline.toml").read_bytes() + b"\n# another\n")
    chosen = next(one for one in outline_choices.available() if one.outline and one.folder.parent == own)
    assert chosen.folder == own / "a"
    (problem,) = _problems()
    assert problem.code == "outline_id_twice"
    assert str(own / "a") in error_sentence(problem)
    assert str(own / "b") in error_sentence(problem)


def test_an_own_outline_in_place_of_a_shipped_one_is_told(own: Path) -> None:
    shutil.copytree(OUTLINE_A, own / "2023")
    assert outline_choices.load("co-quan-2023").id == "co-quan-2023"
    (problem,) = _problems()
    assert (problem.code, problem.params["used"], problem.params["left"]) == (
        "outline_replaced",
        str(own / "2023"),
        str(OUTLINE_A),
    )
    assert _ids().count("co-quan-2023") == 1


@pytest.mark.skipif(os.name != "posix", reason="links to devices and named pipes are of POSIX")
@pytest.mark.parametrize("file", ["outline.toml", "sections.toml", "figures.toml", "tables.toml"])
@pytest.mark.parametrize("kind", ["zero", "pipe"])
def test_devices_and_pipes_are_not_read(own: Path, file: str, kind: str) -> None:
    shutil.copytree(NEXT_YEAR, own / "x")
    (own / "x" / file).unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(own / "x" / file)
    else:
        (own / "x" / file).symlink_to("/dev/zero")
    (problem,) = _problems()
    assert (problem.code, problem.params["file"]) == ("outline_file_unreadable", file)


def test_a_huge_file_is_not_read(own: Path) -> None:
    shutil.copytree(NEXT_YEAR, own / "x")
    with (own / "x" / "tables.toml").open("wb") as file:
        file.truncate(10**12)
    (problem,) = _problems()
    assert problem.code == "outline_file_too_large"


def test_thousands_of_folders_are_left_alone(own: Path) -> None:
    shipped = _ids()
    for number in range(MAX_FOLDERS + 1):
        (own / f"{number}").mkdir()
    (problem,) = _problems()
    assert (problem.code, problem.params["folder"]) == ("outline_folders_too_many", str(own))
    assert _ids() == shipped


def test_many_large_folders_are_read_up_to_a_limit(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = len(_ids())
    size = sum(path.stat().st_size for path in NEXT_YEAR.iterdir())
    monkeypatch.setattr(outline_choices, "MAX_BYTES", 52_000 + size)
    for name in "abcdefgh":
        shutil.copytree(NEXT_YEAR, own / name)
        text = (own / name / "outline.toml").read_text(encoding="utf-8")
        (own / name / "outline.toml").write_text(text.replace('id = "', f'id = "{name}-', 1), encoding="utf-8")
    codes = [problem.code for problem in _problems()]
    assert codes.count("outline_folders_too_large") == len(codes) >= 6
    assert len(_ids()) == shipped + 8 - len(codes)


def test_a_folder_that_nobody_may_list_holds_nothing(own: Path) -> None:
    own.rmdir()
    own.write_bytes(b"no folder")
    assert _problems() == []
