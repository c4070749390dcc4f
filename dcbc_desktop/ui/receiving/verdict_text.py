"""Text of a received file: for the list, the details, the clipboard, and for the list saved as CSV or text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import StringIO
from typing import Final, NamedTuple

from PySide6.QtCore import QObject

from dcbc_desktop.report.dates import moment_text, short_date
from dcbc_desktop.report.table_input.spreadsheet_text import guarded
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.receiving.received_file import RELATIONS, FileStatus, ReceivedFile
from dcbc_desktop.workflow.verification.facts import (
    ReportRecord,
    SignatureRecord,
    in_order,
    reason_sentence,
    verdict_sentence,
)
from dcbc_desktop.workflow.verification.proven import proven
from dcbc_desktop.workflow.verification.signers import CertificateHolder

_DAY = "%d/%m/%Y"
_FILE_SEPARATOR: Final = "\n\n" + "-" * 60 + "\n\n"


class DetailsSection(NamedTuple):
    """Heading with the lines under it."""

    heading: str
    lines: tuple[str, ...]


class VerdictFormatter(QObject):
    """Formats files in the current language of the runner."""

    def __init__(self, runner: BackgroundRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def verdict(self, file: ReceivedFile) -> str:
        """Return the verdict in one line."""
        if file.received is not None:
            return verdict_sentence(file.received, self._runner.language)
        return {
            FileStatus.WAITING: self.tr("Not checked yet"),
            FileStatus.BUSY: self.tr("Checking…"),
        }.get(file.status, self.tr("CANNOT BE READ"))

    def number_and_date(self, file: ReceivedFile) -> str:
        """Return number and date of the report; a missing one is `…`."""
        report = file.report
        if report is None:
            return ""
        date = short_date(report.date) if report.date else "…"
        return f"{report.number or '…'} · {date}" if report.number or report.date else "–"

    def revision(self, file: ReceivedFile) -> str:
        """Return the revision, marked if another file of the list replaces it."""
        if file.report is None:
            return ""
        words = self.tr("%1 (replaced)") if file.replaced else "%1"
        return words.replace("%1", str(file.report.revision))

    def reasons(self, file: ReceivedFile) -> tuple[str, ...]:
        """Return the reasons of the verdict, one sentence each."""
        if file.verified is not None and file.verified.problem is not None:
            return (self._runner.error_sentence(file.verified.problem),)
        return self._sentences(file, relations=False)

    def _sentences(self, file: ReceivedFile, *, relations: bool) -> tuple[str, ...]:
        reasons = file.received.reasons if file.received is not None else ()
        wanted = in_order(reason for reason in reasons if (reason.code in RELATIONS) is relations)
        return tuple(dict.fromkeys(reason_sentence(reason, self._runner.language) for reason in wanted))

    def sections(self, file: ReceivedFile) -> list[DetailsSection]:
        """Return all sections of details."""
        if not file.done:
            return []
        reasons = DetailsSection(self.tr("Why"), self.reasons(file))
        shown = DetailsSection(self.tr("What was proven"), self._proven(file))
        if file.status is FileStatus.VALID:
            reasons, shown = shown, DetailsSection(self.tr("Please note"), reasons.lines)
        sections = [
            reasons,
            shown,
            DetailsSection(self.tr("Other files of the list"), self._sentences(file, relations=True)),
            DetailsSection(self.tr("Report"), tuple(self._about_report(file.report))),
            DetailsSection(self.tr("Signatures"), self.signatures(file)),
            DetailsSection(self.tr("In the file, but printed on no page"), tuple(self._unprinted(file.report))),
            DetailsSection(self.tr("File"), tuple(self._about_file(file))),
        ]
        return [section for section in sections if section.lines]

    def _proven(self, file: ReceivedFile) -> tuple[str, ...]:
        facts = proven(file.received) if file.received is not None else ()
        return tuple(dict.fromkeys(reason_sentence(fact, self._runner.language) for fact in facts))

    def text(self, file: ReceivedFile) -> str:
        """Return verdict and details as plain text."""
        lines = [f"{self.verdict(file)}: {file.name}"]
        for section in self.sections(file):
            lines += ["", f"{section.heading}:", *(f"- {line}" for line in section.lines)]
        return "\n".join(lines)

    def signatures(self, file: ReceivedFile) -> tuple[str, ...]:
        """Return one line for each signature: signer, time, issuer, chain and revocation."""
        signatures = file.received.signatures if file.received is not None else ()
        return tuple(self._signature(one) for one in signatures)

    def _signature(self, signature: SignatureRecord) -> str:
        words = self.tr("%1 (the agency's seal)") if signature.holder == CertificateHolder.AGENCY else "%1"
        name = words.replace("%1", signature.signer or self.tr("name that cannot be read"))
        when = self.tr("signed at %1").replace("%1", _moment(signature.signed_at) or "…")
        issuer = self.tr("certificate issued by %1").replace("%1", signature.issuer or "…")
        return " · ".join(
            [name, when, f"{issuer} ({self._chain(signature.chain)})", self._revocation(signature.revocation)]
        )

    def _chain(self, chain: str) -> str:
        known = {"trusted": self.tr("trusted"), "untrusted": self.tr("not in the list of trusted certificates")}
        return known.get(chain, self.tr("not looked at"))

    def _revocation(self, revocation: str) -> str:
        known = {"good": self.tr("not revoked"), "revoked": self.tr("REVOKED")}
        return known.get(revocation, self.tr("revocation not checked"))

    def _about_report(self, report: ReportRecord | None) -> Iterator[str]:
        if report is None:
            return
        facts = (
            (self.tr("Title: %1"), report.title),
            (self.tr("Issuer: %1"), report.issuer),
            (self.tr("Code of the office: %1"), report.office_code),
            (self.tr("Period: %1"), report.period_label),
            (self.tr("Number: %1"), report.number),
            (self.tr("Date: %1"), report.date.strftime(_DAY) if report.date else ""),
            (self.tr("Revision: %1"), str(report.revision)),
            (self.tr("Name under the signature: %1"), report.signatory),
        )
        yield from (words.replace("%1", value) for words, value in facts if value.strip())

    def _unprinted(self, report: ReportRecord | None) -> Iterator[str]:
        if report is not None:
            names = {"program": self.tr("made with")}
            yield from (f"{names.get(name, name)}: {text}" for name, text in report.unprinted.items())

    def _about_file(self, file: ReceivedFile) -> Iterator[str]:
        yield self.tr("Place: %1").replace("%1", str(file.path))
        if file.received is not None and file.received.sha256:
            size = f"{max(1, round(file.received.size / 1024)):,}".replace(",", ".")
            yield self.tr("Size: %1 KB").replace("%1", size)
            yield f"SHA-256: {file.received.sha256}"

    def csv_titles(self) -> tuple[str, ...]:
        """Return the column titles of the saved list."""
        return (
            self.tr("File"), self.tr("Result"), self.tr("Issuer"), self.tr("Number"), self.tr("Date"),
            self.tr("Period"), self.tr("Revision"), self.tr("Signatures"), self.tr("Reasons"), "SHA-256",
        )  # fmt: skip

    def csv_cells(self, file: ReceivedFile) -> tuple[str, ...]:
        """Return a file's row of the saved list."""
        report, received = file.report, file.received
        about = ("",) * 5
        if report is not None:
            day = report.date.strftime(_DAY) if report.date else ""
            about = (report.issuer, report.number, day, report.period_label, self.revision(file))
        reasons = (*self.reasons(file), *self._sentences(file, relations=True))
        digest = received.sha256 if received is not None else ""
        return (file.name, self.verdict(file), *about, "; ".join(self.signatures(file)), " ".join(reasons), digest)


def _moment(moment: datetime | None) -> str:
    return moment_text(moment) if moment is not None else ""


def csv_bytes(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return CSV as Excel reads it with a decimal comma: UTF-8 with a byte order mark, semicolons between cells."""
    written = StringIO(newline="")
    table = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(titles)
    table.writerows(map(guarded, row) for row in rows)  # words of a stranger's file among them
    return _encoded(written.getvalue())


def text_bytes(texts: Iterable[str]) -> bytes:
    """Return the texts of all files, with a line between them."""
    return _encoded((_FILE_SEPARATOR.join(texts) + "\n").replace("\n", "\r\n"))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8-sig", "replace")  # a file's name may hold letters that no text can
