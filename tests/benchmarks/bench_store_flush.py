"""A flush of one edited section against a bare UPDATE with the same pragmas. Budget: 1.3 times.

Run: python tests/benchmarks/bench_store_flush.py
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report import prose
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store

ROUNDS = 300
BUDGET = 1.3
SENTENCE = "Cơ quan đã kịp thời quán triệt, triển khai thực hiện dân chủ ở cơ sở đến toàn thể công chức. "


def main() -> None:
    """Print medians and their ratio for a usual and a very long section."""
    for label, sentences in (("4 KB", 30), ("200 KB", 1_500)):
        text = prose.encode(prose.from_plain_text(SENTENCE * sentences))
        with tempfile.TemporaryDirectory() as folder:
            bare, ours = _measure(Path(folder), text)
        ratio = ours / bare
        print(f"{label}: bare UPDATE {bare * 1e3:.2f} ms, flush {ours * 1e3:.2f} ms, ratio {ratio:.2f} (≤ {BUDGET})")


def _measure(folder: Path, text: str) -> tuple[float, float]:
    """Medians of both, taken in turns in one process on one disk."""
    store = Store.open(folder / "reports.db")
    outline = load_outline(shipped_dir("resources") / "outlines" / "2023-co-quan")
    entries = {section.key: Entry(text) for section in outline.prose_sections()}
    report = store.create_report(outline, make_period("2026"), entries=entries)
    bare = _bare_update(folder / "bare.db", {key: entry.value for key, entry in entries.items()})

    def flush(text: str, turn: int) -> None:
        store.save_entries(report.id, {"II.1": Entry(text)}, Place("II", "II.1", turn))

    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(ROUNDS):
        new = _edited(text, turn)
        times[0].append(_timed(partial(bare, new)))
        times[1].append(_timed(partial(flush, new, turn)))
    store.close()
    return statistics.median(times[0]), statistics.median(times[1])


def _edited(text: str, turn: int) -> str:
    """A few letters more or less each time: SQLite rewrites a value of unchanged length in place, typing is not so."""
    return text.replace("Cơ quan", f"Cơ quan {'x' * (turn % 40)}", 1)


def _bare_update(path: Path, values: dict[str, str]) -> Callable[[str], None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE field (id INTEGER PRIMARY KEY, key TEXT, value TEXT)")
    connection.executemany("INSERT INTO field (key, value) VALUES (?, ?)", values.items())

    def update(text: str) -> None:
        connection.execute("UPDATE field SET value = ? WHERE id = 4", (text,))

    return update


def _timed(job: Callable[[], None]) -> float:
    begin = time.perf_counter()
    job()
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
