"""What every test starts from: an empty user folder of its own."""

from __future__ import annotations

import logging
import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

if sys.platform != "win32":  # which has a desktop, and its fonts with it
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first test asks for a window


if "FAKETIME" in os.environ:  # libfaketime 0.9.10 leaves only this one of Python's pauses broken
    time.sleep = lambda seconds: select.select((), (), (), float(seconds)) and None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a fifth of the time, tests wait for a pause, a disk or a child."""
    return (os.cpu_count() or 1) + 1


class PatientQtBot(QtBot):
    """Waits half a minute where a test names no time: a busy computer stops a test for more than five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 30_000) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = 30_000, **more: Any) -> SignalBlocker:  # noqa: ANN401 - passed on
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    del qapp
    return PatientQtBot(request)


@pytest.fixture(autouse=True)
def _own_user_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DCBC_DATA_DIR", str(tmp_path / "dữ liệu người dùng"))


@pytest.fixture(autouse=True)
def _own_log(_own_user_folder: None) -> Iterator[None]:
    """The log stays in the folder where it was opened: the next test's is elsewhere."""
    yield
    logger = logging.getLogger("dcbc_desktop")
    for handler in [one for one in logger.handlers if isinstance(one, RotatingFileHandler)]:
        logger.removeHandler(handler)
        handler.close()
