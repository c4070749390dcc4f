"""Hostile files cost bounded time and memory and a sentence; the next genuine file is read as ever."""

from __future__ import annotations

import zlib

import pytest

from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.received import reason_sentence
from dcbc_desktop.workflow.receiving import receive
from tests.signing.authority import NOW, root
from tests.workflow.hostile_files import HOSTILE, bomb
from tests.workflow.received_files import signed


@pytest.mark.timeout(90)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_a_sentence(name: str) -> None:
    found = receive(HOSTILE[name](), root().trust, NOW)
    assert found.verdict is not Verdict.VALID
    assert found.signatures == ()
    for reason in found.reasons:
        assert reason_sentence(reason, "vi").endswith((".", "…"))
    assert receive(signed(), root().trust, NOW).verdict is Verdict.VALID


def test_the_bombs_are_real() -> None:
    opened = zlib.decompressobj()
    assert sum(len(opened.decompress(piece)) for piece in (bomb(30)[n : n + 1000] for n in range(0, 40_000, 1000))) == (
        30_000_000
    )
    assert opened.eof
    assert len(bomb(10_000)) < 20_000_000
