"""Session of the open report: entries in memory, unsaved edits, and when they are saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from datetime import datetime, timedelta
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.amendment import Issued
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.prose import Prose, check_limits, encode
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.table import Row, encode_rows
from dcbc_desktop.store.models import Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.workflow import signing as workflow_signing

SAVE_AFTER_MS = 400
"""From the first unsaved edit to the save; later keys do not put it off."""
PLACE_AFTER_MS = 500
"""From a move of the caret alone to the save of its place."""
RETRY_AFTER_MS = 3_000
SLOW_AFTER_MS = 15_000
"""From the beginning of a save to the banner that says that the disk does not answer."""

Then = Callable[[], None]
ProseSource = Callable[[], Prose]
RowsSource = Callable[[], tuple[Row, ...]]
Content = Prose | tuple[Row, ...]
"""Encoded on the store thread."""
Unsaved = Entry | Callable[[], Content]
Snapshot = Entry | Content


class Saved(msgspec.Struct, frozen=True):
    """Time and entries of one save."""

    at: datetime
    entries: Mapping[str, Entry]


class ReportSession(QObject):
    """Open report; everything typed goes through it, and nothing waits for the disk."""

    entry_changed = Signal(str)
    saving_started = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    save_slow = Signal()
    """The disk has not answered for `SLOW_AFTER_MS`; `saved` or `save_failed` follow when it does."""
    state_changed = Signal()
    issued_changed = Signal()
    """Number and date of the signed report were read, or recorded."""
    place_changed = Signal(str, int)

    def __init__(
        self, runner: BackgroundRunner, report: Report, parent: QObject | None = None, place: Place | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._report = report
        self._dirty: dict[str, Unsaved] = {}
        self._in_flight: dict[str, Snapshot] = {}
        self._saving = False
        self._place = self._kept_place = place
        self._then: list[Then] = []
        self.error: DcbcError | None = None
        self._timer = self._make_timer(SAVE_AFTER_MS)
        self._place_timer = self._make_timer(PLACE_AFTER_MS)
        self._retry = self._make_timer(RETRY_AFTER_MS)
        self._patience = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._patience.timeout.connect(self._on_slow)
        self.slow_since: datetime | None = None
        """Beginning of a save that the disk does not answer; None while it answers in time."""
        self.issued: Issued | None = None
        """Number and date of a signed report; None for a draft, and until they are read."""

    def _make_timer(self, interval: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=interval)
        timer.timeout.connect(self._save)
        return timer

    @property
    def report(self) -> Report:
        """Return the report with unsaved edits."""
        return self.report_snapshot()()

    def report_snapshot(self) -> Callable[[], Report]:
        """Return a function that makes the report of this moment, for another thread: encoding takes time."""
        return partial(_put_together, self._report, {**self._in_flight, **_snapshot(self._dirty)})

    @property
    def place(self) -> Place | None:
        """Return the user's place; None in a report in which nobody has moved yet."""
        return self._place

    @property
    def saved_report(self) -> Report:
        """Return the report as last saved, at no cost."""
        return self._report

    def entry(self, key: str) -> Entry:
        """Return one entry with unsaved edits."""
        waiting = self._dirty.get(key, self._in_flight.get(key))
        if waiting is None:
            return self._report.entry(key)
        return _entry(waiting() if callable(waiting) else waiting)

    @property
    def dirty(self) -> bool:
        """Return whether anything typed is not saved yet."""
        return bool(self._dirty or self._in_flight)

    def set_entry(self, key: str, entry: Entry) -> None:
        """Take over a value that the user changed."""
        self._edited(key, entry)

    def set_prose(self, key: str, source: ProseSource) -> None:
        """Take over a changed text; `source` returns it when the save begins, so that a key costs no copy."""
        self._edited(key, source)

    def set_rows(self, key: str, source: RowsSource) -> None:
        """Take over a changed table; `source` returns its rows when the save begins."""
        self._edited(key, source)

    def set_place(self, place: Place) -> None:
        """Take over the user's place; saved with each flush, and soon after by itself."""
        self._place = place
        if self._report.read_only:
            self._kept_place = self._place
        elif self._place != self._kept_place and not self._place_timer.isActive():
            self._place_timer.start()
        self.place_changed.emit(place.key, place.caret)

    def flush(self, then: Then | None = None) -> None:
        """Save now; `then` is called when everything typed so far is saved, and dropped if that fails."""
        if then is not None:
            self._then.append(then)
        self._save()

    def save_now(self, timeout: float) -> bool:
        """Save and wait, at the end of the program only; return False if the disk did not answer well in time."""
        changed = {**self._in_flight, **_snapshot(self._dirty)}
        if not changed and self._place == self._kept_place:
            return True
        future = self._runner.store.submit(
            partial(_write, report=self._report, taken=changed, place=self._place), first=True
        )
        return self._taken_over(future, timeout)

    def reload(self, report: Report) -> None:
        """Take over a report that changed in the store by sign-off or amendment."""
        self._report = report
        self._dirty.clear()
        self._in_flight.clear()
        self.state_changed.emit()

    @Slot()
    def read_issued(self) -> None:
        """Read number and date under which the report was issued."""
        self._runner.run_on_store(self, _issued_as, self._report.id, then=self._take_issued)

    def _take_issued(self, issued: Issued | None) -> None:
        if issued != self.issued:
            self.issued = issued
            self.issued_changed.emit()

    def _edited(self, key: str, value: Unsaved) -> None:
        was_dirty = bool(self._dirty)
        self._dirty[key] = value
        if not was_dirty:
            self.saving_started.emit()
        if not self._timer.isActive() and not self._retry.isActive():
            self._timer.start()
        self.entry_changed.emit(key)

    @Slot()
    def _save(self) -> None:
        if self._saving:
            return  # the edits since then are saved after this save
        for timer in (self._timer, self._place_timer, self._retry):
            timer.stop()
        if not self._dirty and self._place == self._kept_place:
            self._finish_waiting()
            return
        self._saving = True
        self._patience.start()
        self._in_flight = _snapshot(self._dirty)
        self._dirty = {}
        then, self._then = self._then, []
        place = self._place
        self._runner.run_on_store(
            self,
            _write,
            self._report,
            self._in_flight,
            place,
            then=partial(self._on_saved, place, then),
            failed=self._on_failed,
            first=True,
        )

    def _on_answered(self) -> None:
        self._saving = False
        self._patience.stop()
        self.slow_since = None

    @Slot()
    def _on_slow(self) -> None:
        self.slow_since = now() - timedelta(milliseconds=SLOW_AFTER_MS)
        self.save_slow.emit()

    def _on_saved(self, place: Place | None, then: list[Then], saved: Saved) -> None:
        self._on_answered()
        self._in_flight = {}
        self._kept_place = place
        self.error = None
        self._report = self._report.with_entries(saved.entries)
        if self._then:
            self._save()
        elif self._dirty and not self._timer.isActive():
            self._timer.start()
        self.saved.emit(saved.at)
        for follow in then:
            follow()

    def _on_failed(self, error: DcbcError) -> None:
        self._on_answered()
        self._dirty = {**self._unsaved_again(), **self._dirty}
        self._in_flight = {}
        self._then = []
        self.error = error
        self._retry.start()
        self.save_failed.emit(error)

    def _unsaved_again(self) -> dict[str, Unsaved]:
        return {
            key: value if isinstance(value, Entry) else partial(_same, value) for key, value in self._in_flight.items()
        }

    def _finish_waiting(self) -> None:
        then, self._then = self._then, []
        for follow in then:
            follow()

    def _taken_over(self, future: Future[Saved], timeout: float) -> bool:
        try:
            saved = future.result(timeout)
        except (DcbcError, TimeoutError):
            return False
        self._report = self._report.with_entries(saved.entries)
        self._dirty.clear()
        self._kept_place = self._place
        return True


def _same(content: Content) -> Content:
    return content


def _snapshot(dirty: Mapping[str, Unsaved]) -> dict[str, Snapshot]:
    return {key: value if isinstance(value, Entry) else value() for key, value in dirty.items()}


def _put_together(report: Report, unsaved: Mapping[str, Snapshot]) -> Report:
    return report.with_entries(_encoded(unsaved)) if unsaved else report


def _encoded(taken: Mapping[str, Snapshot]) -> dict[str, Entry]:
    return {key: _entry(value) for key, value in taken.items()}


def _entry(value: Snapshot) -> Entry:
    match value:
        case Entry():
            return value
        case Prose():
            return Entry(encode(value))
        case _:
            return Entry(encode_rows(value))


def _write(store: Store, report: Report, taken: Mapping[str, Snapshot], place: Place | None) -> Saved:
    """Encode and save in one transaction; runs on the store thread."""
    for value in taken.values():
        if isinstance(value, Prose):
            check_limits(value)
    entries = _encoded(taken)
    return Saved(store.save_entries(report.id, entries, place), entries)


def _issued_as(store: Store, report_id: int) -> Issued | None:
    return workflow_signing.amendments.issued_as(store, report_id)
