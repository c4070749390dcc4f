"""Show a file in the system's file manager."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from dcbc_desktop.errors import FileError
from dcbc_desktop.ui.background import BackgroundRunner, Failed

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusMessage

_SERVICE: Final = "org.freedesktop.FileManager1"
_OBJECT: Final = "/org/freedesktop/FileManager1"
_PATIENCE_MS: Final = 3_000
"""For a file manager that has to be started first."""


def show_in_folder(runner: BackgroundRunner, owner: QObject, path: Path, failed: Failed) -> None:
    """Show a file selected in its folder; `failed` gets a FileError if the file is gone or no folder can be opened."""
    runner.run(owner, _ask_file_manager, path, then=partial(_open_folder, path, failed), failed=failed)


def open_path(path: Path) -> bool:
    """Open a file or folder with the system's program for it; returns False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def explorer_words(path: PureWindowsPath) -> str:
    r"""Return the arguments of Explorer: `/select,"C:\Bao cao, 2026\x.pdf"`.

    The path alone stands in quotes, because blanks and commas end it otherwise; a path holds no quotes itself.
    """
    return f'/select,"{path}"'


def _ask_file_manager(path: Path) -> bool:
    """Ask the file manager, on a worker thread because it may be slow; returns False if none answers."""
    path = path.absolute()
    if not path.exists():
        raise FileError("reveal_missing", file=path.name, folder=str(path.parent))
    return _ask_explorer(path) if os.name == "nt" else _ask_by_dbus(path)


def _ask_explorer(path: Path) -> bool:
    if sys.platform == "win32":
        explorer = Path(os.environ.get("SYSTEMROOT", "C:\\Windows")) / "explorer.exe"
        try:
            os.startfile(explorer, "open", explorer_words(PureWindowsPath(path)))  # noqa: S606  no shell reads it
        except OSError:
            return False
    return sys.platform == "win32"


def _ask_by_dbus(path: Path) -> bool:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415  start-up does without

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    reply = bus.call(show_items(path), timeout=_PATIENCE_MS)
    return reply.type() is QDBusMessage.MessageType.ReplyMessage


def show_items(path: Path) -> QDBusMessage:
    """Return the D-Bus call that file managers of Linux desktops answer."""
    from PySide6.QtDBus import QDBusMessage  # noqa: PLC0415  as above

    message = QDBusMessage.createMethodCall(_SERVICE, _OBJECT, _SERVICE, "ShowItems")
    message.setArguments([[QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""])
    return message


def _open_folder(path: Path, failed: Failed, shown: bool) -> None:
    """Open only the folder if the file manager cannot select a file."""
    if not shown and not open_path(path.absolute().parent):
        failed(FileError("reveal_failed", folder=str(path.absolute().parent)))
