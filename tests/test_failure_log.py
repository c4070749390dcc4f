"""The log of failures: what happened in the program, and no word of a report."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import FunctionType

import pytest

from dcbc_desktop import __version__, failure_log
from dcbc_desktop.errors import FileError
from dcbc_desktop.failure_log import CrashWatch, collect_crashes, log_exception, log_file, private_traceback
from dcbc_desktop.report import prose
from tests.places import ROOT

MARKER = "Bimatkhongduoclo"
"""A word of a report; an identifier too, so that it may not slip through as a name."""


def _key() -> None:
    dict[str, int]()[MARKER]


def _sql() -> None:
    sqlite3.connect(":memory:").execute("SELECT ?", (MARKER, MARKER))


def _column() -> None:
    sqlite3.connect(":memory:").execute(f'SELECT "{MARKER}" FROM {MARKER}')


def _number() -> None:
    int(MARKER)


def _unicode() -> None:
    f"{MARKER}\ud800".encode()


def _missing_file() -> None:
    Path(f"/nowhere/{MARKER}.pdf").read_bytes()


def _nested() -> None:
    try:
        _key()
    except KeyError as error:
        raise ExceptionGroup(MARKER, [ValueError(MARKER), error]) from error


def _ours() -> None:
    raise FileError("disk_full", file=f"{MARKER}.db")


def _note() -> None:
    error = RuntimeError(MARKER)
    error.add_note(MARKER)
    raise error


def _text_model() -> None:
    prose.decode(f'{{"v":1,"{MARKER}":"{MARKER}"}}')


@pytest.mark.parametrize(
    "fail", [_key, _sql, _column, _number, _unicode, _missing_file, _nested, _ours, _note, _text_model]
)
def test_an_exception_is_logged_without_what_it_met(fail: FunctionType) -> None:
    try:
        fail()
    except Exception as error:  # noqa: BLE001  whatever it is
        told = private_traceback(error)
        name = type(error).__name__
        file = log_exception()
    log = log_file().read_text(encoding="utf-8")
    assert file == str(log_file())
    assert name in told
    assert told in log
    assert fail.__name__ in told
    assert f"DCBC Desktop {__version__}, Python {sys.version.split()[0]}" in log
    assert MARKER not in log


def test_codes_of_the_program_and_the_system_are_kept(tmp_path: Path) -> None:
    told = []
    for fail in (_ours, _missing_file, _column, lambda: tmp_path.no_such_thing):  # type: ignore[attr-defined]
        try:
            fail()
        except Exception as error:  # noqa: BLE001  whatever it is
            told.append(private_traceback(error).splitlines()[-1])
    assert told[0].endswith("FileError disk_full")
    assert told[1].startswith("builtins.FileNotFoundError errno=")
    assert told[2].endswith("sqlite_errorname=SQLITE_ERROR")
    assert told[3].endswith("AttributeError name=no_such_thing")


def test_the_log_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failure_log, "MAX_BYTES", 2_000)
    for _ in range(60):
        try:
            _key()
        except KeyError:
            log_exception()
    files = list(log_file().parent.iterdir())
    assert len(files) == 3
    assert sum(file.stat().st_size for file in files) <= 3 * 2_000


_CRASH = """
import faulthandler, sys
from dcbc_desktop.failure_log import CrashWatch
watch = CrashWatch()
watch.begin()
text = "Bimatkhongduoclo"
if sys.argv[1] == "crash":
    faulthandler._sigsegv()
watch.end()
"""


@pytest.mark.parametrize("way", ["crash", "end"])
def test_a_native_failure_is_found_at_the_next_start_once(way: str) -> None:
    done = subprocess.run([sys.executable, "-c", _CRASH, way], cwd=ROOT, timeout=60, check=False)
    assert (done.returncode == 0) == (way == "end")
    assert collect_crashes() == (way == "crash")
    assert collect_crashes() == 0
    if way == "crash":
        log = log_file().read_text(encoding="utf-8")
        assert "Segmentation fault" in log or "access violation" in log
        assert __version__ in log
        assert MARKER not in log
    assert [file.name for file in log_file().parent.glob("crash-*")] == []


def test_the_file_of_a_program_that_runs_is_left_alone() -> None:
    watch = CrashWatch()
    watch.begin()
    try:
        assert collect_crashes() == 0
        assert log_file().with_name(f"crash-{os.getpid()}.log").exists()
    finally:
        watch.end()


def test_where_no_log_can_be_written_the_type_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    monkeypatch.setenv("DCBC_DATA_DIR", str(tmp_path / "tệp"))
    CrashWatch().begin()
    try:
        _key()
    except KeyError:
        assert log_exception() == "KeyError"
    assert collect_crashes() == 0
