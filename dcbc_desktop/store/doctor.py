"""Examination of a whole database: pages, references, row hashes, revisions, the audit chain, the schema itself."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import Final

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.header import TITLE
from dcbc_desktop.report.signoff import canonical_content, read_content
from dcbc_desktop.store import (  # fmt: skip
    audit,
    audit_check,  # fmt: skip
    entries,
    office_pictures,
    origins,
    received_files,  # fmt: skip
    report_rows,  # fmt: skip
    reports,
    revisions,
    scans,
    signed_copies,
    trust_store,  # fmt: skip
)
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.migrations import migrate
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.row_hashes import SealedTable
from dcbc_desktop.store.sealed_tables import AUDIT, SEALED
from dcbc_desktop.store.stored_outlines import Outlines

_MAX_PAGE_PROBLEMS: Final = 20
_Part = Callable[[Database], Iterator[Problem]]


def examine(database: Database, between: Callable[[], None]) -> tuple[Problem, ...]:
    """Everything that is wrong; `between` runs between the parts, so that a waiting save need not wait for the end."""
    found: list[Problem] = []
    parts: tuple[_Part, ...] = (
        _pages, _references, _schema, *map(_table, SEALED), _audit, _revisions, audit_check.examine, _reports,
        _signed_copies, _office, partial(_scans, between=between),
    )  # fmt: skip
    for part in parts:
        found.extend(_carried_out(part, database))
        between()
    return tuple(found)


def _carried_out(part: _Part, database: Database) -> Iterator[Problem]:
    """A part that cannot even be read is itself a problem, and no reason to leave out the others."""
    try:
        with database.reading():
            yield from part(database)
    except DcbcError as error:
        yield Problem(error.code, error.params)


def _pages(database: Database) -> Iterator[Problem]:
    for (line,) in database.connection.execute(f"PRAGMA integrity_check({_MAX_PAGE_PROBLEMS})"):
        if line != "ok":
            yield Problem("damaged_pages", {"detail": str(line)})


def _references(database: Database) -> Iterator[Problem]:
    for table, *_ in database.connection.execute("PRAGMA foreign_key_check"):
        yield Problem("reference_broken", {"table": table})


def _schema(database: Database) -> Iterator[Problem]:
    """Compare tables and triggers with those of a new database: a trigger that was dropped protects nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh)
        wanted = _statements(fresh)
    present = _statements(database.connection)
    for name in sorted(wanted.keys() | present.keys()):
        if wanted.get(name) != present.get(name):
            yield Problem("schema_changed", {"name": name})


def _statements(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


def _table(table: SealedTable) -> _Part:
    def rows(database: Database) -> Iterator[Problem]:
        with _any_text(database.connection):
            for number, row in enumerate(database.connection.execute(table.select), 1):
                if not table.intact(row):
                    yield Problem("row_damaged", {"table": table.name, "where": _where(row, number)})

    return rows


def _where(row: tuple[object, ...], number: int) -> str:
    key = "/".join(str(part) for part in row[:2])[:80]
    return f"{number}: {key.encode(errors='replace').decode()}"


@contextmanager
def _any_text(connection: sqlite3.Connection) -> Iterator[None]:
    """Let broken letters pass, so that their row can be named instead of ending the examination."""
    usual = connection.text_factory
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = usual


def _audit(database: Database) -> Iterator[Problem]:
    """Each act names the hash of the one before; the counter that SQLite keeps tells where the end was cut off."""
    expected, previous = 1, ""
    for row in database.connection.execute(f"{AUDIT.select} ORDER BY seq"):
        if row[0] != expected or row[5] != previous:
            yield Problem("audit_broken", {"seq": row[0]})
        expected, previous = row[0] + 1, row[-1]
    counter = database.connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").fetchone()
    if counter is not None and counter[0] != expected - 1:
        yield Problem("audit_broken", {"seq": expected})


_REVISIONS = "SELECT report_id, number, sha256, pdf_sha256, predecessor_sha256, audit_head, content, pdf FROM revision"


def _revisions(database: Database) -> Iterator[Problem]:
    """Content and PDF give their digests, each revision names the one before, the log holds each one's signing."""
    heads = {row[0] for row in database.connection.execute("SELECT row_hash FROM audit")}
    restored = {row[0] for row in database.connection.execute("SELECT report_id FROM origin")}
    before: dict[int, tuple[int, str]] = {}
    for report_id, number, sha256, pdf_sha256, predecessor, head, content, pdf in database.connection.execute(
        f"{_REVISIONS} ORDER BY report_id, number"
    ):
        where = {"id": report_id, "revision": number}
        follows = (number - 1, predecessor)
        first = follows if report_id in restored else (0, "")  # what came before a restored revision is elsewhere
        if (_digest(content), _digest(pdf)) != (sha256, pdf_sha256) or follows != before.get(report_id, first):
            yield Problem("revision_damaged", where)
        if head not in heads:
            yield Problem("act_missing", {**where, "act": audit.SIGN})
        before[report_id] = (number, sha256)


def _digest(blob: bytes | str) -> str:
    return hashlib.sha256(blob if isinstance(blob, bytes) else blob.encode()).hexdigest()


def _reports(database: Database) -> Iterator[Problem]:
    """Each report opens; a signed one still says what was signed; the summary fits the entries."""
    outlines = Outlines(database)
    for (report_id,) in database.connection.execute("SELECT id FROM report").fetchall():
        try:
            yield from _report(database.connection, outlines, report_id)
        except DcbcError as error:
            yield Problem(error.code, error.params)


def _told(read: Callable[[], object]) -> Iterator[Problem]:
    """What reading it says is wrong."""
    try:
        read()
    except DcbcError as error:
        yield Problem(error.code, error.params)


def _report(connection: sqlite3.Connection, outlines: Outlines, report_id: int) -> Iterator[Problem]:
    record = report_rows.find(connection, report_id)
    report = reports.load(connection, outlines, report_id)
    if report.frozen and not _as_signed(connection, report_id, report.revision, outlines):
        yield Problem("signed_report_changed", {"id": report_id, "revision": report.revision})
    if (record.title, record.done) != (report.text(TITLE), entries.done(connection, report_id, report.outline)):
        yield Problem("summary_wrong", {"id": report_id})


def _as_signed(connection: sqlite3.Connection, report_id: int, number: int, outlines: Outlines) -> bool:
    signed = revisions.listed(connection, report_id)
    if not signed or signed[-1].number != number:
        return False
    report = reports.load(connection, outlines, report_id)
    content = revisions.content(connection, report_id, number)
    if len(signed) == 1:
        return origins.first_content(report, origins.find(connection, report_id), read_content(content)) == content
    return canonical_content(report, signed[-2].sha256, read_content(content).layout_version) == content


def _signed_copies(database: Database) -> Iterator[Problem]:
    """Each signing of a file gives its digest."""
    rows = database.connection.execute("SELECT DISTINCT report_id, revision FROM signature").fetchall()
    for report_id, revision in rows:
        yield from _told(partial(signed_copies.official, database.connection, report_id, revision))


def _office(database: Database) -> Iterator[Problem]:
    """Each picture and each certificate gives its digest."""
    connection = database.connection
    for key in connection.execute("SELECT code, kind, owner FROM office_picture").fetchall():
        yield from _told(partial(office_pictures.picture, connection, *key))
    yield from _told(partial(trust_store.listed, connection, None))


def _scans(database: Database, between: Callable[[], None]) -> Iterator[Problem]:
    """Each scan that is named is there, whole; they may be large, so a waiting save need not wait for all."""
    for sha256, name, _ in scans.named(database.connection):
        yield from _told(partial(received_files.read, database.path, sha256, name))
        between()
