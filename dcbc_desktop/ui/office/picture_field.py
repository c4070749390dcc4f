"""Field for a picture of a signature or seal: shown as printed, on a checkered ground; chosen, replaced or removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from dcbc_desktop import export, intake
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.widgets.file_choice import ask_file
from dcbc_desktop.ui.widgets.labels import HintLabel, ToneLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, quiet_colour
from dcbc_desktop.ui.widgets.task_dialog import name_button

_SQUARE: Final = 8
_LIGHT, _GREY = QColor("#ffffff"), QColor("#e0e0e0")
"""The ground stays light: the picture is printed on paper."""


class PrintablePicture(NamedTuple):
    """Picture that can be printed: bytes of its file, image as printed, and whether its file is opaque."""

    png: bytes
    image: QImage
    opaque: bool


class CheckeredPreview(QWidget):
    """Picture on a checkered ground, scaled in proportion to fit."""

    def __init__(self, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFixedSize(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show a picture, or only the ground."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint squares, picture and edge."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        for top in range(0, self.height(), _SQUARE):
            for left in range(0, self.width(), _SQUARE):
                odd = (top + left) // _SQUARE % 2
                painter.fillRect(left, top, _SQUARE, _SQUARE, _GREY if odd else _LIGHT)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            painter.drawImage(self._place(), self._image)
        painter.setPen(quiet_colour(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _place(self) -> QRect:
        room = self.rect().adjusted(TIGHT, TIGHT, -TIGHT, -TIGHT)
        place = QRect(room.topLeft(), self._image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(room.center())
        return place


class PictureField(TranslatedWidget):
    """Field that emits `picked` with a printable picture only, and shows why another file cannot be used."""

    picked = Signal(object)
    removed = Signal()

    def __init__(self, runner: BackgroundRunner, name: str, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose_file: Callable[[], Path | None] = self._ask_file
        self._runner = runner
        self._subject = ""
        self._has, self._opaque = False, False
        self.preview = CheckeredPreview(size, self)
        self.preview.setObjectName(f"{name}.preview")
        self.choose, self.remove = QPushButton(self), QPushButton(self)
        for button, verb in ((self.choose, "choose"), (self.remove, "remove")):
            button.setObjectName(f"{name}.{verb}")
            button.setAutoDefault(False)
        self._note = ToneLabel(parent=self)
        self._note.setObjectName(f"{name}.note")
        self._problem = HintLabel(self)
        self._problem.setObjectName(f"{name}.problem")
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self.removed)
        self.retranslate()

    def show_picture(self, picture: PrintablePicture | None) -> None:
        """Show the stored picture, or that there is none."""
        self.preview.show_image(picture.image if picture else QImage())
        self._has, self._opaque = picture is not None, picture is not None and picture.opaque
        self._problem.show_message("")
        self.retranslate()

    def show_problem(self, error: DcbcError) -> None:
        """Show why a picture cannot be used; the stored one stays."""
        self._problem.show_message(self._runner.error_sentence(error))
        self.choose.setAccessibleDescription(self._problem.text())

    def name(self, subject: str) -> None:
        """Set the accessible name: the subject of the picture."""
        self._subject = subject
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        name_button(self.choose, self.tr("Choose a picture…"))
        name_button(self.remove, self.tr("Remove the picture"))
        self.choose.setAccessibleName(f"{self._subject}: {self.choose.text().rstrip('…')}")
        self.remove.setAccessibleName(f"{self._subject}: {self.remove.text()}")
        self.remove.setEnabled(self._has)
        opaque = self.tr("The picture has no transparent ground; what is white in it becomes transparent in print.")
        note = opaque if self._opaque else self.tr("As it prints.")
        self._note.setText(note if self._has else self.tr("No picture. A PNG with a transparent ground fits best."))
        self.preview.setAccessibleName(f"{self._subject}: {self._note.text()}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        buttons = QHBoxLayout()
        buttons.setSpacing(STEP)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        words.addLayout(buttons)
        words.addWidget(self._note)
        words.addWidget(self._problem)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(STEP)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @Slot()
    def _choose(self) -> None:
        path = self.choose_file()
        if path is not None:
            self._runner.run(
                self, _read_picture_file, path, then=self.picked.emit, failed=self.show_problem, lane=Lane.PICTURES
            )

    def _ask_file(self) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return ask_file(self, self._subject, self.tr("PNG pictures (*.png)"), folder)


def read_picture(png: bytes) -> PrintablePicture:
    """Read a picture as printed, on a worker thread; raises FileError as `drawn_part_of_png`."""

    pixels = export.drawn_part_of_png(png)
    width, height = pixels.width, pixels.height
    image = QImage(pixels.colours, width, height, 3 * width, QImage.Format.Format_RGB888)
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    image.setAlphaChannel(QImage(pixels.opacity, width, height, width, QImage.Format.Format_Grayscale8))
    return PrintablePicture(png, image, _is_opaque(QImage.fromData(png)))


def _is_opaque(image: QImage) -> bool:
    """Return whether no pixel of an image is transparent."""
    if not image.hasAlphaChannel():
        return True
    cover = image.convertToFormat(QImage.Format.Format_Alpha8)
    data, width, stride = bytes(cover.constBits()), cover.width(), cover.bytesPerLine()
    rows = (data[at : at + width] for at in range(0, len(data), stride))
    return all(row.count(255) == width for row in rows)


def _read_picture_file(path: Path) -> PrintablePicture:
    return read_picture(intake.read_file(path, export.MAX_PICTURE_BYTES))
