"""Size and place of the window, its language, size of letters: a small file, read before the first paint.

It is a file of its own, not a setting in the database: the window must not wait for the database to know its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QMainWindow

FILE_NAME = "window.txt"
KEEP_AFTER_MS = 500
_USUAL_SIZE = (1180, 680)
_OF_SCREEN = 0.95
_MOST_BYTES = 10_000


@dataclass(frozen=True)
class Look:
    """What the window remembers about itself."""

    geometry: str = ""
    language: str = ""
    points: str = ""
    panel: str = ""
    """The panel beside the text; `-` where a person put it away."""
    panel_width: str = ""


def read_look(file: Path) -> Look:
    """What was remembered; anything that cannot be read is forgotten."""
    try:
        text = file.read_bytes()[:_MOST_BYTES].decode("ascii")
    except (OSError, UnicodeDecodeError):
        return Look()
    pairs = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    return Look(**{key: pairs.get(key, "") for key in Look.__dataclass_fields__})


def write_look(file: Path, look: Look) -> None:
    """Remember; a folder that cannot be written is no reason to trouble anyone."""
    lines = "".join(f"{key}={getattr(look, key)}\n" for key in Look.__dataclass_fields__)
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(lines, encoding="ascii")
        new.replace(file)
    except OSError:
        return


class WindowState(QObject):
    """Watches the window and keeps where it stands, soon after it moves."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._look = self._kept = read_look(file)
        self._window: QMainWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def look(self) -> Look:
        """What is remembered now."""
        return self._look

    def remember(self, **chosen: str) -> None:
        """Remember a choice of the person: fields of `Look` by name."""
        look = replace(self._look, **chosen)
        if look != self._look:
            self._look = look
            self._timer.start()

    def follow(self, window: QMainWindow) -> None:
        """Put the window where it was; the first time, as large as the screen allows, within reason."""
        self._window = window
        geometry = QByteArray.fromHex(QByteArray(self._look.geometry.encode("ascii")))
        if geometry.isEmpty() or not window.restoreGeometry(geometry):
            room = window.screen().availableGeometry().size() * _OF_SCREEN
            window.resize(min(_USUAL_SIZE[0], room.width()), min(_USUAL_SIZE[1], room.height()))
        window.installEventFilter(self)
        window.destroyed.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves and sizes come in floods; the last one is kept."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange):
            self._timer.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _forget(self) -> None:
        """There is nothing to look at any more."""
        self._window = None
        self._timer.stop()

    @Slot()
    def keep(self) -> None:
        """Write down what changed."""
        self._timer.stop()
        if self._window is not None and self._window.isVisible():
            geometry = bytes(self._window.saveGeometry().toHex().data()).decode("ascii")
            self._look = replace(self._look, geometry=geometry)
        if self._look != self._kept:
            self._kept = self._look
            write_look(self._file, self._look)
