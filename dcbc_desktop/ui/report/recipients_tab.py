"""Tab Nơi nhận & ký: recipients, drafter's mark, copies, and the signature block with a small preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.field_form import FieldForm, FormTab
from dcbc_desktop.ui.review.section_states import RECIPIENT_KEYS
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.labels import heading_label, plain_label
from dcbc_desktop.ui.widgets.style import STEP, TEXT_WIDTH, TIGHT, WIDE, page_font, space

_ROOM_FOR_BOTH = 880
"""Width from which the preview is beside the form, in pixels; in less the fields would be too short."""
_SIGNATURE_ROOM = 56
_LEAST_WIDTH = 380


class RecipientsForm(FieldForm):
    """Form of the fields below the text."""

    def __init__(self, runner: BackgroundRunner, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(runner, session, RECIPIENT_KEYS, parent)

    def names(self) -> Mapping[str, tuple[str, str]]:
        """Return label and example of each field; an asterisk marks those needed for sign-off."""
        return {
            h.RECIPIENTS: (self.tr("Re&cipients *:"), self.tr("one a line")),
            h.DRAFTER: (self.tr("&Drafter's mark:"), self.tr("initials of who drafted it")),
            h.COPIES: (self.tr("&Number of copies:"), ""),
            h.SIGNATORY_LINES: (self.tr("Lines above the si&gnature *:"), self.tr("for example: KT. CHỦ TỊCH")),
            h.SIGNATORY_OFFICE: (self.tr("Signer's &post:"), self.tr("for example: Phó Chủ tịch")),
            h.SIGNATORY_NAME: (self.tr("Signer's full n&ame *:"), ""),
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


class SignaturePreview(QFrame):
    """Foot of the page in small: recipients and signature block (NĐ 30/2020, ô số 7 và 9)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMinimumWidth(_LEAST_WIDTH)
        # Sizes of the page, 12, 11 and 13 pt, a little smaller: two columns take the room of 16 cm on the page.
        self._title = self._label(page_font(10.5), bold=True, italic=True)
        self._title.setText("Nơi nhận:")
        self._recipients = self._label(page_font(9.5))
        self._lines = self._label(page_font(11), bold=True, centred=True)
        self._name = self._label(page_font(11), bold=True, centred=True)
        self._arrange()

    def show_block(self, recipients: Sequence[str], lines: Sequence[str], name: str) -> None:
        """Show recipients, lines above the signature, and the signatory's name."""
        self._recipients.setText("\n".join(f"- {line}" for line in recipients))
        self._lines.setText("\n".join(lines))
        self._name.setText(name)

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            space(column, spacing=TIGHT)
        left.addWidget(self._title)
        left.addWidget(self._recipients)
        left.addStretch(1)
        right.addWidget(self._lines)
        right.addSpacing(_SIGNATURE_ROOM)
        right.addWidget(self._name)
        right.addStretch(1)
        layout = QHBoxLayout(self)
        space(layout, WIDE, STEP)
        layout.addLayout(left, 1)
        layout.addLayout(right, 1)

    def _label(self, font: QFont, *, bold: bool = False, italic: bool = False, centred: bool = False) -> QLabel:
        label = plain_label(parent=self, wraps=True)
        font.setBold(bold)
        font.setItalic(italic)
        label.setFont(font)
        side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        label.setAlignment(Qt.AlignmentFlag.AlignTop | side)
        label.setForegroundRole(QPalette.ColorRole.Text)
        return label
