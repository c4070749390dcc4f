"""History of entries: their former states, those that the report holds now left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from dcbc_desktop.report.comparison.former_states import FormerState, is_removed, words_in
from dcbc_desktop.report.report import Entry, EntryKind, Report, entry_kind
from dcbc_desktop.report.table import Row
from dcbc_desktop.store.records.entries import FormerRow
from dcbc_desktop.store.store import Store


class ListedState(NamedTuple):
    """A former state, the number of words of its text, and whether it is of a row that is gone."""

    state: FormerState
    words: int
    removed: bool


def read_history(store: Store, report: Report, keys: Collection[str]) -> tuple[ListedState, ...]:
    """Return the former states of some entries that differ from the next later one, newest first.

    Raises FileError `row_damaged`.
    """
    found = [state for key in keys for state in _changes(store, report, key)]
    newest_first = sorted(found, key=lambda state: state.at, reverse=True)
    return tuple(ListedState(state, words_in(report, state), is_removed(report, state)) for state in newest_first)


def keep_present(store: Store, report_id: int, key: str) -> None:
    """Keep the state of an entry that is about to be replaced."""
    store.keep_state(report_id, key)


def _changes(store: Store, report: Report, key: str) -> Iterator[FormerState]:
    """Yield the former states of a key that differ from the next later one."""
    if entry_kind(report.outline, key) is not EntryKind.TABLE:
        former = [FormerState(key, at, entry) for at, entry in store.entry_history(report.id, key)]
        yield from _differing(former, present=report.entry(key))
        return
    rows = {row.id: row for row in report.rows(key)}
    states = sorted((_of_row(key, kept) for kept in store.row_history(report.id, key)), key=_row_id)
    for row_id, of_one in groupby(states, _row_id):
        yield from _differing(of_one, present=rows.get(row_id))


def _of_row(key: str, kept: FormerRow) -> FormerState:
    return FormerState(key, kept.at, row=kept.row, position=kept.position)


def _row_id(state: FormerState) -> str:
    return state.row.id if state.row is not None else ""


def _differing(newest_first: Iterable[FormerState], *, present: Entry | Row | None) -> Iterator[FormerState]:
    """Yield states of one entry or row that differ from the one after them, the present one being the last."""
    later = present
    for state in newest_first:
        own = state.row or state.entry
        if own != later:
            yield state
        later = own
