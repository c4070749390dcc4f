"""One window for one database: a second start raises the first window and ends.

The first listens at a local socket (a named pipe on Windows) whose name is made of user and file. A start looks there
only where the lock of the file is held on this computer, so that an ordinary start costs nothing.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_ASK: Final = b"raise\n"
_ANSWER: Final = b"raised\n"
LOOK_FOR_MS: Final = 3_000
"""How long a second start looks for the first one, which listens only when its window stands."""
_TRY_MS: Final = 200
ANSWER_WITHIN_MS: Final = 2_000
"""Longest wait for the first window's answer: it may hang."""


def raise_first_window(database: Path) -> bool:
    """Return whether another window of this user has the database open and was raised."""
    from dcbc_desktop.store.files.lock import host_name, read_held  # noqa: PLC0415  only where a lock file has words

    holder = read_held(database)
    if holder is None or holder.host != host_name():
        return False
    end = time.monotonic() + LOOK_FOR_MS / 1000
    while time.monotonic() < end:
        raised = _ask_to_raise(socket_name(database))
        if raised is not None:
            return raised
        time.sleep(_TRY_MS / 1000)  # it does not listen yet: somebody clicked twice
    return False


def socket_name(database: Path) -> str:
    """Return the name of the socket for a user and a file, whatever name or link leads to it."""
    import hashlib  # noqa: PLC0415  as above

    from dcbc_desktop.store.files.lock import user_name  # noqa: PLC0415

    try:
        found = database.stat()
        file = f"{found.st_dev}:{found.st_ino}"
    except OSError:
        file = os.path.realpath(database)
    name = "dcbc-" + hashlib.sha256(f"{user_name()}\0{file}".encode()).hexdigest()[:24]
    folder = os.environ.get("XDG_RUNTIME_DIR", "")  # the user's own; Qt would take the folder of all users
    return os.path.join(folder, name) if folder and os.path.isdir(folder) else name  # noqa: PTH112, PTH118


class FirstWindow(QObject):
    """Listens for later starts with the same database, and raises the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._server: QLocalServer | None = None

    def listen(self, database: Path) -> None:
        """Listen for a database that is open in this window; ends listening for the one before."""
        self.stop()
        try:
            from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  after the first paint
        except ImportError:  # a Linux without libgssapi: a second start says who has the file open
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        name = socket_name(database)
        QLocalServer.removeServer(name)  # of a program that was killed: whoever holds the database's lock is the first
        server.listen(name)  # where that fails a second start says who has the file open
        self._server = server

    def stop(self) -> None:
        """End listening."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    @Slot()
    def _on_connection(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            bring_to_front(self._window)
            caller.write(_ANSWER)
            caller.flush()
            caller.disconnectFromServer()


def bring_to_front(window: QWidget) -> None:
    """Show a window before all others, also a minimised one."""
    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()


def _ask_to_raise(name: str) -> bool | None:
    """Return whether the first window was raised, False where it hangs; None where nobody listens."""
    try:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  as above
    except ImportError:
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_TRY_MS):
        return None
    _let_others_come_to_front()
    socket.write(_ASK)
    socket.waitForReadyRead(ANSWER_WITHIN_MS)
    return bytes(socket.readAll().data()) == _ANSWER


def _let_others_come_to_front() -> None:
    """Pass the right to come to the front on: Windows gives it to the program that was started last."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  as above

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
