"""Toolbar of the preview: pages, zoom, print, save."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from dcbc_desktop.ui.panels.page_stack import FIT_PAGE, FIT_WIDTH
from dcbc_desktop.ui.widgets.icons import icon
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT

_BUTTONS = {
    "previousPage": "page-up",
    "nextPage": "page-down",
    "zoomOut": "zoom-out",
    "zoomIn": "zoom-in",
    "fitWidth": "fit-width",
    "fitPage": "fit-page",
    "print": "print",
    "saveAs": "export",
}
"""Buttons from the left, with their pictures."""
_WITH_PAGES = ("previousPage", "nextPage", "zoomOut", "zoomIn", "fitWidth", "fitPage")


class PreviewTools(TranslatedWidget):
    """Buttons over the pages; `asked` brings the name of the one pressed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = self._pages = 0
        self.buttons = {name: self._make_button(name) for name in _BUTTONS}
        self.place = QLabel(self)
        self.place.setObjectName("preview.page")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for name in ("fitWidth", "fitPage"):
            self.buttons[name].setCheckable(True)
        self._lay_out()
        self._draw_icons()
        self.retranslate()

    def _make_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"preview.{name}")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self._on_clicked)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(TIGHT, TIGHT, TIGHT, TIGHT)
        row.setSpacing(0)
        row.addWidget(self.buttons["previousPage"])
        row.addWidget(self.place)
        row.addWidget(self.buttons["nextPage"])
        row.addSpacing(STEP)
        for name in ("zoomOut", "zoomIn", "fitWidth", "fitPage"):
            row.addWidget(self.buttons[name])
        row.addStretch(1)
        row.addWidget(self.buttons["print"])
        row.addWidget(self.buttons["saveAs"])

    def show_page(self, page: int, pages: int) -> None:
        """Show the current page and the number of pages, counted from 1; nothing while `pages` is 0."""
        self._page, self._pages = page, pages
        self.place.setText(self.page_words() if pages else "")
        self.buttons["previousPage"].setEnabled(page > 1)
        self.buttons["nextPage"].setEnabled(page < pages)
        for name in _WITH_PAGES[2:]:
            self.buttons[name].setEnabled(bool(pages))

    def show_zoom(self, zoom: float) -> None:
        """Check the button of the zoom in use."""
        self.buttons["fitWidth"].setChecked(zoom == FIT_WIDTH)
        self.buttons["fitPage"].setChecked(zoom == FIT_PAGE)

    def page_words(self) -> str:
        """Return the words of the current page: `Trang 3/12`."""
        return self.tr("Page %1/%2").replace("%1", str(self._page)).replace("%2", str(self._pages))

    def retranslate(self) -> None:
        """Set tooltips and accessible names."""
        words = {
            "previousPage": self.tr("Previous page"),
            "nextPage": self.tr("Next page"),
            "zoomOut": self.tr("Smaller (Ctrl+-)"),
            "zoomIn": self.tr("Larger (Ctrl++)"),
            "fitWidth": self.tr("Fit the width (Ctrl+0)"),
            "fitPage": self.tr("Whole page"),
            "print": self.tr("Print (Ctrl+P)"),
            "saveAs": self.tr("Save as PDF"),
        }
        for name, text in words.items():
            self.buttons[name].setToolTip(text)
            self.buttons[name].setAccessibleName(text.partition(" (")[0])
        self.show_page(self._page, self._pages)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew in another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        for name, picture in _BUTTONS.items():
            self.buttons[name].setIcon(icon(picture, self.palette()))

    def _on_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.asked.emit(button.objectName().removeprefix("preview."))
