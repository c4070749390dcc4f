"""Person who works through the findings of a report in the whole window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.ui.panels import FINDINGS
from dcbc_desktop.ui.panels.findings_model import FindingsModel
from dcbc_desktop.ui.panels.findings_panel import FindingsPanel
from tests.report.samples import short_report
from tests.ui.clerk import Clerk

RULE = "figure_negative"
"""Any code with a sentence."""


def spots(text: str) -> tuple[Spot, ...]:
    """Every `xấu` is to be `tốt`; every `lạ` has no proposal."""
    found = []
    for word, fix in (("xấu", "tốt"), ("lạ", None)):
        place = text.find(word)
        while place >= 0:
            found.append(Spot(place, len(word), {"label": word}, fix))
            place = text.find(word, place + 1)
    return tuple(found)


def prose_entry(*paragraphs: str, note: str = "") -> Entry:
    """Paragraphs as an entry; the last one has a footnote where words for it are given."""
    made = [Paragraph((Text(text),) if text else ()) for text in paragraphs]
    if note:
        made[-1] = Paragraph((*made[-1].runs, Footnote((Text(note),))))
    return Entry(encode(Prose(tuple(made))))


def report_with(**texts: Entry) -> Report:
    """A short report with other texts; `II_1` stands for `II.1`."""
    return short_report().with_entries({key.replace("_", "."): entry for key, entry in texts.items()})


class Reviewer(Clerk):
    """Somebody who opens the panel."""

    def reviewed(self) -> None:
        """Until the newest words were looked at."""
        self.saved()
        self.qtbot.waitUntil(lambda: self.page.live_review.up_to_date and not self.page.live_review.edited_since)

    def press_anywhere(self, verb: str) -> None:
        """A key of the menu."""
        self.window.actions_by_verb[verb].trigger()
        QApplication.processEvents()

    @property
    def panel(self) -> FindingsPanel:
        """Rà soát."""
        panel = self.page.panels.panel(FINDINGS)
        assert isinstance(panel, FindingsPanel)
        return panel

    @property
    def rows(self) -> QListView:
        """Its list."""
        return self.find(QListView, "findings.list")

    @property
    def model(self) -> FindingsModel:
        """Its rows."""
        return self.panel.model

    def sentences(self) -> list[str]:
        """What the rows say."""
        return [told.sentence for told in self.model.rows]

    def focus(self) -> QWidget:
        """Who has the focus in the window."""
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the focus is; shortcuts are heard as on a keyboard."""
        QTest.keyClick(self.focus(), key, modifiers)

    def open_findings(self, report: Report) -> None:
        """The report on the screen, the panel in front, everything found."""
        self.keep(report)
        self.opened()
        self.reviewed()
        self.press_anywhere("findings")
        self.reviewed()
