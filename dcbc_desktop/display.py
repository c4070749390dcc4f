"""Check for a display before Qt is loaded: Qt ends the process where there is none."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import sys

from dcbc_desktop.errors import DcbcError, FileError

_LIBRARIES = ("libGL.so.1", "libEGL.so.1", "libxkbcommon.so.0", "libfontconfig.so.1", "libdbus-1.so.3")
_X11_LIBRARIES = ("libxkbcommon-x11.so.0", "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1")
_DISPLAY = re.compile(r"(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?")
_SECONDS = 2.0
_ICON_ERROR = 0x10


def missing_display() -> DcbcError | None:
    """Return the reason why no window can open; None if there is none. Windows and macOS always have a display."""
    if sys.platform in ("win32", "darwin"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    x11 = platform in ("", "xcb")
    if x11 and not os.environ.get("WAYLAND_DISPLAY") and not _x_server_answers(os.environ.get("DISPLAY", "")):
        return FileError("no_display")
    for name in (*_LIBRARIES, *(_X11_LIBRARIES if x11 else ())):
        try:
            ctypes.CDLL(name)
        except OSError:
            return FileError("window_parts_missing", name=name)
    return None


def show_failure(words: str) -> None:
    """Show why the window cannot open, where Windows started the program without a console; elsewhere it is read there.

    By the system itself: Qt may be what does not start.
    """
    if sys.platform == "win32" and sys.stderr is None:
        ctypes.windll.user32.MessageBoxW(None, words, "DCBC Desktop", _ICON_ERROR)


def _x_server_answers(display: str) -> bool:
    match = _DISPLAY.fullmatch(display)
    if not match:
        return False
    number = int(match["number"])
    if match["host"] in ("", "unix"):
        return _connects(socket.AF_UNIX, f"/tmp/.X11-unix/X{number}") or _connects(  # noqa: S108  fixed by X11
            socket.AF_UNIX, f"\0/tmp/.X11-unix/X{number}"
        )
    return _connects(socket.AF_INET, (match["host"], 6000 + number))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(_SECONDS)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
