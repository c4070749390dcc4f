"""The confined child: what hangs, eats memory or crashes costs a sentence, and the next file is read as ever."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from dcbc_desktop.__main__ import main
from dcbc_desktop.errors import FileError
from dcbc_desktop.failure_log import log_file
from dcbc_desktop.intake.sandbox import parent
from dcbc_desktop.intake.sandbox.endings import ChildEnding, ending_of
from dcbc_desktop.intake.sandbox.limits import MEMORY_BYTES
from dcbc_desktop.intake.sandbox.parent import FORKS, MOST_FILES, ConfinedReader, Patience
from dcbc_desktop.intake.sandbox.process import own_command
from dcbc_desktop.intake.sandbox.windows_job import BasicLimits, ExtendedLimits
from tests.places import ROOT

CHILD = [sys.executable, "-P", "-m", "tests.intake.sandbox.child_requests"]
posix_only = pytest.mark.skipif(os.name != "posix", reason="looks at the child as POSIX systems show it")


SHAPES = {"renewed": (CHILD, True), **({"forked": ([*CHILD, "forked"], False)} if FORKS else {})}
"""Ways to give each file a process of its own."""
BUSY = Patience(clock=100)
"""For a computer that runs other tests."""


@pytest.fixture(scope="module", params=SHAPES)
def shared(request: pytest.FixtureRequest) -> Iterator[ConfinedReader]:
    """One handle for many tests, as the program has one for many files."""
    command, renewed = SHAPES[request.param]
    reader = ConfinedReader(command, patience=BUSY, renewed=renewed)
    yield reader
    reader.close()


@pytest.fixture
def reader(shared: ConfinedReader) -> ConfinedReader:
    """The same; any test may leave it with a dead child."""
    return shared


def _refused(reader: ConfinedReader, act: str, payload: bytes = b"", seconds: float = 60) -> FileError:
    with pytest.raises(FileError) as caught:
        reader.run(act, payload, seconds)
    return caught.value


def test_it_starts_on_first_use_and_lives_on() -> None:
    own, lived = ConfinedReader(CHILD, renewed=False), []
    for step in (own.close, partial(own.run, "echo", b"x", 60), partial(own.run, "echo", b"y", 60), own.close):
        step()
        lived.append(own.pid)
    before, first, second, after = lived
    assert (before, after) == (None, None)
    assert first == second
    assert first is not None


@pytest.mark.parametrize("payload", [b"", b"a", "Báo cáo năm 2026".encode(), bytes(range(256)) * 80_000])
def test_bytes_come_back_as_they_went(reader: ConfinedReader, payload: bytes) -> None:
    assert reader.run("echo", payload, 60) == payload


@pytest.mark.parametrize("act", ["hang", "eat", "crash", "nest"])
def test_what_is_too_heavy_says_so_and_the_next_file_is_read(reader: ConfinedReader, act: str) -> None:
    error = _refused(reader, act, seconds=1 if act == "hang" else 600)  # beyond the test's own limit: not what ends it
    assert (error.code, error.params) == ("too_heavy", {})
    assert reader.run("echo", b"next", 60) == b"next"


def test_a_child_killed_between_two_files_costs_neither() -> None:
    own = ConfinedReader(CHILD, renewed=False)
    assert own.run("echo", b"x", 60) == b"x"
    assert own.pid is not None
    os.kill(own.pid, signal.SIGTERM)
    assert own.run("echo", b"y", 60) == b"y"
    own.close()


@posix_only
@pytest.mark.parametrize("act", ["killed_once", "stopped_once", "crashed_once"])
def test_a_child_that_something_outside_ends_is_asked_once_more(
    reader: ConfinedReader, act: str, tmp_path: Path
) -> None:
    assert reader.run(act, str(tmp_path / "đã bắt đầu").encode(), 60) == b"read"


@posix_only
@pytest.mark.parametrize("act", ["killed", "stopped", "leave"])
def test_a_child_ended_twice_says_nothing_about_the_file(reader: ConfinedReader, act: str) -> None:
    assert _refused(reader, act).code == "reader_interrupted"
    assert reader.run("echo", b"next", 60) == b"next"


@posix_only
def test_a_child_that_waits_for_the_processor_is_not_called_heavy() -> None:
    own = ConfinedReader([*CHILD, "forked"], patience=Patience(clock=1.0), renewed=False)
    own.run("echo", b"x", 60)
    assert _refused(own, "sleep", seconds=1).code == "reader_interrupted"
    own.close()


def test_nothing_of_a_file_is_left_for_the_next(reader: ConfinedReader) -> None:
    assert [reader.run("remember", b"%d" % number, 60) for number in range(3)] == [b"1"] * 3


def test_a_child_may_read_on_after_files_without_doubt_but_not_for_ever() -> None:
    own = ConfinedReader(CHILD, patience=BUSY, renewed=True)
    told = [own.run("remember", b"", 60, lambda answer: answer != b"3") for _ in range(4)]
    assert told == [b"1", b"2", b"3", b"1"]
    counts = [own.run("remember", b"", 60, bool) for _ in range(MOST_FILES)]
    assert counts[-2:] == [b"%d" % MOST_FILES, b"1"]
    own.close()


@posix_only
def test_an_answer_of_a_files_own_making_is_not_taken(reader: ConfinedReader) -> None:
    assert _refused(reader, "forge").code == "reader_interrupted"
    assert reader.run("echo", b"next", 60) == b"next"


ENDINGS: dict[ChildEnding, list[int | None]] = {
    ChildEnding.HEAVY: [1816, *([-signal.SIGXCPU, 128 + signal.SIGXCPU] if FORKS else [])],
    ChildEnding.CRASHED: [-signal.SIGSEGV, 128 + signal.SIGSEGV, -signal.SIGABRT, 0xC0000005, 0xC0000409],
    ChildEnding.INTERRUPTED: [None, 0, 1, 3, -signal.SIGTERM, -9, 128 + 9, 0xC000013A, 0xC0000142],
}


@pytest.mark.parametrize(("ending", "code"), [(ending, code) for ending, codes in ENDINGS.items() for code in codes])
def test_exit_codes_say_how_a_child_ended(ending: ChildEnding, code: int | None) -> None:
    assert ending_of(code) is ending


def test_the_childs_own_refusals_keep_code_and_parameters(reader: ConfinedReader) -> None:
    error = _refused(reader, "refuse", "trang «một»".encode())
    assert (error.code, error.params) == ("data_invalid", {"place": "trang «một»", "pages": 3})


@pytest.mark.parametrize("act", ["stumble", "no such act"])
def test_a_mistake_of_ours_is_logged_and_the_child_lives(
    reader: ConfinedReader, act: str, caplog: pytest.LogCaptureFixture
) -> None:
    error = _refused(reader, act)
    assert (error.code, error.params["file"]) == ("reader_failed", str(log_file()))
    assert "KeyError" in caplog.text
    assert reader.run("echo", b"z", 60) == b"z"


def test_what_a_library_prints_is_no_answer(reader: ConfinedReader) -> None:
    assert reader.run("chatter", b"answer", 60) == b"answer"


@posix_only
def test_memory_time_and_core_files_are_bounded_by_the_system(reader: ConfinedReader) -> None:
    memory, processor, core = json.loads(reader.run("limits", b"", 60))
    assert (memory, core) == (MEMORY_BYTES, 0)
    assert 60 <= processor <= 120


@posix_only
def test_no_handle_of_the_parent_goes_along(reader: ConfinedReader, tmp_path: Path) -> None:
    reader.close()
    held = (tmp_path / "reports.db").open("wb")
    os.set_inheritable(held.fileno(), True)
    with held:
        names = json.loads(reader.run("handles", b"", 60))
    assert {name.partition(":")[0] for name in names} <= {"pipe", "/dev/null", "/proc/"} | {
        name
        for name in names
        if name.endswith("/fd") or "/faketime_" in name  # libfaketime's own
    }


def test_many_threads_take_turns(reader: ConfinedReader) -> None:
    def ask(number: int) -> bytes:
        return reader.run("echo", b"%d" % number * 1000, 60)

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(12))) == [b"%d" % number * 1000 for number in range(12)]


def test_closing_in_the_middle_ends_the_wait(reader: ConfinedReader, tmp_path: Path) -> None:
    begun = tmp_path / "đã bắt đầu"
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(_refused, reader, "hang", str(begun).encode(), 60)
        while not begun.exists():
            assert not waiting.done()
        reader.close()
        assert waiting.result(timeout=30).code == "reader_interrupted"


@pytest.mark.parametrize(
    "command",
    [["/no/such/program"], [sys.executable, "-c", "pass"], [sys.executable, "-c", "print('x' * 100)"]],
    ids=["not there", "ends at once", "says something else"],
)
def test_a_child_that_cannot_start_is_a_sentence_too(command: list[str]) -> None:
    assert _refused(ConfinedReader(command), "echo").code == "reader_unavailable"


def test_a_child_that_never_gets_ready_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "START_SECONDS", 1.0)
    assert _refused(ConfinedReader([*CHILD, "silent"]), "echo").code == "reader_unavailable"


LIES = {
    "no message": b"\xff\xff",
    "another schema": b"\x81\xa1x\x01",
    "a deep list": b"\x91" * 20_000 + b"\x90",
    "wrong types": b"\x83\xa4type\xa7Refused\xa4code\x01\xa6params\x80",
    "a pickle": b"\x80\x04\x95",
}


def _lying(answer: str) -> list[str]:
    """A child that a hostile file owns: it writes the bytes of a Python expression about its `ticket`."""
    code = (
        "import sys\n"
        "from dcbc_desktop.intake.sandbox.parent import *\n"
        "out, into = sys.stdout.buffer, sys.stdin.buffer\n"
        "write_frame(out, READY)\n"
        "ticket = msgspec.msgpack.decode(read_frame(into), type=Task).ticket\n"
        f"out.write({answer}); out.flush()\n"
    )
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("message", LIES.values(), ids=LIES.keys())
def test_a_child_in_foreign_hands_can_only_say_no(message: bytes) -> None:
    framed = f"(16 + {len(message)}).to_bytes(8, 'little') + ticket + {message!r}"
    assert _refused(ConfinedReader(_lying(framed)), "echo").code == "too_heavy"


@pytest.mark.parametrize("frame", [b"\xff" * 8, (10**9).to_bytes(8, "little"), b"\x05", b""])
def test_lengths_that_promise_too_much_are_not_believed(frame: bytes) -> None:
    assert _refused(ConfinedReader(_lying(repr(frame))), "echo").code == "reader_interrupted"


def test_the_program_itself_is_the_child(tmp_path: Path) -> None:
    """Started from a folder with spaces and Vietnamese letters, whose files bear the names of Python's own modules."""
    folder = tmp_path / "thư mục của tôi"
    folder.mkdir()
    (folder / "json.py").write_text("raise SystemExit('owned')", encoding="utf-8")
    script = (
        "from datetime import datetime, UTC\n"
        "from dcbc_desktop.intake.sandbox.parent import ConfinedReader\n"
        "try: ConfinedReader().run('no such act', b'', 60)\n"
        "except Exception as error: print(error.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=folder, capture_output=True, text=True, check=True,
        env={**os.environ, "DCBC_DATA_DIR": str(tmp_path / "dữ liệu"), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.strip() == "reader_failed"  # it was there and knew no such act


@pytest.mark.skipif(sys.maxsize < 2**32, reason="the sizes are those of 64 bits")
def test_windows_limits_have_the_size_that_windows_expects() -> None:
    assert (ctypes.sizeof(BasicLimits), ctypes.sizeof(ExtendedLimits)) == (64, 144)
    assert (BasicLimits.flags.offset, BasicLimits.processes.offset, ExtendedLimits.process_memory.offset) == (
        16,
        40,
        112,
    )


def test_a_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == [sys.executable, "--confined-reader"]


def test_the_word_that_makes_it_a_child_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Only alone on the line: with anything beside it, it is an option that nobody knows."""
    assert main(["--confined-reader", "list"]) == 2
    assert capsys.readouterr().err


def test_it_ends_with_its_parent() -> None:
    script = (
        "from dcbc_desktop.intake.sandbox.parent import ConfinedReader\n"
        f"reader = ConfinedReader({CHILD!r}); reader.run('echo', b'', 60); print(reader.pid, flush=True)\n"
        "import os; os._exit(1)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    pid = int(done.stdout)
    while _alive(pid):
        pass


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
