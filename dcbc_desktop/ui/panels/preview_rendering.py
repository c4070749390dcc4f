"""Rendering of the preview on worker threads: the PDF after a pause in edits, and pictures of the visible pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report
from dcbc_desktop.ui.background import Args, BackgroundRunner, CancelToken, Lane
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.workflow.report_pages import Preview, make_draft_while, make_preview, render_page

if TYPE_CHECKING:
    from dcbc_desktop.intake import Picture

MAKE_AFTER_MS = 250
"""From the last edit to the new pages' being begun."""
SHARPEST = 4.5
"""Pixels a point at most: 320 dots an inch, 40 MB for a sheet of A4."""


class PreviewMaker(QObject):
    """Makes pages on a worker thread; `made` brings them, `failed` the error."""

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._shown = False
        self._busy = False
        self._generation = 1
        """Counts edits; what was made of an earlier one comes too late."""
        self._seen = 0
        self._cancel_token = CancelToken()
        self._timer = QTimer(self, singleShot=True, interval=MAKE_AFTER_MS)
        self._timer.timeout.connect(self.make_now)
        session.entry_changed.connect(self._on_changed)
        session.state_changed.connect(self._on_changed)

    @property
    def up_to_date(self) -> bool:
        """Return whether the newest state was made, or could not be."""
        return self._seen == self._generation

    def set_shown(self, shown: bool) -> None:
        """Make pages only while they are shown."""
        self._shown = shown
        if not shown:
            self._timer.stop()
            self._cancel_token.cancel()
        elif not self.up_to_date:
            self.make_now()

    @Slot()
    def _on_changed(self) -> None:
        self._generation += 1
        self._cancel_token.cancel()
        if self._shown:
            self._timer.start()

    @Slot()
    def make_now(self) -> None:
        """Begin at once, without waiting for a pause."""
        if self._busy or not self._shown:
            return  # the next begins when this one ends
        self._busy = True
        self._cancel_token = CancelToken()
        report = self._session.saved_report
        if report.frozen:
            follow = partial(self._make_signed, self._generation, report)
            failed = partial(self._on_failed, self._generation)
            self._runner.run_on_store(
                self,
                lambda store: store.revisions.official_pdf(report.id, report.revision),
                then=follow,
                failed=failed,
            )
        else:
            self._make(self._generation, _make_draft, self._session.report_snapshot(), self._cancel_token)

    def _make_signed(self, generation: int, report: Report, signed: bytes) -> None:
        self._make(generation, make_preview, report, signed)

    def _make(self, generation: int, function: Callable[[*Args], Preview | None], *args: *Args) -> None:
        made, failed = partial(self._on_made, generation), partial(self._on_failed, generation)
        self._runner.run(self, function, *args, then=made, failed=failed, lane=Lane.PAGES)

    def _on_made(self, generation: int, preview: Preview | None) -> None:
        if self._comes_in_time(generation if preview is not None else 0):
            self.made.emit(preview)

    def _on_failed(self, generation: int, error: DcbcError) -> None:
        if self._comes_in_time(generation):
            self.failed.emit(error)

    def _comes_in_time(self, generation: int) -> bool:
        """Return whether a result is of the newest state; else begin the next, unless its pause has begun."""
        self._busy = False
        if generation == self._generation:
            self._seen = generation
            return True
        if not self._timer.isActive():
            self.make_now()
        return False


def _make_draft(report: Callable[[], Report], cancel_token: CancelToken) -> Preview | None:
    return make_draft_while(cancel_token.still_wanted, report())


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """One picture: number of the PDF, page, and pixels per point."""

    generation: int
    page: int
    scale: float


@dataclass(frozen=True, slots=True)
class _KeptPicture:
    request: PictureRequest
    image: QImage
    picture: Picture  # owns the image's memory


class PagePictures(QObject):
    """Keeps pictures of the pages requested last; `arrived` brings the page of each new one."""

    arrived = Signal(int)
    failed = Signal(object)

    def __init__(self, runner: BackgroundRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pdf = b""
        self._generation = 0
        self._requests: tuple[PictureRequest, ...] = ()
        self._kept: dict[int, _KeptPicture] = {}
        self._failed_requests: set[PictureRequest] = set()
        self._busy = False

    @property
    def complete(self) -> bool:
        """Return whether every requested picture is ready."""
        return self._next() is None

    def set_pdf(self, pdf: bytes) -> None:
        """Take other pages from now on."""
        self._pdf = pdf
        self._generation += 1
        self._requests = ()
        self._failed_requests.clear()

    def request(self, scales: Sequence[tuple[int, float]]) -> None:
        """Request pages, each at a number of pixels per point; drop the pictures of all others."""
        self._requests = tuple(PictureRequest(self._generation, page, min(scale, SHARPEST)) for page, scale in scales)
        pages = {request.page for request in self._requests}
        self._kept = {page: kept for page, kept in self._kept.items() if page in pages}
        self._begin()

    def image(self, page: int) -> QImage | None:
        """Return the newest picture of a page, sharp or not."""
        kept = self._kept.get(page)
        return kept.image if kept else None

    def _next(self) -> PictureRequest | None:
        return next((request for request in self._requests if self._lacks(request)), None)

    def _lacks(self, request: PictureRequest) -> bool:
        kept = self._kept.get(request.page)
        return request not in self._failed_requests and (kept is None or kept.request != request)

    def _begin(self) -> None:
        request = self._next()
        if request is None or self._busy:
            return
        self._busy = True
        self._runner.run(
            self,
            render_page,
            self._pdf,
            request.page,
            request.scale,
            then=partial(self._take, request),
            failed=partial(self._give_up, request),
            lane=Lane.PICTURES,
        )

    def _take(self, request: PictureRequest, picture: Picture) -> None:
        self._busy = False
        if request in self._requests:
            width, height = picture.width, picture.height
            image = QImage(picture.pixels, width, height, 4 * width, QImage.Format.Format_RGB32)
            self._kept[request.page] = _KeptPicture(request, image, picture)
            self.arrived.emit(request.page)
        self._begin()

    def _give_up(self, request: PictureRequest, error: DcbcError) -> None:
        self._busy = False
        self._failed_requests.add(request)
        self.failed.emit(error)
        self._begin()
