"""Guide of fuzzing: inputs that reach lines of the program which no earlier one reached become seeds themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

import dcbc_desktop

MOST_SEEDS: Final = 400
MOST_SEED_BYTES: Final = 200_000
_PROGRAM: Final = str(Path(dcbc_desktop.__file__).parent)
_Trace = Callable[[FrameType, str, Any], Any]


class Guide:
    """Seeds, and the lines that inputs have reached. Following an input takes several times as long as reading it."""

    def __init__(self, seeds: tuple[bytes, ...]) -> None:
        self.seeds = seeds
        self._lines: set[tuple[CodeType, int]] = set()

    @property
    def lines(self) -> int:
        """Number of lines that were reached."""
        return len(self._lines)

    @contextmanager
    def following(self, data: bytes) -> Iterator[None]:
        """Watch the block read an input, and keep that as a seed if it reaches a new line; an error passes through."""
        known, before = len(self._lines), sys.gettrace()
        sys.settrace(self._on_call)
        try:
            yield
        finally:
            sys.settrace(before)
            if len(self._lines) > known and len(self.seeds) < MOST_SEEDS and len(data) <= MOST_SEED_BYTES:
                self.seeds = (*self.seeds, data)

    def _on_call(self, frame: FrameType, event: str, arg: object) -> _Trace | None:
        del event, arg
        return self._on_line if frame.f_code.co_filename.startswith(_PROGRAM) else None

    def _on_line(self, frame: FrameType, event: str, arg: object) -> _Trace:
        del event, arg
        self._lines.add((frame.f_code, frame.f_lineno))
        return self._on_line
