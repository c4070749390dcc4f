"""Examination of a whole database: pages, references, row hashes, revisions, the audit chain, the schema itself."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Final

from dcbc_desktop import store
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.header import TITLE
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import canonical_content, read_content
from dcbc_desktop.store import audit, entries, received_files, report_rows, reports, table_seals
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.office_profiles import OfficeProfiles, TrustStore
from dcbc_desktop.store.presentations import comments_digest
from dcbc_desktop.store.received_files import Scans
from dcbc_desktop.store.revisions import Origins, Revisions, first_content
from dcbc_desktop.store.sealed_tables import AUDIT, SEALED, SealedTable, blob_bytes

_MAX_PAGE_PROBLEMS: Final = 20
_Examination = Callable[[Database], Iterator[Problem]]


def examine(database: Database, between: Callable[[], None]) -> tuple[Problem, ...]:
    """Return everything that is wrong; `between` runs between the parts, for a save that waits."""
    database = Database(database.connection, database.path, database.clock)  # no outline is known without being read
    found: list[Problem] = []
    parts: tuple[_Examination, ...] = (
        _pages, _references, _schema, *map(_table, SEALED), _sums, _audit, _revisions, _logged_acts, _reports,
        _signed_copies, _office, partial(_scans, between=between),
    )  # fmt: skip
    for part in parts:
        found.extend(_problems_of_part(part, database))
        between()
    return tuple(found)


def _problems_of_part(part: _Examination, database: Database) -> Iterator[Problem]:
    """Yield the problems of a part; one that cannot be read is a problem itself, and the others still run."""
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
    """Compare tables and triggers with those of a new database: a dropped trigger protects nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        store.migrate(fresh)
        wanted, wanted_steps = _statements(fresh), _steps(fresh)
    present = _statements(database.connection)
    for name in sorted(wanted.keys() | present.keys()):
        if wanted.get(name) != present.get(name):
            yield Problem("schema_changed", {"name": name})
    if "_sqlite_migrations" in present and _steps(database.connection) != wanted_steps:
        yield Problem("schema_changed", {"name": "user_version"})


def _steps(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return the version and the names of the migrations that made it."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return version, *(row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations ORDER BY id"))


def _statements(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


def _table(table: SealedTable) -> _Examination:
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
    """Read broken letters too, so that their row can be named instead of ending the examination."""
    usual = connection.text_factory
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    try:
        yield
    finally:
        connection.text_factory = usual


def _sums(database: Database) -> Iterator[Problem]:
    """Compare each table with its seal: a row that is gone, was slipped in or set back has a right hash or none."""
    connection = database.connection
    sealed = table_seals.kept(connection)
    for name in table_seals.SUMMED:
        if sealed.get(name, ())[:2] != table_seals.counted(connection, name):
            yield Problem("rows_differ", {"table": name})
    for name in table_seals.NUMBERED:
        if name in sealed and sealed[name][2] != table_seals.last_given(connection, name):
            yield Problem("numbering_changed", {"table": name})
    for name in sealed.keys() - table_seals.SUMMED.keys():
        yield Problem("rows_differ", {"table": str(name)[:40]})


def _audit(database: Database) -> Iterator[Problem]:
    """Check the chain: each act has the hash of the one before, and the sealed head shows if the end was cut off."""
    expected, previous = 1, ""
    for row in database.connection.execute(f"{AUDIT.select} ORDER BY seq"):
        if row[0] != expected or row[5] != previous:
            yield Problem("audit_broken", {"seq": row[0]})
        expected, previous = row[0] + 1, row[-1]
    if audit.head(database.connection) != (expected - 1, previous):
        yield Problem("audit_broken", {"seq": expected})


_REVISIONS = "SELECT report_id, number, sha256, pdf_sha256, predecessor_sha256, audit_head, content, pdf FROM revision"


def _revisions(database: Database) -> Iterator[Problem]:
    """Check that content and PDF give their digests, each revision has the one before, and the log its signing."""
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


def _digest(blob: object) -> str:
    return hashlib.sha256(blob_bytes(blob)).hexdigest()


def _reports(database: Database) -> Iterator[Problem]:
    """Check that each report opens, a signed one has its signed content, and the summary fits the entries."""
    for (report_id,) in database.connection.execute("SELECT id FROM report").fetchall():
        try:
            yield from _report(database, report_id)
        except DcbcError as error:
            yield Problem(error.code, error.params)


def _problem_of(read: Callable[[], object]) -> Iterator[Problem]:
    """Yield the error that reading raises, as a problem."""
    try:
        read()
    except DcbcError as error:
        yield Problem(error.code, error.params)


def _report(database: Database, report_id: int) -> Iterator[Problem]:
    record = report_rows.find(database.connection, report_id)
    report = reports.load(database, report_id)
    if report.frozen and not is_as_signed(database, report):
        yield Problem("signed_report_changed", {"id": report_id, "revision": report.revision})
    done = entries.done(database.connection, report_id, report.outline)
    if (record.title, record.done) != (report.text(TITLE), done):
        yield Problem("summary_wrong", {"id": report_id})


def is_as_signed(database: Database, report: Report) -> bool:
    """Return whether a signed report has the content of its revision."""
    revisions = Revisions(database)
    signed = revisions.listed(report.id)
    if not signed or signed[-1].number != report.revision:
        return False
    content = revisions.content(report.id, report.revision)
    if len(signed) == 1:
        return first_content(report, Origins(database, revisions).find(report.id), read_content(content)) == content
    return canonical_content(report, signed[-2].sha256, read_content(content).layout_version) == content


def _signed_copies(database: Database) -> Iterator[Problem]:
    """Check that each signing of a file gives its digest."""
    rows = database.connection.execute("SELECT DISTINCT report_id, revision FROM signature").fetchall()
    for report_id, revision in rows:
        yield from _problem_of(partial(Revisions(database).official_pdf, report_id, revision))


def _office(database: Database) -> Iterator[Problem]:
    """Check that each picture and each certificate gives its digest."""
    for key in database.connection.execute("SELECT code, kind, owner FROM office_picture").fetchall():
        yield from _problem_of(partial(OfficeProfiles(database).picture, *key))
    yield from _problem_of(TrustStore(database).listed)


def _scans(database: Database, between: Callable[[], None]) -> Iterator[Problem]:
    """Check that each named scan is there and whole; they may be large, so waiting saves run between them."""
    for sha256, name, _ in Scans(database, Revisions(database)).named():
        yield from _problem_of(partial(received_files.read, database.path, sha256, name))
        between()


# the audit log against the facts: an act is in both, or another program changed the file

_FACTS: Final = (
    (audit.SIGN, "SELECT report_id, number FROM revision", ("revision",)),
    (audit.REGISTER, "SELECT report_id, revision FROM registration", ("revision",)),
    (audit.AMEND, "SELECT report_id, revision FROM amendment", ("revision",)),
    (audit.SIGN_FILE, "SELECT report_id, revision, position, sha256 FROM signature",
     ("revision", "position", "sha256")),
    (audit.ATTACH_SCAN, "SELECT report_id, revision, sha256 FROM scan", ("revision", "sha256")),
    (audit.EXPORT, "SELECT report_id, revision, file, sha256, draft FROM export",
     ("revision", "file", "sha256", "draft")),
    (audit.SEND, "SELECT report_id, revision, number, sha256 FROM (SELECT *, id AS number FROM sent)",
     ("revision", "number", "sha256")),
)  # fmt: skip
"""Acts with the permanent facts they leave: columns, and the same in the log's detail."""


def _logged_acts(database: Database) -> Iterator[Problem]:
    """Yield facts without an act, and acts without their fact."""
    connection = database.connection
    for act, facts, details in _FACTS:
        logged = _logged(connection, act, details)
        yield from _differing(act, set(connection.execute(facts)), logged)
    there = {row[0] for row in connection.execute("SELECT id FROM report")}
    yield from _differing(audit.CREATE, *_created(connection))
    yield from _differing(audit.BIN, *_binned(connection, there))
    yield from _differing(audit.PRESENT, *_presented(connection, there))
    yield from _differing(audit.RETURN, *_returned(connection, there))
    yield from _differing(audit.RESTORE, *_restored(connection, there))
    yield from _trusted(connection)


_Facts = set[tuple[object, ...]]


def _differing(act: str, facts: _Facts, logged: _Facts) -> Iterator[Problem]:
    for report_id, revision, *_ in sorted(facts ^ logged, key=repr):
        yield Problem("act_missing", {"id": report_id, "revision": revision, "act": act})


def _logged(connection: sqlite3.Connection, act: str, details: tuple[str, ...]) -> _Facts:
    columns = ", ".join(f"json_extract(detail, '$.{name}')" for name in details)
    return set(connection.execute(f"SELECT report_id, {columns} FROM audit WHERE act = ?", (act,)))  # noqa: S608


def _created(connection: sqlite3.Connection) -> tuple[_Facts, _Facts]:
    """Return reports as stored, and as they were created and not removed; with revision 1, for the sentence."""
    removed = {row[0] for row in connection.execute("SELECT report_id FROM audit WHERE act = ?", (audit.REMOVE,))}
    created = _logged(connection, audit.CREATE, ("uid",))
    logged: _Facts = {(id_, 1, uid) for id_, uid in created if id_ not in removed}
    return set(connection.execute("SELECT id, 1, uid FROM report")), logged


def _binned(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return reports in the bin as stored, and as the last act of each says."""
    sql = "SELECT report_id, act FROM audit WHERE act IN (?, ?) ORDER BY seq"
    last = dict(connection.execute(sql, (audit.BIN, audit.UNBIN)))
    facts: _Facts = set(connection.execute("SELECT id, 1 FROM report WHERE binned IS NOT NULL"))
    return facts, {(id_, 1) for id_, act in last.items() if act == audit.BIN and id_ in there}


_ENDS_PRESENTING: Final = (audit.RETURN, audit.WITHDRAW, audit.SIGN)


def _presented(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return presented reports as stored, and as the last act of each report says."""
    acts = (audit.PRESENT, *_ENDS_PRESENTING)
    last: dict[int, tuple[str, object]] = {}
    sql = """SELECT report_id, act, json_extract(detail, '$.revision') FROM audit
        WHERE act IN (?, ?, ?, ?) ORDER BY seq"""
    for report_id, act, revision in connection.execute(sql, acts):
        last[report_id] = act, revision
    facts: _Facts = set(connection.execute("SELECT report_id, revision FROM presented"))
    return facts, {(id_, revision) for id_, (act, revision) in last.items() if act == audit.PRESENT and id_ in there}


def _returned(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return the digests of the comments of each return, and those of its acts."""
    rows = connection.execute(
        "SELECT report_id, revision, act, key, text FROM comment ORDER BY act, report_id, revision"
    )
    facts: _Facts = {
        (*of_act, comments_digest(row[3:] for row in group)) for of_act, group in groupby(rows, itemgetter(0, 1, 2))
    }
    sql = """SELECT report_id, json_extract(detail, '$.revision'), seq, json_extract(detail, '$.sha256')
        FROM audit WHERE act = ?"""
    return facts, {row for row in connection.execute(sql, (audit.RETURN,)) if row[0] in there}


def _restored(connection: sqlite3.Connection, there: set[int]) -> tuple[_Facts, _Facts]:
    """Return origins as stored and as logged; with revision 1, for the sentence."""
    sql = "SELECT report_id, 1, file, sha256, verdict, copy_of FROM origin"
    logged = _logged(connection, audit.RESTORE, ("file", "sha256", "verdict", "copy_of"))
    return set(connection.execute(sql)), {(row[0], 1, *row[1:]) for row in logged if row[0] in there}


def _trusted(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Compare trusted certificates with the last act on each."""
    last: dict[object, tuple[object, ...]] = {}
    sql = "SELECT json_extract(detail, '$.sha256'), act, json_extract(detail, '$.kind') FROM audit WHERE act IN (?, ?)"
    for sha256, *act in connection.execute(f"{sql} ORDER BY seq", (audit.TRUST, audit.DISTRUST)):
        last[sha256] = tuple(act)
    logged = {(sha256, kind) for sha256, (act, kind) in last.items() if act == audit.TRUST}
    for sha256, _ in sorted(logged ^ set(connection.execute("SELECT sha256, kind FROM trusted")), key=repr):
        yield Problem("trust_log_differs", {"sha256": str(sha256)[:12]})
