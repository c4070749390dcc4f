"""Composition root of the window. Imports as little as it can: what stands here delays the first paint."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from dcbc_desktop.ui import app as window

SWITCH_INTERVAL_S = 0.0005
"""How long a thread that makes pages or checks may keep Python, each time the window wants it back.

Painting wants it back dozens of times. Beside pages and checks of 200 KB, at Python's own 5 ms, the window was deaf for
130 to 330 ms and three times as many events took over 8 ms as at 1 ms; below 1 ms there was no more to be gained.
"""


@dataclass(frozen=True)
class WindowOptions:
    """What the command line asks of the window."""

    db: Path
    sample: bool = False
    language: str | None = None


def run_window(options: WindowOptions) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    gc.disable()  # the start makes thousands of lasting objects; ui.app.program takes over from here
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    _import_without_reading_sources()
    program = window.Program(options.language)
    program.show_frame()
    with ExitStack() as stack:
        program.load(_throw_away(stack) if options.sample else options.db, sample=options.sample)
        return program.run()


def _import_without_reading_sources() -> None:
    """PySide reads the source of each module that is imported, to see whether it wants another style of names.

    None here does, and the reading is a tenth of the start. A PySide without this place starts as it always did.
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
