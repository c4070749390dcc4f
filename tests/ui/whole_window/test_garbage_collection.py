"""Python's search for cycles waits until nobody is at work."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from dcbc_desktop.ui.app.program import QUIET_LOOKS, GarbageCollection
from tests.ui.whole_window.typist import Typist


class _Ring:
    """Refers to itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _usual_timing() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_cycles_go_in_a_quiet_moment_and_not_before(typist: Typist) -> None:
    typist.full()
    tidying = GarbageCollection(typist.runner, typist.window)
    tidying.begin()
    tidying.look()
    ring = weakref.ref(_Ring())
    for _ in range(QUIET_LOOKS + 1):
        typist.editor("I")
        typist.write("Đang gõ. ")
        typist.reviewed()
        tidying.look()
    assert ring() is not None
    assert not gc.isenabled()
    for _ in range(QUIET_LOOKS):
        tidying.look()
    assert ring() is None


def test_where_nothing_was_done_nothing_is_searched(typist: Typist) -> None:
    typist.full()
    typist.reviewed()
    tidying = GarbageCollection(typist.runner, typist.window)
    for _ in range(QUIET_LOOKS + 1):
        tidying.look()
    ring = weakref.ref(_Ring())
    for _ in range(QUIET_LOOKS + 1):
        tidying.look()
    assert ring() is not None
