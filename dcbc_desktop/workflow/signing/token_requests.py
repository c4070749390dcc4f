"""Requests to a token's module, as they cross to the child process that loads it and back, and the signature it makes.

The module belongs to the token's maker: it may crash or never answer, and its answers are data of a closed schema that
are checked. Each request has a child of its own, ended afterwards, so that the token is free for other programs.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from dcbc_desktop import intake, signing
from dcbc_desktop.errors import FileError
from dcbc_desktop.invocation import TOKEN_DRIVER
from dcbc_desktop.signing.records import Certificate, FieldRoom, Role, Trust

if TYPE_CHECKING:
    from dcbc_desktop.signing.certificates import Credentials

LOOK: Final = "look"
CHOICE: Final = "choice"
SIGN: Final = "sign"
SECONDS: Final = 120.0
"""Old tokens with long keys take some; nobody waits longer for a signature."""
SILENT: Final = "token_silent"
CRASHED: Final = "token_crashed"
_Answer = TypeVar("_Answer")


class SignatureOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A file and whose signature it is to have; `now` carries a time zone."""

    pdf: bytes
    role: Role
    appearance: bytes
    place: str
    trust: Trust
    now: datetime
    rooms: tuple[FieldRoom, ...] = ()


class SignedFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The signed file, and the certificate it was signed with."""

    pdf: bytes
    certificate: Certificate


def make_signature(order: SignatureOrder, credentials: Credentials) -> SignedFile:
    """Sign; raises as `sign_pdf` does."""
    crls = signing.lists_for(credentials, order.trust)
    options = signing.SignatureOptions(crls, order.appearance, order.place, order.rooms)
    signed = signing.sign_pdf(order.pdf, credentials, order.role, order.now, options)
    return SignedFile(signed, credentials.certificate)


class TokenModule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The library to be loaded, its path in the system's own bytes, and the label of the token."""

    path: bytes
    label: str

    @property
    def file(self) -> Path:
        """The path again."""
        return Path(os.fsdecode(self.path))


class Pin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PIN on its way to the token, in one message, never shown. Bytes, because anything can be typed."""

    letters: bytes

    def __repr__(self) -> str:
        return "Pin(…)"


class CertificatesRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Request for the certificates that can sign now."""

    module: TokenModule
    pin: Pin
    now: datetime


class TokenSignatureRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Request for a signature with the certificate of that name or serial number."""

    module: TokenModule
    pin: Pin
    certificate: str
    order: SignatureOrder


class PluggedIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Labels of the tokens that are plugged in, the one in use (empty if none), and what it shows without a PIN."""

    labels: tuple[str, ...]
    label: str
    certificates: tuple[Certificate, ...]


class TokenClient:
    """Requests of one person to tokens, one after another; any thread may cancel them."""

    def __init__(self) -> None:
        self._child: intake.ConfinedReader | None = None
        self._cancelled = False

    def ask(self, act: str, payload: bytes) -> bytes:
        """Return the answer of an act of `token_worker`; any thread may ask.

        Raises FileError `token_silent`, `token_crashed`, `token_unavailable`, `token_failed`, and what the act itself
        refuses with.
        """
        # One attempt: a token counts wrong PINs, and nobody signs twice.
        command, once = intake.own_command(TOKEN_DRIVER), intake.Patience(attempts=1, clock=1.0)
        faults = intake.Faults(CRASHED, CRASHED, CRASHED, SILENT, "token_unavailable", "token_failed")
        child = self._child = intake.ConfinedReader(command, faults, once, renewed=False)
        if self._cancelled:
            child.give_up()
        try:
            return child.run(act, payload, SECONDS)
        except FileError as error:
            if error.code != SILENT:
                raise
            raise FileError(SILENT, seconds=round(SECONDS)) from None
        finally:
            child.close()

    def cancel(self) -> None:
        """End the request under way at once, and let no other begin."""
        self._cancelled = True
        if self._child is not None:
            self._child.give_up()


def look(client: TokenClient, module: Path, label: str) -> PluggedIn:
    """Return what is plugged in; where no token of that label is, the first is used."""
    return _asked(client, LOOK, _module(module, label), PluggedIn)


def choice(client: TokenClient, module: Path, label: str, pin: str, now: datetime) -> tuple[Certificate, ...]:
    """Return the certificates that can sign."""
    request = CertificatesRequest(_module(module, label), _pin(pin), now)
    return _asked(client, CHOICE, request, tuple[Certificate, ...])


def signature(
    client: TokenClient, module: Path, label: str, pin: str, certificate: str, order: SignatureOrder
) -> SignedFile:
    """Return the file signed by a token."""
    request = TokenSignatureRequest(_module(module, label), _pin(pin), _encodable(certificate), order)
    return _asked(client, SIGN, request, SignedFile)


def _asked(client: TokenClient, act: str, question: object, kind: type[_Answer]) -> _Answer:
    try:
        return msgspec.msgpack.decode(client.ask(act, msgspec.msgpack.encode(question)), type=kind)
    except (msgspec.DecodeError, RecursionError):  # the child runs foreign code
        raise FileError("token_failed") from None


def _module(path: Path, label: str) -> TokenModule:
    return TokenModule(os.fsencode(path), _encodable(label))


def _pin(letters: str) -> Pin:
    return Pin(letters.encode("utf-8", "surrogatepass"))


def _encodable(text: str) -> str:
    """Replace half a surrogate pair of a command's words by a mark that no name holds."""
    return text.encode("utf-8", "replace").decode()
