"""Child process that loads a token's module: the closed list of its acts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.signing.token import open_token, shown_certificates, token_labels, usable_certificates
from dcbc_desktop.workflow.signing.token_requests import (
    CHOICE,
    LOOK,
    SIGN,
    CertificatesRequest,
    Pin,
    PluggedIn,
    TokenModule,
    TokenSignatureRequest,
    make_signature,
)


def main() -> int:
    """Serve until the parent is gone; returns the exit code."""
    return intake.serve(ACTS, _nothing, intake.CLOCK_ALONE)


def _look(payload: bytes) -> bytes:
    module = msgspec.msgpack.decode(payload, type=TokenModule)
    labels = token_labels(module.file)
    meant = module.label if module.label in labels else next(iter(labels), "")
    shown = shown_certificates(module.file, meant) if labels else ()
    return msgspec.msgpack.encode(PluggedIn(labels, meant, shown))


def _choice(payload: bytes) -> bytes:
    asked = msgspec.msgpack.decode(payload, type=CertificatesRequest)
    return msgspec.msgpack.encode(
        usable_certificates(asked.module.file, _letters(asked.pin), asked.now, asked.module.label)
    )


def _sign(payload: bytes) -> bytes:
    asked = msgspec.msgpack.decode(payload, type=TokenSignatureRequest)
    order, module = asked.order, asked.module
    with open_token(module.file, _letters(asked.pin), order.now, module.label, asked.certificate) as credentials:
        return msgspec.msgpack.encode(make_signature(order, credentials))


def _letters(pin: Pin) -> str:
    return pin.letters.decode("utf-8", "surrogatepass")


def _nothing() -> None:
    """Load nothing more: all is loaded with this file, the module with the first act."""


ACTS: Final[Mapping[str, intake.Act]] = MappingProxyType({LOOK: _look, CHOICE: _choice, SIGN: _sign})
