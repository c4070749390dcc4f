"""A key in a 200 KB section of an open report while the disk takes 2 s for each fsync: cost on the GUI thread.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_save_latency [KEYS]
Budget: 4 ms p99 of work. The disk is a file system below SQLite, as in the tests; first the same keys over a good disk.
`work`, `wall` and `silence` as in bench_desk.
"""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from dcbc_desktop.app import SWITCH_INTERVAL_S
from dcbc_desktop.ui.widgets.style import register_fonts
from tests.benchmarks.bench_desk import BOTH, KEYS, Bench, TimedApplication, show
from tests.store.faulty_disk import faulty_disk

FSYNC_S = 2.0


def main() -> None:
    """Print the figures."""
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else KEYS
    app = TimedApplication()
    register_fonts()
    with tempfile.TemporaryDirectory() as folder, faulty_disk(Path(folder)) as disk:
        bench = Bench(app, Path(folder))
        bench.page.panels.hide_panels()
        editor = bench.go_to_section()
        for name, wait in (("good disk", None), (f"{FSYNC_S:.0f} s an fsync", partial(time.sleep, FSYNC_S))):
            disk.before_sync = wait
            for burst in BOTH:
                before = disk.syncs
                show(f"{name}, {'no pause' if burst else '8 keys a second'}", bench.type(editor, keys, burst=burst), 0)
                print(f"{'':<34}{disk.syncs - before} fsyncs begun; status: {bench.page.status.label.text()}")
        disk.heal()
        bench.close()


if __name__ == "__main__":
    main()
