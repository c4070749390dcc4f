"""XMP packets as programs write them, and those with more than properties in them."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import pytest

from dcbc_desktop.signing.comparison.xmp_packets import is_plain_packet
from tests.workflow.verification.received_files import exported

_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


@cache
def _ours() -> bytes:
    with pikepdf.open(BytesIO(exported())) as pdf:
        return pdf.Root.Metadata.read_bytes()


def _around(inside: str, description: str = "") -> bytes:
    """A packet without its wrapper, as some programs write it."""
    told = f'{_RDF}><rdf:Description rdf:about="" {_DC}{description}>{inside}</rdf:Description>'
    return f"<rdf:RDF {told}</rdf:RDF>".encode()


@pytest.mark.parametrize(
    "packet",
    [
        _ours(),
        _ours().replace(b'end="r"', b"end='w'"),
        _ours().replace(b"<x:xmpmeta ", b'<x:xmpmeta x:xmptk="Adobe XMP Core 5.1.0-jc003" '),
        _around("<dc:format>application/pdf</dc:format>"),
        _around("", ' dc:format="application/pdf"'),
        _around('<dc:title><rdf:Alt><rdf:li xml:lang="vi">Báo cáo</rdf:li></rdf:Alt></dc:title>'),
        _around('<dc:relation rdf:parseType="Resource"><dc:format>x</dc:format></dc:relation>'),
        _around('<dc:relation rdf:resource="http://example.vn"/>'),
        _around('<dc:relation><rdf:Description dc:format="x"/></dc:relation>'),
        _around('<dc:relation dc:format="x"/>'),
    ],
)
def test_packets_of_properties_are_plain(packet: bytes) -> None:
    assert is_plain_packet(packet)


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"\xff\xfe",
        _ours()[:-60],
        _ours() + b"9000",
        b"<?xml version='1.0'?>" + _around(""),
        b"<!DOCTYPE a [<!ENTITY b '9000'>]>" + _around("<dc:format>&b;</dc:format>"),
        _ours().replace(b"<rdf:RDF", b"<!-- 9000 --><rdf:RDF"),
        _ours().replace(b"<rdf:RDF", b"<?khac 9000?><rdf:RDF"),
        _ours().replace(b'end="r"', b'end="r" khac="9000"'),
        _ours().replace(b"<rdf:RDF", b"9000<rdf:RDF"),
        _ours().replace(b"</rdf:RDF>", b"</rdf:RDF>9000"),
        _ours().replace(b"</rdf:RDF>", b'</rdf:RDF><q:a xmlns:q="urn:q">9000</q:a>'),
        _ours().replace(b"<x:xmpmeta ", b'<x:xmpmeta khac="9000" '),
        _ours().replace(b"<rdf:RDF ", b'<rdf:RDF khac="9000" '),
        _ours().replace(b"<dc:title>", b"9000<dc:title>"),
        _ours().replace(b"<rdf:Alt>", b'<rdf:Alt khac="9000">'),
        _ours().replace(b"<rdf:Alt>", b"<rdf:Alt>9000"),
        _ours().replace(b"<rdf:Alt>", b"<rdf:Alt><rdf:_1>9000</rdf:_1>"),
        _ours().replace(b"<dc:format>", b'<dc:format khac="9000">'),
        _ours().replace(b"<dc:format>", b'<dc:format rdf:resource="9000">'),
        _around("", ' xml:lang="en"'),
        _around("", ' rdf:ID="9000"'),
        _around("<dc:relation><rdf:value>a</rdf:value></dc:relation>"),
        _around("<dc:a><rdf:Description>" * 20 + "</rdf:Description></dc:a>" * 20),
        b"<khac/>",
    ],
)
def test_packets_with_more_are_not(packet: bytes) -> None:
    assert not is_plain_packet(packet)
