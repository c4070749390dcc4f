"""What the window needs first, read on the store thread. Knows no Qt."""

from __future__ import annotations

import msgspec

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.models import LeftOver, Place
from dcbc_desktop.store.store import Store


class OpenedReport(msgspec.Struct, frozen=True):
    """What opening a report brings from the store.

    `resumed`: not a person asks for it, it was open when the program ended; they stand where they stood.
    """

    report: Report
    place: Place | None
    left_over: tuple[LeftOver, ...]
    resumed: bool = False


class Start(msgspec.Struct, frozen=True):
    """The language that was chosen, and the report that was open when the program ended, or why it does not open."""

    language: str | None
    opened: OpenedReport | None
    error: DcbcError | None = None


def read_report(store: Store, report_id: int) -> OpenedReport:
    """The report, where the person was, what an import left over; it is the open one from now on."""
    opened = OpenedReport(store.load_report(report_id), store.place(report_id), store.left_over(report_id))
    if store.settings.open_report_id() != report_id:
        store.settings.set_open_report(report_id)
    return opened


def read_start(store: Store) -> Start:
    """A report that cannot be opened any more is told about, and the list is shown."""
    language = store.settings.get("language")
    report_id = store.settings.open_report_id()
    if report_id is None:
        return Start(language, None)
    try:
        return Start(language, msgspec.structs.replace(read_report(store, report_id), resumed=True))
    except DcbcError as error:
        return Start(language, None, error)
