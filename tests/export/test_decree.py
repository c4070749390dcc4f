"""Pages measured by the scripts beside the project, which know nothing of this program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.report.prose import Prose, encode
from dcbc_desktop.report.report import Entry
from tests.export.documents import LONG_NAMES, body, filled_figures, note, report_of, words
from tests.places import OUTLINE_FOLDERS, SHARED, needs_shared
from tests.report.samples import full_report


@needs_shared
@pytest.mark.parametrize("case", ["plain", "open", "long names", "annex", "draft"])
def test_every_rule_of_the_decree_that_can_be_measured(case: str, tmp_path: Path) -> None:
    paragraphs = [body(words(150, n), note(words(20, n)), words(60, n)) for n in range(12)]
    header = {"number": "5", "date": "2027-01-05"}
    if case == "open":
        header = {}
    if case == "long names":
        header |= LONG_NAMES
    report = report_of(*paragraphs, **header)
    report = report.with_entries({key: report_of(body(words(200))).entry("I") for key in ("IV.2", "V.2", "ket_thuc")})
    if case == "annex":
        report = filled_figures(report, note_keys=[report.outline.figures[2].key])
    _measure(make_pdf(report, draft=case == "draft"), tmp_path)


@needs_shared
@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda folder: folder.name)
def test_every_rule_holds_with_the_tables_of_each_outline(folder: Path, tmp_path: Path) -> None:
    report = full_report(folder)
    keys = [section.key for section in report.outline.prose_sections()]
    prose = {key: Entry(encode(Prose((body(words(90, 7)), body(words(130, 8)))))) for key in keys}
    _measure(make_pdf(filled_figures(report.with_entries(prose)), draft=False), tmp_path)


def _measure(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "báo cáo.pdf"
    file.write_bytes(data)
    script = SHARED / "checks" / "nd30_check.py"
    command = [sys.executable, "-X", "utf8", str(script), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "FAIL " not in done.stdout.replace("0 FAIL", "")
    assert done.returncode == 0
