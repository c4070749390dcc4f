"""Who signed a revision, and when: one line for each signature."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dcbc_desktop.report.dates import moment_text
from dcbc_desktop.ui.widgets.labels import plain_label
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import TIGHT, heading_font
from dcbc_desktop.ui.widgets.task_dialog import sentence_label
from dcbc_desktop.workflow.signing.signatures import SignedBy


class SignaturesLabel(TranslatedWidget):
    """Takes no room while there is no signature."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._signatures: tuple[SignedBy, ...] = ()
        self._heading = plain_label(parent=self)
        self._heading.setFont(heading_font(self.font(), 3))
        self._lines = sentence_label(self, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TIGHT)
        layout.addWidget(self._heading)
        layout.addWidget(self._lines)
        self.retranslate()

    def show_signatures(self, signatures: tuple[SignedBy, ...]) -> None:
        """Show them in the order of signing."""
        self._signatures = signatures
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word."""
        self._heading.setText(self.tr("Digital signatures"))
        self._lines.setText("\n".join(f"{number}. {self._line(one)}" for number, one in enumerate(self._signatures, 1)))
        self.setVisible(bool(self._signatures))

    def _line(self, one: SignedBy) -> str:
        name = one.name or self.tr("name that cannot be read")
        name = self.tr("{name} (the agency's seal)").format(name=name) if one.seal else name
        when = moment_text(one.at) if one.at else self.tr("time not stated")
        return f"{name} · {when}"
