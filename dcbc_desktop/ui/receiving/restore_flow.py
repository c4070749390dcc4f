"""Khôi phục: restore a report from a received file, after a question where it will not be the same as before."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import now
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner, Lane
from dcbc_desktop.ui.receiving.file_checks import Clock
from dcbc_desktop.ui.widgets.message_box import ask_yes_no
from dcbc_desktop.workflow import restore_report
from dcbc_desktop.workflow.restore_report import RestorePlan, RestoreResult, RestoreSource
from dcbc_desktop.workflow.trusted_certificates import office_trust
from dcbc_desktop.workflow.verification.facts import verdict_sentence


class _Plan(NamedTuple):
    incoming: RestoreSource
    foreseen: RestorePlan


class RestoreFlow(QObject):
    """Reads the file again, so that the checked bytes are those restored. Ends in one of its signals."""

    restored = Signal(object)
    failed = Signal(object)
    left = Signal()

    def __init__(self, runner: BackgroundRunner, window: QWidget, clock: Clock = now) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self._clock = clock

    def begin(self, path: Path) -> None:
        """Read the file; nothing is changed before the person knows what the restored report will be."""
        self._runner.run_on_store(self, office_trust, then=partial(self._read, path), failed=self._fail)

    def _read(self, path: Path, trust: Trust) -> None:
        self._runner.run(
            self,
            restore_report.read_source,
            path,
            trust,
            self._clock(),
            then=self._foresee,
            failed=self._fail,
            lane=Lane.RECEIVING,
        )

    def _foresee(self, incoming: RestoreSource) -> None:
        self._runner.run_on_store(self, _plan, incoming, then=self._ask, failed=self._fail)

    def _ask(self, plan: _Plan) -> None:
        question = self._question(plan)
        if not question:
            self._restore(plan.incoming)
            return
        box = ask_yes_no(self._window, question, partial(self._restore, plan.incoming))
        box.finished.connect(self._after_question)

    def _question(self, plan: _Plan) -> str:
        """Return the question to ask first; empty for a proven revision and for a report that is here already."""
        if plan.foreseen.there is not None:
            return ""
        sentences = []
        if not plan.incoming.proven:
            sentences.append(self._why_draft(plan.incoming))
        if plan.foreseen.copy:
            sentences.append(
                self.tr("A report of the same identity is here already and says something else. It stays as it is; the "
                        "file becomes a report of its own, marked as a copy.")
            )  # fmt: skip
        return "\n\n".join([*sentences, self.tr("Restore it?")]) if sentences else ""

    def _why_draft(self, incoming: RestoreSource) -> str:
        if incoming.restored.draft:
            return self.tr("This file is a draft, so it becomes a draft here, marked with where it came from.")
        words = self.tr("The file's result is “%1”: it is not proven that this is what was signed. It becomes a draft, "
                        "marked with where it came from.")  # fmt: skip
        return words.replace("%1", verdict_sentence(incoming.received, self._runner.language))

    def _restore(self, incoming: RestoreSource) -> None:
        self._runner.run_on_store(self, restore_report.restore, incoming, then=self.restored.emit, failed=self._fail)

    @Slot(int)
    def _after_question(self, answer: int) -> None:
        if answer != QMessageBox.StandardButton.Yes:
            self.left.emit()

    def _fail(self, error: DcbcError) -> None:
        self.failed.emit(error)

    def outcome(self, rebuilt: RestoreResult) -> str:
        """Describe the result in a sentence or two."""
        if rebuilt.there_already:
            return self.tr("The report was here already, word for word; nothing was changed.")
        if rebuilt.incoming.proven:
            words = self.tr("Restored as signed: revision %1, with the official file.")
            done = words.replace("%1", str(rebuilt.report.revision))
        else:
            done = self.tr("Restored as a draft.")
        copied = self.tr("It is a copy; the other report stays as it is.")
        return f"{done} {copied}" if rebuilt.copy_of else done


def _plan(store: Store, incoming: RestoreSource) -> _Plan:
    return _Plan(incoming, restore_report.plan_restore(store, incoming))
