"""The start: the frame is painted before the store, the report's model and the page maker are imported."""

from __future__ import annotations

import subprocess
import sys

from tests.places import ROOT

HEAVY = (
    "msgspec",
    "sqlite3",
    "reportlab",
    "pyhanko",
    "concurrent",
    "dcbc_desktop.store",
    "dcbc_desktop.workflow",
)


def test_the_frame_imports_nothing_that_it_does_not_paint() -> None:
    script = "import sys, dcbc_desktop.app, dcbc_desktop.ui.app.program; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [name for name in HEAVY if name in loaded.split()] == []
