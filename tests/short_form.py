"""The short form of a test with many cases: some run each time, all of them with `-m "long or not long"`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def mostly_long(values: Iterable[Any], each_time: Callable[[Any], bool]) -> list[Any]:
    """Values for `parametrize`, tuples for several names; those that do not run each time carry the mark `long`."""
    return [one if each_time(one) else pytest.param(*_names(one), marks=pytest.mark.long) for one in values]


def _names(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
