"""A database with one report, written from memory: the copy that is left when the open database cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dcbc_desktop.errors import FileError, UsageError, system_reason
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Report
from dcbc_desktop.store import database_files
from dcbc_desktop.store.database import Database, connect
from dcbc_desktop.store.files import own_files
from dcbc_desktop.store.store import Store

_WORK = ".bao-cao"
"""Suffix of the file while it is written, beside the target."""


def write_report_copy(report: Report, target: Path, clock: Callable[[], datetime] = now) -> None:
    """Write a draft to a database of its own, under its name only when it is whole; it opens with this report.

    Earlier states, comments and acts are not in it. Raises UsageError `copy_onto_itself`, FileError.
    """
    work = target.with_name(f"{target.name}{_WORK}")
    try:
        if any(map(own_files.is_protected, (target, own_files.beside(target)))):
            raise UsageError("copy_onto_itself", file=str(target))
        database_files.require_regular(target)
        database_files.discard(work)
        database_files.create(work)
        _fill(work, report, clock)
        database_files.replace_file(work, target)
    except OSError as error:
        raise FileError("copy_failed", file=str(target), reason=system_reason(error)) from error
    finally:
        database_files.discard(work)


def _fill(path: Path, report: Report, clock: Callable[[], datetime]) -> None:
    store = Store(Database(connect(path, write=True), path, clock))
    try:
        copied = store.create_report(
            report.outline,
            report.period,
            office_code=report.office_code,
            superior_code=report.superior_code,
            entries=report.entries,
            copied=report.unreviewed,
            uid=report.uid,
        )
        store.settings.set_open_report(copied.id)
    finally:
        store.close()
