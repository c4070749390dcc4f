"""Signature values with a fault: digests, signers, times, attributes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from asn1crypto import cms, x509
from cryptography.hazmat.primitives.asymmetric import ec

from tests.signing.authority import (
    DAY,
    FIRST,
    LAST,
    NOW,
    Holder,
    foreign_root,
    root,
    rsa_key,
    signer,
)
from tests.workflow.verification.forgeries.envelopes import Attributes, Envelope, attribute, moment, signing_certificate
from tests.workflow.verification.forgeries.forged_certificates import CA, CERTIFICATES, below, between, name, person
from tests.workflow.verification.forgeries.hand_written import signed_by_hand
from tests.workflow.verification.received_files import SIGNATORY, exported

Make = Callable[[], bytes]


def _file(envelope: Callable[[bytes], bytes], kind: str = "ETSI.CAdES.detached") -> bytes:
    return signed_by_hand(exported(), envelope, kind=kind)


def _without(*kinds: str) -> Callable[[Attributes], Attributes]:
    return lambda known: [one for one in known if one["type"].native not in kinds]


def _replaced(kind: str, *values: object) -> Callable[[Attributes], Attributes]:
    return lambda known: [attribute(kind, *values) if one["type"].native == kind else one for one in known]


def _again(kind: str, *values: object) -> Callable[[Attributes], Attributes]:
    """The attribute a second time, before or behind its own."""
    return lambda known: [attribute(kind, *values), *known]


def _both(kind: str, other: object) -> Callable[[Attributes], Attributes]:
    def change(known: Attributes) -> Attributes:
        own = next(one["values"][0] for one in known if one["type"].native == kind)
        return _replaced(kind, own, other)(known)

    return change


def _two_signers(*, stranger_first: bool) -> Make:
    def make() -> bytes:
        own, other = Envelope(signer()), Envelope(person(name("Lê Văn Lạ")))

        def envelope(data: bytes) -> bytes:
            value = cms.ContentInfo.load(own(data))
            infos = [own.signer_info(data), other.signer_info(data)]
            value["content"]["signer_infos"] = infos[::-1] if stranger_first else infos
            more = x509.Certificate.load(other.holder.der)
            value["content"]["certificates"] = [*value["content"]["certificates"], more]
            return bytes(value.dump())

        return _file(envelope)

    return make


def _no_signer(value: cms.SignedData) -> None:
    value["signer_infos"] = []


def _no_certificates(value: cms.SignedData) -> None:
    value["certificates"] = []


def _with_content(value: cms.SignedData) -> None:
    value["encap_content_info"] = {"content_type": "data", "content": b"9 000"}


def _other_content(value: cms.SignedData) -> None:
    value["encap_content_info"] = {"content_type": "enveloped_data"}


def _other_digests(value: cms.SignedData) -> None:
    value["digest_algorithms"] = [{"algorithm": "md5"}]


def _by_a_namesake(envelope: Callable[[Holder, Holder], Envelope]) -> Make:
    """A stranger's key, and the signatory's own certificate sent along and named."""

    def make() -> bytes:
        stranger = person(name(SIGNATORY), key=rsa_key(5))
        return _file(envelope(stranger, signer()))

    return make


def _named(stranger: Holder, genuine: Holder) -> Envelope:
    return Envelope(stranger, named=genuine, others=[genuine.der, root().der])


def _foreign_namesake(_: Holder, genuine: Holder) -> Envelope:
    """A namesake below a root of the same name, beside the genuine certificate."""
    forged = person(name(SIGNATORY), issuer=below(foreign_root()), serial=genuine.certificate.serial_number)
    return Envelope(forged, others=[genuine.der, root().der])


TIMES: dict[str, datetime | None] = {
    "signed next month": NOW + 30 * DAY,
    "signed in an hour and a half": NOW + timedelta(minutes=90),
    "signed in the year 2040": datetime(2040, 1, 1, tzinfo=NOW.tzinfo),
    "signed in the year 1951": datetime(1951, 1, 1, tzinfo=NOW.tzinfo),
}


def long_lived() -> Holder:
    """A certificate that every time falls into."""
    return person(key=rsa_key(4), first=FIRST, last=LAST)


def _at(when: datetime | None) -> bytes:
    return _file(Envelope(long_lived(), at=when))


def _by(holder: Callable[[], Holder]) -> bytes:
    return _file(Envelope(holder()))


def _made(envelope: Callable[[], Callable[[bytes], bytes]]) -> bytes:
    return _file(envelope())


VALUES: dict[str, Callable[[], Callable[[bytes], bytes]]] = {
    "digest SHA-1": lambda: Envelope(signer(), digest="sha1"),
    "digest MD5": lambda: Envelope(signer(), digest="md5"),
    "signature over SHA-1": lambda: Envelope(signer(), signature_hash="sha1"),
    "signature over MD5": lambda: Envelope(signer(), signature_hash="md5"),
    "PSS over SHA-1": lambda: Envelope(signer(), signature_hash="sha1", padding="pss"),
    "no digest": lambda: Envelope(signer(), attributes=_without("message_digest")),
    "two digests": lambda: Envelope(signer(), attributes=_both("message_digest", bytes(32))),
    "the digest twice, another first": lambda: Envelope(signer(), attributes=_again("message_digest", bytes(32))),
    "another digest": lambda: Envelope(signer(), attributes=_replaced("message_digest", bytes(32))),
    "no kind of content": lambda: Envelope(signer(), attributes=_without("content_type")),
    "another kind of content": lambda: Envelope(signer(), attributes=_replaced("content_type", "enveloped_data")),
    "two kinds of content": lambda: Envelope(signer(), attributes=_both("content_type", "enveloped_data")),
    "content inside": lambda: Envelope(signer(), finish=_with_content),
    "content of another kind": lambda: Envelope(signer(), finish=_other_content),
    "no signer": lambda: Envelope(signer(), finish=_no_signer),
    "no certificates": lambda: Envelope(signer(), finish=_no_certificates),
    "another's certificate named": lambda: Envelope(
        signer(), attributes=lambda known: [*_without("signing_certificate_v2")(known), _naming_another()]
    ),
}
OTHERS: dict[str, Make] = {
    "two signers": _two_signers(stranger_first=False),
    "two signers, the stranger first": _two_signers(stranger_first=True),
    "a stranger's key and the person's certificate": _by_a_namesake(_named),
    "a namesake of a foreign root": _by_a_namesake(_foreign_namesake),
    **{told: partial(_at, at) for told, at in TIMES.items()},
}


def _naming_another() -> cms.CMSAttribute:
    return signing_certificate(person(name("Lê Văn Lạ")))


def _counter(data: bytes) -> cms.CMSAttribute:
    return attribute("counter_signature", Envelope(person(name("Lê Văn Lạ"))).signer_info(data))


BY_CERTIFICATE: dict[str, Make] = {told: partial(_by, make) for told, make in CERTIFICATES.items()}
ENVELOPES: dict[str, Make] = {
    **{told: partial(_made, make) for told, make in VALUES.items()},
    **OTHERS,
}
HARMLESS: dict[str, Make] = {
    "a list of digests that nobody signed": lambda: _file(Envelope(signer(), finish=_other_digests)),
    "SHA-512": lambda: _file(Envelope(signer(), digest="sha512")),
    "PSS": lambda: _file(Envelope(signer(), padding="pss")),
    "as older tools sign": lambda: _file(Envelope(signer()), "adbe.pkcs7.detached"),
    "two times": lambda: _file(Envelope(signer(), attributes=_both("signing_time", moment(NOW - 9 * DAY)))),
    "the time twice": lambda: _file(Envelope(signer(), attributes=_again("signing_time", moment(NOW - 9 * DAY)))),
    "without a time": lambda: _file(Envelope(signer(), at=None)),
    "a decoy among the certificates": lambda: _file(
        Envelope(signer(), others=[foreign_root().der, person(name(SIGNATORY)).der, root().der])
    ),
    "EC of 384 bits": lambda: _file(Envelope(person(key=ec.generate_private_key(ec.SECP384R1())), digest="sha512")),
    "attributes that nobody signed": lambda: _file(Envelope(signer(), unsigned=[_counter(b"")])),
    "an authority between": lambda: _file(Envelope(person(issuer=between(*CA)))),
    "a name with a title": lambda: _file(Envelope(person(name(f"{SIGNATORY.upper()} - PHÓ CHỦ TỊCH")))),
    "a name without marks": lambda: _file(Envelope(person(name("NGUYEN XUAN THU")))),
}
