"""File of the window's size and place, language and size of letters; read before the first paint.

It is no setting in the database: the window must not wait for the database to know its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QMainWindow

from dcbc_desktop.paths import read_regular_file

KEEP_AFTER_MS = 500
_USUAL_SIZE = (1180, 680)
_OF_SCREEN = 0.95
_MOST_BYTES = 10_000


@dataclass(frozen=True)
class WindowLook:
    """Remembered size, place and choices of the window."""

    geometry: str = ""
    language: str = ""
    points: str = ""
    panel: str = ""
    """The panel beside the text; `-` where a person put it away."""
    panel_width: str = ""


def read_window_look(file: Path) -> WindowLook:
    """Read the file; return the defaults where it cannot be read."""
    try:
        text = read_regular_file(file, _MOST_BYTES).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return WindowLook()
    pairs = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    return WindowLook(**{key: pairs.get(key, "") for key in WindowLook.__dataclass_fields__})


def write_window_look(file: Path, look: WindowLook) -> None:
    """Write the file; a folder that cannot be written is ignored."""
    lines = "".join(f"{key}={getattr(look, key)}\n" for key in WindowLook.__dataclass_fields__)
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(lines, encoding="ascii")
        new.replace(file)
    except OSError:
        return


class WindowState(QObject):
    """Watches the window and saves its place and size soon after a change."""

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._look = self._kept = read_window_look(file)
        self._window: QMainWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)

    @property
    def look(self) -> WindowLook:
        """Return the remembered state."""
        return self._look

    def remember(self, **chosen: str) -> None:
        """Remember choices of the person: fields of `WindowLook` by name."""
        look = replace(self._look, **chosen)
        if look != self._look:
            self._look = look
            self._timer.start()

    def follow(self, window: QMainWindow) -> None:
        """Restore the window's place; the first time choose a size that fits the screen."""
        self._window = window
        geometry = QByteArray.fromHex(QByteArray(self._look.geometry.encode("ascii")))
        if geometry.isEmpty() or not window.restoreGeometry(geometry):
            room = window.screen().availableGeometry().size() * _OF_SCREEN
            window.resize(min(_USUAL_SIZE[0], room.width()), min(_USUAL_SIZE[1], room.height()))
        window.installEventFilter(self)
        window.destroyed.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save after the last of many moves and changes of size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.WindowStateChange):
            self._timer.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _forget(self) -> None:
        """Stop watching a window that is deleted."""
        self._window = None
        self._timer.stop()

    @Slot()
    def keep(self) -> None:
        """Save what changed."""
        self._timer.stop()
        if self._window is not None and self._window.isVisible():
            geometry = bytes(self._window.saveGeometry().toHex().data()).decode("ascii")
            self._look = replace(self._look, geometry=geometry)
        if self._look != self._kept:
            self._kept = self._look
            write_window_look(self._file, self._look)
