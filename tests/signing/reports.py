"""Reports to sign, of every shape that offices write: notes, tables, long names, annexes."""

from __future__ import annotations

import random
from itertools import pairwise

from dcbc_desktop.report.prose import Paragraph, Prose, Run, encode
from dcbc_desktop.report.report import Entry, Report
from tests.export.documents import LONG_NAMES, body, filled_figures, note, words
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import full_report

MOST_NOTES, LONGEST_NOTE = 60, 1_200
_WORDS_IN_NOTES = 4_000
"""Of one report: some twenty pages in all."""
_LAST = 12
"""Paragraphs without notes at the end."""
_LONG_SIGNATORY = {
    "signatory.lines": "TM. BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ THÀNH PHỐ HỒ CHÍ MINH\n"
    "KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN",
    "signatory.name": "Công Tằng Tôn Nữ Nguyễn Thị Quỳnh Thương Hoàng Bảo Ngọc",
}


def varied_report(seed: int) -> Report:
    """0 to 60 notes of 1 to 1,200 words; each third has an annex of figures, each fifth long names."""
    chance = random.Random(seed)
    report = full_report(OUTLINE_FOLDERS[seed % len(OUTLINE_FOLDERS)])
    keys = [section.key for section in report.outline.prose_sections()]
    paragraphs = _paragraphs(chance, note_lengths(chance, seed))
    ends = [len(paragraphs) * place // len(keys) for place in range(len(keys) + 1)]
    shares = [paragraphs[first:last] for first, last in pairwise(ends)]
    entries = {key: Entry(encode(Prose(tuple(part)))) for key, part in zip(keys, shares, strict=True)}
    if seed % 5 == 0:
        entries |= {f"header.{key}": Entry(value) for key, value in LONG_NAMES.items()}
        entries |= {key: Entry(value) for key, value in _LONG_SIGNATORY.items()}
    report = report.with_entries(entries)
    return filled_figures(report, note_keys=[report.outline.figures[2].key]) if seed % 3 == 0 else report


def note_lengths(chance: random.Random, seed: int) -> list[int]:
    """Words of each note; the first two reports go to both ends."""
    if seed < 2:
        return [[], [1] * (MOST_NOTES - 1) + [LONGEST_NOTE]][seed]
    longest = chance.choice([25, 200, LONGEST_NOTE])
    lengths = [chance.randint(1, longest) for _ in range(chance.randint(0, MOST_NOTES))]
    while sum(lengths) > _WORDS_IN_NOTES:
        lengths.pop()
    return lengths


def _paragraphs(chance: random.Random, lengths: list[int]) -> list[Paragraph]:
    """More words than the notes have, and none of these near the end: the measuring script would take notes for the
    text, or for the list of recipients, which is of their size."""
    texts = [[words(chance.randint(90, 200), chance.getrandbits(32)) + " "] for _ in range(34 + sum(lengths) // 100)]
    runs: list[list[Run | str]] = [[*text] for text in texts]
    for length in lengths:
        place = chance.choice(runs[:-_LAST])
        place += [note(words(length, chance.getrandbits(32))), " " + words(40, chance.getrandbits(32))]
    return [body(*one) for one in runs]
