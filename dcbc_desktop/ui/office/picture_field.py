"""One picture of the signer's place: on a checkered ground, as it prints; chosen, replaced or removed."""

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


class Looked(NamedTuple):
    """A picture that can be printed: its file's bytes, how it prints, whether its ground was not transparent."""

    png: bytes
    image: QImage
    opaque: bool


class CheckeredPreview(QWidget):
    """A picture within its room, in proportion."""

    def __init__(self, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFixedSize(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show a picture, or the empty ground."""
        self._image = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Squares, edge, picture."""
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
    """Tells of a picture only when it can be printed; why one cannot, it says itself."""

    picked = Signal(object)
    removed = Signal()

    def __init__(self, runner: BackgroundRunner, name: str, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.choose_file: Callable[[], Path | None] = self._ask_file
        self._runner = runner
        self._of = ""
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

    def show_picture(self, looked: Looked | None) -> None:
        """Show what is kept, or that nothing is."""
        self.preview.show_image(looked.image if looked else QImage())
        self._has, self._opaque = looked is not None, looked is not None and looked.opaque
        self._problem.say("")
        self.retranslate()

    def say_problem(self, error: DcbcError) -> None:
        """Why a picture could not be taken; the one that is kept stays."""
        self._problem.say(self._runner.error_sentence(error))
        self.choose.setAccessibleDescription(self._problem.text())

    def name(self, of: str) -> None:
        """What the picture is of, as it is read out."""
        self._of = of
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        name_button(self.choose, self.tr("Choose a picture…"))
        name_button(self.remove, self.tr("Remove the picture"))
        self.choose.setAccessibleName(f"{self._of}: {self.choose.text().rstrip('…')}")
        self.remove.setAccessibleName(f"{self._of}: {self.remove.text()}")
        self.remove.setEnabled(self._has)
        opaque = self.tr("The picture has no transparent ground; what is white in it becomes transparent in print.")
        note = opaque if self._opaque else self.tr("As it prints.")
        self._note.setText(note if self._has else self.tr("No picture. A PNG with a transparent ground fits best."))
        self.preview.setAccessibleName(f"{self._of}: {self._note.text()}")

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
                self, _looked_at_file, path, then=self.picked.emit, failed=self.say_problem, lane=Lane.PICTURES
            )

    def _ask_file(self) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return ask_file(self, self._of, self.tr("PNG pictures (*.png)"), folder)


def looked_at(png: bytes) -> Looked:
    """A picture as it prints; raises FileError as `export.png.read_png`. Away from the GUI thread."""

    pixels = export.read_png(png)
    width, height = pixels.width, pixels.height
    image = QImage(pixels.colours, width, height, 3 * width, QImage.Format.Format_RGB888)
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    image.setAlphaChannel(QImage(pixels.covering, width, height, width, QImage.Format.Format_Grayscale8))
    return Looked(png, image, _is_opaque(QImage.fromData(png)))


def _is_opaque(image: QImage) -> bool:
    """Whether no spot of it lets the ground through."""
    if not image.hasAlphaChannel():
        return True
    cover = image.convertToFormat(QImage.Format.Format_Alpha8)
    data, width, stride = bytes(cover.constBits()), cover.width(), cover.bytesPerLine()
    rows = (data[at : at + width] for at in range(0, len(data), stride))
    return all(row.count(255) == width for row in rows)


def _looked_at_file(path: Path) -> Looked:
    return looked_at(intake.read_file(path, export.MAX_PICTURE_BYTES))
