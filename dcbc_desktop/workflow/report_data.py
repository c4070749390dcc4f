"""A report as plain data, for `show` and for scripts."""

from __future__ import annotations

from typing import Any

from dcbc_desktop.report import header as h
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.prose import note_texts, plain_text
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.table import Row
from dcbc_desktop.store.models import Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.entry_editing import ROW_ID
from dcbc_desktop.workflow.signing.presentation import open_comments


def report_data(report: Report, section: str | None = None) -> dict[str, Any]:
    """The report as one object; only the named entry where `section` is given."""
    entries = _entries(report)
    if section is not None:
        entries = {key: value for key, value in entries.items() if key == section}
    return {
        "id": report.id,
        "uid": report.uid,
        "outline": report.outline.id,
        "year": report.period.year,
        "period": report.period.code,
        "first": report.period.first.isoformat(),
        "last": report.period.last.isoformat(),
        "office_code": report.office_code,
        "superior_code": report.superior_code,
        "state": report.state.value,
        "revision": report.revision,
        "header": {key: report.text(key) for key in h.HEADER_KEYS},
        "recipients": list(report.lines(h.RECIPIENTS)),
        "signatory": {
            "name": report.text(h.SIGNATORY_NAME),
            "office": report.text(h.SIGNATORY_OFFICE),
            "lines": list(report.lines(h.SIGNATORY_LINES)),
        },
        "entries": entries,
    }


def record_data(store: Store, report_id: int) -> dict[str, Any]:
    """What happened to a report: its signed revisions with their files, comments of the chief that wait."""
    return {
        "revisions": [_revision(store, report_id, revision) for revision in store.revisions.listed(report_id)],
        "comments": [
            {"key": one.key, "text": one.text, "at": one.at.isoformat()} for one in open_comments(store, report_id)
        ],
    }


def _revision(store: Store, report_id: int, revision: Revision) -> dict[str, Any]:
    copies, scans = (
        store.revisions.signed_copies(report_id, revision.number),
        store.scans.listed(report_id, revision.number),
    )
    return {
        "number": revision.number,
        "sha256": revision.sha256,
        "signed": revision.signed.isoformat(),
        "exit": revision.exit,
        "document_number": revision.document_number,
        "document_date": revision.document_date.isoformat() if revision.document_date else "",
        "replaced": revision.replaced,
        "copies": [{"how": one.how, "sha256": one.sha256, "at": one.at.isoformat()} for one in copies],
        "scans": [{"name": one.name, "kind": one.kind, "sha256": one.sha256} for one in scans],
    }


def _entries(report: Report) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for section in report.outline.prose_sections():
        prose = report.prose(section.key)
        entries[section.key] = {"text": plain_text(prose), "footnotes": list(note_texts(prose))}
    for figure in report.outline.figures:
        if report.text(figure.key):
            entries[figure.key] = report.text(figure.key)
    for table in report.outline.tables:
        if report.text(table.key):
            entries[table.key] = {"rows": [_row(table, row) for row in report.rows(table.key)]}
    return entries


def _row(table: Table, row: Row) -> dict[str, str]:
    filled = {column.key: row.text(column.key) for column in table.columns if row.text(column.key)}
    return {ROW_ID: row.id, **filled}
