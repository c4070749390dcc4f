"""Runs commands in this process and reads their answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dcbc_desktop.__main__ import main


@dataclass(frozen=True)
class Outcome:
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:  # noqa: ANN401  whatever JSON the command answered
        """The answer as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command against a database of this test; `--json` is added unless `plain`."""
    database = tmp_path / "cơ sở dữ liệu" / "reports.db"

    def command(*words: str, plain: bool = False) -> Outcome:
        code = main(["--db", str(database), *([] if plain else ["--json"]), *words])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Outcome(code, captured.out, captured.err)

    return command


@pytest.fixture
def draft(run: Run) -> int:
    """A new report of outline A."""
    return int(run("new", "--outline", "co-quan-2023", "--year", "2026").data["id"])
