"""States of the tabs: empty, begun or complete, and the number of findings, as shown in their labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Outline, SectionKind
from dcbc_desktop.report.report import Report

GENERAL, FIGURES, RECIPIENTS, LEFT_OVER = ":general", ":figures", ":recipients", ":left_over"
"""Names of the tabs that are not sections; a section tab bears the key of its first section, which has no colon."""

GENERAL_KEYS = (
    h.SUPERIOR, h.ISSUER, h.SYMBOL, h.NUMBER, h.DATE, h.PLACE, h.TITLE, h.ADDRESSEES, h.LEGAL_BASES,
)  # fmt: skip
RECIPIENT_KEYS = (h.RECIPIENTS, h.DRAFTER, h.COPIES, *h.SIGNATORY_KEYS)


_OPTIONAL = frozenset({
    h.SUPERIOR, h.NUMBER, h.DATE, h.LEGAL_BASES, h.DRAFTER, h.COPIES, h.SIGNATORY_OFFICE,
})  # fmt: skip


class Completeness(StrEnum):
    """State of a tab before findings are counted."""

    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"


class Badge(msgspec.Struct, frozen=True):
    """State of one tab: its completeness, its findings, and those of them that stop sign-off.

    The findings of all tabs together are those of the panel. `wrong` is True where something that was typed stops
    sign-off, and not only what is still empty.
    """

    completeness: Completeness = Completeness.EMPTY
    findings: int = 0
    blocking: int = 0
    wrong: bool = False

    @property
    def mark(self) -> str:
        """Return the mark behind the tab's name: ⚠n while something typed stops sign-off, else ○ ◐ ● and the number.

        Advice never takes the place of ●: a complete part still looks complete, and ⚠ keeps its meaning.
        """
        if self.wrong:
            return f"⚠{self.findings}"
        count = f"{self.findings}" if self.findings else ""
        match self.completeness:
            case Completeness.EMPTY:
                return f"○{count}"
            case Completeness.BEGUN:
                return f"◐{count}"
            case Completeness.COMPLETE:
                return f"●{count}"


def tab_keys(outline: Outline) -> dict[str, tuple[str, ...]]:
    """Return the entry keys of each tab, by its name, in the order of the window."""
    tabs: dict[str, tuple[str, ...]] = {GENERAL: GENERAL_KEYS}
    for sections in outline.tabs():
        held = [s.key for s in sections if s.kind is not SectionKind.GROUP]
        tables = [table.key for section in sections for table in outline.tables_of(section.key)]
        tabs[sections[0].key] = (*held, *tables)
    tabs[FIGURES] = tuple(figure.key for figure in outline.figures)
    tabs[RECIPIENTS] = RECIPIENT_KEYS
    return tabs


def first_badges(report: Report) -> dict[str, Badge]:
    """Return the badges before the first review: only whether something was typed."""
    optional = {s.key for s in report.outline.prose_sections() if not s.required} | _OPTIONAL
    return {
        name: Badge(completeness(report, keys, {key for key in keys if not report.text(key)} - optional))
        for name, keys in tab_keys(report.outline).items()
    }


def completeness(report: Report, keys: Sequence[str], missing: Iterable[str]) -> Completeness:
    """Return EMPTY if no key has a value, BEGUN if one is missing or copied and not looked at, else COMPLETE."""
    lacking = {key for key in missing if key in keys}
    empty = {key for key in keys if not report.text(key) or key in lacking}
    if keys and len(empty) == len(keys):
        return Completeness.EMPTY
    return Completeness.BEGUN if lacking or not report.unreviewed.isdisjoint(keys) else Completeness.COMPLETE
