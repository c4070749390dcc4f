"""The main job on the real report: text in, official pages out, measured by independent scripts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dcbc_desktop.intake.pdf.embedded_data import read_exported
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.import_report import import_text
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.sending.exports import export_final
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from tests.places import SHARED, needs_shared
from tests.short_form import mostly_long

pytestmark = needs_shared
WEB, PDF_TEXT = "vpcp-2023-web.txt", "vpcp-2023-pdftotext.txt"
HEADER = {
    "header.issuer": "VĂN PHÒNG CHÍNH PHỦ",
    "header.symbol": "BC-VPCP",
    "header.place": "Hà Nội",
    "header.title": "Kết quả thực hiện quy chế dân chủ ở cơ sở năm 2023",
    "header.addressees": "Bộ Nội vụ",
}
SIGNED = SignatoryChoice(
    signatory="Nguyễn Xuân Thành", office="PHÓ CHỦ NHIỆM", authorities=("KT. BỘ TRƯỞNG, CHỦ NHIỆM",),
    number="9512", date="2023-12-08",
)  # fmt: skip
BY_PEN = SignatoryChoice(signatory=SIGNED.signatory, office=SIGNED.office, authorities=SIGNED.authorities)


def exported(source: str, folder: Path, signing: SignatoryChoice, values: dict[str, str] | None = None) -> Path:
    """The final PDF of one of the two texts."""
    store = Store.open(folder / "reports.db")
    try:
        imported = import_text(store, SHARED / "reports" / source)
        assert imported.left_over == ()
        given = {key: value for key, value in HEADER.items() if not imported.report.text(key) or key == "header.symbol"}
        store.save_entries(imported.report.id, {k: Entry(v) for k, v in {**given, **(values or {})}.items()})
        sign_off(store, imported.report.id, signing)
        return export_final(store, imported.report.id, folder / "báo cáo.pdf").path
    finally:
        store.close()


def failed_rules(pdf: Path) -> list[dict[str, str]]:
    """What nd30_check.py finds wrong."""
    script = SHARED / "checks" / "nd30_check.py"
    command = [sys.executable, "-X", "utf8", str(script), str(pdf), "--json"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    rules = json.loads(result.stdout)
    assert len(rules) >= 40
    return [rule for rule in rules if rule["result"] == "FAIL"]


def missing_words(source: str, pdf: Path) -> dict[str, int]:
    """What text_fidelity.py finds missing."""
    script = SHARED / "checks" / "text_fidelity.py"
    command = [sys.executable, "-X", "utf8", str(script), str(SHARED / "reports" / source), str(pdf), "--json"]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    missing: dict[str, int] = json.loads(told.stdout.splitlines()[0])["missing"]
    return missing


def test_the_page_follows_the_decree_and_no_word_is_lost(tmp_path: Path) -> None:
    pdf = exported(WEB, tmp_path, SIGNED)
    assert failed_rules(pdf) == []
    missing = missing_words(WEB, pdf)
    assert set(missing) <= {"."}
    assert sum(missing.values()) <= 1


@pytest.mark.parametrize(
    "values",
    mostly_long(
        [
            {"staff": "2.000", "units_total": "24", "petitions_received": "22.153", "petitions_forwarded": "4.244"},
            {"header.superior": "CHÍNH PHỦ", "header.addressees": "Bộ Nội vụ\nBan Dân vận Trung ương\nBan Chỉ đạo"},
            {"header.legal_bases": "Căn cứ Luật Thực hiện dân chủ ở cơ sở;\nCăn cứ Nghị định số 59/2023/NĐ-CP."},
        ],
        lambda values: "staff" in values,
    ),
    ids=["annex", "superior", "legal bases"],
)
def test_other_forms_by_pen_follow_the_decree(tmp_path: Path, values: dict[str, str]) -> None:
    assert failed_rules(exported(WEB, tmp_path, BY_PEN, values)) == []


def test_the_second_text_prints_the_words_of_the_first(tmp_path: Path) -> None:
    pdf = exported(PDF_TEXT, tmp_path, SIGNED)
    assert failed_rules(pdf) == []
    missing = missing_words(WEB, pdf)
    # its own three slips of typing: cở, xửa, thầm; and the title, which the second text does not hold
    assert {word for word in missing if word.islower() and word.isalpha()} <= {"ở", "sửa", "thẩm"}


def test_the_report_inside_the_file_makes_the_very_file_again(tmp_path: Path) -> None:
    path = exported(WEB, tmp_path, SIGNED)
    assert make_pdf(read_exported(path.read_bytes()).report, draft=False, fields=False) == path.read_bytes()
