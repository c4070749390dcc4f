"""A new report: blank with the office's profile, or from an earlier report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Outline, fill_placeholders
from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.models import LeftOver, Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.carry_over import carried_entries, starting_rows


def create(
    store: Store, outline: Outline, period: Period, *, office: Office | None = None, from_report: int | None = None
) -> Report:
    """A new draft; from an earlier report it takes header, text, signatory and the names of tables' rows.

    Raises UsageError `outline_not_for_period` or `report_unknown`.
    """
    entries = proposed_entries(outline, period, office)
    if from_report is not None:
        earlier = store.load_report(from_report)
        entries.update(carried_entries(earlier, outline, period))
        if office is None:
            return add_report(store, outline, period, entries, codes=(earlier.office_code, earlier.superior_code))
    return add_report(store, outline, period, entries, codes=office_codes(office))


def add_report(
    store: Store,
    outline: Outline,
    period: Period,
    entries: Mapping[str, Entry],
    *,
    codes: tuple[str, str],
    left_over: Sequence[LeftOver] = (),
) -> Report:
    """Keep a new report in the store."""
    if period.kind not in outline.period_kinds:
        raise UsageError("outline_not_for_period", id=outline.id)
    return store.create_report(
        outline, period, office_code=codes[0], superior_code=codes[1], entries=entries, left_over=left_over
    )


def office_codes(office: Office | None) -> tuple[str, str]:
    """The office's own code and its superior's; empty without a profile."""
    return (office.code, office.superior_code) if office else ("", "")


def proposed_entries(outline: Outline, period: Period, office: Office | None) -> dict[str, Entry]:
    """What a new report starts with: the outline's words and rows, over them the office's profile."""
    document = outline.document
    values = {
        h.TITLE: fill_placeholders(document.title, period),
        h.ADDRESSEES: "\n".join(document.addressees),
        h.RECIPIENTS: "\n".join(document.recipients),
        h.SIGNATORY_LINES: "\n".join(document.signatory_lines),
    }
    if office is not None:
        profile = {
            h.SUPERIOR: office.superior,
            h.ISSUER: office.issuer,
            h.SYMBOL: office.symbol,
            h.PLACE: office.place,
            h.ADDRESSEES: office.addressees,
            h.RECIPIENTS: office.recipients,
            h.SIGNATORY_LINES: office.signatory_lines,
            h.SIGNATORY_OFFICE: office.signatory_office,
            h.SIGNATORY_NAME: office.signatory_name,
        }
        values.update({key: value for key, value in profile.items() if value.strip()})
    return {**{key: Entry(value) for key, value in values.items() if value}, **starting_rows(outline)}
