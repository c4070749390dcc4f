"""Numbers of findings: panel, tabs, texts, dialogs, list and command agree; none is final while a review is due."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel

from dcbc_desktop.report.checks.ignored import FindingCounts
from dcbc_desktop.report.report import Entry, all_keys
from dcbc_desktop.store.models import ReportRow
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.panels.reason_dialog import ReasonDialog
from dcbc_desktop.ui.report.section_block import SectionBlock
from dcbc_desktop.ui.review.findings_list import FindingsList
from dcbc_desktop.ui.review.section_states import tab_keys
from dcbc_desktop.ui.signing.present_dialog import PresentDialog
from dcbc_desktop.ui.signing.sign_off_dialog import SignOffDialog
from dcbc_desktop.workflow.review import sorted_findings
from dcbc_desktop.workflow.review_data import read_review_data
from tests.keyboard import type_text
from tests.ui.panels.reviewer import Reviewer, prose_entry, report_with
from tests.ui.tables.figures_clerk import press_control


@dataclass
class Places:
    """All places that show numbers of findings of the open report."""

    reviewer: Reviewer

    def panel(self) -> FindingCounts:
        """The line above the list; its rows say the same."""
        blocking, advisory = map(int, re.findall(r"\d+", self.reviewer.find(QLabel, "findings.count").text()))
        box = self.reviewer.find(QCheckBox, "findings.aside")
        ignored = int(re.findall(r"\d+", box.text())[0]) if not box.isHidden() else 0
        shown = [item for item in self.reviewer.model.rows if item.ignored is None]
        assert (len(shown), sum(item.blocking for item in shown)) == (blocking + advisory, blocking)
        return FindingCounts(blocking, advisory, ignored)

    def tabs(self) -> int:
        """The numbers behind the names of the tabs, added up."""
        tabs = self.reviewer.tabs
        marks = (re.search(r"[⚠○◐●](\d*)", tabs.tabText(index)) for index in range(tabs.count()))
        return sum(int(mark[1] or 0) for mark in marks if mark)

    def stored(self) -> FindingCounts:
        """What the command `check` counts."""
        report = self.reviewer.stored()
        return sorted_findings(report, self.reviewer.store(lambda store: read_review_data(store, report))).counts

    def dialog(self, make: Callable[[], QDialog]) -> FindingCounts:
        """What a dialog before signing says."""
        dialog = make()
        findings = dialog.findChildren(FindingsList)[0]
        self.reviewer.qtbot.waitUntil(lambda: findings.blocking is not None)
        advice = dialog.findChild(QLabel, "signOff.advisory")
        assert advice is not None
        line = advice.text().partition("\n")[0].rstrip(".")
        said = {words.split(":")[0]: int(words.split(":")[1]) for words in line.split(". ") if words}
        counts = FindingCounts(
            findings.blocking or 0, said.get("Worth a look, but not in the way", 0), said.get("Set aside", 0)
        )
        assert findings.list.count() == counts.blocking
        dialog.reject()
        return counts

    def all_agree(self, expected: FindingCounts) -> None:
        """Compare every place, once everything was reviewed."""
        reviewer = self.reviewer
        reviewer.reviewed()
        reviewer.settle()
        session, runner = reviewer.session, reviewer.runner
        assert self.panel() == expected
        assert self.tabs() == expected.open
        assert self.stored() == expected
        assert self.dialog(lambda: SignOffDialog(runner, session, reviewer.window)) == expected
        assert self.dialog(lambda: PresentDialog(runner, session, reviewer.window)) == expected
        assert not self.outdated()
        latest = reviewer.page.live_review.latest
        assert latest is not None
        empty = sum(finding.code == "section_empty" for finding in latest.findings)
        (row,) = reviewer.store(_listed)
        assert row.total - row.done == empty

    def outdated(self) -> bool:
        """Return whether every number says that it is being counted again; else none does."""
        reviewer = self.reviewer
        bar = reviewer.tabs.tabBar()
        numbered = [index for index in range(bar.count()) if re.search(r"[⚠○◐●]\d", bar.tabText(index))]
        blocks = [block for block in reviewer.window.findChildren(SectionBlock) if block._advice_count]
        said = {
            reviewer.find(QLabel, "findings.state").text() != "",
            not reviewer.find(QLabel, "findings.count").isEnabled(),
            *(bar.tabTextColor(index) != QColor() for index in numbered),
            *("being reviewed" in bar.accessibleTabName(index) for index in numbered),
            *("being reviewed" in block._advice.text() for block in blocks),
        }
        assert len(said) == 1
        return said.pop()


def _listed(store: Store) -> tuple[ReportRow, ...]:
    return store.list_reports()


@pytest.fixture
def places(reviewer: Reviewer) -> Places:
    """A report with three findings worth a look and an empty section, opened with its panel."""
    reviewer.open_findings(report_with(I=prose_entry("lạ lạ"), II_1=prose_entry("lạ"), II_2=Entry()))
    return Places(reviewer)


def test_all_places_agree_after_each_step(places: Places) -> None:
    reviewer = places.reviewer
    places.all_agree(FindingCounts(1, 3, 0))
    editor = reviewer.editor("II.1")
    editor.set_caret(0)
    type_text(editor, "xấu ")
    assert places.outdated(), "typed, not reviewed yet"
    reviewer.tabs.setCurrentIndex(0)
    assert places.outdated(), "on another tab, too"
    places.all_agree(FindingCounts(1, 4, 0))
    press_control(reviewer.editor("II.1"), Qt.Key.Key_Z)
    assert places.outdated(), "undone, not reviewed yet"
    places.all_agree(FindingCounts(1, 3, 0))
    _ignore_one(reviewer)
    assert places.outdated(), "ignored, not counted yet"
    places.all_agree(FindingCounts(1, 2, 1))
    type_text(reviewer.editor("II.2"), "đủ")
    places.all_agree(FindingCounts(0, 2, 1))


def _ignore_one(reviewer: Reviewer) -> None:
    item = next(item for item in reviewer.model.rows if not item.blocking)
    reviewer.panel.show_current(item)
    reviewer.panel.ignore_current()
    dialog = reviewer.find(ReasonDialog, "reasonDialog")
    dialog.given.emit("đúng như thế")
    dialog.reject()


def test_each_entry_belongs_to_one_tab_and_a_dialog_that_checks_again_shows_no_number(places: Places) -> None:
    reviewer = places.reviewer
    keys = [key for keys in tab_keys(reviewer.session.saved_report.outline).values() for key in keys]
    assert len(keys) == len(set(keys))
    assert set(all_keys(reviewer.session.saved_report.outline)) <= set(keys)
    dialog = SignOffDialog(reviewer.runner, reviewer.session, reviewer.window)
    findings = dialog.findChildren(FindingsList)[0]
    reviewer.qtbot.waitUntil(lambda: findings.blocking is not None)
    dialog._form.edited.emit()
    assert findings.blocking is None
    assert not dialog._sign.isEnabled()
    reviewer.qtbot.waitUntil(lambda: findings.blocking is not None)
    dialog.reject()
