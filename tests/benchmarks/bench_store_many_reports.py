"""Start page, open and save with 1,000 reports in the database against 1. Budget: 1.2 times.

Each round is a new process, as for the clerk: Python and the program's own imports, opening the file, the list, one
report, one save. The parts are printed too, measured inside those processes.

Run: python tests/benchmarks/bench_store_many_reports.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report import prose
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.store import Store

ROUNDS = 15
MANY = 1_000
BUDGET = 1.2
PARTS = ("open", "list", "load", "save")
SENTENCE = "Cơ quan đã kịp thời quán triệt, triển khai thực hiện dân chủ ở cơ sở đến toàn thể công chức. "
ROUND = """
import json, sys, time
from pathlib import Path
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
marks = [time.perf_counter()]
store = Store.open(Path(sys.argv[1])); marks.append(time.perf_counter())
rows = store.list_reports(); marks.append(time.perf_counter())
report = store.load_report(rows[0].id); marks.append(time.perf_counter())
store.save_entries(report.id, {"II.1": report.entry("II.1")}, Place("II", "II.1", 1)); marks.append(time.perf_counter())
store.close()
print(json.dumps([after - before for before, after in zip(marks, marks[1:])]))
"""


def main() -> None:
    """Print medians for 1 and for 1,000 reports, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "1.db", Path(folder) / "1000.db"
        _fill(few, 1)
        _fill(many, MANY)
        times: dict[Path, list[list[float]]] = {few: [], many: []}
        for _ in range(ROUNDS):
            for path in (few, many):
                times[path].append(_round(path))
    for number, part in enumerate(("whole process", *PARTS)):
        one, thousand = (statistics.median(row[number] for row in times[path]) for path in (few, many))
        ratio = f"ratio {thousand / one:.2f}"
        print(f"{part}: 1 report {one * 1e3:.2f} ms, {MANY} reports {thousand * 1e3:.2f} ms, {ratio}")
    print(f"budget for the whole: ≤ {BUDGET}")


def _round(path: Path) -> list[float]:
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", ROUND, str(path)], capture_output=True, check=True, text=True)
    return [time.perf_counter() - begin, *json.loads(done.stdout)]


def _fill(path: Path, count: int) -> None:
    outline = load_outline(shipped_dir("resources") / "outlines" / "2023-co-quan")
    text = Entry(prose.encode(prose.from_plain_text(SENTENCE * 10)))
    entries = {section.key: text for section in outline.prose_sections()}
    store = Store.open(path)
    for number in range(count):
        store.create_report(outline, make_period(f"{1990 + number % 100}"), entries=entries)
    store.close()


if __name__ == "__main__":
    main()
