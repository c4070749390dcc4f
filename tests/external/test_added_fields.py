"""A file for signatures by pen that is signed digitally all the same: veraPDF and DSS judge the fields made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from tests.external.java_programs import ready
from tests.external.test_profiles import broken_rules
from tests.external.test_signatures import ALLOWED, PASSED, told
from tests.signing.authority import NOW, seal
from tests.signing.test_added_fields import by_pen, signed

pytestmark = pytest.mark.timeout(300)


def _files(folder: Path) -> list[Path]:
    made = {"pen": by_pen(), "once": signed(), "twice": sign_pdf(signed(), seal().credentials(), Role.SEAL, NOW)}
    for name, pdf in made.items():
        (folder / f"{name}.pdf").write_bytes(pdf)
    return [folder / f"{name}.pdf" for name in made]


def test_both_profiles_hold(tmp_path: Path) -> None:
    ready("verapdf")
    found = broken_rules(_files(tmp_path))
    assert len(found) == 6
    assert set(found.values()) == {""}


def test_every_signature_passes(tmp_path: Path) -> None:
    ready("dss")
    found = told(_files(tmp_path)[1:], tmp_path)
    assert set(found) == {("once", "nguoi_ky"), ("twice", "nguoi_ky"), ("twice", "co_quan")}
    assert {name: one for name, one in found.items() if one[:4] != PASSED or set(one[4].split()) - ALLOWED} == {}
