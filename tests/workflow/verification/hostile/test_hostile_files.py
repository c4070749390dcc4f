"""Hostile files cost bounded time and memory and a sentence; the next genuine file is read as ever."""

from __future__ import annotations

import zlib

import pytest

from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.client import receive
from dcbc_desktop.workflow.verification.facts import reason_sentence
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.workflow.verification.hostile.hostile_files import HOSTILE, bomb
from tests.workflow.verification.received_files import signed

_SLOW = {
    "attachment packed three times", "attachment of 60 MB of one text", "letters of a font of 10 GB",
    "two million drawings", "a form within itself", "page content of 10 GB",
    "forms doubling forty times", "19 MB of nothing", "three million words",
}  # fmt: skip
"""Two seconds and more each; the others try the same limits."""


@pytest.mark.timeout(90)
@pytest.mark.parametrize("name", mostly_long(HOSTILE, lambda name: name not in _SLOW), ids=list(HOSTILE))
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
