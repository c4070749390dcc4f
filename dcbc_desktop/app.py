"""Composition root of the window. It imports little, because every import here delays the first paint."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Self

from dcbc_desktop.ui import app as window

SWITCH_INTERVAL_S = 0.0005
"""Longest time that a worker thread keeps the interpreter lock while the window waits for it.

Painting waits for it dozens of times. Beside pages and checks of 200 KB, at Python's own 5 ms, the window did not react
for 130 to 330 ms and three times as many events took over 8 ms as at 1 ms; below 1 ms there was no more gain.
"""

LOCK_SUFFIX = ".lock"
"""Of the lock file's name; the module that owns it is not loaded before the first paint."""


@dataclass(frozen=True)
class WindowOptions:
    """Options of the command line for the window."""

    db: Path
    sample: bool = False
    language: str | None = None


def run_window(options: WindowOptions) -> int:
    """Open the window and run until it is closed; return the exit code."""
    gc.disable()  # the start makes thousands of lasting objects; ui.app.program takes over from here
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    with ExitStack() as stack:
        interrupt = stack.enter_context(_Interrupt())
        _import_without_reading_sources()
        program = window.Program(options.language)
        if not options.sample and _may_be_open(options.db) and window.raise_first_window(options.db):
            return 0
        program.show_frame()
        interrupt.check()
        program.load(_throw_away(stack) if options.sample else options.db, sample=options.sample)
        interrupt.end_by(program.quit_soon)
        code = program.run()
        interrupt.check()
        return code


class _Interrupt:
    """Ctrl+C, answered between two steps of the start and by an orderly end of the window.

    An exception in the midst of Qt's imports and slots is printed there, as a traceback, and lost.
    """

    def __init__(self) -> None:
        self.caught = False
        self._quit: Callable[[], None] | None = None

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._catch)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _catch(self, *_: object) -> None:
        self.caught = True
        if self._quit is not None:
            self._quit()

    def end_by(self, quit_window: Callable[[], None]) -> None:
        """End the window by this function from now on, at once if Ctrl+C was pressed already."""
        self._quit = quit_window
        if self.caught:
            quit_window()

    def check(self) -> None:
        """Raise KeyboardInterrupt if Ctrl+C was pressed."""
        if self.caught:
            raise KeyboardInterrupt


def _may_be_open(database: Path) -> bool:
    """Return whether the lock file has words; it is empty after an ordinary end, which then loads nothing more."""
    try:
        return os.stat(os.path.realpath(database) + LOCK_SUFFIX).st_size > 0  # noqa: PTH116
    except (OSError, ValueError):
        return False


def _import_without_reading_sources() -> None:
    """Keep PySide from reading the source of each imported module for its choice of naming style.

    No module here makes that choice; the reading takes a tenth of the start. Without this place PySide starts as usual.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415  Qt

    features = sys.modules.get("shibokensupport.feature")
    if hasattr(features, "_mod_uses_pyside"):
        setattr(features, "_mod_uses_pyside", _wants_no_features)  # noqa: B010  a name that is not PySide's promise


def _wants_no_features(_module: ModuleType) -> bool:
    return False


def _throw_away(stack: ExitStack) -> Path:
    import tempfile  # noqa: PLC0415  only for the sample

    folder = tempfile.TemporaryDirectory(prefix="dcbc-", ignore_cleanup_errors=True)
    return Path(stack.enter_context(folder)) / "sample.db"
