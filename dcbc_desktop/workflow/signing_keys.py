"""What a person signs with: a certificate file or a token, and the secret that opens it, which is used once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dcbc_desktop.signing.credentials import Credentials
    from dcbc_desktop.signing.names import Certificate


class Secret:
    """A passphrase or PIN on its way to where it is used: taken once, overwritten then, never shown.

    Python may keep the one copy that is handed on until its memory is needed for something else; no other is made.
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
    """A plugged-in token through its module; label and certificate choose where there are several."""

    module: Path
    pin: Secret
    label: str = ""
    certificate: str = ""


Key = KeyFile | Token


@contextmanager
def opened(key: Key, now: datetime) -> Iterator[Credentials]:
    """Ready to sign until the block ends; raises FileError as signing.certificates and signing.token do."""
    match key:
        case KeyFile():
            from dcbc_desktop.signing.certificates import load_credentials  # noqa: PLC0415  pyHanko's part

            yield load_credentials(key.path, key.passphrase.take(), now)
        case Token():
            from dcbc_desktop.signing.token import open_token  # noqa: PLC0415  as above

            with open_token(key.module, key.pin.take(), now, key.label, key.certificate) as credentials:
                yield credentials


def certificate_of(key: Key, now: datetime) -> Certificate:
    """The certificate that a key signs with, to be looked at first; raises as `opened`, FileError `token_silent`."""
    from dcbc_desktop.signing.patience import SECONDS, within  # noqa: PLC0415  pyHanko's part

    def job() -> Certificate:
        with opened(key, now) as credentials:
            return credentials.certificate

    return within(SECONDS, job) if isinstance(key, Token) else job()


def plugged_in(module: Path) -> tuple[str, ...]:
    """Labels of the tokens at hand; raises FileError `token_module_unreadable` or `token_silent`."""
    from dcbc_desktop.signing.patience import SECONDS, within  # noqa: PLC0415  pyHanko's part
    from dcbc_desktop.signing.token import token_labels  # noqa: PLC0415  as above

    return within(SECONDS, lambda: token_labels(module))


def certificates_on(module: Path, label: str = "") -> tuple[Certificate, ...]:
    """The signers' certificates that a token shows without a PIN; raises as `plugged_in`, `token_absent` too."""
    from dcbc_desktop.signing.patience import SECONDS, within  # noqa: PLC0415  pyHanko's part
    from dcbc_desktop.signing.token import shown_certificates  # noqa: PLC0415  as above

    return within(SECONDS, lambda: shown_certificates(module, label))
