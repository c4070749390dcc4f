"""What a file is, and what happened to it on the way: said without a forgery's words, never a better verdict."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from io import BytesIO
from typing import Literal

import pikepdf
import pytest

from dcbc_desktop.report.datafile import NAME
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received, in_order, reason_sentence, verdict_sentence
from tests.intake.received.stranger_files import STRANGERS, zipped
from tests.signing.authority import NOW, root
from tests.signing.documents import document
from tests.workflow.verification.received_examples import (
    EXAMPLES,
    TRUST,
    locked,
    of_another_program,
    scanned,
    with_field_of_another,
)
from tests.workflow.verification.received_files import SIGNATORY, by_person, doctored, exported, sealed, signed

INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID


def _found(pdf: bytes) -> Received:
    return judge(pdf, TRUST, NOW)


def _ordered(found: Received) -> list[str]:
    return [reason.code for reason in in_order(found.reasons)]


# no PDF


@pytest.mark.parametrize("name", STRANGERS)
def test_a_file_that_is_no_pdf_is_told_as_what_it_is(name: str) -> None:
    make, code = STRANGERS[name]
    found = _found(make())
    if code in ("bytes_before_head", "file_converted"):  # a PDF in a way: see below
        assert _ordered(found)[0] == code
        return
    assert (found.verdict, found.line, _ordered(found)) == (INVALID, "verdict_not_pdf", [code])


def test_a_genuine_file_in_an_archive_is_not_told_to_be_forged() -> None:
    for data in (zipped(**{"a.pdf": sealed()}), gzip.compress(sealed())):
        assert verdict_sentence(_found(data), "vi") == "Không phải tệp PDF"


# passwords


def test_a_password_is_named_and_nothing_is_said_of_the_contents() -> None:
    found = _found(locked("mở"))
    assert (found.verdict, found.line, _ordered(found)) == (INVALID, "verdict_unread", ["pdf_password"])
    assert "mật khẩu" in reason_sentence(found.reasons[0], "vi")


@pytest.mark.parametrize("strength", [2, 3, 4, 6])
def test_every_kind_of_lock_is_told(strength: Literal[2, 3, 4, 6]) -> None:
    for user, code in (("mo", "pdf_password"), ("", "pdf_encrypted")):
        written = BytesIO()
        with pikepdf.open(BytesIO(exported())) as pdf:
            pdf.save(written, encryption=pikepdf.Encryption(owner="chu", user=user, R=strength, aes=strength > 3,
                                                            metadata=strength > 3))  # fmt: skip
        assert _ordered(_found(written.getvalue()))[0] == code


# bytes before and behind

FOOTERS = {
    "line": b"\n",
    "line of Windows": b"\r\n",
    "footer": b"\n-- \nVirus scanned by the gateway\n",
    "in Vietnamese": "\n-- \nĐã quét vi-rút\n".encode(),
    "html": b"<br><hr><div class=x>Scanned</div>\r\n",
    "words that a PDF has too": b"\nThe trailer of this data stream has no object or xref.\n",
    "old letters": b"\r\n-- \r\nB\xb8o c\xb8o \xae\xb7 qu\xd0t\r\n",
    "zeros": bytes(512),
    "end mark again": b"%%EOF\n",
    "end mark and zeros": b"\r\n%%EOF\r\n" + bytes(30),
    "end of a text of DOS": b"\x1a",
    "boundary": b"\r\n------=_NextPart_000_0001--\r\n",
}


@pytest.mark.parametrize("name", FOOTERS)
def test_harmless_bytes_behind_a_signed_file_are_named_and_it_is_not_valid(name: str) -> None:
    found = _found(sealed() + FOOTERS[name])
    assert found.verdict is INVALID
    assert _ordered(found)[:3] == ["appended", "bytes_behind_end", "inner_valid"]
    told = next(reason for reason in found.reasons if reason.code == "bytes_behind_end")
    assert told.params["count"] == len(FOOTERS[name])
    assert str(len(FOOTERS[name])) in reason_sentence(told, "vi")


def test_the_words_of_a_footer_are_shown_without_markup_or_marks_that_turn_a_line() -> None:
    footer = "\n<p onclick=x>Đã \u202equét <b>vi-rút</b></p>\x00".encode()
    told = next(reason for reason in _found(sealed() + footer).reasons if reason.code == "bytes_behind_end")
    assert told.params["words"] == " (Đã quét vi-rút)"


@pytest.mark.parametrize(
    "added",
    [
        b"7 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n",
        b"trailer << /Root 1 0 R >>\n",
        b"\nstartxref\n0\n%%EOF\n",
        b"%PDF-1.7\n",
        b"12 0 R",
        b"stream\r\nabc",
        b"<</Contents 4 0 R>>",
        bytes(range(1, 9)) * 20,
        zipped(**{"a.txt": b"x"}),
    ],
    ids=range(9),
)
def test_parts_of_a_pdf_and_other_files_are_never_called_harmless(added: bytes) -> None:
    found = _found(sealed() + added)
    assert found.verdict is INVALID
    assert not found.codes & {"bytes_behind_end", "inner_valid"}


def test_a_forged_file_with_a_footer_is_not_called_valid_inside() -> None:
    forged = EXAMPLES["08 số liệu bị sửa.pdf"]()
    found = _found(forged + b"\n-- Virus scanned\n")
    assert found.verdict is INVALID
    assert "pages_differ" in found.codes
    assert "inner_valid" not in found.codes


def test_a_footer_behind_an_unsigned_file_leaves_it_undetermined() -> None:
    found = _found(exported() + b"\n-- Virus scanned\n")
    assert (found.verdict, _ordered(found)) == (UNDETERMINED, ["no_signature", "bytes_behind_end"])


def test_bytes_before_the_head_are_counted_and_what_is_behind_them_is_judged() -> None:
    found = _found(b"\r\n\0" + sealed())
    assert (found.verdict, _ordered(found)[:2]) == (INVALID, ["bytes_before_head", "inner_valid"])
    assert found.report is not None
    assert len(found.signatures) == 2
    assert "inner_valid" not in _found(b"\r\n\0" + signed()[:-30]).codes


# damage


@pytest.mark.parametrize("left", [2_000, 0.3, 0.6, 0.9, -20_000, -4_000, -400, -6, -1])
def test_a_download_cut_short_is_told_as_that(left: float) -> None:
    whole = sealed()
    cut = whole[: int(left * len(whole)) if 0 < left < 1 else int(left)]
    found = _found(cut)
    assert found.verdict is INVALID
    assert _ordered(found)[0] == "file_incomplete"
    padded = _found(cut + bytes(4_096))  # space that was set aside for the whole
    assert padded.verdict is INVALID


@pytest.mark.parametrize("linear", [False, True])
def test_a_signed_file_that_was_written_anew_is_not_told_to_be_cut_short(*, linear: bool) -> None:
    written = BytesIO()
    with pikepdf.open(BytesIO(sealed())) as pdf:
        pdf.save(written, linearize=linear)
    found = _found(written.getvalue())
    assert (found.verdict, _ordered(found)[0]) == (INVALID, "saved_anew")
    assert {"digest_wrong", "not_entire_file"} <= found.codes
    assert "file_incomplete" not in found.codes


def test_cut_off_behind_the_first_signature_it_is_a_whole_file() -> None:
    assert "file_incomplete" not in _found(sealed()[: len(signed())]).codes


CONVERSIONS: dict[str, Callable[[bytes], bytes]] = {
    "line ends of Windows": lambda pdf: pdf.replace(b"\n", b"\r\n"),
    "line ends of Unix": lambda pdf: pdf.replace(b"\r\n", b"\n").replace(b"\r", b"\n"),
    "Latin-1 to UTF-8": lambda pdf: pdf.decode("latin-1").encode(),
    "read as UTF-8 and saved": lambda pdf: pdf.decode("utf-8", "replace").encode(),
    "seven bits": lambda pdf: bytes(byte & 0x7F for byte in pdf),
}


@pytest.mark.parametrize("name", CONVERSIONS)
@pytest.mark.parametrize("make", [exported, sealed])
def test_a_conversion_of_text_is_told_as_that(name: str, make: Callable[[], bytes]) -> None:
    found = _found(CONVERSIONS[name](make()))
    assert found.verdict is INVALID
    assert _ordered(found)[0] == "file_converted"


# other programs


@pytest.mark.parametrize("producer", ["Microsoft® Word 2019", ""])
def test_a_pdf_of_another_program_is_foreign_not_invalid(producer: str) -> None:
    found = _found(of_another_program(producer=producer))
    assert (found.verdict, found.line) == (UNDETERMINED, "verdict_foreign")
    assert _ordered(found)[0] == "foreign_pdf"
    told = " ".join(reason_sentence(reason, "vi") for reason in found.reasons)
    assert "3 trang" in told
    assert producer in told
    assert "không có chữ ký số" in told


def test_a_scan_is_told_as_pictures() -> None:
    assert "foreign_scan" in _found(scanned()).codes


def test_a_signed_foreign_file_names_its_signer_and_a_broken_signature_of_it() -> None:
    signed_elsewhere = with_field_of_another(of_another_program())
    found = _found(signed_elsewhere)
    assert (found.verdict, found.line) == (UNDETERMINED, "verdict_foreign")
    told = next(reason for reason in found.reasons if reason.code == "foreign_signed")
    assert told.params == {"names": SIGNATORY}
    broken = _found(signed_elsewhere.replace(b"595 842", b"595 841"))
    assert (broken.verdict, _ordered(broken)[:2]) == (INVALID, ["digest_wrong", "foreign_pdf"])


def _without_data(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Names"], pdf.Root["/AF"]


def test_a_file_of_ours_that_lost_its_data_is_not_foreign() -> None:
    found = _found(by_person(doctored(_without_data)))
    assert (found.verdict, "data_missing" in found.codes) == (INVALID, True)
    for change in (_without_producer, _without_data):
        assert "foreign_pdf" not in _found(doctored(change)).codes


def _without_producer(pdf: pikepdf.Pdf) -> None:
    """Only the name of the data is left."""
    _without_data(pdf)
    del pdf.docinfo["/Producer"], pdf.docinfo["/Creator"], pdf.Root["/Metadata"]
    pdf.Root["/Note"] = pikepdf.String(NAME)


def test_data_of_ours_in_any_file_is_never_foreign() -> None:
    assert "foreign_pdf" not in _found(document()).codes
    assert "data_invalid" in _found(document()).codes


def test_data_that_only_one_reader_finds_is_never_foreign() -> None:
    """Too many updates for the check of signatures, and no name of ours is left in plain bytes."""
    pdf = pikepdf.open(BytesIO(exported()))
    del pdf.docinfo["/Producer"], pdf.docinfo["/Creator"], pdf.Root["/Metadata"]
    written = BytesIO()
    pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    head, rest = written.getvalue()[:9], written.getvalue()[9:]
    found = _found(head + rest.replace(b"startxref", b"%startxref\n" * 70 + b"startxref"))
    assert (found.verdict, "foreign_pdf" in found.codes) == (INVALID, False)


def test_what_a_foreign_file_says_of_itself_cannot_turn_or_hide_a_line() -> None:
    found = _found(of_another_program(producer="a\u202eb\u200b<b>\ufffe"))
    told = next(reason for reason in found.reasons if reason.code == "foreign_made_with")
    assert told.params["producer"] == "ab<b>"


def test_a_valid_file_gets_no_explanation() -> None:
    assert _found(sealed()).reasons == ()
    assert {reason.code for reason in judge(sealed(), root().trust, NOW).reasons} == {"revocation_unknown"}
