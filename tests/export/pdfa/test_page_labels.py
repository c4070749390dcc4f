"""Numbers of pages as readers show them: those that the pages bear, with the annex that they belong to."""

from __future__ import annotations

import pypdfium2
import pytest

from dcbc_desktop.export.document import make_pdf
from dcbc_desktop.report.outline import TablePlace
from tests.export.documents import body, filled_figures, report_of, words
from tests.export.reading import catalog, page_texts
from tests.export.tables import report_with, row, table


def labels_of(data: bytes) -> list[str]:
    """The label of each page, as two readers find it."""
    with catalog(data) as pdf:
        found = [page.label for page in pdf.pages]
    with pypdfium2.PdfDocument(data) as document:
        assert [document.get_page_label(number) for number in range(len(document))] == found
    return found


@pytest.mark.parametrize("draft", [False, True])
def test_pages_of_the_body_have_the_numbers_that_they_bear(draft: bool) -> None:
    data = make_pdf(report_of(body(words(1_500))), draft=draft)
    labels = labels_of(data)
    assert labels == [str(number) for number in range(1, len(labels) + 1)]
    assert len(labels) > 2


def test_each_annex_begins_anew_under_its_own_number() -> None:
    rows = [row(number, words(30, number), "1") for number in range(40)]
    report = report_with((table(key="a", place=TablePlace.ANNEX), rows), (table(key="b", place=TablePlace.ANNEX), rows))
    data = make_pdf(filled_figures(report), draft=False)
    labels = labels_of(data)
    begins = [number for number, text in enumerate(page_texts(data)) if text.lstrip().startswith("Phụ lục")]
    assert [labels[number] for number in begins] == ["Phụ lục I-1", "Phụ lục II-1", "Phụ lục III-1"]
    printed = [text.split()[0] for text in page_texts(data)]
    for number, label in enumerate(labels):
        if number and number not in begins:
            assert label.rpartition("-")[2] == printed[number]
    assert "Phụ lục II-2" in labels
    assert len(set(labels)) == len(labels)


def test_a_single_annex_has_no_number() -> None:
    report = filled_figures(report_of(body("Một.")))
    assert labels_of(make_pdf(report, draft=False))[-1].startswith("Phụ lục-")


def test_files_of_layout_2_leave_the_numbers_to_the_reader() -> None:
    with catalog(make_pdf(report_of(body("Một.")), draft=False, layout_version=2)) as pdf:
        assert "/PageLabels" not in pdf.Root
