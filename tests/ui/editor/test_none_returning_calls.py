"""PySide6 6.12.0 on Python 3.11 drops a reference to None in each call that returns None, and aborts after 5,000."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject


def test_none_survives_20_000_calls_that_return_it() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("x")
    assert before - sys.getrefcount(None) < 1_000
