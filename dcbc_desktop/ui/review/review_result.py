"""Result of a review in words, for badges, fields and panel; made on a worker thread. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dcbc_desktop.report.checks.finding import Finding, Severity
from dcbc_desktop.report.checks.ignored import FindingCounts, Ignored, count_findings
from dcbc_desktop.report.outline import Outline, printed_heading
from dcbc_desktop.report.prose import footnotes, note_texts, plain_text
from dcbc_desktop.report.report import EntryKind, Report, entry_kind
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.ui.review.section_states import FIGURES, Badge, completeness, tab_keys
from dcbc_desktop.workflow.review import finding_sentence, place_name, sorted_findings
from dcbc_desktop.workflow.review_data import ReviewData

V = TypeVar("V")
MISSING = frozenset({"section_empty", "header_missing", "signatory_missing"})
"""Findings that a badge shows as empty or begun; no sentence under a field says them once more."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """Finding with the words that the window shows.

    `location` names its place, `part` is its section's key or its tab's name, `words` are the letters that a fix
    replaces; `ignored` is the reason for which it is ignored, None while it is open.
    """

    finding: Finding
    sentence: str
    location: str
    part: str
    words: str
    ignored: Ignored | None = None

    @property
    def blocking(self) -> bool:
        """Return whether the finding stops sign-off."""
        return self.finding.severity is Severity.BLOCKING

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what stays the same when the finding only moves."""
        place = self.finding.place
        reason = self.ignored.reason if self.ignored else ""
        return self.finding.code, place.key, f"{place.note}", place.row, place.column, self.sentence, reason


class FindingFormatter:
    """Puts the findings of one report into words; each place and each text is looked up once."""

    def __init__(self, report: Report, language: str) -> None:
        self._report = report
        self._language = language
        self._names: dict[str, str] = {}
        self._texts: dict[str, tuple[str, tuple[str, ...]]] = {}
        self._notes_before: Mapping[str, int] | None = None
        self._tabs = {key: name for name, keys in tab_keys(report.outline).items() for key in keys}

    def view(self, finding: Finding, ignored: Ignored | None = None) -> FindingView:
        """Return one finding in words."""
        said = finding_sentence(finding, self._report, self._language)
        return FindingView(
            finding,
            said,
            self._location(finding.place),
            self._part(finding.key),
            self._words(finding.place),
            ignored,
        )

    def _part(self, key: str) -> str:
        table = self._report.outline.table(key)
        if table is not None:
            return table.section
        return key if self._report.outline.section(key) else self._tabs.get(key, "")

    def _location(self, place: TextPlace) -> str:
        name = _kept(self._names, place.key, self._name_of)
        if place.note:
            number = self._note_offset(place.key) + place.note
            return sentence("finding_in_note", {"place": name, "number": number}, self._language)
        if place.row:
            row = next((n for n, row in enumerate(self._report.rows(place.key), 1) if row.id == place.row), 0)
            return sentence("finding_in_row", {"place": name, "number": row}, self._language)
        return name

    def _name_of(self, key: str) -> str:
        section = self._report.outline.section(key)
        if section is None:
            name = place_name(key, self._report, self._language)
            return f"{name[:1].upper()}{name[1:]}"
        group = self._report.outline.section(section.group) if section.group else None
        heading = printed_heading(section, self._report.period) or section.short_title
        return f"{group.number}.{heading}" if group is not None and section.number else heading

    def _note_offset(self, key: str) -> int:
        if self._notes_before is None:
            self._notes_before = _notes_before(self._report)
        return self._notes_before.get(key, 0)

    def _words(self, place: TextPlace) -> str:
        words = slice(place.start, place.start + place.length)
        if place.row:
            rows = self._report.rows(place.key)
            return next((row.text(place.column) for row in rows if row.id == place.row), "")[words]
        text, notes = _kept(self._texts, place.key, self._text_of)
        if not place.note:
            return text[words]
        note = notes[place.note - 1] if place.note <= len(notes) else ""
        return note[place.note_start : place.note_start + place.note_length]

    def _text_of(self, key: str) -> tuple[str, tuple[str, ...]]:
        if entry_kind(self._report.outline, key) is EntryKind.PROSE:
            prose = self._report.prose(key)
            return plain_text(prose), note_texts(prose)
        return self._report.text(key), ()


def _kept(known: dict[str, V], key: str, make: Callable[[str], V]) -> V:
    if key not in known:
        known[key] = make(key)
    return known[key]


def _notes_before(report: Report) -> dict[str, int]:
    """Return the number of footnotes before each section: they are numbered through the whole report."""
    before, count = {}, 0
    for section in report.outline.prose_sections():
        before[section.key] = count
        count += len(footnotes(report.prose(section.key)))
    return before


@dataclass(frozen=True, slots=True)
class ReviewResult:
    """Findings of a report, in the words of one language.

    `open` and `ignored` are in the order of the panel. `sentences` are shown under the fields by entry key: a text
    shows only what stops sign-off, and `advice` counts the rest by section, so that fifty spellings do not push the
    page about. Figures and fields of the head are in `advice` if none of their sentences stops sign-off.
    """

    report: Report
    language: str
    open: tuple[FindingView, ...]
    ignored: tuple[FindingView, ...]
    badges: Mapping[str, Badge]
    sentences: Mapping[str, str]
    advice: Mapping[str, int]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the open findings."""
        return tuple(item.finding for item in self.open)

    @property
    def counts(self) -> FindingCounts:
        """Return the numbers of findings."""
        return count_findings(self.findings, len(self.ignored))

    @property
    def unsaid_replacement(self) -> str:
        """Return the citation of the report that this one replaces without mentioning it; empty if none."""
        found = next((one for one in self.findings if one.code == "replacement_unsaid"), None)
        return str(found.params["name"]) if found else ""


def review_report(report: Report, data: ReviewData, language: str) -> ReviewResult:
    """Return findings, their words and badges; for the worker thread."""
    findings, ignored = sorted_findings(report, data)
    formatter = FindingFormatter(report, language)
    still_open = tuple(formatter.view(finding) for finding in findings)
    ignored_views = tuple(formatter.view(finding, one) for finding, one in ignored)
    tabs = tab_keys(report.outline)
    badges = {name: _badge(report, name, keys, findings) for name, keys in tabs.items()}
    sentences, advice = _under_fields(still_open, report.outline)
    return ReviewResult(report, language, still_open, ignored_views, badges, sentences, advice)


def _under_fields(views: Sequence[FindingView], outline: Outline) -> tuple[dict[str, str], dict[str, int]]:
    """Return the sentences under each field, one a line, and the numbers of findings that are only counted."""
    said: dict[str, str] = {}
    counted: dict[str, int] = {}
    stopping = {one.finding.key for one in views if one.blocking}
    for one in views:
        key = one.finding.key
        if one.finding.code in MISSING:
            continue
        kind = entry_kind(outline, key)
        if not one.blocking and kind in (EntryKind.PROSE, EntryKind.TABLE):
            counted[one.part] = counted.get(one.part, 0) + 1
            continue
        if key not in stopping:
            counted[key] = counted.get(key, 0) + 1
        said[key] = f"{said[key]}\n{one.sentence}" if key in said else one.sentence
    return said, counted


def _badge(report: Report, name: str, keys: Sequence[str], findings: Iterable[Finding]) -> Badge:
    own = [finding for finding in findings if finding.key in keys]
    missing = {finding.key for finding in own if finding.code in MISSING}
    if name == FIGURES:
        missing |= {key for key in keys if not report.text(key).strip()}
    counts = count_findings(own)
    wrong = any(finding.severity is Severity.BLOCKING and finding.code not in MISSING for finding in own)
    return Badge(completeness(report, keys, missing), counts.open, counts.blocking, wrong)
