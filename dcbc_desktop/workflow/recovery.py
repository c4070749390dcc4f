"""Recovery of a damaged database: what is wrong, what can be had, what differs, and the act itself."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from dcbc_desktop.errors import DcbcError, FileError, UsageError, system_reason
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Report, all_keys
from dcbc_desktop.store import timestamps
from dcbc_desktop.store.copies import copy_files, restoring
from dcbc_desktop.store.copies.checking import check_copy, read_named_scans
from dcbc_desktop.store.copies.copy_files import CopyFile
from dcbc_desktop.store.database_files import discard
from dcbc_desktop.store.files.free_names import free_name
from dcbc_desktop.store.files.lock import FileLock, real_name
from dcbc_desktop.store.files.own_files import beside
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.records import received_files
from dcbc_desktop.store.rescue.building import build
from dcbc_desktop.store.rescue.carving import carve
from dcbc_desktop.store.rescue.judging import Condition, Judgement, judge
from dcbc_desktop.store.rescue.merging import (
    FROM_COPY,
    FROM_HISTORY,
    LOST,
    REBUILT,
    UNSIGNED,
    WITHOUT_REPORT,
    Merged,
    RescueChange,
    merge,
)
from dcbc_desktop.store.rescue.rescued_scans import mend_scans
from dcbc_desktop.store.rescue.setting_aside import DAMAGED, put_in_place
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables.sealed_tables import ENTRY, REPORT
from dcbc_desktop.workflow.outline_choices import available
from dcbc_desktop.workflow.review import place_name

SALVAGE, COPY, SCANS = "salvage", "copy", "scans"
"""Choices: the intact rows, filled from the newest copy; that copy alone; only scans, where the reports are whole."""
_NEW: Final = ".cuu"
_NEWER, _ONLY_SALVAGED, _ONLY_COPY, _OTHER_ROWS = "newer", "only_salvaged", "only_copy", "other_rows"
_CODES: Final[Mapping[str, str]] = {
    FROM_COPY: "difference_copy",
    FROM_HISTORY: "difference_history",
    LOST: "difference_lost",
    REBUILT: "difference_rebuilt",
    UNSIGNED: "difference_unsigned",
    WITHOUT_REPORT: "difference_orphan",
    _OTHER_ROWS: "difference_other_rows",
    _NEWER: "difference_newer",
    _ONLY_SALVAGED: "difference_only_salvaged",
    _ONLY_COPY: "difference_only_copy",
}


@dataclass(frozen=True)
class RecoveredDifference:
    """One line of what differs; `key` is a section, if any."""

    kind: str
    report: str = ""
    key: str = ""
    place: str = ""
    at: str = ""
    count: int = 0

    @property
    def code(self) -> str:
        """Code of the sentence."""
        return _CODES[self.kind]

    @property
    def params(self) -> Mapping[str, object]:
        """Parameters of the sentence."""
        return {"report": self.report, "place": self.place or self.key, "at": self.at, "count": self.count}


@dataclass(frozen=True)
class Recovered:
    """The file that is open from now on, and where the old one is."""

    file: Path
    set_aside: Path | None
    choice: str


class Recovery:
    """Examination of a file that nobody has open, and its recovery; `close` removes what was prepared.

    Nothing is changed before `carry_out`, which alone holds the lock: a person may think for long. For any thread, but
    never while this program has the file open.
    """

    def __init__(self, database: Path, language: str) -> None:
        """Examine; raises FileError `database_locked` and others where the file cannot be read."""
        self.database = database = real_name(database)  # a link stays one
        self._language = language
        self._new = database.with_name(f"{database.name}{_NEW}")
        self.copy: CopyFile | None = _newest_whole(database)
        self._seen = _mark_of(database)
        self.judgement, self.merged = self._examine()
        self.salvage_problem: DcbcError | None = None
        self.differences: tuple[RecoveredDifference, ...] = ()
        if self.condition is Condition.DAMAGED:
            FileLock(database, now()).release()  # what another program writes to may look damaged for a moment
            self._salvage()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def condition(self) -> Condition:
        """Condition of the file."""
        return self.judgement.condition

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file, and with the scans beside it."""
        return self.judgement.problems + self.judgement.scan_problems

    @property
    def choices(self) -> tuple[str, ...]:
        """Choices there are, the best first."""
        if self.condition is Condition.WHOLE:
            return (SCANS,) if self.judgement.scan_problems else ()
        salvage = self.merged is not None and bool(self.merged.rows.of(REPORT.name))
        return (*([SALVAGE] if salvage else []), *([COPY] if self.copy is not None else []))

    def carry_out(self, choice: str, target: Path | None = None) -> Recovered:
        """Recover: the damaged file is set aside, the new one takes its name.

        With `target` the new file goes there, and the damaged one stays as it is; so it does for a file that was never
        ours or is of a newer program. Raises UsageError `recovery_impossible`, `target_exists`, FileError
        `recovery_outdated` where the file changed since it was examined, `database_locked` and others.
        """
        if choice not in self.choices:
            raise UsageError("recovery_impossible", file=str(self.database))
        if choice == SCANS:
            return self._mend_scans()
        if target is None and self.condition in (Condition.FOREIGN, Condition.NEWER):
            target = free_name(self.database.parent, f"{self.database.stem}-khoi-phuc", ".db")
        if target is not None and os.path.lexists(target):
            raise UsageError("target_exists", file=str(target))
        try:
            if target is not None:
                self._make(choice)
                return Recovered(self._moved(target), None, choice)
            return Recovered(self.database, self._replace(choice), choice)
        finally:
            discard(self._new)

    def close(self) -> None:
        """Remove what was prepared."""
        discard(self._new)

    def _mend_scans(self) -> Recovered:
        lock = FileLock(self.database, now())
        try:
            mend_scans(self.database, copy_files.scans_of_copies(self.database), now())
        finally:
            lock.release()
        return Recovered(self.database, None, SCANS)

    def _replace(self, choice: str) -> Path | None:
        lock = FileLock(self.database, now())
        try:
            if _mark_of(self.database) != self._seen:
                raise FileError("recovery_outdated", file=str(self.database))
            self._make(choice)
            aside = put_in_place(self._new, self.database, DAMAGED, now())
            self._bring_scans(self.database)
        finally:
            lock.release()
        return aside

    def _examine(self) -> tuple[Judgement, Merged | None]:
        try:
            if not os.path.lexists(self.database):
                return Judgement(Condition.MISSING), None
            if not self.database.is_file():
                raise FileError("database_is_folder", file=str(self.database))
            carved = carve(self.database)
            judgement = judge(self.database, carved, has_copies=self.copy is not None, clock=now())
            if judgement.condition is not Condition.DAMAGED:
                return judgement, None
            copied = carve(self.copy.path) if self.copy else None
            known = (choice.outline for choice in available() if choice.outline is not None)
            return judgement, merge(carved, judgement.whole_tables, copied, known)
        except OSError as error:
            raise FileError("database_unreachable", file=str(self.database), reason=system_reason(error)) from error

    def _salvage(self) -> None:
        """Build the new database once, to see what it holds; where there is no room, the copy is still offered."""
        if self.merged is None or not self.merged.rows.of(REPORT.name):
            return
        try:
            build(self.merged, self._new, now())
            self.differences = tuple(_differences(self, self._new, self._language))
        except DcbcError as error:
            self.salvage_problem = error
            self.merged = None

    def _make(self, choice: str) -> None:
        """Make the new file beside the old one."""
        if choice == SALVAGE and self.merged is not None:
            if not self._new.exists():  # else it was built for the list of differences
                build(self.merged, self._new, now())
        elif self.copy is not None:
            discard(self._new)
            restoring.restore_reports(self.copy.path, self._new)

    def _moved(self, target: Path) -> Path:
        restoring.write_new(self._new, target)
        self._bring_scans(target)
        return target

    def _bring_scans(self, target: Path) -> None:
        """Bring scans from the copies that are not beside the new file; one that is gone stays for `doctor` to name."""
        try:
            if target != self.database and beside(self.database).exists():
                received_files.copy_received(self.database, target, read_named_scans(target), _nothing)
            mend_scans(target, copy_files.scans_of_copies(self.database), now())
        except FileError:
            return


def _newest_whole(database: Path) -> CopyFile | None:
    """Return the newest copy that is still whole: the disk that damaged the file may have damaged copies too."""
    for copy in copy_files.listed(database):
        if copy.verified:
            try:
                check_copy(copy.path, _nothing)
            except FileError:
                continue
            return copy
    return None


def _mark_of(database: Path) -> tuple[int, int] | None:
    """Return size and time of the last change of a file, None where there is none."""
    try:
        status = database.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


# what differs, by report and section


def _differences(recovery: Recovery, salvaged: Path, language: str) -> Iterator[RecoveredDifference]:
    """Yield what was done about losses, then where the newest copy says something else than the intact rows."""
    reports = _reports(salvaged)
    merged = recovery.merged
    if merged is not None:
        yield from _changes(merged.changes, reports, language)
    if recovery.copy is not None:
        yield from _against_copy(reports, _reports(recovery.copy.path), language)


def _reports(database: Path) -> dict[int, Report]:
    """Return the reports of a file that can be read; a copy of an older version is not compared."""
    try:
        with closing(Store.open(database, write=False)) as store:
            return dict(_readable(store))
    except DcbcError:
        return {}


def _readable(store: Store) -> Iterator[tuple[int, Report]]:
    for row in (*store.list_reports(), *store.list_bin()):
        try:
            yield row.id, store.load_report(row.id)
        except DcbcError:  # its damage is among the problems
            continue


def _changes(
    changes: tuple[RescueChange, ...], reports: Mapping[int, Report], language: str
) -> Iterator[RecoveredDifference]:
    others = 0
    orphans = 0
    for change in changes:
        report = reports.get(change.report_id)
        if change.kind == WITHOUT_REPORT:
            orphans += 1
        elif report is not None and (change.table == REPORT.name or _is_section(change)):
            yield RecoveredDifference(
                change.kind, _title(report), change.key, _place(change.key, report, language), _moment(change.edited)
            )
        else:
            others += 1
    if others:
        yield RecoveredDifference(_OTHER_ROWS, count=others)
    if orphans:
        yield RecoveredDifference(WITHOUT_REPORT, count=orphans)


def _is_section(change: RescueChange) -> bool:
    return change.table == ENTRY.name and change.kind in (FROM_COPY, FROM_HISTORY, LOST)


def _against_copy(
    salvaged: Mapping[int, Report], copied: Mapping[int, Report], language: str
) -> Iterator[RecoveredDifference]:
    by_uid = {report.uid: report for report in copied.values()}
    for report in salvaged.values():
        other = by_uid.pop(report.uid, None)
        if other is None:
            yield RecoveredDifference(_ONLY_SALVAGED, _title(report))
            continue
        for key in all_keys(report.outline):
            if report.entry(key) != other.entry(key):
                yield RecoveredDifference(_NEWER, _title(report), key, _place(key, report, language))
    for report in by_uid.values():
        yield RecoveredDifference(_ONLY_COPY, _title(report))


def _title(report: Report) -> str:
    return f"{report.text('header.title') or report.outline.name} · {report.period.label}"


def _place(key: str, report: Report, language: str) -> str:
    return place_name(key, report, language) if key in all_keys(report.outline) else key


def _moment(stored: str) -> str:
    try:
        return f"{timestamps.moment(stored):%H:%M %d/%m/%Y}"
    except FileError:
        return ""


def _nothing() -> None:
    """No save waits for a file that is not open."""
