"""Signing with a USB token through its PKCS#11 module. The PIN goes to the token and nowhere else.

The module is foreign code that may crash or hang: only the child process of `workflow.signing.token_worker` loads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import pkcs11
from asn1crypto import x509
from pkcs11.exceptions import (
    PinExpired,
    PinIncorrect,
    PinInvalid,
    PinLenRange,
    PinLocked,
    PKCS11Error,
    TokenNotPresent,
    TokenNotRecognised,
)
from pyhanko.sign.pkcs11 import PKCS11Signer

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.certificates import Credentials, describe_certificate, require_usable
from dcbc_desktop.signing.records import Certificate, printable

MAX_OBJECTS: Final = 100
"""Certificates of one token that are read."""


class _OnToken(NamedTuple):
    id: bytes
    certificate: x509.Certificate
    shown: Certificate


@contextmanager
def open_token(module: Path, pin: str, now: datetime, label: str = "", certificate: str = "") -> Iterator[Credentials]:
    """Open the credentials of a plugged-in token, valid until the block ends.

    `label` chooses among several tokens, `certificate` (a name or serial number) among several certificates. Raises
    FileError `token_module_unreadable`, `token_absent`, `tokens_several`, `pin_wrong`, `pin_wrong_last_try`,
    `pin_locked`, `pin_expired`, `token_failed`, `certificate_without_key`, `certificate_unknown`,
    `certificates_several` or as `require_usable` does.
    """
    token = _chosen(_tokens(module), label)
    session = _session(token, pin)
    try:
        yield _credentials(session, now, certificate)
    finally:
        _close(session)


def usable_certificates(module: Path, pin: str, now: datetime, label: str = "") -> tuple[Certificate, ...]:
    """Return the certificates that can sign; a token may show them only after its PIN. Raises as `open_token`."""
    session = _session(_chosen(_tokens(module), label), pin)
    try:
        return tuple(found.shown for found in _usable(_with_key(_held(session), session), now, ""))
    finally:
        _close(session)


def token_labels(module: Path) -> tuple[str, ...]:
    """Return the labels of the tokens that are plugged in; raises FileError `token_module_unreadable`."""
    return tuple(printable(token.label) for token in _tokens(module))


def shown_certificates(module: Path, label: str = "") -> tuple[Certificate, ...]:
    """Return the certificates that a token shows without a PIN, authorities' left out.

    Raises FileError `token_module_unreadable`, `token_absent`, `tokens_several` or `token_failed`.
    """
    token = _chosen(_tokens(module), label)
    try:
        session = token.open()
    except PKCS11Error as error:
        raise FileError("token_failed") from error
    try:
        return tuple(found.shown for found in _held(session) if not found.certificate.ca)
    finally:
        _close(session)


def _tokens(module: Path) -> list[pkcs11.Token]:
    try:
        slots = pkcs11.lib(str(module)).get_slots(token_present=True)
    except (PKCS11Error, OSError, ValueError) as error:
        raise FileError("token_module_unreadable", file=module.name) from error
    return [token for slot in slots if (token := _in_slot(slot)) is not None]


def _in_slot(slot: pkcs11.Slot) -> pkcs11.Token | None:
    """Return the slot's token, unless it was pulled out meanwhile or was never set up."""
    try:
        token = slot.get_token()
    except (TokenNotPresent, TokenNotRecognised):
        return None
    return token if pkcs11.TokenFlag.TOKEN_INITIALIZED in token.flags else None


def _chosen(tokens: list[pkcs11.Token], label: str) -> pkcs11.Token:
    fitting = [token for token in tokens if not label or printable(token.label) == label]
    if not fitting:
        raise FileError("token_absent")
    if len(fitting) > 1:
        raise FileError("tokens_several", labels=", ".join(printable(token.label) for token in fitting))
    return fitting[0]


def _session(token: pkcs11.Token, pin: str) -> pkcs11.Session:
    try:
        return token.open(user_pin=pin)
    except PinLocked as error:
        raise FileError("pin_locked") from error
    except (PinIncorrect, PinInvalid, PinLenRange, UnicodeEncodeError) as error:
        raise FileError(_wrong_pin(token)) from error
    except PinExpired as error:
        raise FileError("pin_expired") from error
    except (TokenNotPresent, TokenNotRecognised) as error:
        raise FileError("token_absent") from error
    except PKCS11Error as error:
        raise FileError("token_failed") from error


def _wrong_pin(token: pkcs11.Token) -> str:
    """Return the error code: a token says when one more wrong PIN would lock it, if asked anew after the refusal."""
    try:
        flags = token.slot.get_token().flags
    except PKCS11Error:
        flags = token.flags
    if pkcs11.TokenFlag.USER_PIN_LOCKED in flags:
        return "pin_locked"
    return "pin_wrong_last_try" if pkcs11.TokenFlag.USER_PIN_FINAL_TRY in flags else "pin_wrong"


def _close(session: pkcs11.Session) -> None:
    """Close a session; a token that was pulled out has closed it itself."""
    with suppress(PKCS11Error):
        session.close()


def _credentials(session: pkcs11.Session, now: datetime, wanted: str) -> Credentials:
    held = _held(session)
    own = _only(_usable(_with_key(held, session), now, wanted))
    others = [found.certificate for found in held if found is not own]
    curve = own.certificate.public_key.algorithm == "ec"
    signer = PKCS11Signer(
        session,
        signing_cert=own.certificate,
        key_id=own.id,
        ca_chain=others,
        use_raw_mechanism=curve,  # few tokens hash by themselves for elliptic curves
    )
    return Credentials(own.shown, signer)


def _only(usable: list[_OnToken]) -> _OnToken:
    if len(usable) > 1:
        raise FileError("certificates_several", names=_listed(usable))
    return usable[0]


def _usable(held: list[_OnToken], now: datetime, wanted: str) -> list[_OnToken]:
    """Return the certificates that can sign now, at least one; raises the first one's fault where none can."""
    fitting = [found for found in held if not wanted or _is_called(found.shown, wanted)]
    if held and not fitting:
        raise FileError("certificate_unknown", names=_listed(held))
    faults, usable = [], []
    for found in fitting:
        try:
            require_usable(found.shown, found.certificate, now)
            usable.append(found)
        except FileError as fault:
            faults.append(fault)
    if not usable:
        raise faults[0] if faults else FileError("certificate_without_key")
    return usable


def _is_called(shown: Certificate, wanted: str) -> bool:
    return wanted.casefold().strip() in (shown.name.casefold(), shown.serial.casefold())


def _listed(held: list[_OnToken]) -> str:
    return "; ".join(f"{found.shown.name} ({found.shown.serial})" for found in held)


def _held(session: pkcs11.Session) -> list[_OnToken]:
    """Return all certificates; raises FileError `token_failed`."""
    try:
        return [_on_token(found) for found in _objects(session, pkcs11.ObjectClass.CERTIFICATE)]
    except (PKCS11Error, ValueError, TypeError, KeyError) as error:
        raise FileError("token_failed") from error


def _on_token(found: pkcs11.Object) -> _OnToken:
    certificate = x509.Certificate.load(found[pkcs11.Attribute.VALUE])
    return _OnToken(found[pkcs11.Attribute.ID], certificate, describe_certificate(certificate))


def _with_key(held: list[_OnToken], session: pkcs11.Session) -> list[_OnToken]:
    try:
        keys = {found[pkcs11.Attribute.ID] for found in _objects(session, pkcs11.ObjectClass.PRIVATE_KEY)}
    except (PKCS11Error, ValueError, TypeError, KeyError) as error:
        raise FileError("token_failed") from error
    return [found for found in held if found.id in keys]


def _objects(session: pkcs11.Session, kind: pkcs11.ObjectClass) -> list[pkcs11.Object]:
    """Return all objects of one kind, read to the end: a search that is left open blocks the session."""
    return list(session.get_objects({pkcs11.Attribute.CLASS: kind}))[:MAX_OBJECTS]
