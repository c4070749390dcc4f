"""Received files on the disk, and the window that checks them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from dcbc_desktop.store.models import CRL, ROOT
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.receiving.verify_window import VerifyWindow
from tests.signing.authority import NOW, root
from tests.ui.room import Room


def clock() -> datetime:
    """The time of the test certificates."""
    return NOW


def trust_root(room: Room, *, with_list: bool = False) -> None:
    """The office trusts the tests' authority."""
    room.store(_with_list if with_list else _root)


def _root(store: Store) -> None:
    store.trusted.add(ROOT, "CA gốc thử nghiệm", root().der)


def _with_list(store: Store) -> None:
    _root(store)
    store.trusted.add(CRL, "CA gốc thử nghiệm", root().crl())


def written(room: Room, files: Mapping[str, bytes]) -> list[Path]:
    """Files in a folder of their own."""
    folder = room.folder.with_name("tệp nhận được")
    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    return paths


def opened(room: Room) -> VerifyWindow:
    """The window, before any file."""
    window = VerifyWindow(room.runner, room.window, clock)
    window.show()
    room.settle()
    return window


def finish(room: Room, window: VerifyWindow) -> None:
    """Until nothing is being looked at."""
    room.qtbot.waitUntil(lambda: not window.checks.busy and room.runner.idle, timeout=60_000)


def checked(room: Room, files: Mapping[str, bytes]) -> VerifyWindow:
    """The window with these files, each with its answer."""
    window = opened(room)
    window.take(written(room, files))
    finish(room, window)
    return window


def drop(paths: Sequence[Path]) -> tuple[QDropEvent, QMimeData]:
    """A drop of files; the data has to live as long as the event."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    return QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys), mime
