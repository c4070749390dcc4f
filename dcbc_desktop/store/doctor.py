"""Examination of a whole database: pages, references, row hashes, revisions, the audit chain, the schema itself."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from typing import Final

from dcbc_desktop import store
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.header import TITLE
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import canonical_content, read_content
from dcbc_desktop.store.database import Database
from dcbc_desktop.store.models import Problem
from dcbc_desktop.store.records import audit, entries, logged_acts, received_files, report_rows, reports
from dcbc_desktop.store.records.office_profiles import OfficeProfiles, TrustStore
from dcbc_desktop.store.records.received_files import Scans
from dcbc_desktop.store.records.revisions import Origins, Revisions, first_content
from dcbc_desktop.store.tables import schema, table_seals
from dcbc_desktop.store.tables.sealed_tables import AUDIT, SEALED, SealedTable, blob_bytes

_MAX_PAGE_PROBLEMS: Final = 20
_ROWS_A_STEP: Final = 200
_LAST_ROWID: Final = (1 << 63) - 1
_WITHOUT_ROWID: Final = ("registration", "amendment", "office", "left_over", "ignored")
Step = Callable[[Database], Iterator[Problem]]
"""A part of the examination that needs one state of the file, and reads little of it."""
Plan = Callable[[Database], Iterable[Step]]
"""Steps of one kind, listed from the file."""


def examine(database: Database, between: Callable[[], None]) -> tuple[Problem, ...]:
    """Return everything that is wrong; `between` runs between the steps, for a save that waits."""
    database = unread(database)
    found: list[Problem] = []
    for plan in PLANS:
        steps, problems = planned(plan, database)
        found.extend(problems)
        for step in steps:
            found.extend(problems_of(step, database))
            between()
    return tuple(found)


def unread(database: Database) -> Database:
    """Return the same open database without the outlines that are known, so that each is read."""
    return Database(database.connection, database.path, database.clock)


def planned(plan: Plan, database: Database) -> tuple[tuple[Step, ...], tuple[Problem, ...]]:
    """Return the steps of a plan; what cannot be listed is a problem itself."""
    steps: list[Step] = []

    def listing(database: Database) -> Iterator[Problem]:
        steps.extend(plan(database))
        yield from ()

    problems = problems_of(listing, database)
    return tuple(steps), problems


def problems_of(step: Step, database: Database) -> tuple[Problem, ...]:
    """Return the problems of a step; one that cannot be read is a problem itself, and the others still run."""
    found: list[Problem] = []
    try:
        with database.reading():
            found.extend(step(database))
    except DcbcError as error:
        found.append(Problem(error.code, error.params))
    return tuple(found)


def _pages(database: Database) -> Iterator[Problem]:
    for (line,) in database.connection.execute(f"PRAGMA integrity_check({_MAX_PAGE_PROBLEMS})"):
        if line != "ok":
            page = re.search(r"page (\d+)", str(line), re.IGNORECASE)
            yield Problem("damaged_pages", {"page": page[1] if page else "?", "detail": str(line)})


def _references(database: Database) -> Iterator[Problem]:
    for table, *_ in database.connection.execute("PRAGMA foreign_key_check"):
        yield Problem("reference_broken", {"table": table})


def schema_of(database: Database) -> Iterator[Problem]:
    """Compare tables and triggers with those of a new database: a dropped trigger protects nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        store.migrate(fresh)
        wanted = _statements(fresh)
    present = _statements(database.connection)
    for name in sorted(wanted.keys() | present.keys()):
        if wanted.get(name) != present.get(name):
            yield Problem("schema_changed", {"name": name})


def _version(database: Database) -> Iterator[Problem]:
    """Check that the version is the number of the migrations, each once and in their order."""
    wanted = [(number, "dcbc", f"{number:03d}_{step.__name__}") for number, step in enumerate(schema.STEPS, 1)]
    sql = "SELECT id, migration_set, name FROM _sqlite_migrations ORDER BY id"
    (version,) = database.connection.execute("PRAGMA user_version").fetchone()
    if (version, database.connection.execute(sql).fetchall()) != (len(wanted), wanted):
        yield Problem("schema_changed", {"name": "user_version"})


def _statements(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in rows}


def rows_of(table: SealedTable) -> Plan:
    """Return the plan that checks the hash of every row, some rows a step."""

    def steps(database: Database) -> Iterable[Step]:
        if table.name in _WITHOUT_ROWID:
            return [partial(_rows, table, table.select, ())]
        select = table.select.replace("SELECT ", "SELECT rowid, ", 1)
        sql = f"SELECT rowid FROM {table.name} ORDER BY rowid"  # noqa: S608  names of our own
        first = [row[0] for row in database.connection.execute(sql)][::_ROWS_A_STEP]
        ends = [*(one - 1 for one in first[1:]), _LAST_ROWID]
        return [
            partial(_rows, table, f"{select} WHERE rowid BETWEEN ? AND ?", pair)
            for pair in zip(first, ends, strict=False)
        ]

    return steps


def _rows(table: SealedTable, select: str, between: tuple[int, ...], database: Database) -> Iterator[Problem]:
    width = len(table.columns) + 1
    with _any_text(database.connection):
        for number, row in enumerate(database.connection.execute(select, between), 1):
            if not table.intact(row[-width:]):
                at = row[0] if between else number
                yield Problem("row_damaged", {"table": table.name, "where": _where(row[-width:], at)})


_STRANGE_TYPES: Final = (
    ("setting", "typeof(key) || typeof(value) <> 'texttext'"),
    ("report", "typeof(place_tab) || typeof(place_key) || typeof(place_caret) "
     "NOT IN ('texttextinteger', 'nullnullnull')"),
    ("revision", "typeof(content) || typeof(pdf) <> 'blobblob'"),
    ("signature", "typeof(tail) <> 'blob'"),
    ("trusted", "typeof(der) <> 'blob'"),
    ("office_picture", "typeof(png) <> 'blob'"),
)  # fmt: skip


def _unsealed(database: Database) -> Iterator[Problem]:
    """Check the types of values outside the hashes of rows: digests and sums tell neither bytes nor numbers from text.

    By SQL, which reads no long value for its type.
    """
    for table, strange in _STRANGE_TYPES:
        sql = f"SELECT count(*) FROM {table} WHERE {strange}"  # noqa: S608  names of our own
        (number,) = database.connection.execute(sql).fetchone()
        if number:
            yield Problem("row_damaged", {"table": table, "where": f"{number} ×"})


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


def _sums(_database: Database) -> Iterable[Step]:
    return [*(partial(sum_of, name) for name in table_seals.SUMMED), _numbering]


def sum_of(name: str, database: Database) -> Iterator[Problem]:
    """Compare a table with its seal: a row that is gone, was slipped in or set back has a right hash or none."""
    sealed = table_seals.kept(database.connection).get(name)
    if sealed is None or sealed[:2] != table_seals.counted(database.connection, name):
        yield Problem("rows_differ", {"table": name})


def _numbering(database: Database) -> Iterator[Problem]:
    """Compare the highest ids ever given with SQLite's counters; another seal is nobody's."""
    sealed = table_seals.kept(database.connection)
    for name in sealed.keys() & table_seals.SUMMED.keys():
        if sealed[name][2] != table_seals.last_given(database.connection, name):
            yield Problem("numbering_changed", {"table": name})
        if name != audit.TABLE and sealed[name][3] != "":
            yield Problem("rows_differ", {"table": name})
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


def _revisions(database: Database) -> Iterable[Step]:
    rows = database.connection.execute("SELECT report_id, number FROM revision ORDER BY report_id, number")
    return [_revision_links, *(partial(_revision, *row) for row in rows.fetchall())]


_LINKS: Final = """SELECT report_id, number, sha256, predecessor_sha256, audit_head FROM revision
    ORDER BY report_id, number"""


def _revision_links(database: Database) -> Iterator[Problem]:
    """Check that each revision has the one before it, and the log its signing."""
    heads = {row[0] for row in database.connection.execute("SELECT row_hash FROM audit")}
    restored = {row[0] for row in database.connection.execute("SELECT report_id FROM origin")}
    before: dict[int, tuple[int, str]] = {}
    for report_id, number, sha256, predecessor, head in database.connection.execute(_LINKS):
        where = {"id": report_id, "revision": number}
        follows = (number - 1, predecessor)
        first = follows if report_id in restored else (0, "")  # what came before a restored revision is elsewhere
        if follows != before.get(report_id, first):
            yield Problem("revision_damaged", where)
        if head not in heads:
            yield Problem("act_missing", {**where, "act": audit.SIGN})
        before[report_id] = (number, sha256)


def _revision(report_id: int, number: int, database: Database) -> Iterator[Problem]:
    """Check that content and PDF of a revision give their digests."""
    sql = "SELECT sha256, pdf_sha256, content, pdf FROM revision WHERE report_id = ? AND number = ?"
    for sha256, pdf_sha256, content, pdf in database.connection.execute(sql, (report_id, number)):
        if (_digest(content), _digest(pdf)) != (sha256, pdf_sha256):
            yield Problem("revision_damaged", {"id": report_id, "revision": number})


def _digest(blob: object) -> str:
    return hashlib.sha256(blob_bytes(blob)).hexdigest()


def _reports(database: Database) -> Iterable[Step]:
    """Check that each report opens, a signed one has its signed content, and the summary fits the entries."""
    return [partial(_report, *row) for row in database.connection.execute("SELECT id FROM report")]


def _problem_of(read: Callable[[], object]) -> Iterator[Problem]:
    """Yield the error that reading raises, as a problem."""
    try:
        read()
    except DcbcError as error:
        yield Problem(error.code, error.params)


def _report(report_id: int, database: Database) -> Iterator[Problem]:
    record = report_rows.find(database.connection, report_id)
    report = reports.load(database, report_id)
    if report.frozen and not is_as_signed(database, report):
        yield Problem("signed_report_changed", {"id": report_id, "revision": report.revision})
    done = entries.done(database.connection, report_id, report.outline, looked_at=record.looked_at)
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


def _signed_copies(database: Database) -> Iterable[Step]:
    """Check that each signing of a file gives its digest."""
    rows = database.connection.execute("SELECT DISTINCT report_id, revision FROM signature").fetchall()
    return [partial(_signed_copy, *row) for row in rows]


def _signed_copy(report_id: int, revision: int, database: Database) -> Iterator[Problem]:
    yield from _problem_of(partial(Revisions(database).official_pdf, report_id, revision))


def _office(database: Database) -> Iterator[Problem]:
    """Check that each picture and each certificate gives its digest."""
    for key in database.connection.execute("SELECT code, kind, owner FROM office_picture").fetchall():
        yield from _problem_of(partial(OfficeProfiles(database).picture, *key))
    yield from _problem_of(TrustStore(database).listed)


def _scans(database: Database) -> Iterable[Step]:
    """Check that each named scan is there and whole; they may be large."""
    return [partial(_scan, sha256, name) for sha256, name, _ in Scans(database, Revisions(database)).named()]


def _scan(sha256: str, name: str, database: Database) -> Iterator[Problem]:
    yield from _problem_of(partial(received_files.read, database.path, sha256, name))


def _once(*steps: Step) -> Plan:
    return lambda _database: steps


PLANS: Final[tuple[Plan, ...]] = (
    _once(schema_of, _version, _references),
    *map(rows_of, SEALED),
    _sums,
    _once(_unsealed, _audit, logged_acts.differences),
    _revisions,
    _reports,
    _signed_copies,
    _once(_office),
    _scans,
    _once(_pages),  # last: it takes longest and cannot be cut into steps
)
