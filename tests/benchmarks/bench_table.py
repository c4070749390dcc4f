"""One keystroke in a table of 2,000 rows and among the figures: work on the GUI thread, saves under way included.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_table
Budget: at most 8 ms p99.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import MAX_ROWS, Cell, encode_rows, new_row
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.figures_tab import FiguresTab
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.tables.table_editor import TableEditor
from tests.keyboard import type_text
from tests.ui.tables.outlines import DECISIONS, table_outline

KEYS = 300
PAUSE_S = 0.02


def report() -> Report:
    """Two thousand rows in one table."""
    row = {key: Cell("1.234.567") for key in ("plans", "state", "people", "labour", "other")}
    words = {"matter": Cell("Mức đóng góp xây dựng đường giao thông nội đồng"), "chair": Cell("UBND xã")}
    rows = tuple(new_row(row | words) for _ in range(MAX_ROWS))
    blank = Report(1, "uid-1", table_outline(), "A01", "A00", make_period("2026"))
    return blank.with_entries({DECISIONS.key: Entry(encode_rows(rows))})


def measure(app: QApplication, field: QWidget) -> list[float]:
    """Milliseconds of work on the GUI thread for each key with what follows at once, while saves run beside."""
    times = []
    for number in range(KEYS):
        start = time.thread_time()
        type_text(QApplication.focusWidget() or field, str(number % 10))
        app.processEvents()
        times.append((time.thread_time() - start) * 1000)
        until = time.perf_counter() + PAUSE_S
        while time.perf_counter() < until:
            app.processEvents()
    return times


def show(name: str, times: list[float]) -> None:
    """Print one line."""
    cuts = statistics.quantiles(times, n=100)
    print(f"{name:<28} p50 {statistics.median(times):6.2f} ms   p99 {cuts[98]:6.2f} ms   max {max(times):6.2f} ms")


def main() -> None:
    """Print the figures."""
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        runner = BackgroundRunner(StoreThread(partial(Store.open, Path(folder) / "reports.db")), "vi")
        made = report()
        kept = runner.store.submit(
            lambda store: store.create_report(made.outline, made.period, office_code="A01", entries=made.entries)
        ).result()
        session = ReportSession(runner, kept, runner)
        around = ReviewContext(runner, session, runner)
        page = QWidget()
        page.resize(1300, 700)
        page.show()
        start = time.perf_counter()
        table = TableEditor(runner, session, around, DECISIONS, page)
        table.resize(1300, 700)
        table.show()
        print(f"table made in {(time.perf_counter() - start) * 1000:.1f} ms")
        while table.model.count != MAX_ROWS or table.model.frozen or not runner.idle:
            app.processEvents()
        page.activateWindow()
        table.view.setFocus()
        table.view.go_to(1_000, 3)
        show(f"cell, {MAX_ROWS} rows", measure(app, table.view))
        tab = FiguresTab(runner, session, around, page)
        slices = []
        start = time.thread_time()
        for _ in tab.slices():
            slices.append((time.thread_time() - start) * 1000)
            start = time.thread_time()
        print(f"{len(tab.rows)} figures built in {len(slices)} slices of at most {max(slices):.1f} ms")
        table.hide()
        tab.resize(1300, 700)
        tab.show()
        edit = tab.rows["staff"].edit
        edit.setFocus()
        show("figure", measure(app, edit))
        session.save_now(10)
        runner.close()


if __name__ == "__main__":
    main()
