"""Words about copies: occasions, sizes, reports."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from dcbc_desktop.report.report import State
from dcbc_desktop.store.copies.checking import CopiedReport
from dcbc_desktop.store.copies.copy_files import ASKED, EXIT, IMPORT, MIGRATION, RESTORE, START, WORK
from dcbc_desktop.ui.widgets.language import QT_TRANSLATE_NOOP

_MEGABYTE = 1024 * 1024


_REASONS: Final = {
    START: QT_TRANSLATE_NOOP("CopyWords", "Start"),
    WORK: QT_TRANSLATE_NOOP("CopyWords", "While working"),
    EXIT: QT_TRANSLATE_NOOP("CopyWords", "End"),
    ASKED: QT_TRANSLATE_NOOP("CopyWords", "By hand"),
    IMPORT: QT_TRANSLATE_NOOP("CopyWords", "Before an import"),
    RESTORE: QT_TRANSLATE_NOOP("CopyWords", "Before restoring"),
    MIGRATION: QT_TRANSLATE_NOOP("CopyWords", "Before an update"),
}


def reason_words(reason: str) -> str:
    """Return the occasion of a copy."""
    return QCoreApplication.translate("CopyWords", _REASONS.get(reason, _REASONS[ASKED]))


def megabytes(size: int, locale: QLocale) -> str:
    """Return a size in megabytes with one decimal."""
    return f"{locale.toString(size / _MEGABYTE, 'f', 1)} MB"


def report_line(report: CopiedReport) -> str:
    """Return a report in one line: title, period, state, last edit."""
    title = report.title or QCoreApplication.translate("CopyWords", "Untitled report")
    state = QCoreApplication.translate("CopyWords", "draft")
    if report.state is State.SIGNED:
        state = QCoreApplication.translate("CopyWords", "signed, revision %1").replace("%1", str(report.revision))
    if report.binned:
        state = QCoreApplication.translate("CopyWords", "in the bin")
    return f"{title} · {report.period.label} · {state} · {report.edited:%H:%M %d/%m/%Y}"
