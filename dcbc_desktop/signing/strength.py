"""Keys and algorithms that are too weak to prove who signed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from asn1crypto import algos, keys
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_public_key

RSA_BITS: Final = 2048
RSA_EXPONENT: Final = 65_537
"""Smallest public exponent (FIPS 186-5, 5.1)."""
_CURVES: Final = re.compile(r"secp(?:256r1|256k1|384r1|521r1)|brainpoolp(?:256|320|384|512)[rt]1")
"""Curves of 256 bits and more over prime fields."""
_SOUND_KINDS: Final = frozenset({"ed25519", "ed448"})
WEAK_DIGESTS: Final[Mapping[str, str]] = MappingProxyType({"md2": "MD2", "md4": "MD4", "md5": "MD5", "sha1": "SHA-1"})


class WeakKey(NamedTuple):
    """Kind and length of a key that is too weak: `RSA`, 1024; `RSA (e = 3)`, 2048; `EC secp192r1`, 192."""

    kind: str
    bits: int


def weak_key(info: keys.PublicKeyInfo) -> WeakKey | None:
    """Return what is weak about a key, None where nothing is; raises what asn1crypto raises."""
    match info.algorithm:
        case "rsa" | "rsassa_pss":
            return _weak_rsa(info["public_key"].parsed)
        case "ec":
            return _weak_curve(info)
        case kind if kind in _SOUND_KINDS:
            return None
        case kind:
            return WeakKey(str(kind).upper(), int(info.bit_size))


def _weak_rsa(key: keys.RSAPublicKey) -> WeakKey | None:
    bits, exponent = int(key["modulus"].native).bit_length(), int(key["public_exponent"].native)
    if exponent < RSA_EXPONENT or exponent % 2 == 0:
        return WeakKey(f"RSA (e = {exponent})", bits)
    return WeakKey("RSA", bits) if bits < RSA_BITS else None


def _weak_curve(info: keys.PublicKeyInfo) -> WeakKey | None:
    form, curve = info.curve
    if form != "named":
        return WeakKey(f"EC ({form})", int(info.bit_size))
    if _CURVES.fullmatch(str(curve)):
        return None
    told = re.search(r"\d{3}", str(curve))
    return WeakKey(f"EC {curve}", int(told[0]) if told and "." not in curve else int(info.bit_size))


def weak_digest(algorithm: algos.SignedDigestAlgorithm) -> str:
    """Return the name of a signature's digest where it is weak, else empty; some algorithms have none of their own."""
    try:
        return WEAK_DIGESTS.get(algorithm.hash_algo, "")
    except ValueError:
        return ""


def usable(info: keys.PublicKeyInfo) -> bool:
    """Return whether signatures by a key can be checked at all: some curves and exponents are known to no library."""
    try:
        load_der_public_key(info.dump())
    except (ValueError, UnsupportedAlgorithm):
        return False
    return True
