"""Open the database and read the data that the window shows first. Runs on the store thread and knows no Qt."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import msgspec

from dcbc_desktop import store as parts
from dcbc_desktop import workflow
from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import LeftOver, Place
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread


class OpenedReport(msgspec.Struct, frozen=True):
    """A report with the person's place in it and the lines that its import left over.

    `resumed`: it was open when the program ended, nobody asked for it now.
    """

    report: Report
    place: Place | None
    left_over: tuple[LeftOver, ...]
    resumed: bool = False


class StartupData(msgspec.Struct, frozen=True):
    """The chosen language, and the report that was open when the program ended, or the reason why it does not open."""

    language: str | None
    opened: OpenedReport | None
    error: DcbcError | None = None
    read_only: bool = False


def open_store(database: Path, *, sample: bool = False, take_over: bool = False, new_file: bool = False) -> StoreThread:
    """Return a store thread that opens a file at once; `take_over` in spite of a lock that another computer left.

    With `sample` the file is a throw-away one that gets the invented report. A missing file that has copies is not
    silently replaced by an empty one unless `new_file`: opening fails with FileError `database_gone`.
    """
    if sample:
        return StoreThread(partial(_open_sample, database))
    opening = Store.open if new_file else _open_unless_gone
    return StoreThread(partial(opening, database, take_over=take_over))


def _open_unless_gone(database: Path, *, take_over: bool) -> Store:
    if not os.path.lexists(database) and parts.newest_good(database) is not None:
        raise FileError("database_gone", file=str(database))
    return Store.open(database, take_over=take_over)


def view_store(database: Path) -> StoreThread:
    """Return a store thread that only reads a file which another program writes to."""
    return StoreThread(partial(Store.view, database))


def read_report(store: Store, report_id: int) -> OpenedReport:
    """Read a report and remember it as the open one."""
    opened = OpenedReport(store.load_report(report_id), store.place(report_id), store.left_over(report_id))
    if not store.read_only and store.settings.open_report_id() != report_id:
        store.settings.set_open_report(report_id)
    return opened


def read_startup_data(store: Store) -> StartupData:
    """Read the report that was open; one that cannot be opened any more leads to the list of reports and its error."""
    language = store.settings.get("language")
    report_id = store.settings.open_report_id()
    if report_id is None:
        return StartupData(language, None, read_only=store.read_only)
    try:
        opened = msgspec.structs.replace(read_report(store, report_id), resumed=True)
        return StartupData(language, opened, read_only=store.read_only)
    except DcbcError as error:
        return StartupData(language, None, error, store.read_only)


def _open_sample(database: Path) -> Store:
    store = Store.open(database)
    store.settings.set_open_report(workflow.new_report.open_sample(store).id)
    return store
