"""Log of unexpected errors: a file in the user's folder, bounded in size."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from dcbc_desktop.paths import user_data_dir

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]
MAX_BYTES = 1_000_000
_NAME = "dcbc_desktop"


def log_file() -> Path:
    """Return the file of the log."""
    return user_data_dir() / "logs" / "dcbc-desktop.log"


def open_log() -> Path | None:
    """Write this program's log to its file from now on; None where the folder cannot be written."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  brings sockets; not needed before the first failure

    logger = logging.getLogger(_NAME)
    path = log_file()
    if any(isinstance(handler, RotatingFileHandler) for handler in logger.handlers):
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    return path


def log_child_failure(words: str) -> str:
    """Write the failure of a child process, its traceback in words, to the log; returns the file's path."""
    if open_log() is not None:
        logging.getLogger(_NAME).error("%s", words)
    return str(log_file())


def log_exception(raised: ExcInfo | None = None) -> str:
    """Write an exception, or the one being handled, to the log.

    Returns the file's path, or the exception itself as text where no log can be written.
    """
    info = raised or sys.exc_info()
    path = open_log()
    if path is None:
        return repr(info[1])
    logging.getLogger(_NAME).error("unexpected failure", exc_info=info)
    return str(path)
