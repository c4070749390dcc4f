"""Checks one file after another away from the window; what is under way can be stopped at any time."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.dates import now
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.receiving.received_file import Entry, answered
from dcbc_desktop.workflow.verification.batch import Verified, verify_files
from dcbc_desktop.workflow.verification.client import reader, told_together

if TYPE_CHECKING:
    from dcbc_desktop.signing.records import Trust

_MOST = 100
"""Files of one report that are told of one another: each is compared with each."""
Clock = Callable[[], datetime]


class FileChecks(QObject):
    """`begun` and `answered` tell of each file, `related` of those that concern one another, `ended` of the last."""

    begun = Signal(object)
    answered = Signal(object)
    related = Signal(object)
    ended = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QObject, clock: Clock = now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._waiting: deque[Path] = deque()
        self._known: dict[Path, Entry] = {}
        self._round = 0
        self._begun = 0
        self.busy = False
        self.roots: int | None = None
        """How many authorities the office trusts; None until that was asked."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def progress(self) -> tuple[int, int]:
        """Which file is under way, and how many there are in this round."""
        return self._begun, self._begun + len(self._waiting)

    def check(self, paths: Iterable[Path]) -> None:
        """Take these files in turn, after those that wait already."""
        self._waiting += [path for path in paths if path not in self._waiting]
        if not self.busy:
            self.busy = True
            self._begun = 0
            self._round += 1
            self._runner.run_on_store(
                self, _trust, then=partial(self._begin, self._round), failed=partial(self._without_trust, self._round)
            )

    @Slot()
    def stop(self) -> None:
        """Leave the rest unchecked; the reader that works at a file is ended with it."""
        if self.busy:
            self._round += 1
            self._waiting.clear()
            reader().close()
            self._relate()

    def _without_trust(self, number: int, _error: DcbcError) -> None:
        """Files can be judged without a database; nobody is trusted then."""
        from dcbc_desktop.signing.records import Trust  # noqa: PLC0415  pyHanko's part

        self._begin(number, Trust())

    def _begin(self, number: int, trust: Trust) -> None:
        if number == self._round:
            self.roots = len(trust.roots)
            self._next(number, trust)

    def _next(self, number: int, trust: Trust) -> None:
        if not self._waiting:
            self._relate()
            return
        path = self._waiting.popleft()
        self._begun += 1
        self.begun.emit(path)
        then, failed = partial(self._take, number, trust), partial(self._give_up, number, trust, path)
        self._runner.run(self, _verify, path, trust, self._clock(), then=then, failed=failed, lane=Lane.RECEIVING)

    def _give_up(self, number: int, trust: Trust, path: Path, error: DcbcError) -> None:
        problem = error if isinstance(error, FileError) else FileError("unexpected")
        self._take(number, trust, answered(Verified(path, None, problem)))

    def _take(self, number: int, trust: Trust, entry: Entry) -> None:
        if number == self._round:
            self._known[entry.path] = entry
            self.answered.emit(entry)
            self._next(number, trust)

    def _relate(self) -> None:
        self._runner.run(self, _related, tuple(self._known.values()), then=self.related.emit, lane=Lane.RECEIVING)
        self.busy = False
        self.ended.emit()


def _trust(store: Store) -> Trust:
    from dcbc_desktop.workflow.trusted_certificates import office_trust  # noqa: PLC0415  the store thread loads what it needs

    return office_trust(store)


def _verify(path: Path, trust: Trust, moment: datetime) -> Entry:
    (found,) = verify_files([path], trust, moment)
    return answered(found)


def _related(known: Sequence[Entry]) -> list[Entry]:
    """Files that hold the same report, or the same bytes, told of one another; all others stay out."""
    groups: defaultdict[str, list[Verified]] = defaultdict(list)
    for entry in known:
        if entry.verified is not None and entry.received is not None:
            groups[entry.report.uid if entry.report is not None else entry.received.sha256].append(entry.verified)
    return [entry for group in groups.values() if len(group) > 1 for entry in _together(group[:_MOST])]


def _together(group: Sequence[Verified]) -> list[Entry]:
    received = told_together([one.received for one in group if one.received is not None])
    return [answered(replace(one, received=told)) for one, told in zip(group, received, strict=True)]
