"""Intact rows of a damaged database together with those of its newest copy: what the damage took comes from there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.outline import Outline, outline_from_json
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.signoff import read_content
from dcbc_desktop.store.records import audit
from dcbc_desktop.store.rescue.carving import SEQUENCE, SETTING, TABLE_SEAL, Carved, CarvedRow, Key, shapes
from dcbc_desktop.store.tables.sealed_tables import AUDIT, ENTRY, HISTORY, OUTLINE, REPORT, REVISION, Value, blob_bytes

FROM_COPY, FROM_HISTORY, REBUILT = "copy", "history", "rebuilt"
WITHOUT_REPORT, UNSIGNED, LOST = "orphan", "unsigned", "lost"
"""What was done, or could not be done, about something that the damage took."""


class RescueChange(NamedTuple):
    """What the rescue did about something lost: entry of a report filled, report rebuilt, row left out."""

    kind: str
    table: str
    report_id: int
    key: str = ""
    edited: str = ""


class Merged(NamedTuple):
    """Rows for the new database, and what had to be done to get them."""

    rows: Carved
    changes: tuple[RescueChange, ...]
    salvaged: int
    """Sealed rows that were intact in the damaged file."""


def merge(salvaged: Carved, whole: frozenset[str], copy: Carved | None, known: Iterable[Outline] = ()) -> Merged:
    """Fill what is missing from the copy, and entries from their own history where that is newer.

    An outline that both lost is taken from those that are `known` here, if it is the same to the letter. Tables of
    which no row is missing (`whole`) lost nothing: a row that only the copy has was removed by a person.
    """
    rows = Carved({table: dict(found) for table, found in salvaged.rows.items()}, salvaged.listed_entries)
    changes: list[RescueChange] = []
    if copy is not None:
        changes += _filled_from(copy, rows, whole)
    if ENTRY.name not in whole:
        changes += _filled_from_history(rows)
    _fill_outlines(rows, known)
    changes += _rebuilt_reports(rows)
    changes += _left_out(rows)
    changes += _unsigned(rows)
    changes += _lost(rows)
    return Merged(rows, tuple(changes), salvaged.count)


def _filled_from(copy: Carved, rows: Carved, whole: frozenset[str]) -> Iterable[RescueChange]:
    for table, found in copy.rows.items():
        if table in whole or table in (SEQUENCE, TABLE_SEAL):
            continue
        own = rows.of(table)
        for key, row in found.items():
            if key not in own and _fits(table, row, rows):
                own[key] = row
                if table != SETTING:
                    yield _change(FROM_COPY, table, row)


def _fits(table: str, row: CarvedRow, rows: Carved) -> bool:
    """Return whether a row of the copy may stand beside the salvaged ones: an act only where the chain has no other."""
    if table != REPORT.name:
        return True
    return all(known.values["uid"] != row.values["uid"] for known in rows.of(table).values())


def _change(kind: str, table: str, row: CarvedRow) -> RescueChange:
    values = row.values
    about = values["id"] if table == REPORT.name else values.get("report_id", 0)
    return RescueChange(kind, table, _number(about), str(values.get("key", "")), str(values.get("edited", "")))


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _filled_from_history(rows: Carved) -> Iterable[RescueChange]:
    """Take the newest former state of an entry that is lost, or newer than what the copy has.

    Rows of tables come from the copy alone: a row that a person removed has a history too.
    """
    newest: dict[Key, CarvedRow] = {}
    for row in rows.of(HISTORY.name).values():
        key = tuple(row.values[name] for name in ("report_id", "key", "row_id"))
        if str(row.values["edited"]) > (str(newest[key].values["edited"]) if key in newest else ""):
            newest[key] = row
    entries = rows.of(ENTRY.name)
    for key, row in newest.items():
        known = entries.get(key)
        if (known is None and key[2] == "") or (known and row.values["edited"] > known.values["edited"]):  # type: ignore[operator]
            entries[key] = CarvedRow({**row.values, "id": None}, 0)
            yield _change(FROM_HISTORY, ENTRY.name, row)


def _fill_outlines(rows: Carved, known: Iterable[Outline]) -> None:
    """Keep the outlines that rows name by their digest; without its outline no report can be shown."""
    there = rows.of(OUTLINE.name)
    named: dict[str, str] = {}
    for row in rows.of(REPORT.name).values():
        named.setdefault(str(row.values["outline_sha256"]), str(row.values["created"]))
    for row in rows.of(AUDIT.name).values():  # of a report whose own row is lost
        if row.values["act"] == audit.CREATE:
            named.setdefault(str(audit.detail_of(str(row.values["detail"])).get("outline")), str(row.values["at"]))
    missing = {sha256: kept for sha256, kept in named.items() if (sha256,) not in there}
    for outline in known if missing else ():
        if (kept := missing.get(outline.sha256)) is not None:
            values = (outline.sha256, outline.id, outline.name, outline.year, kept, outline.to_json().decode())
            sealed = dict(zip((*OUTLINE.columns, "row_hash"), OUTLINE.sealed(values), strict=True))
            there[(outline.sha256,)] = CarvedRow(sealed, 0)


# reports whose own row is lost


def _rebuilt_reports(rows: Carved) -> Iterable[RescueChange]:
    """Make the row of a report anew from the act of its creation and its revisions."""
    reports = rows.of(REPORT.name)
    named = {
        _number(row.values["report_id"]) for table in (ENTRY.name, REVISION.name) for row in rows.of(table).values()
    }
    for report_id in sorted(named - {_number(key[0]) for key in reports}):
        row = _rebuilt(report_id, rows)
        if row is not None:
            reports[(report_id,)] = row
            yield RescueChange(REBUILT, REPORT.name, report_id)


def _rebuilt(report_id: int, rows: Carved) -> CarvedRow | None:
    created = next(
        (row.values for row in rows.of(AUDIT.name).values()
         if row.values["report_id"] == report_id and row.values["act"] == audit.CREATE), None
    )  # fmt: skip
    if created is None:
        return None
    detail = audit.detail_of(str(created["detail"]))
    kept = rows.of(OUTLINE.name).get((str(detail.get("outline")),))
    if kept is None:
        return None
    try:
        outline = outline_from_json(str(kept.values["json"]).encode())
        return _report_row(report_id, str(detail.get("uid")), str(created["at"]), outline, rows)
    except DcbcError:
        return None


def _report_row(report_id: int, uid: str, created: str, outline: Outline, rows: Carved) -> CarvedRow:
    signed = [row for key, row in rows.of(REVISION.name).items() if key[0] == report_id]
    last = max(signed, key=_revision_number, default=None)
    content = read_content(blob_bytes(last.values["content"])) if last else None
    period = content.period if content else make_period(str(outline.year))
    number = _revision_number(last) if last else 1
    amended = (report_id, number) in rows.of("amendment") if last else True
    edited = max(
        (str(row.values["edited"]) for key, row in rows.of(ENTRY.name).items() if key[0] == report_id), default=created
    )
    values: tuple[Value, ...] = (
        report_id, uid, content.office_code if content else "", content.superior_code if content else "", period.code,
        period.kind.value, period.first.isoformat(), period.last.isoformat(), outline.sha256,
        "draft" if amended else "signed", number + 1 if last and amended else number, "", 0,
        sum(section.required for section in outline.prose_sections()), created, edited, None,
    )  # fmt: skip
    return _sealed_report(values, {})


def _revision_number(row: CarvedRow) -> int:
    return _number(row.values["number"])


def _sealed_report(values: tuple[Value, ...], places: dict[str, Value]) -> CarvedRow:
    sealed = REPORT.sealed(values)
    named = dict(zip((*REPORT.columns, "row_hash"), sealed, strict=True))
    place: dict[str, Value] = {"place_tab": None, "place_key": None, "place_caret": None, **places}
    return CarvedRow({**named, **place}, _number(values[0]))


def _lost(rows: Carved) -> Iterable[RescueChange]:
    """Name the entries that the file's index still lists and nothing could bring back."""
    there = rows.of(ENTRY.name)
    known = {key[0] for key in rows.of(REPORT.name)}
    for key in sorted(rows.listed_entries, key=repr):
        if key not in there and key[0] in known:
            yield RescueChange(LOST, ENTRY.name, _number(key[0]), str(key[1]))


# rows that nothing refers to any more


_OF_REVISION: Final = ("registration", "amendment", "signature", "scan")


def _left_out(rows: Carved) -> Iterable[RescueChange]:
    """Leave out rows of reports and revisions that are gone: nothing could show them."""
    reports = {key[0] for key in rows.of(REPORT.name)}
    revisions = set(rows.of(REVISION.name))
    for shape in shapes():
        table = shape.sealed.name
        if "report_id" not in shape.columns or table in (AUDIT.name, "export", "sent"):
            continue
        found = rows.of(table)
        for key, row in list(found.items()):
            lost = row.values["report_id"] not in reports
            if table in _OF_REVISION:
                lost = lost or (row.values["report_id"], row.values["revision"]) not in revisions
            if lost:
                del found[key]
                yield _change(WITHOUT_REPORT, table, row)


def _unsigned(rows: Carved) -> Iterable[RescueChange]:
    """Make a report a draft again whose signed revision is lost: what cannot be handed out is not called signed."""
    reports = rows.of(REPORT.name)
    for key, row in list(reports.items()):
        if row.values["state"] == "signed" and (key[0], row.values["revision"]) not in rows.of(REVISION.name):
            values = {**row.values, "state": "draft"}
            places = {name: values[name] for name in ("place_tab", "place_key", "place_caret")}
            reports[key] = _sealed_report(tuple(values[name] for name in REPORT.columns), places)
            yield _change(UNSIGNED, REPORT.name, row)
