"""Chain from a signer's certificate to a trusted root, built offline, or the reason why there is none."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from asn1crypto import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import load_der_x509_certificate
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import ExpiredError, NotYetValidError, PathError, ValidationError
from pyhanko_certvalidator.policy_decl import AcceptAllAlgorithms

from dcbc_desktop.signing.certificates import shown_name
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.strength import weak_digest, weak_key
from dcbc_desktop.signing.verdicts import Code, Reason

MAX_CERTIFICATES: Final = 60
"""Certificates that a file may bring along; a signature has three or four."""
_MAX_STEPS: Final = 10
_MAX_ABOVE: Final = 20
"""Of those, how many may stand above the signer's: ways through authorities that issue each other are countless."""


class Chain(NamedTuple):
    """Certificates from the highest known down to the signer's; `problem` is why they lead to no trusted root."""

    path: tuple[x509.Certificate, ...]
    problem: Reason | None = None


def chain_to_root(
    certificate: x509.Certificate, others: Sequence[x509.Certificate], roots: Sequence[bytes], moment: datetime
) -> Chain:
    """Return the chain to a trusted root at `moment`; where there is none, as far as its certificates are known."""
    if len(others) > MAX_CERTIFICATES:
        return Chain((certificate,), _untrusted(certificate.issuer))
    trusted = [x509.Certificate.load(root) for root in roots]
    above = _above(certificate, others)
    if len(above) > _MAX_ABOVE:
        return Chain((certificate,), _untrusted(certificate.issuer))
    try:
        return Chain(_validated(certificate, above, trusted, moment))
    except ExpiredError:
        code = Code.EXPIRED_AT_SIGNING
    except NotYetValidError:
        code = Code.NOT_YET_VALID_AT_SIGNING
    except (PathError, ValidationError, *PARSER_ERRORS):
        return _unfinished(certificate, [*others, *trusted])
    return Chain((certificate,), Reason(code))


def _validated(
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    trusted: Sequence[x509.Certificate],
    moment: datetime,
) -> tuple[x509.Certificate, ...]:
    """Return the path, root first; revocation and weak algorithms are checked apart, with reasons of their own."""
    context = ValidationContext(
        trust_roots=list(trusted),
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
        algorithm_usage_policy=AcceptAllAlgorithms(),
    )
    path = asyncio.run(CertificateValidator(certificate, others, context).async_validate_path())
    return tuple(path.iter_certs(include_root=True))


def _unfinished(certificate: x509.Certificate, known: Sequence[x509.Certificate]) -> Chain:
    """Return the chain up to a root that is not trusted, or to the certificate whose issuer is not known."""
    path = [certificate]
    while len(path) < _MAX_STEPS and not path[0].self_issued:
        issuer = next(_issuers(path[0], known), None)
        if issuer is None:
            missing = Reason(Code.CHAIN_MISSING, {"issuer": shown_name(path[0].issuer)})
            return Chain(tuple(path), missing)
        path.insert(0, issuer)
    return Chain(tuple(path), _untrusted(path[0].subject))


def _above(certificate: x509.Certificate, known: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """Return the known certificates above one, each of which signed one below it."""
    found: dict[bytes, x509.Certificate] = {}
    waiting = [certificate]
    while waiting and len(found) <= _MAX_ABOVE:
        below = waiting.pop()
        for one in _issuers(below, known):
            if one.dump() not in found and _signed_by(below, one):
                found[one.dump()] = one
                waiting.append(one)
    return list(found.values())


def _signed_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Return whether a certificate may be signed by another; one that only some libraries read is left to them."""
    try:
        one, other = (load_der_x509_certificate(held.dump()) for held in (certificate, issuer))
        one.verify_directly_issued_by(other)
    except InvalidSignature:
        return False
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return True
    return True


def _issuers(certificate: x509.Certificate, known: Iterable[x509.Certificate]) -> Iterator[x509.Certificate]:
    """Yield known certificates with the issuer's name and, where both say which, the issuer's key."""
    for one in known:
        wanted, held = certificate.authority_key_identifier, one.key_identifier
        if one.subject == certificate.issuer and (not wanted or not held or wanted == held):
            yield one


def _untrusted(issuer: x509.Name) -> Reason:
    return Reason(Code.UNTRUSTED_CHAIN, {"issuer": shown_name(issuer)})


def weaknesses(chain: Chain) -> Iterator[Reason]:
    """Yield a reason for each weak key and algorithm, the signer's certificate first.

    How a root was signed does not matter: it is trusted because the office says so.
    """
    for place, certificate in reversed(list(enumerate(chain.path))):
        name = {"name": shown_name(certificate.subject)}
        if weak := weak_key(certificate.public_key):
            yield Reason(Code.WEAK_KEY, {**name, "kind": weak.kind, "bits": weak.bits})
        is_root = place == 0 and (chain.problem is None or certificate.self_issued)
        if not is_root and (digest := weak_digest(certificate["signature_algorithm"])):
            yield Reason(Code.WEAK_CERTIFICATE, {**name, "algorithm": digest})
