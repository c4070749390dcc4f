"""Many files are read by two children at a time: in order, each failure kept, and they end when it is interrupted."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, get_ident

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification import client
from dcbc_desktop.workflow.verification.client import VerifiedFile, verify_files
from dcbc_desktop.workflow.verification.facts import verdict_sentence
from dcbc_desktop.workflow.verification.readers import MANY, Readers, at_once
from dcbc_desktop.workflow.verification.warm_up import judge_sample
from tests.intake.sandbox.test_sandbox import CHILD
from tests.signing.authority import NOW, root
from tests.workflow.verification.hostile.hostile_files import HOSTILE
from tests.workflow.verification.received_files import exported, sealed, signed


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> Iterator[Readers]:
    """Two children, whatever the computer has."""
    children = Readers(2)
    for module in ("client", "readers"):
        monkeypatch.setattr(f"dcbc_desktop.workflow.verification.{module}.readers", lambda: children)
    yield children
    children.close()


def _files(folder: Path, count: int) -> list[Path]:
    """Files of four kinds in turn; the fourth is not there, and one asks for too much."""
    kinds = [exported(), signed(), sealed(), b""]
    paths = [folder / f"{number:02d}.pdf" for number in range(count)]
    for number, path in enumerate(paths):
        if kinds[number % 4]:
            path.write_bytes(kinds[number % 4])
    paths[1].write_bytes(HOSTILE["a page tree doubling"]())
    return paths


def _told(found: list[VerifiedFile]) -> list[tuple[str, Verdict, str]]:
    return [(one.path.name, one.verdict, one.problem.code if one.problem else "") for one in found]


def test_many_files_come_in_order_with_their_failures(two: Readers, tmp_path: Path) -> None:
    paths = _files(tmp_path, MANY + 4)
    found = verify_files(paths, root().trust, NOW)
    assert len(set(two.pids)) == 2
    one_by_one = [client.verify_apart([path], root().trust, NOW, together=False)[0] for path in paths]
    assert _told(found) == _told(one_by_one)
    assert [one.problem is not None for one in found] == [number % 4 == 3 for number in range(len(paths))]
    assert {one.verdict for one in found} == {Verdict.VALID, Verdict.UNDETERMINED, Verdict.INVALID}


def test_a_few_files_need_one_child(two: Readers, tmp_path: Path) -> None:
    verify_files(_files(tmp_path, 4), root().trust, NOW)
    assert len(two.pids) == 1


def test_jobs_run_at_the_same_time(two: Readers) -> None:
    meeting = Barrier(2, timeout=30)

    def job(number: int) -> tuple[int, int]:
        meeting.wait()
        return number, get_ident()

    found = two.each(job, range(6))
    assert [number for number, _ in found] == list(range(6))
    assert len({thread for _, thread in found}) == 2


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, RuntimeError])
def test_an_interrupt_ends_the_children_and_leaves_out_the_rest(two: Readers, interrupt: type[BaseException]) -> None:
    begun = []

    def job(number: int) -> None:
        begun.append(number)
        if number == 2:
            raise interrupt
        client.receive(exported(), root().trust, NOW)

    with pytest.raises(interrupt):
        two.each(job, range(200))
    assert len(begun) < 50
    assert client.receive(exported(), root().trust, NOW).verdict is Verdict.UNDETERMINED


def test_a_child_that_was_ended_is_a_failure_of_its_file_alone(two: Readers) -> None:
    def job(number: int) -> str:
        if number == 5:
            two.close()
        try:
            return str(client.receive(exported(), root().trust, NOW).verdict)
        except FileError as error:
            return error.code

    found = two.each(job, range(12))
    assert len(found) == 12
    assert found.count("undetermined") >= 9


@pytest.mark.parametrize(("files", "children"), [(1, 1), (MANY - 1, 1), (MANY, 2), (1000, 2)])
def test_a_second_child_is_for_many_files(two: Readers, files: int, children: int) -> None:
    assert two.count == 2
    assert at_once(files) == children


@pytest.mark.skipif(os.name != "posix", reason="Windows cannot stop a process by a signal")
@pytest.mark.parametrize("name", ["SIGSTOP", "SIGKILL"])
def test_a_genuine_file_is_valid_whoever_ends_its_reader(two: Readers, name: str) -> None:
    def verdict() -> Verdict:
        return client.receive(signed(), root().trust, NOW).verdict

    before = verdict()
    for pid in two.pids:
        os.kill(pid, getattr(signal, name))
    assert [before, verdict(), verdict()] == [Verdict.VALID] * 3


def test_a_file_whose_readers_are_killed_is_undetermined_and_says_why(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With a child that is killed at each file, as by a computer without memory."""
    monkeypatch.setattr("dcbc_desktop.intake.sandbox.parent.own_command", lambda: [*CHILD, "forked"])
    children = Readers(1)
    monkeypatch.setattr(client, "readers", lambda: children)
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(signed())
    (found,) = verify_files([path], root().trust, NOW)
    children.close()
    assert (found.verdict, found.problem) == (Verdict.UNDETERMINED, None)
    assert found.received is not None
    assert [one.code for one in found.received.reasons] == ["reader_interrupted"]
    assert verdict_sentence(found.received, "vi") == "CHƯA XÁC ĐỊNH"


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        ("reader_unavailable", Verdict.UNDETERMINED),
        ("reader_failed", Verdict.UNDETERMINED),
        ("file_empty", Verdict.INVALID),
    ],
)
def test_what_fails_in_the_program_is_no_fault_of_the_file(code: str, verdict: Verdict) -> None:
    assert VerifiedFile(Path("bao-cao.pdf"), None, FileError(code)).verdict is verdict


def test_the_warm_up_judges_a_file_of_its_own() -> None:
    found = judge_sample(NOW)
    assert found.verdict is Verdict.UNDETERMINED
    assert found.codes == {"signer_differs"}
