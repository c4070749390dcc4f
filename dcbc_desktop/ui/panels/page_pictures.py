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
    wanted: PictureRequest
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
        self._wanted: tuple[PictureRequest, ...] = ()
        self._kept: dict[int, _KeptPicture] = {}
        self._failed_requests: set[PictureRequest] = set()
        self._busy = False

    @property
    def complete(self) -> bool:
        """Return whether every requested picture is ready."""
        return self._next() is None

    def use(self, pdf: bytes) -> None:
        """Take other pages from now on."""
        self._pdf = pdf
        self._generation += 1
        self._wanted = ()
        self._failed_requests.clear()

    def want(self, scales: Sequence[tuple[int, float]]) -> None:
        """Request pages, each at a number of pixels per point; drop the pictures of all others."""
        self._wanted = tuple(PictureRequest(self._generation, page, min(scale, SHARPEST)) for page, scale in scales)
        pages = {wanted.page for wanted in self._wanted}
        self._kept = {page: kept for page, kept in self._kept.items() if page in pages}
        self._begin()

    def image(self, page: int) -> QImage | None:
        """Return the newest picture of a page, sharp or not."""
        kept = self._kept.get(page)
        return kept.image if kept else None

    def _next(self) -> PictureRequest | None:
        return next((wanted for wanted in self._wanted if self._lacks(wanted)), None)

    def _lacks(self, wanted: PictureRequest) -> bool:
        kept = self._kept.get(wanted.page)
        return wanted not in self._failed_requests and (kept is None or kept.wanted != wanted)

    def _begin(self) -> None:
        wanted = self._next()
        if wanted is None or self._busy:
            return
        self._busy = True
        self._runner.run(
            self,
            _draw,
            self._pdf,
            wanted,
            then=partial(self._take, wanted),
            failed=partial(self._give_up, wanted),
            lane=Lane.PICTURES,
        )

    def _take(self, wanted: PictureRequest, picture: Picture) -> None:
        self._busy = False
        if wanted in self._wanted:
            self._kept[wanted.page] = _KeptPicture(wanted, _image(picture), picture)
            self.arrived.emit(wanted.page)
        self._begin()

    def _give_up(self, wanted: PictureRequest, error: DcbcError) -> None:
        self._busy = False
        self._failed_requests.add(wanted)
        self.failed.emit(error)
        self._begin()


def _draw(pdf: bytes, wanted: PictureRequest) -> Picture:
    return render_page(pdf, wanted.page, wanted.scale)


def _image(picture: Picture) -> QImage:
    return QImage(picture.pixels, picture.width, picture.height, 4 * picture.width, QImage.Format.Format_RGB32)
