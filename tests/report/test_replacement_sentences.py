"""Sentences about the report that an amended one replaces go; others that speak of replacing stay."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.amendment import Issued, replacement_sentence
from dcbc_desktop.report.comparison.replacement_sentences import (
    replaces_report,
    text_without_replacement,
    without_replacement,
)
from dcbc_desktop.report.dates import parse_date
from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, Prose, Run, Text, from_plain_text, plain_text

NUMBER = "Báo cáo số 05/BC-TTLT ngày 05 tháng 01 năm 2026"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Báo cáo này thay thế {NUMBER}.", ""),
        (f"Báo cáo này thay thế cho {NUMBER}.", ""),
        (f"Báo cáo này được lập để thay thế {NUMBER};", ""),
        (f"Thay thế {NUMBER}.", ""),
        (f"Căn cứ Luật số 10/2022/QH15. Báo cáo này thay thế {NUMBER}. Kết quả như sau:",
         "Căn cứ Luật số 10/2022/QH15. Kết quả như sau:"),
        (f"Kết quả năm 2025 (thay thế {NUMBER})", "Kết quả năm 2025"),
        (f"Một.\nBáo cáo này thay thế {NUMBER}.\nHai.", "Một.\nHai."),
        # others stay
        ("Quy chế này thay thế Quy chế số 12/QC-TTLT.", "Quy chế này thay thế Quy chế số 12/QC-TTLT."),
        ("Báo cáo này nêu việc thay thế thiết bị.", "Báo cáo này nêu việc thay thế thiết bị."),
        (f"Theo {NUMBER}, đã thay thế 02 máy.", f"Theo {NUMBER}, đã thay thế 02 máy."),
        ("Đã thay thế báo cáo giấy bằng báo cáo điện tử.", "Đã thay thế báo cáo giấy bằng báo cáo điện tử."),
        ("", ""),
    ],
)  # fmt: skip
def test_which_sentences_go(text: str, left: str) -> None:
    assert plain_text(without_replacement(from_plain_text(text))) == left
    assert text_without_replacement(text.replace("\n", " ")) == left.replace("\n", " ").strip()


def test_the_sentence_that_the_program_proposes_is_recognised() -> None:
    assert replaces_report(replacement_sentence(Issued(1, "BÁO CÁO", "BC-TTLT", "5", parse_date("05/01/2026"))))


def _left(*runs: Run) -> tuple[Run, ...]:
    return tuple(
        run for paragraph in without_replacement(Prose((Paragraph(runs),))).paragraphs for run in paragraph.runs
    )


def test_styles_figures_and_other_notes_stay() -> None:
    note, other = Footnote((Text(f"Thay thế {NUMBER}."),)), Footnote((Text("Số liệu đến 30/11."),))
    runs = (Text("Có "), FigureRun("staff", "42"), Text(" người", bold=True), note, Text(". "), other)
    sentence = (Text("Báo cáo này thay thế "), Text(NUMBER, italic=True), Text("."))
    assert _left(*runs, *sentence) == (*runs[:3], Text(". "), other)
