"""The one thread that touches SQLite. Jobs go to it and come back as futures."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from dcbc_desktop.errors import FileError
from dcbc_desktop.store.store import Store

T = TypeVar("T")
_Job = Callable[[Store | None], None]


class StoreThread:
    """Owns the one thread that touches SQLite, and the store on it.

    The thread is a daemon, so that a disk that hangs keeps no program alive. So `close` has to be called, and raises
    where it could not wait for the end.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        """Open the store on the thread; where that fails every job fails with the same error."""
        self._open_store = open_store
        self._failure: BaseException | None = None
        self._wake = threading.Condition()
        self._urgent: deque[_Job] = deque()
        self._waiting: deque[_Job] = deque()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[Store], T], *, first: bool = False) -> Future[T]:
        """Run a job on the thread; with `first` before everything that waits and between the steps of long work."""
        future: Future[T] = Future()
        with self._wake:
            if self._closing:
                future.set_exception(FileError("store_closed"))
                return future
            (self._urgent if first else self._waiting).append(self._task(job, future))
            self._wake.notify()
        return future

    def close(self, timeout: float = 10.0) -> None:
        """Run what waits, close the store; raises FileError `store_not_closed` where that takes too long."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise FileError("store_not_closed")

    def _task(self, job: Callable[[Store], T], future: Future[T]) -> _Job:
        def run(store: Store | None) -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                if store is None:
                    raise self._failure or FileError("store_closed")
                result = job(store)
            except BaseException as error:  # noqa: BLE001  it belongs to the one who asked and travels to them
                future.set_exception(error)
            else:
                future.set_result(result)

        return run

    def _run(self) -> None:
        store = self._opened()
        try:
            while (task := self._next()) is not None:
                task(store)
        finally:
            if store is not None:
                store.close()

    def _opened(self) -> Store | None:
        try:
            store = self._open_store()
        except BaseException as error:  # noqa: BLE001  it travels to everyone who asks
            self._failure = error
            return None

        def run_urgent() -> None:
            while (task := self._next_urgent()) is not None:
                task(store)

        store.between_steps = run_urgent
        return store

    def _next(self) -> _Job | None:
        """Return the next job; None when closing and nothing waits."""
        with self._wake:
            while True:
                for jobs in (self._urgent, self._waiting):
                    if jobs:
                        return jobs.popleft()
                if self._closing:
                    return None
                self._wake.wait()

    def _next_urgent(self) -> _Job | None:
        with self._wake:
            return self._urgent.popleft() if self._urgent else None
