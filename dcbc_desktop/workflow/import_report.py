"""Import of a text file as a draft report; text that was not recognised stays visible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dcbc_desktop import intake
from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import decode, footnotes, word_count
from dcbc_desktop.report.report import Entry, EntryKind, Report, entry_kind
from dcbc_desktop.store.copies.copy_files import IMPORT
from dcbc_desktop.store.models import LeftOver, Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow import outline_choices
from dcbc_desktop.workflow.backups import back_up_before
from dcbc_desktop.workflow.new_report import add_report, office_codes, proposed_entries


@dataclass(frozen=True, slots=True)
class PlacedAmount:
    """Amount of a file that went into one entry."""

    words: int
    footnotes: int


@dataclass(frozen=True, slots=True)
class ImportedDraft:
    """A new draft, with the amount that went into each entry."""

    report: Report
    placed: Mapping[str, PlacedAmount]
    left_over: tuple[LeftOver, ...]
    removed_characters: int


def import_text(
    store: Store, path: Path, *, outline_id: str | None = None, year: int | None = None, office: Office | None = None
) -> ImportedDraft:
    """Read a text file into a new draft.

    Raises FileError for files that are not such text, UsageError `import_year_needed` where no year is given.
    """
    outline, imported = _best_reading(path, outline_id, year)
    told = year or imported.year
    if told is None:
        raise UsageError("import_year_needed")
    period = make_period(str(told))
    entries = {**proposed_entries(outline, period, office), **imported.entries}
    left_over = tuple(LeftOver(rest.line, rest.text) for rest in imported.left_over)
    back_up_before(store, IMPORT)
    report = add_report(store, outline, period, entries, codes=office_codes(office), left_over=left_over)
    return ImportedDraft(report, placed_amounts(outline, imported.entries), left_over, imported.removed_characters)


def _best_reading(path: Path, outline_id: str | None, year: int | None) -> tuple[Outline, intake.ImportedReport]:
    """Return the outline asked for, or the one that finds the most of its sections in the file."""
    if outline_id is not None:
        outline = outline_choices.load(outline_id)
        return outline, intake.read_text_report(path, outline, year)
    known = [choice.outline for choice in outline_choices.available() if choice.outline is not None]
    if not known:
        raise UsageError("outline_unknown", id="", known="")
    readings = [(outline, intake.read_text_report(path, outline, year)) for outline in known]
    return max(readings, key=_sections_found)


def _sections_found(reading: tuple[Outline, intake.ImportedReport]) -> int:
    outline, imported = reading
    return sum(section.key in imported.entries for section in outline.prose_sections())


def placed_amounts(outline: Outline, entries: Mapping[str, Entry]) -> dict[str, PlacedAmount]:
    """Return the amount that went into each entry."""
    return {key: _amount(entry_kind(outline, key), entry) for key, entry in entries.items() if entry.value}


def _amount(kind: EntryKind, entry: Entry) -> PlacedAmount:
    if kind is EntryKind.PROSE:
        prose = decode(entry.value)
        return PlacedAmount(word_count(prose), len(footnotes(prose)))
    return PlacedAmount(len(entry.value.split()), 0)
