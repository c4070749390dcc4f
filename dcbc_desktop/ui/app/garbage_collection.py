"""Python's search for cycles, kept out of the way of whoever types.

Left to itself it sets in while a worker thread makes pages or checks of a long text, and holds up every thread: in a
section of 200 KB for 25 to 130 ms. The program leaves hardly any cycles behind, so it can wait for a quiet moment.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from dcbc_desktop.ui.background import BackgroundRunner

BEGIN_AFTER_MS = 2_000
LOOK_EVERY_MS = 5_000
QUIET_LOOKS = 2
"""So often nothing was to be done: who types is saved twice a second."""
MOST_NEW = 1_000_000
"""With so many new objects since the last search it no longer waits for quiet, only for the workers to be done."""


class Tidying(QObject):
    """Takes over from Python's own timing. What it finds goes on the GUI thread, where widgets may go."""

    def __init__(self, runner: BackgroundRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._jobs = self._tidied = 0
        self._quiet = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        QTimer.singleShot(BEGIN_AFTER_MS, self, self.begin)

    @Slot()
    def begin(self) -> None:
        """What the start made stays for good and need never be looked at."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Search for cycles if something was done since the last time and nobody is at work now."""
        jobs = self._runner.jobs
        still = self._runner.idle and jobs == self._jobs
        self._quiet = self._quiet + 1 if still else 0
        self._jobs = jobs
        wanted = self._quiet >= QUIET_LOOKS and jobs != self._tidied
        if wanted or (self._runner.idle and gc.get_count()[0] > MOST_NEW):
            self._tidied = jobs
            gc.collect()
