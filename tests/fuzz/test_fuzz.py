"""Damaged files of every kind: an error of ours or an answer; no crash, no hang, no growth.

The long form has 100,000 inputs of text, JSON, TOML and databases, and 5,000 each of certificates, PDF files and
pictures; DCBC_FUZZ_SEED gives it other ones. A tenth of what is read in this process is watched: what reaches new
lines of the program is damaged further. An input that fails is kept as a file.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
import pytest

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.store.records import audit
from dcbc_desktop.workflow.verification import client
from dcbc_desktop.workflow.verification.facts import INSPECT, InspectionRequest, InspectionResult
from dcbc_desktop.workflow.verification.readers import Readers
from tests.fuzz.guide import Guide
from tests.fuzz.mutations import mutated
from tests.fuzz.targets import TARGETS, database_bytes
from tests.signing.authority import NOW, root
from tests.signing.pictures import seal_png, signature_png
from tests.workflow.verification.received_files import exported, sealed, signed

SEED: Final = os.environ.get("DCBC_FUZZ_SEED", "1")
MOST_SECONDS: Final = 2.0
MOST_GROWTH: Final = 300_000_000
_LONG: Final = [pytest.mark.long, pytest.mark.timeout(0)]
FORMS = [pytest.param(False, id="short"), pytest.param(True, id="long", marks=_LONG)]


def _memory() -> int:
    """Most bytes that this process has had; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _fuzz(name: str, read: Callable[[bytes], object], seeds: tuple[bytes, ...], count: int, *, guided: int = 0) -> None:
    """Read damaged files one after another, the first `guided` of them under the eyes of a guide, which adds seeds."""
    with suppress(DcbcError):
        read(seeds[0])  # loads what is loaded once
    guide = Guide(seeds)
    before, slowest = _memory(), 0.0
    for number in range(count):
        data = mutated(random.Random(f"{SEED} {name} {number}"), guide.seeds)
        try:
            if number < guided:
                with guide.following(data), suppress(DcbcError):
                    read(data)
            taken = _time_of(read, data)
        except BaseException as error:
            error.add_note(f"input {number} of {name}, seed {SEED}, kept as {_kept(name, number, data)}")
            raise
        slowest = max(slowest, taken)
        assert taken < MOST_SECONDS, f"input {number} of {name}, seed {SEED}, kept as {_kept(name, number, data)}"
    growth = _memory() - before
    print(f"{name}: {count} inputs, {len(guide.seeds)} seeds, {guide.lines} lines, slowest {slowest:.2f} s, "
          f"growth {growth / 1e6:.0f} MB")  # fmt: skip
    assert growth < MOST_GROWTH


def _time_of(read: Callable[[bytes], object], data: bytes) -> float:
    """Seconds of processor time, for the computer may be busy."""
    start = time.process_time()
    with suppress(DcbcError):
        read(data)
    return time.process_time() - start


def _kept(name: str, number: int, data: bytes) -> Path:
    """Write an input that failed to a file, since what made it depends on all before it."""
    file = Path(tempfile.gettempdir()) / f"dcbc-fuzz-{name}-{SEED}-{number}"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("many", FORMS)
@pytest.mark.parametrize("name", TARGETS)
def test_damaged_files_are_refused_or_read(name: str, many: bool, tmp_path: Path) -> None:
    target = TARGETS[name]
    seeds = target.seeds() or (database_bytes(tmp_path),)

    def read(data: bytes) -> object:
        return target.read(data, tmp_path)

    count = target.long if many else target.short
    _fuzz(name, read, seeds, count, guided=count // 10)


@pytest.fixture(scope="module")
def children() -> Iterator[Readers]:
    """One child of the program."""
    made = Readers(1)
    yield made
    made.close()


def _signed_part(pdf: bytes) -> bytes:
    """The bytes of a file without its signatures, whose further certificates no signature covers."""
    return re.sub(rb"<[0-9A-Fa-f]{2000,}>", b"<>", pdf)


@pytest.mark.parametrize("many", FORMS)
def test_damaged_pdf_files_get_a_verdict(children: Readers, monkeypatch: pytest.MonkeyPatch, many: bool) -> None:
    monkeypatch.setattr(client, "readers", lambda: children)
    genuine = {exported(), signed(), sealed()}
    kept = set(map(_signed_part, genuine))

    def read(data: bytes) -> None:
        found = client.receive(data, root().trust, NOW)
        assert found.verdict is not Verdict.VALID or _signed_part(data) in kept
        assert "reader_interrupted" not in found.codes

    _fuzz("pdf", read, tuple(sorted(genuine)), 5_000 if many else 5)


@pytest.mark.parametrize("many", FORMS)
def test_damaged_pictures_are_refused_or_read(children: Readers, many: bool) -> None:
    def read(data: bytes) -> None:
        asked = InspectionRequest(data, exported(), len(exported()), "uid", 1, (), (), NOW)
        try:
            found = msgspec.msgpack.decode(
                children.run(INSPECT, msgspec.msgpack.encode(asked), 30), type=InspectionResult
            )
        except FileError as error:
            assert error.code not in ("reader_interrupted", "reader_failed")
        else:
            assert found.kind in ("png", "jpeg", "pdf", "tiff", "")

    _fuzz("picture", read, (seal_png(), signature_png()), 5_000 if many else 15)


@pytest.mark.parametrize("open_", ["[", '{"a":'])
@pytest.mark.parametrize(
    "start", ["", '{"v":1,"paragraphs":', '{"paragraphs":[', '{"v":1,"rows":', '{"rows":[', '{"x":']
)
def test_deep_nesting_anywhere_is_refused(start: str, open_: str, tmp_path: Path) -> None:
    """What a guided run found: an error told of a wrong value was decoded again for its version, deeper than Python."""
    with suppress(DcbcError):
        TARGETS["json"].read((start + open_ * 20_000).encode(), tmp_path)
    assert audit.detail_of(start + open_ * 20_000) == {}
