"""EU DSS finds every signature passed, with a revocation list, and no change that it cannot name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from tests.external import office_files
from tests.external.java_programs import ready, run_java
from tests.signing.authority import DAY, NOW, Holder, root, signer
from tests.workflow.signing.other_programs import damaged
from tests.workflow.verification.received_files import exported

pytestmark = pytest.mark.timeout(300)
ALLOWED = {
    "BBB_FC_IAOD_ANS",  # fields overlap: the decree wants the seal over the signature
    "BBB_XCV_AIA_PRES_ANS",  # the certificate does not say where its issuer is,
    "BBB_XCV_REVOC_PRES_ANS",  # nor where revocation is told: the list is given
}
PASSED = ("PAdES-BASELINE-B", "TOTAL_PASSED", "null", "GOOD")
_FIELDS = ("nguoi_ky", "co_quan")


def told(paths: Iterable[Path], folder: Path, *revoked: Holder) -> dict[tuple[str, str], tuple[str, ...]]:
    """What DSS says of each signature, by the file's name and the field: the last are keys of errors and warnings."""
    trust, crl = folder / "root.pem", folder / "list.crl"
    trust.write_bytes(root().pem)
    crl.write_bytes(root().crl(*revoked))
    moment = int((NOW + DAY).timestamp() * 1000)
    lines = run_java("dss", "DssCheck", [trust, crl, str(moment), *paths])
    return {(Path(path).stem, field): tuple(rest) for path, field, *rest in lines}


def every_signature_passes(numbers: Iterable[int], folder: Path) -> None:
    """All of them; a file that was tampered with, and a revoked signer, show that it could fail."""
    ready("dss")
    files = [*office_files.made(numbers, folder), *office_files.made_with_new_fields(folder)]
    signed = [file for file in files if file.signatures]
    revoked = root().issue("Người bị thu hồi")
    paths = [file.path for file in signed]
    found = told([*paths, *_controls(revoked, folder)], folder, revoked)
    assert found.pop(("tampered", "nguoi_ky"))[1:3] == ("TOTAL_FAILED", "HASH_FAILURE")
    assert found.pop(("revoked", "nguoi_ky"))[1] != "TOTAL_PASSED"
    assert set(found) == {(file.path.stem, field) for file in signed for field in _FIELDS[: file.signatures]}
    assert {name: one for name, one in found.items() if one[:4] != PASSED or set(one[4].split()) - ALLOWED} == {}


def _controls(revoked: Holder, folder: Path) -> list[Path]:
    paths = [folder / "tampered.pdf", folder / "revoked.pdf"]
    paths[0].write_bytes(damaged(sign_pdf(exported(), signer().credentials(), Role.PERSON, NOW)))
    paths[1].write_bytes(sign_pdf(exported(), revoked.credentials(), Role.PERSON, NOW))
    return paths


def test_dss_finds_every_signature_passed(tmp_path: Path) -> None:
    every_signature_passes(_each_way_of_signing(), tmp_path)


def _each_way_of_signing() -> list[int]:
    """Numbers of the short form, one for each way with a signature."""
    numbers = {office_files.way(number): number for number in office_files.SHORT}
    return [number for way, number in numbers.items() if way.startswith(("once", "twice"))]


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_dss_finds_every_signature_of_120_files_passed(tmp_path: Path) -> None:
    every_signature_passes(range(office_files.COUNT), tmp_path)
