"""The schema: tables of version 1, what later versions added, and the migrations that make them (`triggers` protect).

Rows that may be long are in tables with a rowid, because a search in a table without one reads whole rows on its way.
The rowid has a name there: `INSERT OR REPLACE` may meet a row by it as well as by the row's own key, and the triggers
look at both.

The place of a person in a report is on its row, outside the hash, which spares a save one page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from dcbc_desktop.store.tables import table_seals
from dcbc_desktop.store.tables.triggers import AUDIT_TURN, SIGNING_TRIGGERS, TRIGGERS

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

APPLICATION_ID: Final = int.from_bytes(b"DCBC", "big")
"""Number in the file's header (offset 68) that marks our files."""

TABLES: Final = (
    """CREATE TABLE outline (
        number INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE, id TEXT NOT NULL, name TEXT NOT NULL, year INTEGER NOT NULL,
        kept TEXT NOT NULL, row_hash TEXT NOT NULL, json TEXT NOT NULL)""",
    """CREATE TABLE report (
        id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, office_code TEXT NOT NULL,
        superior_code TEXT NOT NULL, period_code TEXT NOT NULL, period_kind TEXT NOT NULL, period_first TEXT NOT NULL,
        period_last TEXT NOT NULL, outline_sha256 TEXT NOT NULL REFERENCES outline (sha256),
        state TEXT NOT NULL CHECK (state IN ('draft', 'signed')), revision INTEGER NOT NULL CHECK (revision >= 1),
        title TEXT NOT NULL, done INTEGER NOT NULL, total INTEGER NOT NULL, created TEXT NOT NULL, edited TEXT NOT NULL,
        binned TEXT, row_hash TEXT NOT NULL, place_tab TEXT, place_key TEXT, place_caret INTEGER)""",
    """CREATE TABLE entry (
        id INTEGER PRIMARY KEY,
        report_id INTEGER NOT NULL REFERENCES report (id), key TEXT NOT NULL, row_id TEXT NOT NULL DEFAULT '',
        position INTEGER NOT NULL DEFAULT 0, counted INTEGER NOT NULL DEFAULT 0, edited TEXT NOT NULL,
        row_hash TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', value TEXT NOT NULL,
        UNIQUE (report_id, key, row_id))""",
    """CREATE TABLE entry_history (
        id INTEGER PRIMARY KEY,
        report_id INTEGER NOT NULL REFERENCES report (id), key TEXT NOT NULL, row_id TEXT NOT NULL,
        edited TEXT NOT NULL, position INTEGER NOT NULL, counted INTEGER NOT NULL, row_hash TEXT NOT NULL,
        note TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (report_id, key, row_id, edited))""",
    """CREATE TABLE revision (
        id INTEGER PRIMARY KEY,
        report_id INTEGER NOT NULL REFERENCES report (id), number INTEGER NOT NULL CHECK (number >= 1),
        sha256 TEXT NOT NULL, pdf_sha256 TEXT NOT NULL, signed TEXT NOT NULL,
        exit TEXT NOT NULL CHECK (exit IN ('pen', 'digital')), document_number TEXT NOT NULL, document_date TEXT,
        predecessor_sha256 TEXT NOT NULL, audit_head TEXT NOT NULL, row_hash TEXT NOT NULL,
        content BLOB NOT NULL, pdf BLOB NOT NULL, UNIQUE (report_id, number))""",
    """CREATE TABLE registration (
        report_id INTEGER NOT NULL, revision INTEGER NOT NULL, document_number TEXT NOT NULL,
        document_date TEXT NOT NULL, at TEXT NOT NULL, row_hash TEXT NOT NULL, PRIMARY KEY (report_id, revision),
        FOREIGN KEY (report_id, revision) REFERENCES revision (report_id, number)) WITHOUT ROWID""",
    """CREATE TABLE amendment (
        report_id INTEGER NOT NULL, revision INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
        row_hash TEXT NOT NULL, PRIMARY KEY (report_id, revision),
        FOREIGN KEY (report_id, revision) REFERENCES revision (report_id, number)) WITHOUT ROWID""",
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, report_id INTEGER NOT NULL, act TEXT NOT NULL,
        detail TEXT NOT NULL, previous TEXT NOT NULL, row_hash TEXT NOT NULL)""",
    """CREATE TABLE export (
        id INTEGER PRIMARY KEY AUTOINCREMENT, report_id INTEGER NOT NULL,
        revision INTEGER NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, draft INTEGER NOT NULL, at TEXT NOT NULL,
        row_hash TEXT NOT NULL)""",
    """CREATE TABLE office (
        code TEXT PRIMARY KEY NOT NULL, superior_code TEXT NOT NULL, superior TEXT NOT NULL, issuer TEXT NOT NULL,
        short_name TEXT NOT NULL, symbol TEXT NOT NULL, place TEXT NOT NULL, addressees TEXT NOT NULL,
        recipients TEXT NOT NULL, signatory_lines TEXT NOT NULL, signatory_office TEXT NOT NULL,
        signatory_name TEXT NOT NULL, row_hash TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE left_over (
        report_id INTEGER NOT NULL REFERENCES report (id), line INTEGER NOT NULL, text TEXT NOT NULL,
        row_hash TEXT NOT NULL, PRIMARY KEY (report_id, line)) WITHOUT ROWID""",
)

IGNORED_TABLE: Final = """CREATE TABLE ignored (
    report_id INTEGER NOT NULL REFERENCES report (id), code TEXT NOT NULL, key TEXT NOT NULL, context TEXT NOT NULL,
    reason TEXT NOT NULL, at TEXT NOT NULL, row_hash TEXT NOT NULL,
    PRIMARY KEY (report_id, code, key, context)) WITHOUT ROWID"""
"""Version 2: findings that a person set aside."""

_OF_A_REVISION: Final = "FOREIGN KEY (report_id, revision) REFERENCES revision (report_id, number)"

SIGNING_TABLES: Final = (
    """CREATE TABLE presented (
        report_id INTEGER PRIMARY KEY NOT NULL REFERENCES report (id), revision INTEGER NOT NULL, at TEXT NOT NULL,
        row_hash TEXT NOT NULL)""",
    """CREATE TABLE comment (
        id INTEGER PRIMARY KEY AUTOINCREMENT, report_id INTEGER NOT NULL REFERENCES report (id),
        revision INTEGER NOT NULL, act INTEGER NOT NULL REFERENCES audit (seq), key TEXT NOT NULL, text TEXT NOT NULL,
        at TEXT NOT NULL, dealt TEXT, row_hash TEXT NOT NULL)""",
    "CREATE INDEX comment_of_report ON comment (report_id, revision)",
    f"""CREATE TABLE signature (
        id INTEGER PRIMARY KEY, report_id INTEGER NOT NULL, revision INTEGER NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 1), how TEXT NOT NULL CHECK (how IN ('here', 'elsewhere')),
        sha256 TEXT NOT NULL, at TEXT NOT NULL, size INTEGER NOT NULL, row_hash TEXT NOT NULL, tail BLOB NOT NULL,
        UNIQUE (report_id, revision, position), {_OF_A_REVISION})""",
    f"""CREATE TABLE scan (
        id INTEGER PRIMARY KEY, report_id INTEGER NOT NULL, revision INTEGER NOT NULL, sha256 TEXT NOT NULL,
        name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('pdf', 'png', 'jpeg')), size INTEGER NOT NULL,
        at TEXT NOT NULL, row_hash TEXT NOT NULL, UNIQUE (report_id, revision, sha256), {_OF_A_REVISION})""",
    """CREATE TABLE trusted (
        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, kind TEXT NOT NULL CHECK (kind IN ('root', 'crl')),
        name TEXT NOT NULL, added TEXT NOT NULL, row_hash TEXT NOT NULL, der BLOB NOT NULL)""",
    """CREATE TABLE office_picture (
        id INTEGER PRIMARY KEY, code TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('signature', 'seal')),
        owner TEXT NOT NULL, sha256 TEXT NOT NULL, row_hash TEXT NOT NULL, png BLOB NOT NULL,
        UNIQUE (code, kind, owner))""",
    """CREATE TABLE sent (
        id INTEGER PRIMARY KEY AUTOINCREMENT, report_id INTEGER NOT NULL, revision INTEGER NOT NULL,
        file TEXT NOT NULL, sha256 TEXT NOT NULL, way TEXT NOT NULL CHECK (way IN ('mail', 'folder', 'other')),
        recipient TEXT NOT NULL, told TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL, row_hash TEXT NOT NULL)""",
    """CREATE TABLE origin (
        report_id INTEGER PRIMARY KEY NOT NULL REFERENCES report (id), file TEXT NOT NULL, sha256 TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('valid', 'undetermined', 'draft')), copy_of TEXT NOT NULL,
        at TEXT NOT NULL, row_hash TEXT NOT NULL)""",
)
"""Version 3: the way to the chief and back, signed files, what is trusted, what was sent, where a report came from.

A signed file grows by what each signing appends, so only these tails are kept. Scans are in a file of their own.
"""


def first_tables(db: Tables) -> None:
    """Create tables and triggers of version 1."""
    for statement in (*TABLES, *TRIGGERS):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def ignored_findings(db: Tables) -> None:
    """Create the table of ignored findings, of version 2."""
    db.execute(IGNORED_TABLE)


def signing(db: Tables) -> None:
    """Create the tables for presenting, signed files, scans, trust, sending and restoring, of version 3."""
    for statement in (*SIGNING_TABLES, *SIGNING_TRIGGERS):
        db.execute(statement)


def seals_of_tables(db: Tables) -> None:
    """Create the seals of whole tables, and let the audit log follow its sealed head, of version 4."""
    db.execute(table_seals.TABLE)
    table_seals.recount(db.conn)
    db.execute("DROP TRIGGER audit_turn")
    db.execute(AUDIT_TURN)


MigrationStep = Callable[["Tables"], None]

STEPS: tuple[MigrationStep, ...] = (first_tables, ignored_findings, signing, seals_of_tables)
"""Never change or reorder one that was released; add one at the end."""


def schema_version() -> int:
    """Return the version this program writes: a file's `user_version` is the number of steps it has taken."""
    return len(STEPS)
