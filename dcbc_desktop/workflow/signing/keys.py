"""What a person signs with: a certificate file or a token, and the secret that opens it, which is used once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dcbc_desktop.workflow.signing.token_client import TokenLine

if TYPE_CHECKING:
    from dcbc_desktop.signing.certificates import Credentials
    from dcbc_desktop.signing.records import Certificate
    from dcbc_desktop.workflow.signing.signature_request import Made, Order
    from dcbc_desktop.workflow.signing.token_requests import PluggedIn


class Secret:
    """A passphrase or PIN on its way to where it is used: taken once, overwritten then, never shown.

    Python may keep the copy that is handed on until its memory is needed for something else. A PIN is handed on in one
    message to the token's child, which ends with its act.
    """

    __slots__ = ("_letters",)

    def __init__(self, text: str) -> None:
        self._letters: bytearray | None = bytearray(text.encode("utf-8", "surrogatepass"))

    def take(self) -> str:
        """The secret, this once: a second try with the same PIN would cost the person one of theirs."""
        if self._letters is None:
            raise RuntimeError("a secret is taken once")
        text = self._letters.decode("utf-8", "surrogatepass")
        self._letters[:] = bytes(len(self._letters))
        self._letters = None
        return text

    def __repr__(self) -> str:
        return "Secret(…)"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A .p12 or .pfx file."""

    path: Path
    passphrase: Secret


@dataclass(frozen=True, slots=True)
class Token:
    """A plugged-in token through its module; label and certificate choose where there are several.

    Whoever keeps the line can hang up while the token works.
    """

    module: Path
    pin: Secret
    label: str = ""
    certificate: str = ""
    line: TokenLine = field(default_factory=TokenLine, repr=False, compare=False)


Key = KeyFile | Token


def signed_with(key: Key, order: Order) -> Made:
    """The file signed with a key.

    Raises FileError as signing.certificates, signing.token and signing.sign do, for a token also `token_silent`,
    `token_crashed`, `token_unavailable`.
    """
    match key:
        case KeyFile():
            from dcbc_desktop.workflow.signing.signature_request import made  # noqa: PLC0415  pyHanko's part

            return made(order, _opened(key, order.now))
        case Token():
            from dcbc_desktop.workflow.signing.token_requests import signature  # noqa: PLC0415  as above

            return signature(key.line, key.module, key.label, key.pin.take(), key.certificate, order)


def certificates_of(key: Key, now: datetime) -> tuple[Certificate, ...]:
    """The certificates that a key can sign with, to be looked at first, one at least; raises as `signed_with`."""
    match key:
        case KeyFile():
            return (_opened(key, now).certificate,)
        case Token():
            from dcbc_desktop.workflow.signing.token_requests import choice  # noqa: PLC0415  pyHanko's part

            return choice(key.line, key.module, key.label, key.pin.take(), now)


def plugged_in(module: Path, label: str = "", line: TokenLine | None = None) -> PluggedIn:
    """The tokens at hand, and what the one that is meant shows without a PIN: the first where no such one is there.

    Raises FileError `token_module_unreadable`, `token_failed`, `tokens_several`, `token_absent`, `token_silent`,
    `token_crashed` or `token_unavailable`.
    """
    from dcbc_desktop.workflow.signing.token_requests import look  # noqa: PLC0415  pyHanko's part

    return look(line or TokenLine(), module, label)


def _opened(key: KeyFile, now: datetime) -> Credentials:
    from dcbc_desktop.signing.certificates import load_credentials  # noqa: PLC0415  pyHanko's part

    return load_credentials(key.path, key.passphrase.take(), now)
