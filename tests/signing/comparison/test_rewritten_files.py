"""Files that another program wrote anew before they were signed: nothing in them differs."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification import judge
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.workflow.verification.received_files import by_person, report_number

PROGRAMS: dict[str, Sequence[str]] = {
    "qpdf, object streams": ("qpdf", "--object-streams=generate", "IN", "OUT"),
    "qpdf, linearized": ("qpdf", "--linearize", "IN", "OUT"),
    "qpdf, for editors": ("qpdf", "--qdf", "IN", "OUT"),
    "qpdf, unpacked": ("qpdf", "--stream-data=uncompress", "IN", "OUT"),
    "mutool": ("mutool", "clean", "IN", "OUT"),
    "mutool, each object once": ("mutool", "clean", "-gggg", "-z", "IN", "OUT"),
    "mutool, drawings written anew": ("mutool", "clean", "-d", "-s", "IN", "OUT"),
}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("seed", mostly_long(range(24), lambda seed: seed < 1))
def test_a_file_that_a_program_wrote_anew_is_equal(program: str, seed: int, tmp_path: Path) -> None:
    command = PROGRAMS[program]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    pdf = make_pdf(report_number(seed), draft=False)
    (tmp_path / "in.pdf").write_bytes(pdf)
    places = {"IN": str(tmp_path / "in.pdf"), "OUT": str(tmp_path / "out.pdf")}
    subprocess.run([places.get(word, word) for word in command], check=True, capture_output=True)
    found = judge(by_person((tmp_path / "out.pdf").read_bytes()), root().trust, NOW)
    assert found.codes <= {"revocation_unknown", "signer_differs", "seal_missing"}
