"""What every window works at: the store thread, worker threads and the language, handed in by the constructor."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.wording import DEFAULT_LANGUAGE, error_sentence, sentence
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread

T = TypeVar("T")
Failed = Callable[[DcbcError], None]

_log = logging.getLogger(__name__)


class Lane(Enum):
    """Worker threads; jobs of one lane wait for each other, those of different lanes do not."""

    USUAL = "worker"
    PAGES = "pages"
    PICTURES = "pictures"
    PAPER = "paper"
    SIGNING = "signing"
    RECEIVING = "receiving"


class Desk(QObject):
    """Runs jobs away from the GUI thread and brings their results back to it."""

    language_changed = Signal(str)
    error_happened = Signal(object)
    closing = Signal()
    """Whoever can cut work short that nobody will ask for any more does it now."""

    def __init__(self, store: StoreThread, language: str = DEFAULT_LANGUAGE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.language = language
        # A pool begins its thread with its first job.
        self._workers = {lane: ThreadPoolExecutor(1, thread_name_prefix=f"dcbc-{lane.value}") for lane in Lane}
        self._waiting: set[_Job] = set()
        self.jobs = 0
        """How many were handed in so far."""
        self._closed = False

    def ask(
        self,
        owner: QObject,
        job: Callable[[Store], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        first: bool = False,
    ) -> None:
        """Run `job` on the store thread; `then` or `failed` follow on the GUI thread while `owner` lives."""
        if not self._closed:
            self._follow(owner, self.store.submit(job, first=first), then, failed)

    def work(
        self,
        owner: QObject,
        job: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.USUAL,
    ) -> None:
        """Run `job` on a worker thread; `then` or `failed` follow on the GUI thread while `owner` lives."""
        if not self._closed:  # a timer may still fire while the program ends
            self._follow(owner, self._workers[lane].submit(job), then, failed)

    def set_language(self, language: str) -> None:
        """Switch the words of the window."""
        if language != self.language:
            self.language = language
            self.language_changed.emit(language)

    def sentence(self, code: str, params: Mapping[str, object]) -> str:
        """A sentence in the window's language."""
        return sentence(code, params, self.language)

    def error_sentence(self, error: DcbcError) -> str:
        """An error's sentence in the window's language."""
        return error_sentence(error, self.language)

    def close(self) -> None:
        """Finish what is under way and let the threads go; a timer that is late finds nobody at home."""
        self._closed = True
        self.closing.emit()
        for workers in self._workers.values():
            workers.shutdown(wait=True)
        self.store.close()

    @property
    def idle(self) -> bool:
        """Whether no answer is outstanding."""
        return not self._waiting

    def _follow(
        self, owner: QObject, future: Future[Any], then: Callable[[Any], None] | None, failed: Failed | None
    ) -> None:
        job = _Job(self, owner, then, failed)
        self._waiting.add(job)
        self.jobs += 1
        future.add_done_callback(job.deliver)

    def forget(self, job: _Job) -> None:
        """An answer was handled."""
        self._waiting.discard(job)


class _Job(QObject):
    """One outstanding answer: whom it belongs to and what follows. Lives on the GUI thread, so its slot runs there."""

    _arrived = Signal(object)

    def __init__(self, desk: Desk, owner: QObject, then: Callable[[Any], None] | None, failed: Failed | None) -> None:
        super().__init__()
        self._desk = desk
        self._owner = owner
        self._then = then
        self._failed = failed
        self._arrived.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def deliver(self, future: Future[Any]) -> None:
        """Called on the other thread: hand the finished future over."""
        self._arrived.emit(future)

    @Slot(object)
    def _handle(self, future: Future[Any]) -> None:
        self._desk.forget(self)
        if not isValid(self._owner):
            return
        error = future.exception()
        if error is None:
            if self._then is not None:
                self._then(future.result())
        elif isinstance(error, DcbcError):
            (self._failed or self._desk.error_happened.emit)(error)
        else:
            self._go_on_after(error)

    def _go_on_after(self, error: BaseException) -> None:
        """A bug: whoever waits is told to go on, then the bug is reported."""
        try:
            if self._failed is not None:
                self._failed(FileError("unexpected"))
        finally:
            raise error
