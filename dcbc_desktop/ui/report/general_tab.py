"""Tab Thông tin chung: issuer, addressees, title, number and date of the report."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import short_date
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.field_form import FieldForm, FormTab
from dcbc_desktop.ui.review.section_states import GENERAL_KEYS
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.labels import ToneLabel, heading_label, plain_label
from dcbc_desktop.ui.widgets.period_words import period_words
from dcbc_desktop.ui.widgets.style import STEP, TEXT_WIDTH, TIGHT, WIDE, space


class HeaderForm(FieldForm):
    """Form of the header's fields."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, session, GENERAL_KEYS, parent)

    def names(self) -> Mapping[str, tuple[str, str]]:
        """Return label and example of each field; an asterisk marks those needed for sign-off."""
        return {
            h.SUPERIOR: (self.tr("S&uperior body:"), self.tr("one line each, as it prints")),
            h.ISSUER: (self.tr("&Issuing body *:"), self.tr("one line each, as it prints")),
            h.SYMBOL: (self.tr("A&bbreviation of the issuer *:"), self.tr("for example: VPCP")),
            h.NUMBER: (self.tr("&Number:"), self.tr("may stay empty until the report is registered")),
            h.DATE: (self.tr("&Date:"), self.tr("for example: 15/12/2026; may stay empty")),
            h.PLACE: (self.tr("&Place *:"), self.tr("for example: Hà Nội")),
            h.TITLE: (self.tr("&Title (trích yếu) *:"), ""),
            h.ADDRESSEES: (self.tr("&Addressees *:"), self.tr("one a line")),
            h.LEGAL_BASES: (self.tr("&Legal bases:"), self.tr("one a line; may stay empty")),
        }


class GeneralTab(FormTab):
    """Page of the tab Thông tin chung."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._heading = heading_label(1, self)
        self.form = HeaderForm(runner, session, self)
        self.form.setMaximumWidth(TEXT_WIDTH)
        self._identity = QGridLayout()
        space(self._identity, spacing=TIGHT)
        self._identity.setHorizontalSpacing(WIDE)
        self._identity.setColumnStretch(1, 1)
        self._facts = [(QLabel(self), plain_label(parent=self)) for _ in range(5)]
        for row, (name, value) in enumerate(self._facts):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._identity.addWidget(name, row, 0)
            self._identity.addWidget(value, row, 1)
        self._secrecy = ToneLabel(parent=self)
        self._secrecy.setMaximumWidth(TEXT_WIDTH)
        self._arrange()
        self.retranslate()
        session.issued_changed.connect(self.retranslate)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, WIDE, STEP)
        layout.addWidget(self._heading)
        layout.addLayout(self._identity)
        layout.addSpacing(STEP)
        layout.addWidget(self.form)
        layout.addSpacing(STEP)
        layout.addWidget(self._secrecy)
        layout.addStretch(1)

    def retranslate(self) -> None:
        """Set every word of the page."""
        self._heading.setText(self.tr("General information"))
        report = self._session.saved_report
        issued, period = self._session.issued, report.period
        days = self.tr("%1 (from %2 to %3)")
        values = (period_words(period), short_date(period.first), short_date(period.last))
        for mark, value in zip(("%1", "%2", "%3"), values, strict=True):
            days = days.replace(mark, value)
        facts = (
            (self.tr("Outline:"), f"{report.outline.name} ({report.outline.year})"),
            (self.tr("Period:"), days),
            (self.tr("Office code:"), report.office_code or "—"),
            (self.tr("Superior's code:"), report.superior_code or "—"),
            (self.tr("Issued as:"), issued.short or self.tr("not recorded yet") if issued is not None else ""),
        )
        for labels, words in zip(self._facts, facts, strict=True):
            for label, text in zip(labels, words, strict=True):
                label.setText(text)
                label.setVisible(bool(words[1]))
        self._secrecy.setText(
            self.tr(
                "* needed for sign-off. Degrees of urgency are stamped by hand on the printed page. "
                "Reports under state secrecy must not be made with this program."
            )
        )
