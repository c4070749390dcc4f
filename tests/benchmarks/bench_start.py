"""Start-up: process start to the first painted window, and to an open report that takes keys, against an empty window.

Each figure is the median of processes of their own, taken in turns. Budgets: 1.4 and 1.7 times.
Compiled modules come from a folder of their own, as after an installation.

Run: python tests/benchmarks/bench_start.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import open_sample

ROUNDS = 15
ROOT = Path(__file__).resolve().parents[2]

EMPTY = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        os._exit(0)
app = QApplication(sys.argv)
window = Window()
window.resize(1180, 680)
window.show()
app.exec()
"""
PAINTED = """
import os, sys
from pathlib import Path
from dcbc_desktop.app import WindowOptions, run_window
from dcbc_desktop.ui.app import program
class Window(program.MainWindow):
    def paintEvent(self, event):
        os._exit(0)
program.MainWindow = Window
run_window(WindowOptions(Path(sys.argv[1])))
"""
TYPEABLE = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from dcbc_desktop.app import WindowOptions, run_window
from dcbc_desktop.ui.app import program
begin = program.Program._begin
def and_type(self, start):
    begin(self, start)
    QTimer.singleShot(0, key)
def key():
    from PySide6.QtWidgets import QApplication
    QApplication.focusWidget().insertPlainText("x")
    os._exit(0)
program.Program._begin = and_type
run_window(WindowOptions(Path(sys.argv[1])))
"""


def main() -> None:
    """Print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        database = _database(Path(folder))
        scripts = {"empty window": EMPTY, "first paint": PAINTED, "report open and typeable": TYPEABLE}
        times: dict[str, list[float]] = {name: [] for name in scripts}
        for turn in range(rounds + 1):
            for name, script in scripts.items():
                taken = _start(script, database)
                if turn:  # the first turn compiles
                    times[name].append(taken)
    base = statistics.median(times["empty window"])
    for name, taken_times in times.items():
        median = statistics.median(taken_times)
        print(f"{name}: {median * 1e3:.0f} ms, {median / base:.2f} times")


def _database(folder: Path) -> Path:
    """A database whose open report is the sample, left in section II.1."""
    database = folder / "reports.db"
    store = Store.open(database)
    report = open_sample(store)
    store.settings.set_open_report(report.id)
    store.save_entries(report.id, {}, Place("II", "II.1", 5))
    store.close()
    return database


def _start(script: str, database: Path) -> float:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(database.parent / "compiled"),
        "DCBC_DATA_DIR": str(database.parent),
    }
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", script, str(database)]
    database.with_name(f"{database.name}.lock").unlink(missing_ok=True)  # its words, as after a kill, are looked at
    begun = time.perf_counter()
    # no timeout: with one, subprocess looks for the end only every 50 ms
    subprocess.run(command, env=environment, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
