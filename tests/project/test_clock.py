"""The computer's clock: who may read it, and the tests that CI runs at other instants because they know of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from tests.places import ROOT

_KNOWS_THE_TIME = re.compile(
    r"\b(now\(\)|today\(\)|local_day\(|moment_text\(|VIETNAM\b|astimezone\(|fromtimestamp\(|tzset\("
    r"|by_pyhanko\(|by_openssl\(|PdfSigner\()"
)
_READS = [
    "from datetime import datetime\ndatetime.now()\n",
    "import datetime as d\nd.datetime.now(d.UTC)\n",
    "from datetime import date\ndate.today()\n",
    "import time\ntime.time()\n",
    "from PySide6.QtCore import QDate\nQDate.currentDate()\n",
    "from PySide6.QtCore import QDateTime\nQDateTime.currentDateTime()\n",
]


@pytest.mark.parametrize("place", ["dcbc_desktop/x.py", "dcbc_desktop/ui/x.py", "tests/x.py"])
def test_ruff_refuses_every_other_clock(place: str) -> None:
    command = [sys.executable, "-m", "ruff", "check", "--select", "TID251", "--output-format", "json"]
    for source in _READS:
        found = subprocess.run(
            [*command, "--stdin-filename", place, "-"], input=source, cwd=ROOT, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip
        assert [one["code"] for one in json.loads(found.stdout)] == ["TID251"], source


def test_the_clock_is_read_in_one_place() -> None:
    files = [*(ROOT / "dcbc_desktop").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    allowed = [path.relative_to(ROOT).as_posix() for path in files if "noqa: TID251" in path.read_text("utf-8")]
    assert sorted(allowed) == ["dcbc_desktop/report/dates.py", "tests/project/test_clock.py"]


def test_tests_that_know_the_time_are_marked() -> None:
    modules = {path: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    knowing = {path for path, source in modules.items() if _KNOWS_THE_TIME.search(source)}
    assert len(knowing) > 5
    unmarked = [path.relative_to(ROOT).as_posix() for path in knowing if "mark.clock" not in modules[path]]
    assert sorted(unmarked) == []
