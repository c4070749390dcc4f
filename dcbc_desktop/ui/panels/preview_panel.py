"""Panel Xem trước: the pages of the report as they would be exported now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.outline import SectionKind
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui import sending
from dcbc_desktop.ui.panels.page_stack import FIT_PAGE, FIT_WIDTH, PagePoint
from dcbc_desktop.ui.panels.page_view import PageView
from dcbc_desktop.ui.panels.preview_rendering import PreviewMaker
from dcbc_desktop.ui.panels.preview_tools import PreviewTools
from dcbc_desktop.ui.panels.side_panels import Panel, PanelContext
from dcbc_desktop.ui.widgets.banner import Banner
from dcbc_desktop.ui.widgets.style import space

if TYPE_CHECKING:
    from dcbc_desktop.export import Area, Source
    from dcbc_desktop.workflow.report_pages import Preview

FOLLOW_AFTER_MS = 60
"""From a move of the caret to the bar beside its paragraph: it does not disturb typing."""


class PreviewPanel(Panel):
    """Pages kept up to date while the panel is shown; caret and page follow each other."""

    name = "preview"

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._preview: Preview | None = None
        self._source: Source | None = None
        self._error: DcbcError | None = None
        self.maker = PreviewMaker(context.runner, context.session, self)
        self.tools = PreviewTools(self)
        self.banner = Banner("banner.preview", alarming=True, parent=self)
        self.view = PageView(context.runner, self)
        self._follow_soon = QTimer(self, singleShot=True, interval=FOLLOW_AFTER_MS)
        self._acts = self._make_acts()
        self._lay_out()
        self._connect_signals()
        self._on_moved()
        self.retranslate()

    def _make_acts(self) -> dict[str, Callable[[], None]]:
        return {
            "previousPage": partial(self._turn_page, -1),
            "nextPage": partial(self._turn_page, 1),
            "zoomOut": partial(self.view.zoom_by, -1),
            "zoomIn": partial(self.view.zoom_by, 1),
            "fitWidth": partial(self.view.set_zoom, FIT_WIDTH),
            "fitPage": partial(self.view.set_zoom, FIT_PAGE),
            "print": self._print,
            "saveAs": self._save_as,
        }

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        space(layout, spacing=0)
        layout.addWidget(self.tools)
        layout.addWidget(self.banner)
        layout.addWidget(self.view, 1)

    def _connect_signals(self) -> None:
        self.maker.made.connect(self._on_made)
        self.maker.failed.connect(self._on_failed)
        self.view.pictures.failed.connect(self._on_failed)
        self.view.moved.connect(self._on_moved)
        self.view.point_clicked.connect(self._on_clicked)
        self.view.paragraph_asked.connect(self._step)
        self.view.entered.connect(self._enter_paragraph)
        self.tools.asked.connect(self._on_asked)
        self.banner.button_clicked.connect(self._go_to_error)
        self.context.session.place_changed.connect(self._follow_soon.start)
        self._follow_soon.timeout.connect(self._follow)
        self.context.runner.language_changed.connect(self._show_error)

    def enter(self) -> None:
        """Go to the pages."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_shown(self, shown: bool) -> None:
        """Make and draw pages only while the panel is shown."""
        self.maker.set_shown(shown)
        self.view.set_shown(shown)
        if shown:
            self._follow()

    @property
    def up_to_date(self) -> bool:
        """Return whether the pages show the report as it is."""
        return self.maker.up_to_date and self.view.pictures.complete

    def retranslate(self) -> None:
        """Set the words for a screen reader."""
        self._on_moved()
        self._show_error()

    # New pages

    @Slot(object)
    def _on_made(self, preview: Preview) -> None:
        self._preview = preview
        self._error = None
        self._show_error()
        self.view.show_pages(preview.pdf, preview.sizes)
        self._follow()

    @Slot(object)
    def _on_failed(self, error: DcbcError) -> None:
        self._error = error
        self._show_error()

    @Slot()
    def _show_error(self) -> None:
        sentence = self.context.runner.error_sentence(self._error) if self._error else ""
        place = self.tr("&Go there") if self._error and self._error.params.get("key") else ""
        self.banner.show_message(sentence, place)

    @Slot()
    def _go_to_error(self) -> None:
        if self._error is not None:
            self.context.go_to(TextPlace(str(self._error.params.get("key", ""))))

    @Slot()
    def _on_moved(self) -> None:
        pages = self.view.page_count
        self.tools.show_page(self.view.page + 1 if pages else 0, pages)
        self.tools.show_zoom(self.view.zoom)
        self.view.setAccessibleName(self.tools.place.text() or self.tr("Pages of the report"))
        self.view.setAccessibleDescription(self.tr("Pages of the report; Enter goes to the paragraph in its field"))

    # Page and editor follow each other

    @Slot()
    def _follow(self) -> None:
        """Show a bar beside the paragraph of the caret, and scroll to it."""
        place = self.context.session.place
        if self._preview is None or place is None or not place.key or not self.view.isVisible():
            return
        places = self._preview.places
        spot = places.spot(place.key, place.caret)
        line = places.line_of(spot)
        self.view.mark(places.areas_of(spot))
        if line is not None:
            self._source = line.source
            if not self.view.hasFocus():
                self.view.reveal(line)

    @Slot(int)
    def _step(self, step: int) -> None:
        if self._preview is None:
            return
        line = self._preview.places.beside(self._source, step)
        if line is not None:
            self._source = line.source
            self.view.mark(self._preview.places.areas_from(line.source))
            self.view.reveal(line)

    @Slot()
    def _enter_paragraph(self) -> None:
        if self._preview is not None and self._source is not None:
            line = self._preview.places.beside(self._source, 0)
            if line is not None:
                self._go_to(line, line.x)

    @Slot(object)
    def _on_clicked(self, spot: PagePoint) -> None:
        if self._preview is not None:
            area = self._preview.places.at(spot.page, spot.x, spot.y)
            if area is not None:
                self._go_to(area, spot.x)

    def _go_to(self, area: Area, x: float) -> None:
        assert self._preview is not None
        source, start, note = self._preview.places.words_at(area, x)
        key = self._field_of(source.key)
        self.context.go_to(
            TextPlace(key, start, note=note, row=source.row, column=source.column, moves_caret=key == source.key)
        )

    def _field_of(self, key: str) -> str:
        """Return the key of a field; for the heading of a group its first section that has one."""
        outline = self.context.session.saved_report.outline
        section = outline.section(key)
        if section is None or section.kind is not SectionKind.GROUP:
            return key
        return next((inner.key for inner in outline.prose_sections() if inner.group == key), key)

    # Buttons

    @Slot(str)
    def _on_asked(self, name: str) -> None:
        self._acts[name]()

    def _turn_page(self, step: int) -> None:
        self.view.go_to_page(self.view.page + step)

    def _print(self) -> None:
        sending.PrintFlow(self.context.runner, self.context.session, self.window()).start()

    def _save_as(self) -> None:
        flow = sending.ExportFlow(self.context.runner, self.context.session, self.window())
        flow.start(not self.context.session.saved_report.frozen)
