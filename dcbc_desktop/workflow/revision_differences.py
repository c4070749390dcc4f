"""Differences between two states of one report: signed revisions, or the draft that follows them."""

from __future__ import annotations

from typing import NamedTuple

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.comparison.revision_diff import Difference, Part, differences
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import read_content, report_of
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.review import place_name

DRAFT = "draft"
"""Name of the state that is being written."""


class RevisionPair(NamedTuple):
    """The two states, read from the store; they are compared on another thread."""

    old: Report
    new: Report


class NamedDifference(NamedTuple):
    """A difference with the name of its place."""

    difference: Difference
    place: str


def read_pair(store: Store, report_id: int, first: str = "", second: str = "") -> RevisionPair:
    """Return the states by name, a revision's number or `draft`; else the newest state and the revision before it.

    Raises UsageError `revision_unknown`, `differences_none` where there is nothing to compare with.
    """
    report = store.load_report(report_id)
    signed = [revision.number for revision in store.revisions.listed(report_id)]
    to = second or (DRAFT if not report.frozen else str(report.revision))
    newest = report.revision if to == DRAFT else _number(to, report_id)
    before = [number for number in signed if number < newest]
    if not first and not before:
        raise UsageError("differences_none", id=report_id)
    return RevisionPair(_state(store, report, first or str(before[-1])), _state(store, report, to))


def _number(name: str, report_id: int) -> int:
    if not name.isdecimal() or len(name) > 6:
        raise UsageError("revision_unknown", id=report_id, revision=name[:20])
    return int(name)


def _state(store: Store, report: Report, name: str) -> Report:
    if name == DRAFT:
        return report
    content = store.revisions.content(report.id, _number(name, report.id))
    return report_of(read_content(content), report.id)


def named_differences(pair: RevisionPair, language: str) -> tuple[NamedDifference, ...]:
    """Return the differences in the order of the page, each with the name of its place."""
    return tuple(NamedDifference(one, _place(one, pair, language)) for one in differences(pair.old, pair.new))


def _group_number(report: Report, key: str) -> str:
    """Return `II.` for a section `1. Công tác lãnh đạo …`: several groups number their sections alike."""
    for first, *others in report.outline.tabs():
        if first.number and any(section.key == key and section.number for section in others):
            return f"{first.number}."
    return ""


def _place(one: Difference, pair: RevisionPair, language: str) -> str:
    held = pair.new if one.key in pair.new.entries else pair.old
    name = place_name(one.key, held, language)
    name = _group_number(held, one.key) + name[:1].upper() + name[1:]
    match one.part:
        case Part.NOTES:
            return sentence("difference_notes", {"place": name}, language)
        case Part.ROW:
            return sentence("difference_row", {"place": name, "row": one.row}, language)
        case Part.ROW_ORDER:
            return sentence("difference_row_order", {"place": name}, language)
        case Part.STYLE:
            return sentence("difference_style", {"place": name}, language)
        case Part.TEXT:
            return name
