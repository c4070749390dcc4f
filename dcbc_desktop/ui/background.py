"""Background work of the windows: jobs on the store's thread and on worker threads, answered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import Any, TypeVar, TypeVarTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.invocation import DEFAULT_LANGUAGE
from dcbc_desktop.report.wording import error_sentence, sentence
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread

T = TypeVar("T")
Args = TypeVarTuple("Args")
Failed = Callable[[DcbcError], None]


class Lane(Enum):
    """Worker threads; jobs of one lane wait for each other, those of different lanes do not."""

    USUAL = "worker"
    PAGES = "pages"
    PICTURES = "pictures"
    PAPER = "paper"
    SIGNING = "signing"
    RECEIVING = "receiving"
    RESCUE = "rescue"
    EXAMINATION = "examination"
    BACKUP = "backup"


class CancelToken:
    """Cancellation flag shared with a worker thread: set on the GUI thread, read by the job."""

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the job to stop; its result would come too late."""
        self._cancelled = True

    def still_wanted(self) -> bool:
        """Return whether the job shall go on; handed down to long work, which calls it now and then."""
        return not self._cancelled


class BackgroundRunner(QObject):
    """Runs functions away from the GUI thread and brings their results back to it.

    Handed to every window by its constructor. It also knows the language of the windows, because results and errors
    become sentences at the moment that they arrive.
    """

    language_changed = Signal(str)
    error_happened = Signal(object)
    """A DcbcError of a job that was given no `failed`."""
    closing = Signal()
    """The program ends: objects that can cut their work short do it now."""

    def __init__(self, store: StoreThread, language: str = DEFAULT_LANGUAGE, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.language = language
        # A pool begins its thread with its first job.
        self._workers = {lane: ThreadPoolExecutor(1, thread_name_prefix=f"dcbc-{lane.value}") for lane in Lane}
        self._pending: set[_Pending] = set()
        self.jobs = 0
        """Number of jobs handed in so far."""
        self._closed = False

    def run_on_store(
        self,
        owner: QObject,
        function: Callable[[Store, *Args], T],
        *args: *Args,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        first: bool = False,
    ) -> None:
        """Call `function(store, *args)` on the store thread; with `first` before all jobs that wait.

        `then` gets its result, or `failed` its DcbcError, on the GUI thread while `owner` lives.
        """

        def job(store: Store) -> T:
            return function(store, *args)

        if not self._closed:
            self._follow(owner, self.store.submit(job, first=first), then, failed)

    def run(
        self,
        owner: QObject,
        function: Callable[[*Args], T],
        *args: *Args,
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        lane: Lane = Lane.USUAL,
    ) -> None:
        """Call `function(*args)` on a worker thread; `then` and `failed` as in `run_on_store`."""
        if not self._closed:  # a timer may still fire while the program ends
            self._follow(owner, self._workers[lane].submit(function, *args), then, failed)

    def set_language(self, language: str) -> None:
        """Switch the language of the windows."""
        if language != self.language:
            self.language = language
            self.language_changed.emit(language)

    def sentence(self, code: str, params: Mapping[str, object]) -> str:
        """Return a sentence in the windows' language."""
        return sentence(code, params, self.language)

    def error_sentence(self, error: DcbcError) -> str:
        """Return an error's sentence in the windows' language."""
        return error_sentence(error, self.language)

    def close(self) -> None:
        """Finish the jobs that run or wait and end the threads; jobs handed in later are dropped."""
        self._closed = True
        self.closing.emit()
        for workers in self._workers.values():
            workers.shutdown(wait=True)
        self.store.close()

    @property
    def idle(self) -> bool:
        """True while no result is outstanding."""
        return not self._pending

    def forget(self, pending: _Pending) -> None:
        """Drop a job whose result has arrived."""
        self._pending.discard(pending)

    def _follow(
        self, owner: QObject, future: Future[Any], then: Callable[[Any], None] | None, failed: Failed | None
    ) -> None:
        pending = _Pending(self, owner, then, failed)
        self._pending.add(pending)
        self.jobs += 1
        future.add_done_callback(pending.deliver)


class _Pending(QObject):
    """Outstanding result with its owner and callbacks. Lives on the GUI thread, so its slot runs there."""

    _arrived = Signal(object)

    def __init__(
        self, runner: BackgroundRunner, owner: QObject, then: Callable[[Any], None] | None, failed: Failed | None
    ) -> None:
        super().__init__()
        self._runner = runner
        self._owner = owner
        self._then = then
        self._failed = failed
        self._arrived.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def deliver(self, future: Future[Any]) -> None:
        """Hand the finished future over to the GUI thread; called on the other thread."""
        self._arrived.emit(future)

    @Slot(object)
    def _handle(self, future: Future[Any]) -> None:
        self._runner.forget(self)
        if not isValid(self._owner):
            return
        error = future.exception()
        if error is None:
            if self._then is not None:
                self._then(future.result())
        elif isinstance(error, DcbcError):
            (self._failed or self._runner.error_happened.emit)(error)
        else:
            self._go_on_after(error)

    def _go_on_after(self, error: BaseException) -> None:
        """Let the owner go on after a bug, then raise the bug for the crash report."""
        try:
            if self._failed is not None:
                self._failed(FileError("unexpected"))
        finally:
            raise error
