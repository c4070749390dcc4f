"""A received file in words: for the list, for the details beneath it, for the clipboard and for a list in a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject

from dcbc_desktop.report.dates import moment_text, short_date
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.receiving.received_file import RELATIONS, Entry, Sign
from dcbc_desktop.workflow.verification.facts import (
    ReportTold,
    SignatureTold,
    Why,
    reason_sentence,
    verdict_of,
    verdict_sentence,
)

SEAL_FIELD = "co_quan"
"""The agency's field, as signing calls it; pyHanko would come along with its name."""
_WEIGHT = {Verdict.INVALID: 0, Verdict.UNDETERMINED: 1, Verdict.VALID: 2}
_DAY = "%d/%m/%Y"


class Section(NamedTuple):
    """A heading and the lines under it."""

    heading: str
    lines: tuple[str, ...]


class FileTeller(QObject):
    """Asks the runner for the language each time."""

    def __init__(self, runner: BackgroundRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def verdict(self, entry: Entry) -> str:
        """The one line."""
        if entry.received is not None:
            return verdict_sentence(entry.received, self._runner.language)
        return {
            Sign.WAITING: self.tr("Not checked yet"),
            Sign.BUSY: self.tr("Checking…"),
        }.get(entry.sign, self.tr("CANNOT BE READ"))

    def numbered(self, entry: Entry) -> str:
        """Number and date, blanks as dots."""
        told = entry.report
        if told is None:
            return ""
        date = short_date(told.date) if told.date else "…"
        return f"{told.number or '…'} · {date}" if told.number or told.date else "–"

    def revision(self, entry: Entry) -> str:
        """The revision, and whether another file of the list replaces it."""
        if entry.report is None:
            return ""
        words = self.tr("%1 (replaced)") if entry.replaced else "%1"
        return words.replace("%1", str(entry.report.revision))

    def reasons(self, entry: Entry) -> tuple[str, ...]:
        """Why, one sentence each."""
        if entry.verified is not None and entry.verified.problem is not None:
            return (self._runner.error_sentence(entry.verified.problem),)
        return self._sentences(entry, relations=False)

    def _sentences(self, entry: Entry, *, relations: bool) -> tuple[str, ...]:
        told = entry.received.reasons if entry.received is not None else ()
        wanted = sorted((reason for reason in told if (reason.code in RELATIONS) is relations), key=_weight)
        return tuple(dict.fromkeys(reason_sentence(reason, self._runner.language) for reason in wanted))

    def sections(self, entry: Entry) -> list[Section]:
        """Everything under the verdict."""
        if not entry.done:
            return []
        sections = [
            Section(self.tr("Why"), self.reasons(entry) or (self._all_well(),)),
            Section(self.tr("Other files of the list"), self._sentences(entry, relations=True)),
            Section(self.tr("Report"), tuple(self._about_report(entry.report))),
            Section(self.tr("Signatures"), self.signatures(entry)),
            Section(self.tr("In the file, but printed on no page"), tuple(self._unprinted(entry.report))),
            Section(self.tr("File"), tuple(self._about_file(entry))),
        ]
        return [section for section in sections if section.lines]

    def _all_well(self) -> str:
        return self.tr("The signatures cover the whole file, nothing was changed after signing, and the pages say what "
                       "the data says.")  # fmt: skip

    def text(self, entry: Entry) -> str:
        """All of it, to be copied."""
        lines = [f"{self.verdict(entry)}: {entry.name}"]
        for section in self.sections(entry):
            lines += ["", f"{section.heading}:", *(f"- {line}" for line in section.lines)]
        return "\n".join(lines)

    def signatures(self, entry: Entry) -> tuple[str, ...]:
        """Who signed when, under whom, and what is known of the certificates."""
        told = entry.received.signatures if entry.received is not None else ()
        return tuple(self._signature(one) for one in told)

    def _signature(self, told: SignatureTold) -> str:
        words = self.tr("%1 (the agency's seal)") if told.field == SEAL_FIELD else "%1"
        name = words.replace("%1", told.signer or self.tr("name that cannot be read"))
        when = self.tr("signed at %1").replace("%1", _moment(told.signed_at) or "…")
        issuer = self.tr("certificate issued by %1").replace("%1", told.issuer or "…")
        return " · ".join([name, when, f"{issuer} ({self._chain(told.chain)})", self._revocation(told.revocation)])

    def _chain(self, chain: str) -> str:
        known = {"trusted": self.tr("trusted"), "untrusted": self.tr("not in the list of trusted certificates")}
        return known.get(chain, self.tr("not looked at"))

    def _revocation(self, revocation: str) -> str:
        known = {"good": self.tr("not revoked"), "revoked": self.tr("REVOKED")}
        return known.get(revocation, self.tr("revocation not checked"))

    def _about_report(self, told: ReportTold | None) -> Iterator[str]:
        if told is None:
            return
        facts = (
            (self.tr("Title: %1"), told.title),
            (self.tr("Issuer: %1"), told.issuer),
            (self.tr("Code of the office: %1"), told.office_code),
            (self.tr("Period: %1"), told.period_label),
            (self.tr("Number: %1"), told.number),
            (self.tr("Date: %1"), told.date.strftime(_DAY) if told.date else ""),
            (self.tr("Revision: %1"), str(told.revision)),
            (self.tr("Name under the signature: %1"), told.signatory),
        )
        yield from (words.replace("%1", value) for words, value in facts if value.strip())

    def _unprinted(self, told: ReportTold | None) -> Iterator[str]:
        if told is not None:
            names = {"program": self.tr("made with")}
            yield from (f"{names.get(name, name)}: {text}" for name, text in told.unprinted.items())

    def _about_file(self, entry: Entry) -> Iterator[str]:
        yield self.tr("Place: %1").replace("%1", str(entry.path))
        if entry.received is not None and entry.received.sha256:
            size = f"{max(1, round(entry.received.size / 1024)):,}".replace(",", ".")
            yield self.tr("Size: %1 KB").replace("%1", size)
            yield f"SHA-256: {entry.received.sha256}"

    def columns(self) -> tuple[str, ...]:
        """Headings of the list in a file."""
        return (
            self.tr("File"), self.tr("Result"), self.tr("Issuer"), self.tr("Number"), self.tr("Date"),
            self.tr("Period"), self.tr("Revision"), self.tr("Signatures"), self.tr("Reasons"), "SHA-256",
        )  # fmt: skip

    def cells(self, entry: Entry) -> tuple[str, ...]:
        """One file's row of that list."""
        told, received = entry.report, entry.received
        about = ("",) * 5
        if told is not None:
            day = told.date.strftime(_DAY) if told.date else ""
            about = (told.issuer, told.number, day, told.period_label, self.revision(entry))
        reasons = (*self.reasons(entry), *self._sentences(entry, relations=True))
        digest = received.sha256 if received is not None else ""
        return (entry.name, self.verdict(entry), *about, "; ".join(self.signatures(entry)), " ".join(reasons), digest)


def _weight(reason: Why) -> int:
    """What decides the verdict comes first."""
    return _WEIGHT[verdict_of(frozenset({reason.code}))]


def _moment(moment: datetime | None) -> str:
    return moment_text(moment) if moment is not None else ""
