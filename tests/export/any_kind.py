"""Reports of every kind that an office writes, by number."""

from __future__ import annotations

from dcbc_desktop.report.report import Report
from tests.export.documents import filled_figures, random_report
from tests.export.tables import random_tables
from tests.places import OUTLINE_FOLDERS
from tests.report.samples import full_report, typed_report


def report_of_any_kind(seed: int) -> Report:
    """One of every kind in turn: random text, random tables, every outline with figures."""
    kind = seed % 8
    if kind < 3:
        return random_report(4 * seed + kind)  # not the one with notes of 1,200 words: they take their time
    if kind < 6:
        return random_tables(seed, 1 + seed % 3)
    folder = OUTLINE_FOLDERS[seed % len(OUTLINE_FOLDERS)]
    return filled_figures(full_report(folder)) if kind == 6 and folder.name != "next_year" else typed_report(folder)
