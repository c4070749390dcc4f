"""What may be asked of a token's module, as it crosses to the child that loads it and back.

The child runs foreign code: its answers are data of a closed schema, and nothing in them is believed unseen.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.records import Certificate
from dcbc_desktop.workflow.signing.signature_request import Made, Order
from dcbc_desktop.workflow.signing.token_client import TokenLine

LOOK: Final = "look"
CHOICE: Final = "choice"
SIGN: Final = "sign"
_Answer = TypeVar("_Answer")


class Module(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The library that is to be loaded, its path in the system's own bytes, and which token is meant."""

    path: bytes
    label: str

    @property
    def file(self) -> Path:
        """The path again."""
        return Path(os.fsdecode(self.path))


class Pin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On its way to the token: in the one message, never shown. Bytes, because anything can be typed."""

    letters: bytes

    def __repr__(self) -> str:
        return "Pin(…)"


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asks which certificates can sign now."""

    module: Module
    pin: Pin
    now: datetime


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Asks for a signature with the certificate of that name or serial number."""

    module: Module
    pin: Pin
    certificate: str
    order: Order


class PluggedIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tokens at hand, the one that is meant (empty where there is none), and what it shows without a PIN."""

    labels: tuple[str, ...]
    label: str
    certificates: tuple[Certificate, ...]


def look(line: TokenLine, module: Path, label: str) -> PluggedIn:
    """See what is plugged in; where no such token is, the first is meant."""
    return _asked(line, LOOK, _module(module, label), PluggedIn)


def choice(line: TokenLine, module: Path, label: str, pin: str, now: datetime) -> tuple[Certificate, ...]:
    """The certificates that can sign."""
    return _asked(line, CHOICE, Choice(_module(module, label), _pin(pin), now), tuple[Certificate, ...])


def signature(line: TokenLine, module: Path, label: str, pin: str, certificate: str, order: Order) -> Made:
    """The signed file."""
    return _asked(line, SIGN, Signature(_module(module, label), _pin(pin), _sound(certificate), order), Made)


def _asked(line: TokenLine, act: str, question: object, kind: type[_Answer]) -> _Answer:
    try:
        return msgspec.msgpack.decode(line.ask(act, msgspec.msgpack.encode(question)), type=kind)
    except (msgspec.DecodeError, RecursionError):  # the child is in foreign hands
        raise FileError("token_failed") from None


def _module(path: Path, label: str) -> Module:
    return Module(os.fsencode(path), _sound(label))


def _pin(letters: str) -> Pin:
    return Pin(letters.encode("utf-8", "surrogatepass"))


def _sound(text: str) -> str:
    """Half a letter from a command's words crosses as a mark that no name holds."""
    return text.encode("utf-8", "replace").decode()
