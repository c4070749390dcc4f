"""Pictures of the visible pages, rendered on a worker thread; an old one stays until the new one is ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.workflow.report_pages import render_page

if TYPE_CHECKING:
    from dcbc_desktop.intake import Picture

SHARPEST = 4.5
"""Pixels a point at most: 320 dots an inch, 40 MB for a sheet of A4."""


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
