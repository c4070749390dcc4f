"""Triggers that keep signed revisions, their entries and the audit log as they are; version 3 adds its own.

They hold for any SQL typed into the file while they are there; that they are there is what `doctor` checks.
The word that a trigger raises is the code of the error that the program shows.
"""

from __future__ import annotations

from typing import Final

_SIGNED = "EXISTS (SELECT 1 FROM report WHERE id = {row}.report_id AND state = 'signed')"
_REPLACES_SIGNED = (
    "EXISTS (SELECT 1 FROM entry AS old JOIN report ON report.id = old.report_id "
    "WHERE old.id = NEW.id AND report.state = 'signed')"
)


def _guard(name: str, when: str, condition: str, code: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{code}'); END"


def _append_only(table: str, same_key: str) -> tuple[str, ...]:
    """Return triggers against change, removal and REPLACE of a row (other programs run without delete triggers)."""
    exists = f"EXISTS (SELECT 1 FROM {table} AS old WHERE {same_key})"  # noqa: S608  names of our own
    return (
        _guard(f"{table}_no_update", f"UPDATE ON {table}", "1", "append_only"),
        _guard(f"{table}_no_delete", f"DELETE ON {table}", "1", "append_only"),
        _guard(f"{table}_no_replace", f"INSERT ON {table}", exists, "append_only"),
    )


_OF_REVISION = "old.report_id = NEW.report_id AND old.revision = NEW.revision"

# Columns that may never change on a signed report.
_IDENTITY = " AND ".join(
    f"NEW.{column} IS OLD.{column}"
    for column in (
        "office_code", "superior_code", "period_code", "period_kind", "period_first", "period_last", "outline_sha256",
        "title", "done", "total",
    )
)  # fmt: skip
_ONLY_BINNED = "NEW.state = 'signed' AND NEW.revision = OLD.revision AND NEW.edited = OLD.edited"
_AMENDED = (
    "NEW.state = 'draft' AND NEW.revision = OLD.revision + 1 AND NEW.binned IS OLD.binned AND EXISTS "
    "(SELECT 1 FROM amendment WHERE report_id = OLD.id AND revision = OLD.revision)"
)
_HAS_REVISION = "EXISTS (SELECT 1 FROM revision WHERE report_id = {row}.id{more})"

_REPORT: Final = (
    _guard(
        "report_no_replace",
        "INSERT ON report",
        "NEW.state <> 'draft' OR EXISTS (SELECT 1 FROM report AS old WHERE old.id = NEW.id OR old.uid = NEW.uid)",
        "report_protected",
    ),
    _guard(
        "report_identity",
        "UPDATE ON report",
        "NEW.id <> OLD.id OR NEW.uid IS NOT OLD.uid OR NEW.created IS NOT OLD.created",
        "report_protected",
    ),
    _guard(
        "report_frozen",
        "UPDATE ON report",
        f"OLD.state = 'signed' AND NOT ({_IDENTITY} AND (({_ONLY_BINNED}) OR ({_AMENDED})))",
        "report_frozen",
    ),
    _guard(
        "report_draft",
        "UPDATE ON report",
        "OLD.state = 'draft' AND (NEW.revision <> OLD.revision OR (NEW.state <> 'draft' AND NOT "
        f"{_HAS_REVISION.format(row='OLD', more=' AND number = OLD.revision')}))",
        "report_protected",
    ),
    _guard("report_keep", "DELETE ON report", _HAS_REVISION.format(row="OLD", more=""), "report_protected"),
)

_ENTRY: Final = (
    _guard("entry_insert", "INSERT ON entry", f"{_SIGNED.format(row='NEW')} OR {_REPLACES_SIGNED}", "report_frozen"),
    _guard("entry_delete", "DELETE ON entry", _SIGNED.format(row="OLD"), "report_frozen"),
    _guard(
        "entry_update",
        "UPDATE ON entry",
        f"NEW.id <> OLD.id OR {_SIGNED.format(row='OLD')} OR {_SIGNED.format(row='NEW')}",
        "report_frozen",
    ),
)

_TURN: Final = (
    _guard(
        "revision_turn",
        "INSERT ON revision",
        "NOT EXISTS (SELECT 1 FROM report WHERE id = NEW.report_id AND state = 'draft' AND revision = NEW.number)",
        "revision_out_of_turn",
    ),
    _guard(
        "amendment_turn",
        "INSERT ON amendment",
        "NOT EXISTS (SELECT 1 FROM report WHERE id = NEW.report_id AND state = 'signed' AND revision = NEW.revision)",
        "revision_out_of_turn",
    ),
    _guard(
        "audit_turn",
        "INSERT ON audit",
        "NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit) OR "
        "NEW.previous IS NOT coalesce((SELECT row_hash FROM audit ORDER BY seq DESC LIMIT 1), '')",
        "append_only",
    ),
)

TRIGGERS: Final = (
    *_REPORT,
    *_ENTRY,
    *_append_only("outline", "old.number = NEW.number OR old.sha256 = NEW.sha256"),
    *_append_only("revision", "old.id = NEW.id OR (old.report_id = NEW.report_id AND old.number = NEW.number)"),
    *_append_only("registration", _OF_REVISION),
    *_append_only("amendment", _OF_REVISION),
    *_append_only("audit", "old.seq = NEW.seq"),
    *_append_only("export", "old.id = NEW.id"),
    *_TURN,
)

_PRESENTED = "EXISTS (SELECT 1 FROM presented WHERE report_id = {row}.{column})"
_REPLACES_PRESENTED = (
    "EXISTS (SELECT 1 FROM entry AS old JOIN presented ON presented.report_id = old.report_id WHERE old.id = NEW.id)"
)
_NEW_ENTRY = _PRESENTED.format(row="NEW", column="report_id")
_OLD_ENTRY = _PRESENTED.format(row="OLD", column="report_id")
_SAME_SUMMARY = f"{_IDENTITY} AND NEW.state = OLD.state AND NEW.revision = OLD.revision AND NEW.edited = OLD.edited"
_SAME_COMMENT = " AND ".join(
    f"NEW.{column} IS OLD.{column}" for column in ("id", "report_id", "revision", "act", "key", "text", "at")
)
_WAS_SIGNED = "EXISTS (SELECT 1 FROM revision WHERE report_id = OLD.report_id)"

_READ_ONLY_WITH_THE_CHIEF: Final = (
    _guard("entry_insert_presented", "INSERT ON entry", f"{_NEW_ENTRY} OR {_REPLACES_PRESENTED}", "report_presented"),
    _guard("entry_update_presented", "UPDATE ON entry", f"{_OLD_ENTRY} OR {_NEW_ENTRY}", "report_presented"),
    _guard("entry_delete_presented", "DELETE ON entry", _OLD_ENTRY, "report_presented"),
    _guard(
        "report_update_presented",
        "UPDATE ON report",
        f"{_PRESENTED.format(row='OLD', column='id')} AND NOT ({_SAME_SUMMARY})",
        "report_presented",
    ),
    _guard(
        "report_delete_presented", "DELETE ON report", _PRESENTED.format(row="OLD", column="id"), "report_presented"
    ),
    _guard("presented_no_update", "UPDATE ON presented", "1", "report_presented"),
    _guard(
        "presented_turn",
        "INSERT ON presented",
        "EXISTS (SELECT 1 FROM presented AS old WHERE old.report_id = NEW.report_id) OR NOT EXISTS "
        "(SELECT 1 FROM report WHERE id = NEW.report_id AND state = 'draft' AND revision = NEW.revision)",
        "report_presented",
    ),
)

_COMMENT: Final = (
    _guard(
        "comment_dealt",
        "UPDATE ON comment",
        f"NOT ({_SAME_COMMENT} AND OLD.dealt IS NULL AND NEW.dealt IS NOT NULL)",
        "append_only",
    ),
    _guard("comment_keep", "DELETE ON comment", _WAS_SIGNED, "append_only"),
    _guard(
        "comment_turn",
        "INSERT ON comment",
        "EXISTS (SELECT 1 FROM comment AS old WHERE old.id = NEW.id) OR NEW.dealt IS NOT NULL OR NOT EXISTS "
        "(SELECT 1 FROM audit WHERE seq = NEW.act AND act = 'return' AND report_id = NEW.report_id)",
        "append_only",
    ),
)

_ORIGIN: Final = (
    _guard("origin_no_update", "UPDATE ON origin", "1", "append_only"),
    _guard("origin_keep", "DELETE ON origin", _WAS_SIGNED, "append_only"),
    _guard(
        "origin_turn",
        "INSERT ON origin",
        "EXISTS (SELECT 1 FROM origin AS old WHERE old.report_id = NEW.report_id) OR "
        "EXISTS (SELECT 1 FROM revision WHERE report_id = NEW.report_id)",
        "append_only",
    ),
)

_SIGNATURE_TURN: Final = _guard(
    "signature_turn",
    "INSERT ON signature",
    "NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM signature AS old WHERE old.report_id = "
    "NEW.report_id AND old.revision = NEW.revision) OR NOT EXISTS (SELECT 1 FROM revision WHERE report_id = "
    "NEW.report_id AND number = NEW.revision)",
    "revision_out_of_turn",
)

_LAST_ACT: Final = "coalesce((SELECT max(seq) FROM audit), 0)"
_LAST_SEALED: Final = "coalesce((SELECT last FROM table_seal WHERE name = 'audit'), 0)"
AUDIT_TURN: Final = _guard(
    "audit_turn",
    "INSERT ON audit",
    f"NEW.seq IS NOT max({_LAST_ACT}, {_LAST_SEALED}) + 1 OR NEW.previous IS NOT coalesce(CASE "  # noqa: S608
    f"WHEN {_LAST_ACT} > {_LAST_SEALED} THEN (SELECT row_hash FROM audit ORDER BY seq DESC LIMIT 1) "
    "ELSE (SELECT head FROM table_seal WHERE name = 'audit') END, '')",
    "append_only",
)
"""Of version 4, in place of the former one: an act follows the newest that was ever written, there or cut off."""

SIGNING_TRIGGERS: Final = (
    *_READ_ONLY_WITH_THE_CHIEF,
    *_COMMENT,
    *_ORIGIN,
    *_append_only("signature", f"old.id = NEW.id OR ({_OF_REVISION} AND old.position = NEW.position)"),
    *_append_only("scan", f"old.id = NEW.id OR ({_OF_REVISION} AND old.sha256 = NEW.sha256)"),
    *_append_only("sent", "old.id = NEW.id"),
    _SIGNATURE_TURN,
)
"""Of version 3."""
