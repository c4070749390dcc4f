"""The preview: from the last key to the new picture, what it costs the GUI thread, and keys that meet it at work.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_preview [SWITCH_INTERVAL_MS]
Budgets: 500 ms from a pause in typing to the picture; a key at most 4 ms p99 in a 200 KB section; memory after the
first preview at most 150 MB over an empty window (bench_memory.py measures the rest of it).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from dcbc_desktop.app import SWITCH_INTERVAL_S
from dcbc_desktop.report.prose import encode
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.navigator import Navigator
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.app.startup import open_store, read_startup_data
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.panels import PREVIEW
from dcbc_desktop.ui.panels.preview_panel import PreviewPanel
from dcbc_desktop.ui.widgets.style import register_fonts
from tests.benchmarks.bench_keystroke import big_prose, keys
from tests.benchmarks.bench_pdf import real_report
from tests.keyboard import backspace, type_text

ROUNDS = 15
SECTION = "II.1"


class Bench:
    """The window with the preview open beside one section's editor."""

    def __init__(self, app: QApplication, folder: Path, report: Report) -> None:
        self.app = app
        database = folder / "reports.db"
        store = Store.open(database)
        kept = store.create_report(report.outline, report.period, office_code="A01", entries=report.entries)
        store.settings.set_open_report(kept.id)
        store.close()
        self.window = MainWindow(WindowState(folder / "window.txt"))
        self.runner = BackgroundRunner(open_store(database), "vi")
        self.navigator = Navigator(self.runner, self.window, database)
        self.window.resize(1366, 768)
        self.window.show()
        self.runner.run_on_store(
            self.navigator, read_startup_data, then=self.navigator.begin, failed=self.navigator.show_database_error
        )
        self.until(self._built)
        self.page.tabs.show_tab("II")
        self.page.panels.show_panel(PREVIEW, enter=False)
        panel = self.page.panels.panel(PREVIEW)
        assert isinstance(panel, PreviewPanel)
        self.panel = panel
        self.until(self._quiet)
        editor = self.page.findChild(ProseEditor, f"prose.{SECTION}")
        assert editor is not None
        self.editor = editor
        editor.setFocus()
        editor.moveCursor(QTextCursor.MoveOperation.End)
        self.until(self._quiet)

    @property
    def page(self) -> ReportPage:
        page = self.navigator.page
        assert page is not None
        return page

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait as a window does: asleep between events."""
        end = time.perf_counter() + 60
        while not condition():
            assert time.perf_counter() < end
            self.app.processEvents()
            time.sleep(0.001)

    def _built(self) -> bool:
        page = self.navigator.page
        return page is not None and self.runner.idle and all(tab.built for tab in page.tabs.pages.values())

    def _quiet(self) -> bool:
        return self.panel.up_to_date and self.runner.idle

    def update(self) -> float:
        """Milliseconds from a key to the picture that shows it."""
        start = time.perf_counter()
        type_text(self.editor, "a")
        self.until(self._is_up_to_date)
        return (time.perf_counter() - start) * 1000

    def _is_up_to_date(self) -> bool:
        return self.panel.up_to_date

    def keys(self, *, at_work: bool) -> list[float]:
        """Milliseconds of each key; with `at_work` the pages are made anew at once, so that keys meet it."""
        times = []
        for key in keys():
            start = time.perf_counter()
            if key == "\b":
                backspace(self.editor)
            else:
                type_text(self.editor, key)
            self.app.processEvents()
            times.append((time.perf_counter() - start) * 1000)
            if at_work:
                self.panel.maker.make_now()
            time.sleep(0.004)
        return times

    def close(self) -> None:
        self.until(self._quiet)
        self.window.may_close = True
        self.window.close()
        self.runner.close()


class Heartbeat:
    """The longest time for which the window heard nothing."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        self._timer.stop()
        return max(self.gaps)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def show(name: str, times: list[float]) -> None:
    """One line."""
    cuts = statistics.quantiles(times, n=100)
    print(f"{name:<44} p50 {statistics.median(times):7.2f}  p99 {cuts[98]:7.2f}  max {max(times):7.2f} ms")


def megabytes() -> float:
    """Memory held now; Linux only."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure(app: QApplication, name: str, report: Report, *, typing: bool) -> None:
    """One report."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(app, Path(folder), report)
        bench.update()
        beat = Heartbeat()
        updates, stalls = [], []
        for _ in range(ROUNDS):
            beat.start()
            updates.append(bench.update())
            stalls.append(beat.stop())
        show(f"{name}: last key to new picture", updates)
        show(f"{name}: longest silence of the window", stalls)
        if typing:
            show(f"{name}: a key, pages at rest", bench.keys(at_work=False))
            show(f"{name}: a key while pages are made", bench.keys(at_work=True))
        bench.close()


def main() -> None:
    """Print the figures."""
    interval = float(sys.argv[1]) / 1000 if len(sys.argv) > 1 else SWITCH_INTERVAL_S
    sys.setswitchinterval(interval)
    print(f"threads change every {interval * 1000:.2f} ms")
    app = QApplication(sys.argv[:1])
    register_fonts()
    report = real_report()
    measure(app, "real report", report, typing=False)
    print(f"memory held after it: {megabytes():.0f} MB")
    large = report.with_entries({SECTION: Entry(encode(big_prose()))})
    measure(app, "200 KB section", large, typing=True)


if __name__ == "__main__":
    main()
