"""Signing: what is added, what stays, which field, which time; and never the network."""

from __future__ import annotations

import shutil
import socket
import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from dcbc_desktop.errors import FileError, RefusedError
from dcbc_desktop.signing.records import FIELDS, Role, Trust
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.report.samples import full_report
from tests.signing.authority import NOW, root, seal, signer
from tests.signing.documents import document, sealed, signed, with_fields


def test_a_signature_only_adds_after_the_given_bytes() -> None:
    assert signed().startswith(document())
    assert sealed().startswith(signed())
    assert signed()[len(document()) :].count(b"startxref") == 1


def test_metadata_is_left_alone() -> None:
    added = signed()[len(document()) :]
    assert b"xpacket" not in added
    assert b"/ModDate" not in added


def test_it_is_pades_with_sha256_at_the_given_time_in_vietnam() -> None:
    opened = pikepdf.open(BytesIO(signed()))
    value = opened.Root.AcroForm.Fields[0].V
    assert value.SubFilter == "/ETSI.CAdES.detached"
    assert str(value.M) == "D:20261215100000+07'00'"


def test_each_role_has_its_field() -> None:
    found = examine(sealed(), root().trust, NOW).signatures
    assert [facts.field for facts in found] == [FIELDS[Role.PERSON], FIELDS[Role.SEAL]]
    assert [facts.signer.name for facts in found if facts.signer] == ["Nguyễn Xuân Thử", "Trung tâm Lưu trữ"]
    assert {facts.signed_at for facts in found} == {NOW}


def test_an_empty_field_that_the_file_has_is_taken() -> None:
    pdf = with_fields(document(), "nguoi_ky", "co_quan")
    both = sign_pdf(sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW), seal().credentials(), Role.SEAL, NOW)
    opened = pikepdf.open(BytesIO(both))
    assert [str(field.T) for field in opened.Root.AcroForm.Fields] == ["nguoi_ky", "co_quan"]
    assert examine(both, root().trust, NOW).verdict is Verdict.VALID


def test_a_picture_is_drawn_into_the_field() -> None:
    picture = document(7, pages=1)
    pdf = with_fields(document(), "nguoi_ky")
    made = sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW, SignatureOptions(appearance=picture, place="Hà Nội"))
    opened = pikepdf.open(BytesIO(made))
    field = opened.Root.AcroForm.Fields[0]
    assert b"so 7 trang 0" in field.AP.N.Resources.XObject.Drawn.read_bytes()
    assert str(field.V.Location) == "Hà Nội"
    assert examine(made, root().trust, NOW).verdict is Verdict.VALID


def test_revocation_lists_travel_in_the_same_update() -> None:
    made = sign_pdf(document(), signer().credentials(), Role.PERSON, NOW, SignatureOptions(crls=(root().crl(),)))
    assert made[len(document()) :].count(b"startxref") == 1
    found = examine(made, root().trust, NOW)
    assert (found.verdict, found.reasons) == (Verdict.VALID, ())


def test_a_field_is_signed_once() -> None:
    with pytest.raises(RefusedError, match="already_signed"):
        sign_pdf(signed(), seal().credentials(), Role.PERSON, NOW)


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"\x00" * 5000, b'<b>&"', document()[:700]])
def test_what_is_no_pdf_is_refused(pdf: bytes) -> None:
    with pytest.raises(FileError, match=r"pdf_unreadable|signing_failed"):
        sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW)


def test_signing_and_verifying_never_touch_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was tried")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    made = sign_pdf(document(3), signer().credentials(), Role.PERSON, NOW, SignatureOptions(crls=(root().crl(),)))
    assert examine(made, root().trust, NOW).verdict is Verdict.VALID


def test_an_exported_report_is_signed_twice() -> None:
    pdf = make_pdf(full_report(), draft=False)
    both = sign_pdf(sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW), seal().credentials(), Role.SEAL, NOW)
    assert both.startswith(pdf)
    found = examine(both, Trust((root().der,), (root().crl(),)), NOW)
    assert (found.verdict, found.reasons) == (Verdict.VALID, ())


def test_without_lists_revocation_is_unknown() -> None:
    found = examine(signed(), root().trust, NOW)
    assert [reason.code for reason in found.reasons] == [Code.REVOCATION_UNKNOWN]
    assert found.verdict is Verdict.VALID


@pytest.mark.parametrize("tool", [["pdfsig", "-nocert"], ["qpdf", "--check"]], ids=["pdfsig", "qpdf"])
def test_other_programs_find_the_file_sound(tool: list[str], tmp_path: Path) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    path = tmp_path / "tep.pdf"
    path.write_bytes(sealed())
    answer = subprocess.run([*tool, str(path)], capture_output=True, text=True, timeout=60, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    if tool[0] == "pdfsig":
        assert answer.stdout.count("Signature is Valid") == 2


def test_the_clock_is_the_given_one() -> None:
    earlier = datetime.fromisoformat("2026-11-01T08:30:00+07:00")
    made = sign_pdf(document(), signer().credentials(), Role.PERSON, earlier)
    assert examine(made, root().trust, NOW).signatures[0].signed_at == earlier
