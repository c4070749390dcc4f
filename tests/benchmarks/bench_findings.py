"""What an answer of the checks costs the GUI thread with every panel open, on the real report and with 300 findings;
budget 8 ms. Taking it in is one event, painting what changed is another: a key can come in between.

Also the comparison with last year's text, 200 KB against 200 KB, which runs on the worker; budget 1 s.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_findings
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dcbc_desktop.report.comparison.word_diff import word_diff
from dcbc_desktop.report.prose import encode, from_plain_text
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.navigator import Navigator
from dcbc_desktop.ui.app.startup import open_store, read_startup_data
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.panels import NAMES
from dcbc_desktop.ui.review.review_result import review_report
from dcbc_desktop.ui.widgets.style import register_fonts
from tests.benchmarks.bench_review import real_report
from tests.report.samples import full_report

FINDINGS = 300
ROUNDS = 15


def main() -> None:
    """Print medians and the longest of each kind of answer."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    register_fonts()
    for report in (real_report(), _report(FINDINGS)):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["DCBC_DATA_DIR"] = folder
            _measure(app, Path(folder), report)
    _compare()


def _report(doubled: int) -> Report:
    """Sections full of doubled words, which a careful reader finds."""
    report = full_report()
    keys = [section.key for section in report.outline.prose_sections()]
    each = doubled // len(keys) + 1
    text = "\n".join(f"Họp tại tại xã số {n} về công tác dân chủ ở cơ sở." for n in range(each))
    return report.with_entries({key: Entry(encode(from_plain_text(text))) for key in keys})


def _measure(app: QApplication, folder: Path, report: Report) -> None:
    store = Store.open(folder / "reports.db")
    kept = store.create_report(report.outline, report.period, office_code="A01", entries=report.entries)
    store.settings.set_open_report(kept.id)
    store.close()
    window = MainWindow(WindowState(folder / "window.txt"))
    window.resize(1366, 768)
    runner = BackgroundRunner(open_store(folder / "reports.db"), "vi")
    navigator = Navigator(runner, window, folder / "reports.db")
    window.show()
    runner.run_on_store(navigator, read_startup_data, then=navigator.begin, failed=navigator.show_database_error)
    _until(app, lambda: navigator.page is not None and runner.idle and navigator.page.live_review.up_to_date)
    page = navigator.page
    assert page is not None
    for name in (*NAMES, "findings"):
        page.panels.show_panel(name, enter=False)
        _until(app, lambda: runner.idle)
    saved, data = page.session.saved_report, page.review_context.data
    changed = saved.with_entries({"II.1": Entry(encode(from_plain_text("Họp tại tại xã.\nĐi của của ai.")))})
    cases = {"the same again": saved, "one section changed": changed, "nothing left": full_report()}
    for name, other in cases.items():
        answers = (review_report(other, data, "vi"), review_report(saved, data, "vi"))
        takes, paints = [], []
        for turn in range(2 * ROUNDS):
            begun = time.thread_time()
            page.live_review.reviewed.emit(answers[turn % 2])
            taken = time.thread_time()
            app.processEvents()
            takes.append((taken - begun) * 1e3)
            paints.append((time.thread_time() - taken) * 1e3)
        print(
            f"{len(answers[1].open)} findings, {name}: taken in {_told(takes)}; the painting after it {_told(paints)}"
        )
    window.may_close = True
    window.close()
    runner.close()


def _told(times: list[float]) -> str:
    return f"median {statistics.median(times):.1f}, longest {max(times):.1f} ms"


def _until(app: QApplication, done: Callable[[], bool]) -> None:
    last = time.perf_counter() + 20
    while not done() and time.perf_counter() < last:
        app.processEvents()


def _compare() -> None:
    words = [f"từ{n % 900}" for n in range(35_000)]
    lines = [" ".join(words[n : n + 40]) for n in range(0, len(words), 40)]
    edited = [line.replace("từ7", "khác", 1) if n % 3 else line for n, line in enumerate(lines)]
    begun = time.perf_counter()
    runs = word_diff("\n".join(lines), "\n".join(edited))
    taken = (time.perf_counter() - begun) * 1e3
    print(f"{len(chr(10).join(lines).encode()) // 1024} KB against as much: {taken:.0f} ms, {len(runs)} runs")


if __name__ == "__main__":
    main()
