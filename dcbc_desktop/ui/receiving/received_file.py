"""One received file as the window keeps it. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dcbc_desktop.report.text import clean_line
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.batch import Verified
from dcbc_desktop.workflow.verification.facts import REPLACED_BY, REPLACES, SAME_FILE, Received, ReportTold

RELATIONS = frozenset({REPLACES, REPLACED_BY, SAME_FILE})
"""Reasons that tell of other files and nothing of this one."""


class Sign(Enum):
    """What is known of a file so far."""

    VALID = "valid"
    UNDETERMINED = "undetermined"
    INVALID = "invalid"
    UNREADABLE = "unreadable"
    WAITING = "waiting"
    BUSY = "busy"


_SIGNS = {Verdict.VALID: Sign.VALID, Verdict.UNDETERMINED: Sign.UNDETERMINED, Verdict.INVALID: Sign.INVALID}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the list, and its answer where there is one."""

    path: Path
    sign: Sign = Sign.WAITING
    verified: Verified | None = None

    @property
    def name(self) -> str:
        """The file's name without letters that nobody sees: they could turn it round."""
        return clean_line(self.path.name).text

    @property
    def received(self) -> Received | None:
        """What was found in the file."""
        return self.verified.received if self.verified is not None else None

    @property
    def report(self) -> ReportTold | None:
        """Which report the file holds."""
        return self.received.report if self.received is not None else None

    @property
    def done(self) -> bool:
        """Whether there is an answer."""
        return self.verified is not None

    @property
    def replaced(self) -> bool:
        """Whether another file of the list takes its place."""
        return self.received is not None and REPLACED_BY in self.received.codes

    @property
    def may_be_seen(self) -> bool:
        """Whether the system may open it: a sound PDF that is also called one, so that nothing else can start."""
        received = self.received
        sound = received is not None and "pdf_unreadable" not in received.codes
        return sound and self.path.suffix.lower() == ".pdf"

    @property
    def may_be_restored(self) -> bool:
        """Whether its data could be read and nothing speaks against it."""
        return self.report is not None and self.sign in (Sign.VALID, Sign.UNDETERMINED)


def answered(verified: Verified) -> Entry:
    """A file with its answer."""
    known = verified.received is not None
    return Entry(verified.path, _SIGNS[verified.verdict] if known else Sign.UNREADABLE, verified)
