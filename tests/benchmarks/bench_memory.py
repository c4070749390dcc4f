"""Memory over an empty window: one report open and every tab built; then after preview, check and export as well.

Budgets: 50 and 150 MB more.

Run: python tests/benchmarks/bench_memory.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.bench_start import ROOT, _database

EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1180, 680)
window.show()
QTimer.singleShot(300, app.quit)
app.exec()
"""
OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from dcbc_desktop.app import WindowOptions, run_window
from dcbc_desktop.ui.app import program
begin = program.Program._begin
def and_leave(self, start):
    begin(self, start)
    QTimer.singleShot(3000, self.window.close)
program.Program._begin = and_leave
run_window(WindowOptions(Path(sys.argv[1])))
"""
WORKED = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from dcbc_desktop.app import WindowOptions, run_window
from dcbc_desktop.ui.app import program
begin = program.Program._begin
def and_work(self, start):
    begin(self, start)
    QTimer.singleShot(1000, partial(preview, self))
def preview(self):
    self.navigator.page.panels.show_panel("preview", enter=False)
    wait(self)
def wait(self):
    page = self.navigator.page
    if page.panels.panel("preview").up_to_date and page.live_review.up_to_date and self.runner.idle:
        self.runner.run(self, export, page.session.report, then=partial(leave, self))
    else:
        QTimer.singleShot(100, partial(wait, self))
def export(report):
    from dcbc_desktop.workflow.sending.exports import export_draft
    return export_draft(report, Path(sys.argv[1]).parent / "draft.pdf")
def leave(self, exported):
    assert exported.path.stat().st_size > 10_000
    QTimer.singleShot(1000, self.window.close)
program.Program._begin = and_work
run_window(WindowOptions(Path(sys.argv[1])))
"""
_PEAK = """
import sys
for line in open("/proc/self/status"):
    if line.startswith(("VmRSS", "VmHWM")):
        print(line.split()[1])
"""


def main() -> None:
    """Print all and the differences; Linux only, for it reads /proc."""
    with tempfile.TemporaryDirectory() as folder:
        database = _database(Path(folder))
        empty = _megabytes(EMPTY, database)
        print(f"empty window {empty:.1f} MB")
        for name, script in (("report open, all tabs built", OPEN), ("previewed, checked, exported", WORKED)):
            ours = _megabytes(script, database)
            print(f"{name} {ours:.1f} MB, more: {ours - empty:.1f} MB")


def _megabytes(script: str, database: Path) -> float:
    """The most a process held in memory."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DCBC_DATA_DIR": str(database.parent)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", script + _PEAK, str(database)]
    done = subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True, text=True)
    return int(done.stdout.split()[0]) / 1024


if __name__ == "__main__":
    main()
