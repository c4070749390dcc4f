"""A confined child for the tests: acts that hang, eat memory, crash and chatter. Run as a module."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.sandbox.child import serve


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


ACTS = {act.__name__[1:]: act for act in (
    _echo, _hang, _eat, _crash, _leave, _refuse, _stumble, _nest, _chatter, _handles, _limits,
)}  # fmt: skip


def _nothing() -> None:
    """There is nothing to load."""


if __name__ == "__main__":
    if sys.argv[1:] == ["silent"]:
        sys.stdin.read()
    sys.exit(serve(ACTS, _nothing))
