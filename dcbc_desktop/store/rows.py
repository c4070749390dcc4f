"""What the store takes and gives besides reports: plain frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dcbc_desktop.report.period import Period
from dcbc_desktop.report.report import State

PEN = "pen"
DIGITAL = "digital"
EXITS = (PEN, DIGITAL)
"""How a revision leaves the house: signed by pen (ký tay) or digitally (ký số)."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as the start page lists it; `done` of `total` required sections are filled."""

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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person was in a report: tab, entry key, caret in its editor."""

    tab: str
    key: str
    caret: int


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A line of an imported file that found no place (chưa xếp)."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class NewRevision:
    """What sign-off freezes: canonical content, its SHA-256, the final PDF's bytes, `pen` or `digital`."""

    content: bytes
    sha256: str
    pdf: bytes
    exit: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A frozen revision without its bytes; number and date are the registered ones, else those on its page."""

    number: int
    sha256: str
    pdf_sha256: str
    signed: datetime
    exit: str
    document_number: str
    document_date: date | None
    registered: datetime | None


@dataclass(frozen=True, slots=True)
class Office:
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


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was handed out."""

    report_id: int
    revision: int
    file: str
    sha256: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the audit log; `detail` is JSON, `hash` chains it to the act before."""

    seq: int
    at: datetime
    report_id: int | None
    act: str
    detail: str
    hash: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `doctor` found: a code and the parameters of its sentence."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
