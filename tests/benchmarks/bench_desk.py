"""A key in a 200 KB section with every panel made, one after the other in front, beside a bare QTextEdit.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_desk [KEYS]
`work` is what a key's event, and what Qt has to do before the next one (layout, painting), cost the GUI thread; budget
4 ms p99. `wall` adds what it waited for other threads, which hold Python for 0.5 ms at a time, and for other programs.
`silence` is the longest time for which the window heard nothing, whoever was to blame: an answer of the checks, a new
picture, a thread that held Python; budget 8 ms. Typing goes at eight keys a second with a pause after each word that
lets checks and pages begin, so that their answers meet the next keys; then once without any pause.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from dcbc_desktop.app import SWITCH_INTERVAL_S
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import encode, plain_text
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.main_window import MainWindow
from dcbc_desktop.ui.app.navigator import Navigator
from dcbc_desktop.ui.app.program import GarbageCollection
from dcbc_desktop.ui.app.report_page import ReportPage
from dcbc_desktop.ui.app.startup import open_store, read_startup_data
from dcbc_desktop.ui.app.window_state import WindowState
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from dcbc_desktop.ui.panels import NAMES, SEARCH
from dcbc_desktop.ui.panels.search_panel import SearchPanel
from dcbc_desktop.ui.widgets.style import register_fonts
from tests.benchmarks.bench_keystroke import big_prose, page_with
from tests.keyboard import type_text
from tests.report.samples import full_report

SECTION = "II.1"
KEYS = 240
BOTH = (False, True)
WORDS = "công tác dân chủ ở cơ sở được thực hiện "
KEY_EVERY_S = 0.125
STALL = 8
PAUSE_S = 0.9
"""After each word: checks begin after 0.3 s, pages after 0.25 s, last year's text after 0.5 s."""


class TimedApplication(QApplication):
    """Knows what each event cost, the events within it included."""

    def __init__(self) -> None:
        super().__init__(sys.argv[:1])
        self._depth = 0
        self.costs: list[tuple[float, str]] = []

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Time the outermost event."""
        if self._depth:
            return super().notify(receiver, event)
        self._depth += 1
        begun = time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            kind = event.type()
            name = f"{kind.name if isinstance(kind, QEvent.Type) else kind} to {_name(receiver)}"
            self.costs.append(((time.perf_counter() - begun) * 1e3, name))


def _name(receiver: QObject) -> str:
    return type(receiver).__name__


class Heartbeat:
    """The longest time for which the window heard nothing."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to listen."""
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start()

    def stop(self) -> float:
        """Milliseconds."""
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1e3 - self._timer.interval())
        self._last = now


class Typed(NamedTuple):
    """Milliseconds of each key, the longest silence, and what single events cost."""

    wall: list[float]
    work: list[float]
    silence: float
    events: tuple[tuple[float, str], ...]


class Bench:
    """The window with a large section, last year's report on file, and every panel made."""

    def __init__(self, app: TimedApplication, folder: Path) -> None:
        self.app = app
        database = folder / "reports.db"
        _keep(database)
        self.window = MainWindow(WindowState(folder / "window.txt"))
        self.runner = BackgroundRunner(open_store(database), "vi")
        self.navigator = Navigator(self.runner, self.window, database)
        self.tidying = GarbageCollection(self.runner, self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.runner.run_on_store(
            self.navigator, read_startup_data, then=self.navigator.begin, failed=self.navigator.show_database_error
        )
        self.until(lambda: self.navigator.page is not None and self.runner.idle and self._built())
        for name in NAMES:
            self.page.panels.show_panel(name, enter=False)
            self.rest(PAUSE_S)
        search = self.page.panels.panel(SEARCH)
        assert isinstance(search, SearchPanel)
        search.search_for(WORDS.strip())

    @property
    def page(self) -> ReportPage:
        """The open report."""
        assert self.navigator.page is not None
        return self.navigator.page

    def _built(self) -> bool:
        return all(tab.built for tab in self.page.tabs.pages.values())

    def until(self, done: Callable[[], bool], most: float = 60) -> None:
        """Let the window live until something has happened."""
        end = time.perf_counter() + most
        while not done():
            assert time.perf_counter() < end
            self.app.processEvents()
            time.sleep(0.0005)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while, asleep between events."""
        end = time.perf_counter() + seconds
        self.until(lambda: time.perf_counter() >= end)

    def go_to_section(self) -> ProseEditor:
        """The caret in the middle of the section."""
        self.page.tabs.show_tab(SECTION.partition(".")[0])
        editor = self.page.findChild(ProseEditor, f"prose.{SECTION}")
        assert editor is not None
        self.go_to_middle(editor)
        return editor

    def go_to_middle(self, edit: QTextEdit) -> None:
        """The caret in the middle of a text, and everything at rest."""
        cursor = edit.textCursor()
        cursor.setPosition(edit.document().characterCount() // 2)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
        edit.setTextCursor(cursor)
        edit.setFocus()
        self.until(lambda: self.runner.idle)
        self.rest(2 * PAUSE_S)

    def type(self, edit: QTextEdit, keys: int, *, burst: bool) -> Typed:
        """Type, and listen."""
        beat = Heartbeat()
        wall, work = [], []
        self.app.costs.clear()
        beat.start()
        for letter in _letters(keys):
            begun, begun_work = time.perf_counter(), time.thread_time()
            type_text(edit, letter)
            self.app.processEvents()
            wall.append((time.perf_counter() - begun) * 1e3)
            work.append((time.thread_time() - begun_work) * 1e3)
            if not burst:
                self.rest(PAUSE_S if letter == " " else KEY_EVERY_S)
        self.rest(PAUSE_S)
        return Typed(wall, work, beat.stop(), tuple(self.app.costs))

    def close(self) -> None:
        """Leave nothing behind."""
        self.until(lambda: self.runner.idle and not self.page.session.dirty)
        self.window.may_close = True
        self.window.close()
        self.runner.close()


def _keep(database: Path) -> None:
    """A report of last year and one of this year, both large."""
    store = Store.open(database)
    report = full_report().with_entries({SECTION: Entry(encode(big_prose()))})
    store.create_report(report.outline, make_period("2025"), office_code="A01", entries=report.entries)
    kept = store.create_report(report.outline, report.period, office_code="A01", entries=report.entries)
    store.settings.set_open_report(kept.id)
    store.close()


def _letters(keys: int) -> Iterator[str]:
    return islice(cycle(WORDS), keys)


def show(name: str, typed: Typed, bare: float) -> float:
    """Lines of figures; returns the median of the work."""
    median = statistics.median(typed.work)
    ratio = f"x{median / bare:.1f}" if bare else ""
    figures = f"work {_cuts(typed.work)} {ratio:>5}   wall {_cuts(typed.wall)}   silence {typed.silence:5.1f}"
    print(f"{name:<32} {figures}")
    for what, times in Counter(what for cost, what in typed.events if cost > STALL).most_common(4):
        longest = max(cost for cost, one in typed.events if one == what)
        print(f"{'':<34}{times} x {what} over {STALL} ms, longest {longest:.1f}")
    return median


def _cuts(times: list[float]) -> str:
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return f"p50 {statistics.median(times):5.2f}  p99 {cuts[98]:5.2f}  max {max(times):5.2f}"


def main() -> None:
    """Print the figures."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    app = TimedApplication()
    register_fonts()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(app, Path(folder))
        bench.page.panels.hide_panels()
        bare = QTextEdit()
        bare.setPlainText(plain_text(big_prose()))
        ground = page_with(bare)
        ground.activateWindow()
        bench.go_to_middle(bare)
        medians = [show(_title("bare QTextEdit", burst), bench.type(bare, keys, burst=burst), 0) for burst in BOTH]
        ground.close()
        bench.window.activateWindow()
        editor = bench.go_to_section()
        for name in ("", *NAMES):
            if name:
                bench.page.panels.show_panel(name, enter=False)
            bench.go_to_middle(editor)
            for burst in BOTH:
                result = bench.type(editor, keys, burst=burst)
                show(_title(name or "panels put away", burst), result, medians[burst])
        bench.close()


def _title(name: str, burst: bool) -> str:
    return f"{name}, {'no pause' if burst else '8 keys a second'}"


if __name__ == "__main__":
    main()
