"""Memory with one report open and every tab built, over an empty window. Budget: 50 MB more.

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
from dcbc_desktop.ui import program
begin = program.Program._begin
def and_leave(self, start):
    begin(self, start)
    QTimer.singleShot(3000, self.window.close)
program.Program._begin = and_leave
run_window(WindowOptions(Path(sys.argv[1])))
"""
_PEAK = """
import sys
for line in open("/proc/self/status"):
    if line.startswith(("VmRSS", "VmHWM")):
        print(line.split()[1])
"""


def main() -> None:
    """Print both and the difference; Linux only, for it reads /proc."""
    with tempfile.TemporaryDirectory() as folder:
        database = _database(Path(folder))
        empty, ours = _megabytes(EMPTY, database), _megabytes(OPEN, database)
    print(f"empty window {empty:.1f} MB, report open, all tabs built {ours:.1f} MB, more: {ours - empty:.1f} MB")


def _megabytes(script: str, database: Path) -> float:
    """The most a process held in memory."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DCBC_DATA_DIR": str(database.parent)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", script + _PEAK, str(database)]
    done = subprocess.run(command, env=environment, check=True, timeout=60, capture_output=True, text=True)
    return int(done.stdout.split()[0]) / 1024


if __name__ == "__main__":
    main()
