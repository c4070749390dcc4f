"""A table of 2,000 rows and 8 columns in the store: one cell edited, one row put before all, a section beside it.

Run: python tests/benchmarks/bench_store_table.py
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report import prose
from dcbc_desktop.report.outline import Column, Outline, Table
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.table import MAX_ROWS, Cell, Row, encode_rows, new_row
from dcbc_desktop.store.store import Store

ROUNDS = 40
COLUMNS = tuple(Column(f"c{number}", f"Cột {number}") for number in range(8))
TABLE = Table("disclosure", "Công khai", "III.1", COLUMNS)


def main() -> None:
    """Print medians."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "reports.db")
        report = store.create_report(_outline(), make_period("2026"))
        rows = [_row(number) for number in range(MAX_ROWS)]

        def save(changed: list[Row]) -> None:
            store.save_entries(report.id, {TABLE.key: Entry(encode_rows(changed))})

        first = _timed(lambda _turn: save(rows), 0)
        jobs: dict[str, Callable[[int], object]] = {
            "its canonical text alone, which each save below makes too": lambda _turn: encode_rows(rows),
            "nothing changed": lambda _turn: save(rows),
            "one cell edited": lambda turn: save(_edited(rows, turn)),
            "one row put before all others, then taken away": lambda turn: save(rows[1:] if turn % 2 else rows),
            "a section of 4 KB beside it": lambda turn: _save_section(store, report.id, turn),
            "load the report": lambda _turn: store.load_report(report.id),
        }
        print(f"{MAX_ROWS} new rows: {first:.1f} ms")
        for label, job in jobs.items():
            print(f"{label}: {statistics.median(_timed(job, turn) for turn in range(ROUNDS)):.1f} ms")
        store.close()


def _outline() -> Outline:
    outline = load_outline(shipped_dir("resources") / "outlines" / "2023-co-quan")
    return replace(outline, tables=(TABLE,))


def _row(number: int) -> Row:
    return new_row({column.key: Cell(f"Nội dung công khai thứ {number}, {column.label}") for column in COLUMNS})


def _edited(rows: list[Row], turn: int) -> list[Row]:
    place = turn * 37 % len(rows)
    return [*rows[:place], rows[place].with_cell("c3", Cell(f"sửa lần {turn}")), *rows[place + 1 :]]


def _save_section(store: Store, report_id: int, turn: int) -> None:
    text = prose.encode(prose.from_plain_text("Cơ quan đã quán triệt. " * (170 + turn % 9)))
    store.save_entries(report_id, {"III.1": Entry(text)})


def _timed(job: Callable[[int], object], turn: int) -> float:
    begin = time.perf_counter()
    job(turn)
    return (time.perf_counter() - begin) * 1e3


if __name__ == "__main__":
    main()
