"""Tab Nơi nhận & ký: recipients, drafter's mark, copies, and the signature block with a small preview."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.office.signature_block_form import SignatureBlockForm
from dcbc_desktop.ui.office.signature_preview import SignaturePreview
from dcbc_desktop.ui.report.field_form import FieldForm, FormTab
from dcbc_desktop.ui.review.section_states import RECIPIENT_KEYS
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.labels import heading_label
from dcbc_desktop.ui.widgets.style import STEP, TEXT_WIDTH, WIDE, space

_ROOM_FOR_BOTH = 880
"""Width from which the preview is beside the form, in pixels; in less the fields would be too short."""


class RecipientsForm(FieldForm):
    """Form of the fields below the text; those of the signature block are a form of their own in it."""

    _block: SignatureBlockForm | None = None

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, session, (h.RECIPIENTS, h.DRAFTER, h.COPIES), parent)
        self._block = SignatureBlockForm({key: key for key in h.SIGNATORY_KEYS}, "signatory", self._issuer, self)
        self._block.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.edits.update(self._block.fields)
        self._hints.update(self._block.hints)
        self._block.edited.connect(self._on_edited)
        self._block.refused.connect(self._on_refused)
        self._block.left.connect(self._on_left)
        self.add_below(self._block)
        self.refresh()

    def refresh(self) -> None:
        """Show the report's values; read-only once it is signed."""
        report = self._session.report
        if self._block is not None:
            self._block.show_values({key: report.text(key) for key in h.SIGNATORY_KEYS})
            self._block.set_read_only(not report.editable)
        super().refresh()

    def event(self, event: QEvent) -> bool:
        """Keep both forms aligned when a label changes: another language, another font."""
        if event.type() == QEvent.Type.LayoutRequest and self._block is not None:
            self.align_with(self._block.form)
        return super().event(event)

    def _issuer(self) -> str:
        return " ".join(self._session.report.lines(h.ISSUER))

    def names(self) -> Mapping[str, tuple[str, str]]:
        """Return label and example of each field; an asterisk marks those needed for sign-off."""
        return {
            h.RECIPIENTS: (self.tr("Re&cipients *:"), self.tr("one a line")),
            h.DRAFTER: (self.tr("&Drafter's mark:"), self.tr("initials of who drafted it")),
            h.COPIES: (self.tr("&Number of copies:"), ""),
        }


class RecipientsTab(FormTab):
    """Page of the tab Nơi nhận & ký."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._heading = heading_label(1, self)
        self.form = RecipientsForm(runner, session, self)
        self.form.setMaximumWidth(TEXT_WIDTH)
        self._caption = QLabel(self)
        self._preview = SignaturePreview(self)
        self._arrange()
        session.entry_changed.connect(self._on_entry_changed)
        self.retranslate()
        self._draw()

    def _arrange(self) -> None:
        row = self._row = QHBoxLayout()
        space(row, spacing=2 * WIDE)
        aside = QVBoxLayout()
        space(aside)
        aside.addWidget(self._caption)
        aside.addWidget(self._preview)
        aside.addStretch(1)
        row.addWidget(self.form, 3)
        row.addLayout(aside, 2)
        layout = QVBoxLayout(self)
        space(layout, WIDE, STEP)
        layout.addWidget(self._heading)
        layout.addLayout(row)
        layout.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the preview under the form if there is no room beside it."""
        super().resizeEvent(event)
        beside = event.size().width() >= _ROOM_FOR_BOTH
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def retranslate(self) -> None:
        """Set every word of the page outside of the form."""
        self._heading.setText(self.tr("Recipients and signature"))
        self._caption.setText(self.tr("On the page:"))
        self._preview.setAccessibleName(self.tr("Preview of recipients and signature"))

    def refresh(self) -> None:
        """Show the report's values."""
        super().refresh()
        self._draw()

    @Slot(str)
    def _on_entry_changed(self, key: str) -> None:
        if key in RECIPIENT_KEYS:
            self._draw()

    def _draw(self) -> None:
        report = self._session.report
        self._preview.show_block(
            report.lines(h.RECIPIENTS), report.lines(h.SIGNATORY_LINES), report.text(h.SIGNATORY_NAME).strip()
        )
