"""A confined child for the tests: acts that hang, eat memory, crash and chatter. Run as a module."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.sandbox.child import serve
from dcbc_desktop.intake.sandbox.messages import Done, write_frame

_READ: list[bytes] = []


def _echo(payload: bytes) -> bytes:
    return payload


def _hang(payload: bytes) -> bytes:
    if payload:
        Path(payload.decode()).touch()
    while True:
        payload = payload[:]


def _eat(payload: bytes) -> bytes:
    held = [payload]
    while True:
        held.append(bytes(50_000_000))


def _crash(payload: bytes) -> bytes:
    ctypes.string_at(0)
    return payload


def _leave(payload: bytes) -> bytes:
    os._exit(len(payload))


def _refuse(payload: bytes) -> bytes:
    raise FileError("data_invalid", place=payload.decode(), pages=3)


def _stumble(payload: bytes) -> bytes:
    raise KeyError(payload)


def _nest(payload: bytes) -> bytes:
    return _nest(payload)


def _chatter(payload: bytes) -> bytes:
    print("a library's words", flush=True)
    os.write(1, b"\xff" * 100_000)
    os.write(2, b"\xff" * 100_000)
    return payload


def _handles(payload: bytes) -> bytes:
    del payload
    return msgspec.json.encode([str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()])


def _limits(payload: bytes) -> bytes:
    import resource

    del payload
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)
    return msgspec.json.encode([resource.getrlimit(kind)[0] for kind in kinds])


def _remember(payload: bytes) -> bytes:
    _READ.append(payload)
    return b"%d" % len(_READ)


def _killed_once(payload: bytes) -> bytes:
    return _signalled_once(payload, signal.SIGKILL)


def _stopped_once(payload: bytes) -> bytes:
    return _signalled_once(payload, signal.SIGSTOP)


def _crashed_once(payload: bytes) -> bytes:
    return _signalled_once(payload, signal.SIGSEGV)


def _signalled_once(payload: bytes, number: int) -> bytes:
    mark = Path(payload.decode())
    if mark.exists():
        return b"read"
    mark.touch()
    os.kill(os.getpid(), number)
    return b"not reached"


def _killed(payload: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return payload


def _stopped(payload: bytes) -> bytes:
    os.kill(os.getpid(), signal.SIGSTOP)
    return payload


def _sleep(payload: bytes) -> bytes:
    signal.pause()
    return payload


def _forge(payload: bytes) -> bytes:
    """Write an answer of its own choice into every pipe."""
    for link in Path("/proc/self/fd").iterdir():
        if link.is_symlink() and str(link.readlink()).startswith("pipe:"):
            try:
                with open(int(link.name), "wb", closefd=False) as pipe:
                    write_frame(pipe, msgspec.msgpack.encode(Done(b"forged")))
            except OSError:
                continue
    return payload


ACTS = {act.__name__[1:]: act for act in (
    _echo, _hang, _eat, _crash, _leave, _refuse, _stumble, _nest, _chatter, _handles, _limits,
    _remember, _killed_once, _stopped_once, _crashed_once, _killed, _stopped, _sleep, _forge,
)}  # fmt: skip
ACTS["receive"] = ACTS["inspect"] = _killed


def _nothing() -> None:
    """There is nothing to load."""


if __name__ == "__main__":
    if sys.argv[1:] == ["silent"]:
        sys.stdin.read()
    sys.exit(serve(ACTS, _nothing, forks=sys.argv[1:] == ["forked"]))
