"""Entry point of `python -m dcbc_desktop`: the window, or a command of the command line.

The outermost border: whatever happens, also while the program is being loaded, leaves as words and an exit code.
Everything is imported inside of it, so that Ctrl+C during the imports is caught too.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dcbc_desktop.errors import DcbcError
    from dcbc_desktop.invocation import Invocation


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code, one of `invocation.ExitCode`.

    Without `argv` this is the process itself; its end, where Python prints tracebacks, cannot be interrupted.
    """
    try:
        if argv is not None:
            return _run(list(argv))
        sys.unraisablehook = _say_unraisable
        code = _run(sys.argv[1:])
        _ignore_interrupts()
        return code
    except KeyboardInterrupt:
        if argv is None:
            _ignore_interrupts()
        return _interrupted()


def _run(words: list[str]) -> int:
    with _interrupt_at_the_end():
        from dcbc_desktop.invocation import CONFINED_READER, TOKEN_DRIVER, read_invocation

    if words == [CONFINED_READER]:
        from dcbc_desktop.workflow.verification.worker import main as read

        return read()
    if words == [TOKEN_DRIVER]:
        from dcbc_desktop.workflow.signing.token_worker import main as drive

        return drive()
    with _interrupt_at_the_end():
        from dcbc_desktop import console
        from dcbc_desktop.errors import DcbcError

        console.prepare()
        invocation = read_invocation(words)
    try:
        return _run_command(invocation) if invocation.rest else _open_window(invocation)
    except DcbcError as error:
        return _fail(invocation, error)
    except Exception:  # noqa: BLE001  a mistake of ours is logged, never shown as a traceback
        from dcbc_desktop.errors import FileError
        from dcbc_desktop.failure_log import log_exception

        return _fail(invocation, FileError("bug_logged", file=log_exception()))


def _run_command(invocation: Invocation) -> int:
    """Import the commands, which the window starts without, then run one."""
    with _interrupt_at_the_end():
        from dcbc_desktop.cli import run_command

    return run_command(invocation)


def _open_window(invocation: Invocation) -> int:
    with _interrupt_at_the_end():
        from dcbc_desktop.display import missing_display

        problem = missing_display()
        if problem is None:
            from dcbc_desktop.app import WindowOptions, run_window  # Qt only where there is a display
    if problem is not None:
        return _fail(invocation, problem)
    return run_window(WindowOptions(db=invocation.db, sample=invocation.sample, language=invocation.language))


@contextmanager
def _interrupt_at_the_end() -> Iterator[None]:
    """Keep Ctrl+C until the imports inside have ended, then raise KeyboardInterrupt.

    Else it may be raised in a callback of the import system, which loses it: the program would go on.
    """
    import signal

    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _fail(invocation: Invocation, error: DcbcError) -> int:
    """Say why nothing could begin; for machines as JSON too."""
    from dcbc_desktop import console
    from dcbc_desktop.display import show_failure
    from dcbc_desktop.invocation import DEFAULT_LANGUAGE, ExitCode
    from dcbc_desktop.report.wording import error_sentence

    words = error_sentence(error, invocation.language or DEFAULT_LANGUAGE)
    console.tell(words)
    if invocation.json:
        import json

        console.answer(json.dumps({"error": {"code": error.code, "message": words}}, ensure_ascii=False, indent=1))
    if not invocation.rest:
        show_failure(words)
    return ExitCode.FAILED


def _say_unraisable(failure: sys.UnraisableHookArgs) -> None:
    """Say nothing of Ctrl+C in a callback that cannot pass it on; a second one comes through."""
    if not issubclass(failure.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(failure)


def _ignore_interrupts() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _interrupted() -> int:
    """Answer Ctrl+C."""
    from dcbc_desktop import console
    from dcbc_desktop.invocation import ExitCode
    from dcbc_desktop.report.wording import sentence

    console.tell(sentence("interrupted", {}))
    return ExitCode.INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
