"""Reading small invented texts, and the real report where it is at hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dcbc_desktop.intake.files.text_report import ImportedReport, read_text_report
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.prose import decode, note_texts, plain_text
from tests.places import OUTLINE_A
from tests.report.samples import outline_in

Read = Callable[[str], ImportedReport]
_REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"


def shipped_outline() -> Outline:
    """Outline A, as it is shipped."""
    return outline_in(OUTLINE_A)


@pytest.fixture(scope="session")
def outline() -> Outline:
    return shipped_outline()


@pytest.fixture
def read(tmp_path: Path, outline: Outline) -> Read:
    def read_it(text: str) -> ImportedReport:
        path = tmp_path / "bao-cao.txt"
        path.write_bytes(text.encode("utf-8"))
        return read_text_report(path, outline)

    return read_it


@pytest.fixture
def real_report() -> Callable[[str], Path]:
    def path_of(name: str) -> Path:
        path = _REPORTS / name
        if not path.is_file():
            pytest.skip("the real report lies beside the project (../shared/reports) and is not here")
        return path

    return path_of


def text_of(report: ImportedReport, key: str) -> str:
    """A section as `show` prints it."""
    return plain_text(decode(report.entries[key].value)) if key in report.entries else ""


def notes_of(report: ImportedReport, key: str) -> tuple[str, ...]:
    """The words of a section's notes."""
    return note_texts(decode(report.entries[key].value))


def left_texts(report: ImportedReport) -> list[str]:
    """What was left over, without its lines."""
    return [entry.text for entry in report.left_over]


def tokens(text: str) -> list[str]:
    """Words and punctuation apart, immune to spacing."""
    return re.findall(r"\w+|[^\w\s]", text)
