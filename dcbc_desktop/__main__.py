"""Entry point of `python -m dcbc_desktop`: the window, or a command of the command line."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Sequence

from dcbc_desktop.invocation import CONFINED_READER, DEFAULT_LANGUAGE, TOKEN_DRIVER, Invocation, read_invocation
from dcbc_desktop.report.wording import error_sentence, sentence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    if list(words) == [CONFINED_READER]:
        return _read_confined()
    if list(words) == [TOKEN_DRIVER]:
        return _drive_token()
    _write_utf8()
    invocation = read_invocation(words)
    if invocation.rest:
        return _run_command(invocation)
    return _open_window(invocation)


def _read_confined() -> int:
    from dcbc_desktop.workflow.verification.worker import main as read  # noqa: PLC0415  the child's alone

    return read()


def _drive_token() -> int:
    from dcbc_desktop.workflow.signing.token_worker import main as drive  # noqa: PLC0415  as above

    return drive()


def _run_command(invocation: Invocation) -> int:
    from dcbc_desktop.cli import run_command  # noqa: PLC0415  the window starts without click

    try:
        return run_command(invocation)
    except Exception:  # noqa: BLE001  the outermost border: a mistake of ours is logged, never shown as a traceback
        from dcbc_desktop.failure_log import log_exception  # noqa: PLC0415

        params = {"file": log_exception()}
        print(sentence("bug_logged", params, invocation.language or DEFAULT_LANGUAGE), file=sys.stderr)  # noqa: T201
        return 3


def _open_window(invocation: Invocation) -> int:
    from dcbc_desktop.display import missing_display  # noqa: PLC0415

    problem = missing_display()
    if problem is not None:
        print(error_sentence(problem, invocation.language or DEFAULT_LANGUAGE), file=sys.stderr)  # noqa: T201
        return 3
    from dcbc_desktop.app import WindowOptions, run_window  # noqa: PLC0415  Qt only where there is a display

    return run_window(WindowOptions(db=invocation.db, sample=invocation.sample, language=invocation.language))


def _write_utf8() -> None:
    """Write UTF-8: the code page of Vietnamese Windows consoles lacks half of the letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
