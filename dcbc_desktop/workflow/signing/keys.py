"""Keys to sign with: a certificate file or a token, and the secret that opens it, which is used once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dcbc_desktop import signing
from dcbc_desktop.workflow.signing import token_requests
from dcbc_desktop.workflow.signing.token_requests import PluggedIn, SignatureOrder, SignedFile, TokenClient

if TYPE_CHECKING:
    from dcbc_desktop.signing.certificates import Credentials
    from dcbc_desktop.signing.records import Certificate


class Secret:
    """A passphrase or PIN on its way to its use: taken once, then overwritten, never shown.

    Python may keep the copy that is handed on until its memory is needed for something else. A PIN is handed on in one
    message to the token's child process, which ends with its act.
    """

    __slots__ = ("_letters",)

    def __init__(self, text: str) -> None:
        self._letters: bytearray | None = bytearray(text.encode("utf-8", "surrogatepass"))

    def take(self) -> str:
        """Return the secret, once: a second try with the same PIN would cost the person one of theirs."""
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

    `client` can be cancelled while the token works.
    """

    module: Path
    pin: Secret
    label: str = ""
    certificate: str = ""
    client: TokenClient = field(default_factory=TokenClient, repr=False, compare=False)


Key = KeyFile | Token


def signed_with(key: Key, order: SignatureOrder) -> SignedFile:
    """Return the file signed with a key.

    Raises FileError as signing.certificates, signing.token and signing.signer do, for a token also `token_silent`,
    `token_crashed`, `token_unavailable`.
    """
    match key:
        case KeyFile():
            return token_requests.make_signature(order, _opened(key, order.now))
        case Token():
            return token_requests.signature(key.client, key.module, key.label, key.pin.take(), key.certificate, order)


def certificates_of(key: Key, now: datetime) -> tuple[Certificate, ...]:
    """Return the certificates that a key can sign with, at least one; raises as `signed_with`."""
    match key:
        case KeyFile():
            return (_opened(key, now).certificate,)
        case Token():
            return token_requests.choice(key.client, key.module, key.label, key.pin.take(), now)


def plugged_in(module: Path, label: str = "", client: TokenClient | None = None) -> PluggedIn:
    """Return the plugged-in tokens, and what the one of that label, else the first, shows without a PIN.

    Raises FileError `token_module_unreadable`, `token_failed`, `tokens_several`, `token_absent`, `token_silent`,
    `token_crashed` or `token_unavailable`.
    """
    return token_requests.look(client or TokenClient(), module, label)


def _opened(key: KeyFile, now: datetime) -> Credentials:
    return signing.load_credentials(key.path, key.passphrase.take(), now)
