"""A signed file with other bytes in its signature, or with a signature that lacks what could be checked."""

from __future__ import annotations

import re
from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.workflow.verification.forgeries.forged_updates import by_hand, other_words, person_field
from tests.workflow.verification.forgeries.hand_written import (
    ROOM,
    Entry,
    updated,
)

Make = Callable[[], bytes]
_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")


def _value(old: bytes, new: bytes) -> Make:
    """Other bytes in the last update."""

    def make() -> bytes:
        pdf = by_hand()
        place = pdf.rindex(old)
        return pdf[:place] + new + pdf[place + len(old) :]

    return make


def _range(write: Callable[[int, int, int], bytes]) -> Make:
    """Another range of the same length, written before the signature is made over what the genuine one covers."""

    def make() -> bytes:
        pdf = by_hand()
        found = list(_RANGE.finditer(pdf))[-1]
        new = b"/ByteRange " + write(*map(int, found.groups()))
        assert len(new) <= len(found[0]), (new, found[0])
        return pdf[: found.start()] + new.ljust(len(found[0])) + pdf[found.end() :]

    return make


def _contents(write: Callable[[bytes], bytes]) -> Make:
    def make() -> bytes:
        pdf = by_hand()
        first, second, _ = map(int, list(_RANGE.finditer(pdf))[-1].groups())
        value = write(pdf[first:second])
        return pdf[:first] + value.ljust(second - first) + pdf[second:]

    return make


def _literal(value: bytes) -> bytes:
    raw = bytes.fromhex(value[1:-1].decode()).rstrip(b"\0")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r") + b")"


def _universal(entry: str, value: Entry) -> Make:
    """Bytes that nobody signed, in a signature that lacks what could be checked (universal signature forgery)."""

    def make() -> bytes:
        def change(pdf: Pdf) -> None:
            other_words(pdf)
            held = dict(person_field(pdf).V.items())
            if value is None:
                held.pop(entry)
            else:
                held[entry] = value
            person_field(pdf).V = pdf.make_indirect(Dictionary(held))

        return updated(by_hand(), change)

    return make


def _wrapped() -> bytes:
    """The signed end moves back, and what no signature covers stands where the file's table leads."""
    pdf = by_hand()
    first, second, rest = map(int, list(_RANGE.finditer(pdf))[-1].groups())
    update = updated(pdf, other_words)[len(pdf) :]
    gap = pdf[first:second]
    moved = pdf[:second] + update.rjust(4_000) + b"<" + pdf[second:]
    assert len(gap) == 2 * ROOM + 2
    old, new = b"%d %d %d" % (first, second, rest), b"%d %d %d" % (first, len(moved) - rest, rest)
    return moved.replace(old, new.ljust(len(old)), 1)


VALUES: dict[str, Make] = {
    "a range of six numbers": _range(lambda a, b, c: b"[0 %d %d %d 0 0]" % (a, b, c)),
    "a range of two numbers": _range(lambda a, b, c: b"[0 %d]" % (a + 0 * b * c)),
    "a negative number": _range(lambda a, b, c: b"[0 -1 %d %d]" % (b, c + 0 * a)),
    "a fraction": _range(lambda a, b, c: b"[0 %d.0 %d %d]" % (a, b, c)),
    "a reference in the range": _range(lambda a, b, c: b"[0 %d %d 1 0 R]" % (a, b + 0 * c)),
    "a name in the range": _range(lambda a, b, c: b"[0 %d %d /A]" % (a, b + 0 * c)),
    "a range over the value": _range(lambda a, b, c: b"[0 %d %d %d]" % (b, b, c + 0 * a)),
    "a range to the value's end": _range(lambda a, b, c: b"[0 %d %d %d]" % (a, a, c + b - a)),
    "a range of nothing": _range(lambda a, b, c: b"[0 0 %d 0]" % (a + b + c)),
    "a range in reverse": _range(lambda a, b, c: b"[%d %d 0 %d]" % (b, c, a)),
    "no range": _range(lambda a, b, c: b"null" + b"" * (a + b + c)),
    "a range by name": _range(lambda a, b, c: b"/ByteRange" + b"" * (a + b + c)),
    "another kind": _value(b"/ETSI.CAdES.detached", b"/adbe.pkcs7.sha1    "),
    "a kind of X.509": _value(b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1 "),
    "a kind of time stamps": _value(b"/ETSI.CAdES.detached", b"/ETSI.RFC3161       "),
    "no kind": _value(b"/SubFilter", b"/SubFiltes"),
    "a value in brackets": _contents(_literal),
    "an empty value": _contents(lambda _: b"<>"),
    "no value": _contents(lambda _: b"null"),
    "blanks in the value": _contents(lambda value: value[:9] + b" " + value[9:-2] + b">"),
    "an odd number of digits": _contents(lambda value: value[:-2] + b">"),
    "a value padded with ones": _contents(lambda value: value[:-9] + b"11111111>"),
    "a comment behind the value": _contents(lambda value: value[:-9] + b">%aaaaaa\n"),
    "moved into a wrapping": _wrapped,
    **{
        f"{entry} {told}": _universal(entry, value)
        for entry in ("/ByteRange", "/Contents", "/SubFilter", "/Filter", "/Type")
        for told, value in (("missing", None), ("of no kind", Name.Nichts), ("empty", Array([])))
    },
    "a range of zeros and other words": _universal("/ByteRange", Array([0, 0, 0, 0])),
    "a value of zeros and other words": _universal("/Contents", String(bytes(64))),
    "a value of one byte and other words": _universal("/Contents", String(b"\0")),
}
