"""Composition root of the window. Imports as little as it can: what stands here delays the first paint."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

SWITCH_INTERVAL_S = 0.0005
"""How long a thread that makes pages or checks may keep the window waiting, each time the window wants Python.

One key wants it several times over; at Python's own 5 ms a key that meets the page maker would be felt.
"""


@dataclass(frozen=True)
class WindowOptions:
    """What the command line asks of the window."""

    db: Path
    sample: bool = False
    language: str | None = None


def run_window(options: WindowOptions) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    gc.disable()  # the program's _tidy turns it on again
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    from dcbc_desktop.ui.program import Program  # noqa: PLC0415  Qt

    program = Program(options.language)
    program.show_frame()
    with ExitStack() as stack:
        program.load(_throw_away(stack) if options.sample else options.db, sample=options.sample)
        return program.run()


def _throw_away(stack: ExitStack) -> Path:
    import tempfile  # noqa: PLC0415  only for the sample

    folder = tempfile.TemporaryDirectory(prefix="dcbc-", ignore_cleanup_errors=True)
    return Path(stack.enter_context(folder)) / "sample.db"
