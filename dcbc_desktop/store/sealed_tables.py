"""The tables whose rows are sealed, with their columns in the order of the hash."""

from __future__ import annotations

from typing import Final

from dcbc_desktop.store.row_hashes import SealedTable

_TYPES: Final[dict[str, tuple[type, ...]]] = {"#": (int,), "?": (str, type(None))}


def _table(name: str, columns: str, kind: str = "") -> SealedTable:
    """Columns hold text; `#` after a name says a whole number, `?` that it may be NULL."""
    names = columns.split()
    types = tuple(_TYPES.get(name[-1], (str,)) for name in names)
    return SealedTable(name, tuple(name.rstrip("#?") for name in names), types, kind or name)


OUTLINE: Final = _table("outline", "sha256 id name year# kept json")
REPORT: Final = _table(
    "report",
    "id# uid office_code superior_code period_code period_kind period_first period_last outline_sha256 state revision# "
    "title done# total# created edited binned?",
)
ENTRY: Final = _table("entry", "report_id# key row_id position# counted# edited note value")
HISTORY: Final = SealedTable("entry_history", ENTRY.columns, ENTRY.types, ENTRY.kind)
"""Former rows of `entry`, hash and all."""
REVISION: Final = _table(
    "revision",
    "report_id# number# sha256 pdf_sha256 signed exit document_number document_date? predecessor_sha256 audit_head",
)
"""Its two blobs are covered by the digests."""
REGISTRATION: Final = _table("registration", "report_id# revision# document_number document_date at")
AMENDMENT: Final = _table("amendment", "report_id# revision# reason at")
EXPORT: Final = _table("export", "id# report_id# revision# file sha256 draft# at")
OFFICE: Final = _table(
    "office",
    "code superior_code superior issuer short_name symbol place addressees recipients signatory_lines "
    "signatory_office signatory_name",
)
LEFT_OVER: Final = _table("left_over", "report_id# line# text")
IGNORED: Final = _table("ignored", "report_id# code key context reason at")
PRESENTED: Final = _table("presented", "report_id# revision# at")
COMMENT: Final = _table("comment", "id# report_id# revision# act# key text at dealt?")
"""`act` is the number of the return in the audit log, whose digest covers the words."""
SIGNATURE: Final = _table("signature", "report_id# revision# position# how sha256 at size#")
"""Its tail is covered by the digest of the whole file."""
SCAN: Final = _table("scan", "report_id# revision# sha256 name kind size# at")
TRUSTED: Final = _table("trusted", "sha256 kind name added")
OFFICE_PICTURE: Final = _table("office_picture", "code kind owner sha256")
SENT: Final = _table("sent", "id# report_id# revision# file sha256 way recipient told note at")
ORIGIN: Final = _table("origin", "report_id# file sha256 verdict copy_of at")
AUDIT: Final = _table("audit", "seq# at report_id# act detail previous")
"""Its `row_hash` is the chain: it covers the hash of the act before."""

SEALED: Final = (
    OUTLINE, REPORT, ENTRY, HISTORY, REVISION, REGISTRATION, AMENDMENT, EXPORT, OFFICE, LEFT_OVER, IGNORED, AUDIT,
    PRESENTED, COMMENT, SIGNATURE, SCAN, TRUSTED, OFFICE_PICTURE, SENT, ORIGIN,
)  # fmt: skip
