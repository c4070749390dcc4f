"""Really signed files, and additions that promise endless work: pictures, notes, tags, lists, certificates, updates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache, partial
from itertools import pairwise

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from tests.signing.authority import NOW, root, signer
from tests.workflow.verification.forgeries.envelopes import Envelope
from tests.workflow.verification.forgeries.forged_certificates import CA, Issued, certificate, name, person
from tests.workflow.verification.forgeries.forged_seconds import by, look, stranger
from tests.workflow.verification.forgeries.hand_written import (
    behind,
    enclosed,
    fill,
    new_field,
    on_page,
    root_of,
    signed_by_hand,
    updated,
)
from tests.workflow.verification.forgeries.page_forgeries import forged
from tests.workflow.verification.hostile.hostile_files import bomb
from tests.workflow.verification.received_files import by_person, exported, signed

Make = Callable[[], bytes]
_FREE = [90, 20, 300, 60]


def _picture(pdf: Pdf, side: int = 30_000) -> Object:
    """Nine hundred million points, in a megabyte."""
    image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side,
                            ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
    image.write(bomb(side * side // 1_000_000), filter=Name.FlateDecode)
    return look(pdf, b"400 0 0 60 0 0 cm /Im Do", Resources=Dictionary(XObject=Dictionary(Im=image)))


def _within_itself(pdf: Pdf) -> Object:
    form = look(pdf, b"/X Do /X Do")
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    return form


def _doubling(pdf: Pdf) -> Object:
    inner = look(pdf, b"0 0 9 9 re f")
    for _ in range(40):
        inner = look(pdf, b"/X Do /X Do", Resources=Dictionary(XObject=Dictionary(X=inner)))
    return inner


def _much_code(pdf: Pdf) -> Object:
    return look(pdf, b"0 0 1 1 re f " * 1_000_000)


def _packed_code(pdf: Pdf) -> Object:
    form = look(pdf, b"")
    form.write(bomb(10_000), filter=Name.FlateDecode)
    return form


def _states(pdf: Pdf) -> Object:
    return Dictionary({f"/S{number}": look(pdf, b"0 0 9 9 re f") for number in range(5_000)})


def _with_look(make: Callable[[Pdf], Object]) -> Make:
    """A second signature, by a stranger, that shows something."""

    def change(pdf: Pdf) -> Object:
        return new_field(pdf, "la", Rect=_FREE, AP=Dictionary(N=make(pdf)))

    return by(stranger, change)


def _signatures(number: int, make: Callable[[Pdf], Object]) -> Make:
    def every() -> bytes:
        pdf = exported()
        for place in range(number):
            held = updated(pdf, partial(_another, place, make))
            pdf = enclosed(held, Envelope(signer()))
        return pdf

    return every


def _another(place: int, make: Callable[[Pdf], Object], pdf: Pdf) -> None:
    fill(pdf, new_field(pdf, f"ky{place}", Rect=_FREE, AP=Dictionary(N=make(pdf))))


def _fields(number: int) -> Make:
    """Empty signature fields in one update with a signature."""

    def change(pdf: Pdf) -> Object:
        for place in range(number):
            new_field(pdf, f"trong{place}", Rect=[90 + place % 400, 20, 91 + place % 400, 60])
        return new_field(pdf, "la")

    return by(stranger, change)


def _notes(number: int) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, Rect=_FREE, F=132)
        for place in range(number):
            on_page(pdf, pdf.make_indirect(Dictionary({**note, "/T": String(f"a{place}")})), place % len(pdf.pages))

    return change


def _deep_tags(pdf: Pdf) -> None:
    above = pdf.Root.StructTreeRoot.K
    above = above[0] if isinstance(above, Array) else above
    for _ in range(20_000):
        below = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=above, K=Array([])))
        above.K = Array([*(above.K if isinstance(above.K, Array) else [above.K]), below])
        above = below


def _tags_in_a_ring(pdf: Pdf) -> None:
    above = pdf.Root.StructTreeRoot.K
    above = above[0] if isinstance(above, Array) else above
    above.K = Array([above, above, pdf.Root.StructTreeRoot])


def _large_outline(pdf: Pdf) -> None:
    """Ten megabytes of titles."""
    entries = [pdf.make_indirect(Dictionary(Title=String("9" * 500), Parent=pdf.Root.Outlines)) for _ in range(20_000)]
    for one, other in pairwise(entries):
        one.Next, other.Prev = other, one
    pdf.Root.Outlines.First, pdf.Root.Outlines.Last = entries[0], entries[-1]


def _outline_in_a_ring(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Next = pdf.Root.Outlines.First
    pdf.Root.Outlines.First.First = pdf.Root.Outlines.First


_ENTITIES = b"".join(b'<!ENTITY e%d "%b">' % (number, b"&e%d;" % (number - 1) * 10) for number in range(1, 20))


def _entities(pdf: Pdf) -> None:
    """An XML text that unfolds without end."""
    head = b'<!DOCTYPE x [<!ENTITY e0 "9 000">' + _ENTITIES + b"]>"
    packet = pdf.Root.Metadata.read_bytes().replace(b"<x:xmpmeta", head + b"<x:xmpmeta", 1)
    pdf.Root.Metadata.write(packet.replace(b"</dc:title>", b"&e19;</dc:title>", 1))


def _deep_xml(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(b"<a>" * 500_000 + b"</a>" * 500_000)


def _updates(number: int) -> Make:
    """Empty updates between the person's signature and a stranger's."""

    def make() -> bytes:
        pdf = signed()
        for _ in range(number):
            pdf = behind(pdf, {}, root_of(signed()))
        return enclosed(updated(pdf, lambda opened: fill(opened, new_field(opened, "la"))), Envelope(stranger()))

    return make


def _full_updates(number: int) -> Make:
    """Each of them changes every page."""

    def make() -> bytes:
        pdf = signed()
        for turn in range(number):
            pdf = updated(pdf, partial(_touch, turn))
        return pdf

    return make


def _touch(turn: int, pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.Lan = turn


# certificates and lists


@cache
def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _crossed() -> list[bytes]:
    """Fifty-nine authorities of one name, each a possible issuer of each."""
    own = Issued(name("CA chéo"), _key(), ())
    return [certificate(name("CA chéo"), _key(), own, *CA).der for _ in range(59)]


def _across() -> bytes:
    holder = person(issuer=Issued(name("CA chéo"), _key(), ()))
    return signed_by_hand(exported(), Envelope(holder, others=_crossed()), room=60_000)


def _many_certificates() -> bytes:
    return signed_by_hand(exported(), Envelope(signer(), others=[signer().der] * 9_000), room=12_000_000)


def _large_certificate() -> bytes:
    holder = certificate(
        name("Nguyễn Xuân Thử"), _key(), Issued(root().certificate.subject, root().key, ()),
        (x509.BasicConstraints(False, None), True),
        (x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x04\x00" * 1_000_000), False),
    )  # fmt: skip
    return signed_by_hand(exported(), Envelope(holder), room=3_000_000)


def _long_chain() -> bytes:
    above = Issued(root().certificate.subject, root().key, (root().certificate,))
    for number in range(55):
        holder = certificate(name(f"CA {number}"), _key(), above, *CA)
        above = Issued(holder.certificate.subject, _key(), (holder.certificate, *holder.above))
    return signed_by_hand(exported(), Envelope(person(issuer=above)), room=60_000)


@cache
def _long_list() -> bytes:
    """A list of 40,000 numbers."""
    made = x509.CertificateRevocationListBuilder().issuer_name(root().certificate.subject)
    made = made.last_update(NOW - timedelta(days=1)).next_update(NOW + timedelta(days=9))
    entry = x509.RevokedCertificateBuilder().revocation_date(NOW)
    numbers = [entry.serial_number(number + 1).build() for number in range(40_000)]
    made._revoked_certificates = numbers
    return made.sign(root().key, hashes.SHA256()).public_bytes(Encoding.DER)


def _with_lists(number: int) -> Make:
    def make() -> bytes:
        def change(pdf: Pdf) -> None:
            lists = [pdf.make_stream(_long_list()) for _ in range(number)]
            certificates = [pdf.make_stream(signer().der) for _ in range(2_000)]
            pdf.Root.DSS = pdf.make_indirect(Dictionary(Type=Name.DSS, CRLs=lists, Certs=certificates))

        return by_person(forged(exported(), change))

    return make


def _list_of_zeros() -> bytes:
    def change(pdf: Pdf) -> None:
        made = pdf.make_stream(b"")
        made.write(bomb(10_000), filter=Name.FlateDecode)
        pdf.Root.DSS = pdf.make_indirect(Dictionary(Type=Name.DSS, CRLs=[made], Certs=[made]))

    return by_person(forged(exported(), change))


def _doctored(change: Callable[[Pdf], None]) -> Make:
    return lambda: by_person(forged(exported(), change))


HOSTILE_ADDITIONS: dict[str, Make] = {
    "20 signatures with huge pictures": _signatures(20, _picture),
    "a picture of 900 million points": _with_look(_picture),
    "an appearance within itself": _with_look(_within_itself),
    "appearances doubling forty times": _with_look(_doubling),
    "a million drawings in an appearance": _with_look(_much_code),
    "10 GB of an appearance": _with_look(_packed_code),
    "5,000 states of an appearance": _with_look(_states),
    "1,900 empty fields": _fields(1_900),
    "2,000 notes": _doctored(_notes(2_000)),
    "tags 20,000 deep": _doctored(_deep_tags),
    "tags in a ring": _doctored(_tags_in_a_ring),
    "10 MB of outline": _doctored(_large_outline),
    "an outline in a ring": _doctored(_outline_in_a_ring),
    "entities without end": _doctored(_entities),
    "XML 500,000 deep": _doctored(_deep_xml),
    "50 updates between": _updates(50),
    "50 updates of all pages": _full_updates(50),
    "authorities that issue each other": _across,
    "9,000 certificates": _many_certificates,
    "a certificate of 2 MB": _large_certificate,
    "a chain of 55": _long_chain,
    "20 lists of 40,000": _with_lists(20),
    "a list of 10 GB": _list_of_zeros,
}
