"""Bytes to text: Unicode in every usual form is read, old typefaces are recognised and refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.errors import FileError
from dcbc_desktop.intake.files.encoding import decode_text, from_vni

SENTENCE = "Cơ quan họp dân chủ, tiếp 12 lượt công dân.\nNgười lao động đồng thuận."
TCVN3 = "thùc hiÖn ph¸p luËt vÒ d©n chñ"
VNI = "thöïc hieän phaùp luaät veà daân chuû"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8-bom"),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (unicodedata.normalize("NFD", SENTENCE).encode(), "utf-8"),
        (unicodedata.normalize("NFD", SENTENCE).encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_unicode_in_any_form_is_the_same_text(data: bytes, encoding: str) -> None:
    assert decode_text(data) == (SENTENCE, encoding)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (TCVN3.encode("latin-1"), "text_tcvn3"),
        (TCVN3.encode(), "text_tcvn3"),
        (f"{SENTENCE}\n{TCVN3}\n".encode(), "text_tcvn3"),
        (TCVN3.encode("utf-16-le"), "text_tcvn3"),
        (VNI.encode("latin-1"), "text_vni"),
        (VNI.encode(), "text_vni"),
        ("Mäi ng­êi ®Òu ®ång ý, kh«ng cã ý kiÕn kh¸c".encode("latin-1"), "text_tcvn3"),
        ("Moïi ngöôøi ñeàu ñoàng yù, khoâng coù yù kieán khaùc".encode("latin-1"), "text_vni"),
        (b"\x93\xfa\x96{\x8c\xea\x82\xcc\x95\xb6\x8f\xcd", "text_encoding_unknown"),
        ("Les élèves français à côté de l'hôtel".encode("latin-1"), "text_encoding_unknown"),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x01", "text_encoding_unknown"),
        (b"\xef\xbb\xbf\xff", "text_encoding_unknown"),
        (b"co\x00 quan", "file_not_text"),
        (bytes(range(256)) * 8, "file_not_text"),
        (("a" + "\u0301\u200b\u0323" * 5000).encode(), "file_not_text"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as refused:
        decode_text(data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Thu 100 000 đ (§ 5, ¹) của 3 hộ",
        "§ 5 ¹ ² ³ © ® ± µ ¶ «trích» ¡ ¿",
        "Ông bà và các cô, chú đều có ý kiến là đã rõ",
        "Các chị à, thế là hết rồi nhé",
        "CÔNG TÁC TÔN GIÁO À Á Â Ã È É Ê Ì Í Ò Ó Ô Õ Ù Ú Ý",
        "Ho va ten: Nguyen Van A, 100% khong dau",
        "Café, naïve, façade, Übung, señor",
    ],
)
def test_unicode_is_never_taken_for_an_old_typeface(text: str) -> None:
    assert decode_text(text.encode()).text == text


def test_vni_words() -> None:
    assert [from_vni(word) for word in VNI.split()] == ["thực", "hiện", "pháp", "luật", "về", "dân", "chủ"]


@given(st.binary(max_size=400))
def test_random_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode_text(data)
    except FileError as refused:
        assert refused.code in {"file_not_text", "text_encoding_unknown", "text_tcvn3", "text_vni"}
    else:
        assert unicodedata.is_normalized("NFC", decoded.text)
        assert "\x00" not in decoded.text
