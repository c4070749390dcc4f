"""Exit codes and the net: whatever the program is started with, words and a code come out, never a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.cli import context, database_commands
from dcbc_desktop.invocation import ExitCode
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import outline_choices
from tests.cli.conftest import Run
from tests.places import ROOT

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
NEW = ("new", "--outline", "co-quan-2023", "--year", "2026")


def shell(folder: Path, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which `$d` is the program, with its data in a folder of the test."""
    data = folder / "data"
    made = {**os.environ, "DCBC_DATA_DIR": str(data), "PYTHON": sys.executable, "PYTHONPATH": str(ROOT), **environment}
    script = f'd() {{ "$PYTHON" -P -m dcbc_desktop "$@"; }}\n{line}'
    found = subprocess.run(["bash", "-c", script], cwd=folder, env=made, capture_output=True, text=True, check=False)
    assert "Traceback" not in found.stderr
    assert "Exception ignored" not in found.stderr
    return found


def reports(folder: Path) -> int:
    """Number of reports in the folder's database."""
    with closing(Store.open(folder / "data" / "reports.db", write=False)) as store:
        assert store.doctor() == ()
        return len(store.list_reports())


@posix
def test_an_answer_that_cannot_be_written_is_no_failure_of_the_act(tmp_path: Path) -> None:
    full = shell(tmp_path, f"d {' '.join(NEW)} > /dev/full")
    assert (full.returncode, reports(tmp_path)) == (ExitCode.UNFINISHED, 1)
    assert full.stderr == sentence("answer_unwritten_done", {}) + "\n"
    nothing = shell(tmp_path, "d list --json > /dev/full")
    assert (nothing.returncode, nothing.stderr) == (ExitCode.UNFINISHED, sentence("answer_unwritten", {}) + "\n")
    both = shell(tmp_path, "d --help > /dev/full 2> /dev/full")
    assert (both.returncode, both.stderr) == (ExitCode.UNFINISHED, "")


@posix
def test_a_reader_that_is_gone_wants_no_more(tmp_path: Path) -> None:
    gone = shell(tmp_path, f"{{ sleep 0.2; d {' '.join(NEW)} --json; echo $? >&2; }} | true; exit ${{PIPESTATUS[0]}}")
    assert (gone.returncode, gone.stderr, reports(tmp_path)) == (0, "0\n", 1)


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_nothing(tmp_path: Path, closed: str) -> None:
    assert shell(tmp_path, f"d {' '.join(NEW)} {closed}").returncode == 0
    assert shell(tmp_path, f"d set 1 I --file - {closed} < /dev/null").returncode == 0
    assert shell(tmp_path, f"d nosuch {closed}").returncode == ExitCode.USAGE
    assert reports(tmp_path) == 1


@posix
@pytest.mark.parametrize(
    ("line", "environment", "code"),
    [
        ("d set 1 I --file - <&-", {}, "input_unreadable"),
        ("mkfifo pipe; d set 1 I --file pipe", {}, "input_unreadable"),
        ("mkfifo pipe; d trust add pipe", {}, "file_not_readable"),
        (f"d --db {'b' * 300}.db new --outline co-quan-2023 --year 2026", {}, "database_unreachable"),
        ("d list", {"DCBC_DATA_DIR": "~nobody-at-all/x"}, "data_folder_unknown"),
        ("mkdir gone; cd gone; rmdir ../gone; d --db x.db list", {}, "current_folder_gone"),
        ("mkdir gone; cd gone; rmdir ../gone; d export --sample -o x.pdf", {}, "current_folder_gone"),
        ("mkdir gone; cd gone; rmdir ../gone; DCBC_DATA_DIR=rel d list", {}, "current_folder_gone"),
    ],
)
def test_files_and_folders_that_are_none_are_said(
    tmp_path: Path, line: str, environment: Mapping[str, str], code: str
) -> None:
    found = shell(tmp_path, f"{line} --json", **environment)
    assert found.returncode == ExitCode.FAILED
    assert json.loads(found.stdout)["error"]["code"] == code


@posix
@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "XYZ-99"},
        {"_DCBC_DESKTOP_COMPLETE": "nope"},
        {"TZ": "\u0110"},
        {"LC_ALL": "xx_YY.nope"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C"},
    ],
    ids=str,
)
def test_odd_environments_are_answered_as_always(tmp_path: Path, environment: Mapping[str, str]) -> None:
    assert shell(tmp_path, " ".join(["d", *NEW]), **environment).stdout == sentence("done_new", {"id": 1}) + "\n"
    listed = shell(tmp_path, "d list", **environment)
    assert (listed.returncode, "2026" in listed.stdout) == (0, True)


@posix
@pytest.mark.parametrize("line", ["d", "d --sample"])
def test_the_window_says_why_it_does_not_open(tmp_path: Path, line: str) -> None:
    found = shell(tmp_path, line, DCBC_DATA_DIR="~nobody-at-all/x", QT_QPA_PLATFORM="offscreen")
    assert (found.returncode, found.stdout) == (ExitCode.FAILED, "")
    assert found.stderr == sentence("data_folder_unknown", {"folder": "~nobody-at-all/x"}) + "\n"


STARTED = """
import os, sys
from dcbc_desktop.__main__ import main

class Mark:
    def find_spec(self, name, *rest):
        if name == "dcbc_desktop.invocation":  # the first import inside of `main`
            os.write(1, b"!")

sys.meta_path.insert(0, Mark())
sys.exit(main())
"""


def interrupted(folder: Path, words: Sequence[str], after: float) -> tuple[int, str]:
    """Start the program, press Ctrl+C so many seconds after it was reached; return exit code and standard error."""
    made = {**os.environ, "DCBC_DATA_DIR": str(folder / "data"), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", STARTED, *words]
    with subprocess.Popen(
        command, cwd=ROOT, env=made, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == "!"
        time.sleep(after)  # the moment that is tried
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        return process.returncode, said


@posix
@pytest.mark.parametrize("after", [0.0, 0.02, 0.1, 0.2])
@pytest.mark.parametrize("words", [NEW, ()], ids=["command", "window"])
def test_an_interrupt_at_the_start_is_answered(tmp_path: Path, words: Sequence[str], after: float) -> None:
    assert_interrupted(*interrupted(tmp_path, words, after))


@posix
@pytest.mark.long
@pytest.mark.parametrize("words", [NEW, (), ("--sample",)], ids=str)
def test_an_interrupt_at_any_moment_is_answered(tmp_path: Path, words: Sequence[str]) -> None:
    for step in range(60):
        assert_interrupted(*interrupted(tmp_path, words, step * 0.02))


def assert_interrupted(code: int, said: str) -> None:
    """An interrupt is said and has its code; a command may have ended before it."""
    assert "Traceback" not in said
    assert "KeyboardInterrupt" not in said
    assert code in (ExitCode.INTERRUPTED, ExitCode.DONE)
    if code:
        last = said.splitlines()[-1]  # behind remarks of Qt about a display that is none
        assert last in (sentence("interrupted", {}), sentence("interrupted_done", {}))


def test_a_mistake_of_ours_is_json_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(outline_choices, "available", broken)
    found = run("outlines")
    assert found.code == ExitCode.FAILED
    error = found.data["error"]
    assert (error["code"], error["done"]) == ("bug_logged", False)
    assert error["message"] == found.err.strip()
    assert "division" not in found.out + found.err


def test_what_fails_after_the_act_does_not_deny_it(run: Run, draft: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(database_commands, "Answer", broken)
    found = run("new", "--outline", "co-quan-2023", "--year", "2026")
    monkeypatch.undo()
    assert found.code == ExitCode.UNFINISHED
    assert found.data["error"]["done"] is True
    assert len(run("list").data["reports"]) == draft + 1


def test_a_mail_that_fails_does_not_deny_the_file(run: Run, draft: int, tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo.pdf"
    (tmp_path / "thư.eml").mkdir()
    found = run(
        "export", str(draft), "--draft", "-o", str(target), "--mail", str(tmp_path / "thư.eml"), "--to", "a@b.vn"
    )
    assert target.exists() == (found.code in (ExitCode.DONE, ExitCode.UNFINISHED))


@pytest.mark.parametrize("command", [("sign-off",), ("present",)])
def test_what_blocks_is_listed(run: Run, draft: int, command: tuple[str, ...]) -> None:
    found = run(*command, str(draft))
    assert found.code == ExitCode.NO
    error = found.data["error"]
    assert error["code"] == "signoff_blocked"
    checked = run("check", str(draft)).data["findings"]
    blocking = [one for one in checked if one["severity"] == "blocking"]
    assert error["findings"] == blocking
    assert all(one["message"] in found.err for one in blocking)


@pytest.mark.parametrize("number", ["100000000000000000000000", "-1", "9223372036854775808", "0", "9" * 5_000])
def test_no_number_is_too_long_for_words(run: Run, draft: int, number: str) -> None:
    assert draft
    for words in (("show", "--", number), ("export", "-o", "x.pdf", "--", number)):
        found = run(*words)
        assert (found.code, found.data["error"]["code"]) == (ExitCode.USAGE, "report_unknown")


@pytest.mark.parametrize("number", ["1_0", "١", "1.0", " 1", "0x1", ""])
def test_a_number_is_written_in_digits(run: Run, draft: int, number: str) -> None:
    assert draft
    assert run("show", number).data["error"]["code"] == "usage_bad_value"


@pytest.mark.parametrize("page", ["vi/18-dong-lenh.md", "en/03-commands.md"])
def test_every_exit_code_is_in_the_manual(page: str) -> None:
    text = (ROOT / "resources" / "manual" / page).read_text(encoding="utf-8")
    assert [code for code in ExitCode if f"`{code.value}` " not in text] == []


def test_only_one_module_numbers_the_exits() -> None:
    assert set(context.EXIT_CODES.values()) <= set(ExitCode)
    assert sorted(ExitCode) == [0, 1, 2, 3, 4, 130]
