"""veraPDF holds every file to PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.external import office_files
from tests.external.java_programs import ready, run_java

pytestmark = pytest.mark.timeout(300)
PROFILES = ("3a", "ua1")


def broken_rules(paths: Iterable[Path]) -> dict[tuple[str, str], str]:
    """The rules that each file breaks, by the file's name and the profile."""
    lines = run_java("verapdf", "VeraCheck", list(paths))
    return {(Path(path).stem, profile): rules for path, profile, _, rules in lines}


def every_profile_holds(numbers: Iterable[int], folder: Path) -> None:
    """Both profiles of all files; two files of other programs show that either could fail."""
    ready("verapdf")
    made = [*office_files.made(numbers, folder), *office_files.made_with_new_fields(folder)]
    files = [file.path for file in made]
    found = broken_rules([*files, *_controls(files[0])])
    assert "6.1.7.1-1" in found.pop(("saved by qpdf", "3a"))
    assert "7.2-" in found.pop(("language lost", "ua1"))
    del found["saved by qpdf", "ua1"], found["language lost", "3a"]
    assert {name: rules for name, rules in found.items() if rules} == {}
    assert set(found) == {(file.stem, profile) for file in files for profile in PROFILES}


def _controls(ours: Path) -> list[Path]:
    """The file saved anew by the library of qpdf, and without its language."""
    paths = [ours.with_name("saved by qpdf.pdf"), ours.with_name("language lost.pdf")]
    for path in paths:
        with pikepdf.open(BytesIO(ours.read_bytes())) as pdf:
            if "language" in path.stem:
                del pdf.Root.Lang
            pdf.save(path, preserve_pdfa="language" in path.stem)  # else as qpdf does by itself
    return paths


def test_verapdf_finds_both_profiles_kept(tmp_path: Path) -> None:
    every_profile_holds(office_files.SHORT, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_verapdf_finds_both_profiles_kept_in_120_files(tmp_path: Path) -> None:
    every_profile_holds(range(office_files.COUNT), tmp_path)
