"""Checks of received files on a worker thread, a few at a time in the order given; they can be stopped at any time."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.dates import now
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.receiving.received_file import ReceivedFile, checked_file
from dcbc_desktop.workflow.trusted_certificates import office_trust
from dcbc_desktop.workflow.verification.client import VerifiedFile, verify_apart, with_relations
from dcbc_desktop.workflow.verification.readers import at_once, readers

_MOST = 100
"""Most files of one report that are compared with one another: the work grows with the square."""
Clock = Callable[[], datetime]


class FileChecks(QObject):
    """Queue of files to check. `related` brings files of one report, after all answers are known."""

    begun = Signal(object)
    answered = Signal(object)
    related = Signal(object)
    ended = Signal()

    def __init__(self, runner: BackgroundRunner, parent: QObject, clock: Clock = now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._waiting: deque[Path] = deque()
        self._known: dict[Path, ReceivedFile] = {}
        self._round = 0
        self._begun = 0
        self.busy = False
        self.roots: int | None = None
        """Number of authorities that the office trusts; None until the store has answered."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.stop)

    @property
    def progress(self) -> tuple[int, int]:
        """Number of the file being checked, and the number of files in this round."""
        return self._begun, self._begun + len(self._waiting)

    def check(self, paths: Iterable[Path]) -> None:
        """Check these files after those that wait already."""
        self._waiting += [path for path in paths if path not in self._waiting]
        if not self.busy:
            self.busy = True
            self._begun = 0
            self._round += 1
            self._runner.run_on_store(
                self,
                office_trust,
                then=partial(self._begin, self._round),
                failed=partial(self._without_trust, self._round),
            )

    @Slot()
    def stop(self) -> None:
        """Leave the rest unchecked and end the process that reads the current file."""
        if self.busy:
            self._round += 1
            self._waiting.clear()
            readers().close()
            self._relate()

    def _without_trust(self, number: int, _error: DcbcError) -> None:
        """Check without the database: no certificate is trusted then."""
        self._begin(number, Trust())

    def _begin(self, number: int, trust: Trust) -> None:
        if number == self._round:
            self.roots = len(trust.roots)
            self._next(number, trust)

    def _next(self, number: int, trust: Trust) -> None:
        if not self._waiting:
            self._relate()
            return
        paths = [self._waiting.popleft() for _ in range(at_once(len(self._waiting)))]
        self._begun += len(paths)
        for path in paths:
            self.begun.emit(path)
        then, failed = partial(self._take_results, number, trust), partial(self._give_up, number, trust, paths)
        self._runner.run(self, _verify, paths, trust, self._clock(), then=then, failed=failed, lane=Lane.RECEIVING)

    def _give_up(self, number: int, trust: Trust, paths: Sequence[Path], error: DcbcError) -> None:
        problem = error if isinstance(error, FileError) else FileError("unexpected")
        self._take_results(number, trust, [checked_file(VerifiedFile(path, None, problem)) for path in paths])

    def _take_results(self, number: int, trust: Trust, files: Sequence[ReceivedFile]) -> None:
        if number == self._round:
            for file in files:
                self._known[file.path] = file
                self.answered.emit(file)
            self._next(number, trust)

    def _relate(self) -> None:
        self._runner.run(self, _related, tuple(self._known.values()), then=self.related.emit, lane=Lane.RECEIVING)
        self.busy = False
        self.ended.emit()


def _verify(paths: Sequence[Path], trust: Trust, moment: datetime) -> list[ReceivedFile]:
    """Return the verdicts on files that are read at the same time, each in a child of its own."""
    return [checked_file(found) for found in verify_apart(paths, trust, moment, together=len(paths) > 1)]


def _related(known: Sequence[ReceivedFile]) -> list[ReceivedFile]:
    """Return files of the same report or with the same bytes, each with reasons that name the others."""
    groups: defaultdict[str, list[VerifiedFile]] = defaultdict(list)
    for file in known:
        if file.verified is not None and file.received is not None:
            groups[file.report.uid if file.report is not None else file.received.sha256].append(file.verified)
    return [file for group in groups.values() if len(group) > 1 for file in _together(group[:_MOST])]


def _together(group: Sequence[VerifiedFile]) -> list[ReceivedFile]:
    received = with_relations([one.received for one in group if one.received is not None])
    return [checked_file(replace(one, received=related)) for one, related in zip(group, received, strict=True)]
