"""Rows of reports: the sealed row of one, and queries of many for the start page and for earlier reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any, Final, NamedTuple

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import Period, PeriodKind
from dcbc_desktop.report.report import Entry, Report, State
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.models import EarlierReport, ReportRow
from dcbc_desktop.store.tables import sealed_tables
from dcbc_desktop.store.tables.sealed_tables import REPORT

SIGNED: Final = State.SIGNED.value
PRESENTED: Final = State.PRESENTED.value
"""A draft with a row in `presented`: `find` and `listed` give this state, the row of the report does not."""


class Record(NamedTuple):
    """One row of `report`, in the order of its hash."""

    id: int
    uid: str
    office_code: str
    superior_code: str
    period_code: str
    period_kind: str
    period_first: str
    period_last: str
    outline_sha256: str
    state: str
    revision: int
    title: str
    done: int
    total: int
    created: str
    edited: str
    binned: str | None

    @property
    def looked_at(self) -> bool:
        """True for a report that was signed once: whoever signed it has looked at every copied section."""
        return self.revision > 1 or self.state == SIGNED

    def report(self, outline: Outline, entries: Mapping[str, Entry]) -> Report:
        """Return the report in memory."""
        return Report(
            id=self.id,
            uid=self.uid,
            outline=outline,
            office_code=self.office_code,
            superior_code=self.superior_code,
            period=stored_period(self.period_code, self.period_first, self.period_last),
            state=_STATES[self.state],
            revision=self.revision,
            entries=entries,
        )


_UPDATE = (
    "UPDATE report SET state = ?, revision = ?, title = ?, done = ?, edited = ?, binned = ?, row_hash = ? WHERE id = ?"
)


@cache
def stored_period(code: str, first: str, last: str) -> Period:
    """Return a period from its columns; many reports share one."""
    return Period(code, timestamps.day(first), timestamps.day(last))


def find(connection: sqlite3.Connection, report_id: int) -> Record:
    """Return the row of a report; raises UsageError `report_unknown`, FileError `row_damaged`."""
    row = next(REPORT.read(connection, "WHERE id = ?", (report_id,)), None)
    if row is None:
        raise UsageError("report_unknown", id=report_id)
    record = Record(*row)
    if record.state not in _STORED:
        raise REPORT.damaged(report_id)
    if record.state == _DRAFT and any(sealed_tables.PRESENTED.read(connection, "WHERE report_id = ?", (report_id,))):
        return record._replace(state=PRESENTED)
    return record


def stop_presenting(connection: sqlite3.Connection, report_id: int) -> None:
    """Note that the report is no longer with the chief."""
    connection.execute("DELETE FROM presented WHERE report_id = ?", (report_id,))


def update(connection: sqlite3.Connection, record: Record) -> None:
    """Write the columns of a row that may change."""
    r = record._replace(state=_DRAFT) if record.state == PRESENTED else record
    *_, row_hash = REPORT.sealed(r)
    connection.execute(_UPDATE, (r.state, r.revision, r.title, r.done, r.edited, r.binned, row_hash, r.id))


_LIST_COLUMNS: Final = {
    "id": "r.id",
    "uid": "r.uid",
    "period_code": "r.period_code",
    "period_first": "r.period_first",
    "period_last": "r.period_last",
    "outline_id": "o.id",
    "outline_name": "o.name",
    "office_code": "r.office_code",
    "title": "r.title",
    "state": "CASE WHEN r.state = 'draft' AND p.report_id IS NOT NULL THEN 'presented' ELSE r.state END",
    "revision": "r.revision",
    "done": "r.done",
    "total": "r.total",
    "edited": "r.edited",
    "returned": """r.state = 'draft' AND EXISTS (
        SELECT 1 FROM comment AS c WHERE c.report_id = r.id AND c.revision = r.revision AND c.dealt IS NULL)""",
    "number": "coalesce(g.document_number, v.document_number, '')",
    "day": "coalesce(g.document_date, v.document_date)",
}
"""SQL of each column of the list, in the order of `ReportRow`; its `year` and `period` come from three columns."""
_LIST: Final = f"""SELECT {", ".join(_LIST_COLUMNS.values())}
    FROM report AS r JOIN outline AS o ON o.sha256 = r.outline_sha256
    LEFT JOIN presented AS p ON p.report_id = r.id
    LEFT JOIN revision AS v ON r.state = 'signed' AND v.report_id = r.id AND v.number = r.revision
    LEFT JOIN registration AS g ON g.report_id = v.report_id AND g.revision = v.number
    WHERE r.binned IS {{binned}} NULL ORDER BY r.edited DESC, r.id DESC"""  # noqa: S608  names of our own
_STATES = {state.value: state for state in State}
_DRAFT: Final = State.DRAFT.value
_STORED: Final = (_DRAFT, SIGNED)


_OF_OFFICE = """SELECT id, period_code, period_first, period_last, state, revision, edited FROM report
    WHERE binned IS NULL AND office_code = ? AND period_kind = ?"""


def of_office(connection: sqlite3.Connection, office_code: str, kind: PeriodKind) -> Iterator[EarlierReport]:
    """Yield reports outside the bin for periods of one kind; damaged rows are left out (`doctor` names them)."""
    for report_id, code, first, last, state, revision, edited in connection.execute(_OF_OFFICE, (office_code, kind)):
        with suppress(DcbcError, ValueError, TypeError):
            period = stored_period(code, first, last)
            if period.kind is kind:
                yield EarlierReport(report_id, period, state == SIGNED, int(revision), str(edited))


def listed(connection: sqlite3.Connection, *, binned: bool) -> tuple[ReportRow, ...]:
    """Return reports in the bin or out of it, newest edit first; hashes are checked when a report is opened."""
    rows = connection.execute(_LIST.format(binned="NOT" if binned else ""))
    try:
        return tuple(_listed(row) for row in rows)
    except (ValueError, KeyError, TypeError) as error:
        raise REPORT.damaged("?") from error


def _listed(row: tuple[Any, ...]) -> ReportRow:
    # By position: names would cost a quarter of the time of a long list.
    report_id, uid, code, first, last, outline_id, outline, office, title, state, revision, *rest = row
    done, total, edited, returned, number, day = rest
    year, period, moment = int(code[:4]), stored_period(code, first, last), timestamps.moment(edited)
    return ReportRow(
        report_id, uid, year, period, outline_id, outline, office, title, _STATES[state], revision, done, total, moment,
        bool(returned), number, timestamps.day(day) if day else None,
    )  # fmt: skip
