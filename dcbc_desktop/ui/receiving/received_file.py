"""Received file with its status and its check's result. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dcbc_desktop.report.text import clean_line
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.client import VerifiedFile
from dcbc_desktop.workflow.verification.facts import REPLACED_BY, REPLACES, SAME_FILE, Received, ReportRecord
from dcbc_desktop.workflow.verification.reason_groups import NOT_PDF

RELATIONS = frozenset({REPLACES, REPLACED_BY, SAME_FILE})
"""Codes of reasons that are about other files of the list, not about this one."""


class FileStatus(Enum):
    """Status of a file: a verdict, a file that is none of ours or cannot be read, or the stage before one."""

    VALID = "valid"
    UNDETERMINED = "undetermined"
    INVALID = "invalid"
    FOREIGN = "foreign"
    UNREADABLE = "unreadable"
    WAITING = "waiting"
    BUSY = "busy"


_STATUS_OF = {
    Verdict.VALID: FileStatus.VALID,
    Verdict.UNDETERMINED: FileStatus.UNDETERMINED,
    Verdict.INVALID: FileStatus.INVALID,
}
_STATUS_OF_LINE = {
    "verdict_foreign": FileStatus.FOREIGN,
    "verdict_not_pdf": FileStatus.UNREADABLE,
    "verdict_unread": FileStatus.UNREADABLE,
}
"""Files about whose contents the program says nothing."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """File of the list with the result of its check, if there is one."""

    path: Path
    status: FileStatus = FileStatus.WAITING
    verified: VerifiedFile | None = None

    @property
    def name(self) -> str:
        """File name without invisible letters, which could show it reversed."""
        return clean_line(self.path.name).text

    @property
    def received(self) -> Received | None:
        """Findings of the check."""
        return self.verified.received if self.verified is not None else None

    @property
    def report(self) -> ReportRecord | None:
        """Facts of the report in the file."""
        return self.received.report if self.received is not None else None

    @property
    def done(self) -> bool:
        """True once the file was checked."""
        return self.verified is not None

    @property
    def replaced(self) -> bool:
        """True if another file of the list replaces this one."""
        return self.received is not None and REPLACED_BY in self.received.codes

    @property
    def may_be_seen(self) -> bool:
        """True if the system may open it: a readable PDF with that suffix, so that no other program can start."""
        received = self.received
        sound = received is not None and not received.codes & (NOT_PDF | {"pdf_unreadable", "bytes_before_head"})
        return sound and self.path.suffix.lower() == ".pdf"

    @property
    def may_be_restored(self) -> bool:
        """True if its data could be read and the verdict is not invalid."""
        return self.report is not None and self.status in (FileStatus.VALID, FileStatus.UNDETERMINED)


def checked_file(verified: VerifiedFile) -> ReceivedFile:
    """Return the file with the result of its check."""
    if verified.received is None:
        return ReceivedFile(verified.path, FileStatus.UNREADABLE, verified)
    status = _STATUS_OF_LINE.get(verified.received.line, _STATUS_OF[verified.verdict])
    return ReceivedFile(verified.path, status, verified)
