"""Hostile additions to signed files cost bounded time and memory; the next genuine file is read as ever."""

from __future__ import annotations

import pytest

from dcbc_desktop.workflow.verification.client import receive
from dcbc_desktop.workflow.verification.facts import reason_sentence
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.workflow.verification.hostile.hostile_additions import HOSTILE_ADDITIONS
from tests.workflow.verification.received_files import signed

_SLOW = {
    "20 signatures with huge pictures", "a million drawings in an appearance", "10 GB of an appearance",
    "5,000 states of an appearance", "1,900 empty fields", "2,000 notes", "tags 20,000 deep", "10 MB of outline",
    "9,000 certificates", "20 lists of 40,000",
}  # fmt: skip
"""Three seconds and more to make and to judge; the others try the same limits."""


@pytest.mark.timeout(90)
@pytest.mark.parametrize(
    "name", mostly_long(HOSTILE_ADDITIONS, lambda name: name not in _SLOW), ids=list(HOSTILE_ADDITIONS)
)
def test_a_hostile_addition_costs_a_sentence(name: str) -> None:
    found = receive(HOSTILE_ADDITIONS[name](), root().trust, NOW)
    assert "too_heavy" not in found.codes  # told by its size, not by the clock
    for reason in found.reasons:
        assert reason_sentence(reason, "vi").endswith((".", "…"))
    after = receive(signed(), root().trust, NOW)
    assert after.verdict == "valid", after.reasons
