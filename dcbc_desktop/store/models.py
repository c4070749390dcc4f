"""Values that the store takes and gives besides reports: plain and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

import msgspec

from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import State

PEN = "pen"
DIGITAL = "digital"
EXITS = (PEN, DIGITAL)
"""Exits of a revision: signed by pen (ký tay) or digitally (ký số)."""

HERE = "here"
ELSEWHERE = "elsewhere"
"""Origins of a signature: this program, or another one."""

ROOT = "root"
CRL = "crl"
"""Kinds of trusted files: certificates of issuers, and their revocation lists."""

SIGNATURE = "signature"
SEAL = "seal"
"""Pictures that an office keeps for the signer's place."""


class ReportRow(msgspec.Struct, frozen=True):
    """A report as the start page lists it; `done` of `total` required sections are filled.

    `returned`: a draft with open comments of the chief. `number` and `day` are those under which a signed report was
    issued: as registered, else as printed; blank before.
    """

    id: int
    uid: str
    year: int
    period: Period
    outline_id: str
    outline_name: str
    office_code: str
    title: str
    state: State
    revision: int
    done: int
    total: int
    edited: datetime
    returned: bool = False
    number: str = ""
    day: date | None = None


class EarlierReport(NamedTuple):
    """A report that another may be compared with; `edited` sorts as stored."""

    id: int
    period: Period
    signed: bool
    revision: int
    edited: str

    @property
    def signed_off(self) -> bool:
        """True if it was ever signed, also where an amendment is being written."""
        return self.signed or self.revision > 1


class Place(msgspec.Struct, frozen=True):
    """Place of a person in a report: tab, entry key, caret in its editor.

    `note`: footnote of that text, from 1, and `note_caret` the caret in it; both 0 outside of footnotes.
    """

    tab: str
    key: str
    caret: int
    note: int = 0
    note_caret: int = 0


class LeftOver(msgspec.Struct, frozen=True):
    """A line of an imported file that found no place (chưa xếp)."""

    line: int
    text: str


class NewRevision(msgspec.Struct, frozen=True):
    """Data that sign-off freezes: canonical content, its SHA-256, the final PDF's bytes, `pen` or `digital`.

    `signed` is the moment if it is not now: a restored report was signed before.
    """

    content: bytes
    sha256: str
    pdf: bytes
    exit: str
    signed: datetime | None = None


class Revision(msgspec.Struct, frozen=True):
    """A frozen revision without its bytes; number and date are the registered ones, else those on its page.

    `replaced` where a later revision of the report is signed.
    """

    number: int
    sha256: str
    pdf_sha256: str
    signed: datetime
    exit: str
    document_number: str
    document_date: date | None
    registered: datetime | None
    replaced: bool = False


class Comment(msgspec.Struct, frozen=True):
    """Comment of the chief on a returned report; `key` is "" where it is about the whole report."""

    id: int
    revision: int
    key: str
    text: str
    at: datetime
    dealt: datetime | None


class SignedCopy(msgspec.Struct, frozen=True):
    """One signing of a revision's file; digest and size are those of the whole file up to and with it."""

    position: int
    how: str
    sha256: str
    at: datetime
    size: int


class Scan(msgspec.Struct, frozen=True):
    """A scan of what was signed by pen; `kind` is `pdf`, `png` or `jpeg`."""

    sha256: str
    name: str
    kind: str
    size: int
    at: datetime


class Trusted(msgspec.Struct, frozen=True):
    """A certificate (`root`) or list of revoked ones (`crl`) that the office trusts."""

    sha256: str
    kind: str
    name: str
    added: datetime
    der: bytes


SAVED, WRITTEN, HANDED_OVER, STRUCK = "saved", "written", "handed_over", "struck"
"""Events of the submission log: a file was saved, a mail draft written, a file handed over; an entry was struck out."""
MAIL, FOLDER, OTHER = "mail", "folder", "other"
"""Ways of sending: by mail, in a folder or on a stick, anything else (the office's own network, by hand)."""


class Correction(msgspec.Struct, frozen=True):
    """The number of the entry of the submission log that a new one corrects, and why."""

    replaces: int
    reason: str


class Submission(msgspec.Struct, frozen=True):
    """An entry of the submission log; `at` is the log's own time.

    `replaces` is the number of the entry that this one corrects, `replaced_by` that of the one that corrects it; 0
    where there is none.
    """

    id: int
    revision: int
    file: str
    sha256: str
    way: str
    recipient: str
    at: datetime
    told: datetime | date | None = None
    note: str = ""
    event: str = HANDED_OVER
    replaces: int = 0
    reason: str = ""
    replaced_by: int = 0


class Origin(msgspec.Struct, frozen=True):
    """The file that a report was restored from; `copy_of` is the uid in it where that was taken already."""

    file: str
    sha256: str
    verdict: str
    copy_of: str
    at: datetime


class Office(msgspec.Struct, frozen=True):
    """An office profile (hồ sơ cơ quan); texts as in header entries, several items one a line."""

    code: str
    superior_code: str = ""
    superior: str = ""
    issuer: str = ""
    short_name: str = ""
    symbol: str = ""
    place: str = ""
    addressees: str = ""
    recipients: str = ""
    signatory_lines: str = ""
    signatory_office: str = ""
    signatory_name: str = ""

    @property
    def display_name(self) -> str:
        """Name in lists: the short name, else the issuer's name on one line, else the code."""
        return self.short_name.strip() or " ".join(self.issuer.split()) or self.code


class AuditEntry(msgspec.Struct, frozen=True):
    """One act of the audit log; `detail` is JSON, `hash` chains it to the act before."""

    seq: int
    at: datetime
    report_id: int | None
    act: str
    detail: str
    hash: str


class Problem(msgspec.Struct, frozen=True):
    """Problem that `doctor` found: a code and the parameters of its sentence."""

    code: str
    params: Mapping[str, object] = msgspec.field(default_factory=dict)
