"""A signature keeps PDF/A-3a, PDF/UA-1 and the decree's page, told by programs that know nothing of this one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import page
import pytest

from dcbc_desktop.export.pdfa.signature_appearance import signature_appearance
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.signing.verifier import examine
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.export.documents import random_report
from tests.export.tables import random_tables
from tests.places import SHARED, needs_shared
from tests.signing.authority import NOW, root, seal, signer
from tests.signing.pictures import seal_png, signature_png
from tests.signing.reports import varied_report

_SHORT, _LONG = 4, 200
_PROFILES = ("pdfa3a", "ua1")
_SECOND_SIGNATURE = {"PDFA3A-SIGNATURE-BYTERANGE-001"}
"""The first signature cannot cover what the second adds. This checker alone minds (ISO 19005-3, 6.4.3): veraPDF passes
such files (tests/external)."""


def wish(number: int, png: bytes, kind: str) -> SignatureOptions:
    """With and without a picture, with and without a revocation list: four kinds in turn."""
    picture = signature_appearance(png, kind) if number % 2 else b""
    return SignatureOptions(crls=(root().crl(),) if number % 4 < 2 else (), appearance=picture, place="Hà Nội")


def signed(pdf: bytes, number: int) -> bytes:
    """By the person."""
    return sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW, wish(number, signature_png(), "signature"))


def sealed(pdf: bytes, number: int) -> bytes:
    """By the agency, after the person."""
    return sign_pdf(pdf, seal().credentials(), Role.SEAL, NOW, wish(number, seal_png(), "seal"))


def breaches(pdf: bytes, folder: Path) -> set[str]:
    """The rules of both profiles that a file breaks."""
    path = folder / "a.pdf"
    path.write_bytes(pdf)
    results = [page.validate_pdf(str(path), profile=profile) for profile in _PROFILES]
    assert all(result.rules.total > 100 for result in results)
    return {failure.rule_id for result in results for failure in result.failures}


def measured(pdf: bytes, folder: Path) -> list[str]:
    """What nd30_check.py says, line by line."""
    path = folder / "a.pdf"
    path.write_bytes(pdf)
    command = [sys.executable, "-X", "utf8", str(SHARED / "checks" / "nd30_check.py"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    lines = done.stdout.splitlines()
    assert len(lines) > 35, done.stderr
    return lines


def both_profiles_hold(pdfs: Iterable[tuple[int, bytes]], folder: Path) -> None:
    """Before and after one signature."""
    broken = {}
    for number, pdf in pdfs:
        if found := breaches(pdf, folder) | breaches(signed(pdf, number), folder):
            broken[number] = found
    assert broken == {}


def the_page_stays(numbers: Iterable[int], folder: Path) -> None:
    """Every rule of the decree holds, and each measure is the same after the signature."""
    wrong = {}
    for number in numbers:
        pdf = make_pdf(varied_report(number), draft=False)
        before, after = measured(pdf, folder), measured(signed(pdf, number), folder)
        failed = [line for line in before if line.startswith("FAIL")]
        if failed or before != after:
            wrong[number] = (failed, set(before) ^ set(after))
    assert wrong == {}


def varied(numbers: Iterable[int]) -> Iterable[tuple[int, bytes]]:
    """Files to sign: what offices write, and tables and texts at random."""
    for number in numbers:
        kind = number % 4
        report = (
            random_report(number) if kind == 3
            else random_tables(number, 1 + number % 8) if kind == 2
            else varied_report(number)
        )  # fmt: skip
        yield number, make_pdf(report, draft=False)


def test_one_signature_keeps_both_profiles(tmp_path: Path) -> None:
    both_profiles_hold(varied(range(_SHORT)), tmp_path)


def test_a_list_whose_last_byte_reads_as_a_line_end(tmp_path: Path) -> None:
    crl = next(one for one in iter(root().crl, b"") if one.endswith(b"\r"))
    pdf = make_pdf(varied_report(0), draft=False)
    made = sign_pdf(pdf, signer().credentials(), Role.PERSON, NOW, SignatureOptions(crls=(crl,)))
    assert breaches(made, tmp_path) == set()
    assert examine(made, root().trust, NOW).verdict is Verdict.VALID


@needs_shared
def test_one_signature_keeps_the_page_of_the_decree(tmp_path: Path) -> None:
    the_page_stays(range(1), tmp_path)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_one_signature_keeps_both_profiles_of_two_hundred_reports(tmp_path: Path) -> None:
    pdfs = ((number, make_pdf(varied_report(number), draft=False)) for number in range(_LONG))
    both_profiles_hold(pdfs, tmp_path)
    both_profiles_hold(varied(range(_LONG, 2 * _LONG)), tmp_path)


@needs_shared
@pytest.mark.long
@pytest.mark.timeout(3600)
def test_one_signature_keeps_the_page_of_two_hundred_reports(tmp_path: Path) -> None:
    the_page_stays(range(_LONG), tmp_path)


@pytest.mark.parametrize("number", range(4), ids=["list", "list and picture", "plain", "picture"])
def test_a_second_signature_changes_one_rule_only(number: int, tmp_path: Path) -> None:
    both = sealed(signed(make_pdf(varied_report(number), draft=False), number), number)
    assert breaches(both, tmp_path) == _SECOND_SIGNATURE
    found = examine(both, root().trust, NOW)
    assert (found.verdict, len(found.signatures)) == (Verdict.VALID, 2)


@pytest.mark.parametrize("tool", [["pdfsig", "-nocert"], ["qpdf", "--check"]], ids=["pdfsig", "qpdf"])
def test_other_programs_find_signed_reports_sound(tool: list[str], tmp_path: Path) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is not installed")
    once = signed(make_pdf(varied_report(3), draft=False), 3)
    path = tmp_path / "tep.pdf"
    for count, pdf in enumerate((once, sealed(once, 3)), start=1):
        path.write_bytes(pdf)
        done = subprocess.run([*tool, str(path)], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert tool[0] == "qpdf" or done.stdout.count("Signature is Valid") == count
