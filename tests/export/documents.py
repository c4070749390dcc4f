"""Reports for the tests of the pages: from a few words, or at random."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Prose, Run, Text, encode
from dcbc_desktop.report.report import Entry, Report
from tests.report.samples import full_report

_TEXT = """hội nghị quyết định chính phủ thủ tướng báo cáo thực hiện dân chủ cơ sở kế hoạch tổng hợp đơn vị trực
thuộc quản lý nhà nước công khai giám sát nhân dân viên chức"""
_WORDS = tuple(_TEXT.split())
_NOTE_LENGTHS = ((3, 60), (3, 200), (2, 25), (5, 1200))
_DENSITIES = (0.01, 0.03, 0.1, 0.02)


def report_of(*paragraphs: Paragraph, key: str = "I", **header: str) -> Report:
    """A whole report whose section `key` holds these paragraphs; header values by short key."""
    entries = {key: Entry(encode(Prose(paragraphs)))}
    entries |= {f"header.{name}": Entry(value) for name, value in header.items()}
    return full_report().with_entries(entries)


def body(*runs: Run | str) -> Paragraph:
    """A paragraph from text and other runs."""
    return Paragraph(tuple(Text(run) if isinstance(run, str) else run for run in runs))


def note(text: str) -> Footnote:
    """A footnote."""
    return Footnote((Text(text),))


def words(count: int, seed: int = 0) -> str:
    """Some words."""
    return " ".join(random.Random(seed).choices(_WORDS, k=count))


def random_report(seed: int) -> Report:
    """Sections of many shapes; one of four kinds of footnotes: few, long, many, and some of 1,200 words."""
    chance = random.Random(seed)
    report = full_report()
    sections = [s.key for s in report.outline.prose_sections()]
    entries = {key: Entry(encode(_random_prose(chance, seed % 4))) for key in sections}
    recipients = "\n".join(words(chance.choice([2, 5, 15]), n) for n in range(chance.choice([2, 3, 12, 50])))
    entries[h.RECIPIENTS] = Entry(recipients)
    entries[h.ADDRESSEES] = Entry("\n".join(words(4, n) for n in range(chance.choice([1, 3]))))
    entries[h.TITLE] = Entry(words(chance.choice([5, 30]), seed))
    if seed % 3 == 0:
        entries |= _random_figures(chance, report)
    return report.with_entries(entries)


def _random_prose(chance: random.Random, mode: int) -> Prose:
    count = chance.choice([0, 1, 1, 2, 3, 5])
    return Prose(tuple(_random_paragraph(chance, mode) for _ in range(count)))


def _random_paragraph(chance: random.Random, mode: int) -> Paragraph:
    kind = chance.choices(list(ParagraphKind), weights=[6, 2, 1])[0]
    length = chance.choice([3, 12]) if kind is ParagraphKind.SUBHEADING else chance.choice([5, 20, 60, 150, 400])
    runs: list[Run] = []
    for word in chance.choices(_WORDS, k=length):
        runs.append(Text(word, bold=chance.random() < 0.02, italic=chance.random() < 0.02))
        if chance.random() < _DENSITIES[mode]:
            runs.append(_random_note(chance, mode))
        runs.append(Text(" "))
    return Paragraph(tuple(runs), kind)


def _random_note(chance: random.Random, mode: int) -> Footnote:
    low, high = _NOTE_LENGTHS[mode]
    count = chance.choice([low, high]) if mode == 3 else chance.randint(low, high)
    return Footnote((Text(" ".join(chance.choices(_WORDS, k=count))),))


def _random_figures(chance: random.Random, report: Report) -> dict[str, Entry]:
    def entry() -> Entry:
        return Entry(str(chance.randint(0, 99_999)), words(chance.choice([4, 90])) if chance.random() < 0.2 else "")

    return {figure.key: entry() for figure in report.outline.figures if chance.random() < 0.8}


def filled_figures(report: Report, note_keys: Sequence[str] = ()) -> Report:
    """The report with a value in every figure, and a note at some."""
    return report.with_entries(
        {
            figure.key: Entry(f"1.{number:03}", "Tính đến ngày 14/12/2026." if figure.key in note_keys else "")
            for number, figure in enumerate(report.outline.figures, start=1)
        }
    )


LONG_NAMES: Mapping[str, str] = {
    "superior": "BỘ GIÁO DỤC VÀ ĐÀO TẠO",
    "issuer": "TRƯỜNG ĐẠI HỌC KHOA HỌC XÃ HỘI VÀ NHÂN VĂN THÀNH PHỐ HỒ CHÍ MINH",
    "place": "Thành phố Hồ Chí Minh",
    "title": words(35),
    "addressees": "\n".join(words(4, n) for n in range(5)),
    "legal_bases": "\n".join(words(18, n) for n in range(3)),
}
"""Of a header, by short key."""
