"""Reading what a report is compared with: 1 and 1,000 reports in the database, eight of them earlier years.

Run: python tests/benchmarks/bench_store_past.py
"""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report import prose
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.earlier_report_lookup import read_past

ROUNDS = 30
MANY = 1_000
OFFICES = 100
SENTENCE = "Cơ quan đã kịp thời quán triệt, triển khai thực hiện dân chủ ở cơ sở đến toàn thể công chức. "


def main() -> None:
    """Print medians; with 1,000 reports eight earlier years are found and read."""
    for count in (1, MANY):
        with tempfile.TemporaryDirectory() as folder:
            store = Store.open(Path(folder) / "reports.db")
            report = _fill(store, count)
            times = [_timed(store, report) for _ in range(ROUNDS)]
            years = len(read_past(store, report).years)
            print(f"{count} reports: {statistics.median(times):.2f} ms, {years} earlier years")
            store.close()


def _fill(store: Store, count: int) -> Report:
    """Reports of many offices and years; the last one is the one to be compared."""
    outline = load_outline(shipped_dir("resources") / "outlines" / "2023-co-quan")
    text = Entry(prose.encode(prose.from_plain_text(SENTENCE * 30)))
    entries = {section.key: text for section in outline.prose_sections()}
    entries |= {figure.key: Entry("1.234") for figure in outline.figures}
    for number in range(count):
        period = make_period(f"{2026 - (count - 1 - number) // OFFICES}")
        report = store.create_report(outline, period, office_code=f"H{number % OFFICES}", entries=entries)
    return report


def _timed(store: Store, report: Report) -> float:
    begin = time.perf_counter()
    read_past(store, report)
    return (time.perf_counter() - begin) * 1e3


if __name__ == "__main__":
    main()
