"""The version is written in one place: the package says it, all else reads it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dcbc_desktop import __version__
from dcbc_desktop.__main__ import main
from tests.places import ROOT

_SAID = f"DCBC Desktop {__version__}"


def test_the_build_reads_the_version_of_the_package() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in settings["project"]
    assert settings["project"]["dynamic"] == ["version"]
    assert settings["tool"]["hatch"]["version"]["path"] == "dcbc_desktop/__init__.py"


def test_the_version_is_written_once() -> None:
    files = [*(ROOT / "dcbc_desktop").rglob("*.py"), ROOT / "pyproject.toml"]
    written = [path for path in files if f'"{__version__}"' in path.read_text(encoding="utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in written] == ["dcbc_desktop/__init__.py"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


def test_version_needs_neither_display_nor_database(tmp_path: Path) -> None:
    folder = tmp_path / "chưa có"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"DCBC_DATA_DIR": str(folder), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "dcbc_desktop", "--version"]
    answer = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout == f"{_SAID}\n"
    assert not folder.exists()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_version_is_the_same_in_both_languages(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", language, "--version"]) == 0
    assert capsys.readouterr().out == f"{_SAID}\n"


def test_version_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "--version"]) == 0
    assert f'"version": "{__version__}"' in capsys.readouterr().out
