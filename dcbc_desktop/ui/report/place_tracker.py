"""Place of the person in a report: tab, field, caret; kept when they move, and shown again at the next start."""

from __future__ import annotations

from functools import partial

import msgspec
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget

from dcbc_desktop.store.models import Place
from dcbc_desktop.ui.report.current_section import enclosing_block
from dcbc_desktop.ui.report.section_block import SectionBlock
from dcbc_desktop.ui.report.section_tab import SectionTab
from dcbc_desktop.ui.report.section_tabs import SectionTabs
from dcbc_desktop.ui.report.tab_page import Editable, TabPage
from dcbc_desktop.ui.session import ReportSession


class PlaceTracker(QObject):
    """Tells the session of every move of the person, and of none that the program makes by itself."""

    def __init__(self, tabs: SectionTabs, session: ReportSession) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._session = session
        self._joined: set[Editable | SectionBlock] = set()
        self._opening = False
        self._put: Place | None = None
        """Place where `resume` put the caret; the focus may come there much later, when the window becomes active."""
        tabs.page_built.connect(self._join)
        tabs.currentChanged.connect(self._on_tab_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def show_tab(self) -> None:
        """Show the tab of the stored place."""
        place = self._session.place
        self._opening = True
        if place is not None:
            self._tabs.show_tab(place.tab)
        self._tabs.build_current()
        self._opening = False

    def resume(self) -> None:
        """Put the caret where the person stopped; into the first field where that is unknown."""
        self._opening = True
        page, place = self._tabs.current, self._session.place
        edits = page.edits()
        edit = edits.get(place.key) if place else None
        if edit is not None and place is not None:
            edit.set_caret(place.caret)
        field = self._note_field(page, place) or edit or next(iter(edits.values()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QWidget):
            self._put = self._place_of(field)
        self._opening = False

    def _note_field(self, page: TabPage, place: Place | None) -> QWidget | None:
        block = page.content.blocks.get(place.key) if place and isinstance(page.content, SectionTab) else None
        return block.set_note_caret(place.note, place.note_caret) if block and place and place.note else None

    @Slot(object)
    def _join(self, page: TabPage) -> None:
        """Follow the carets of fields that were just built."""
        for edit in page.edits().values():
            if edit not in self._joined:
                self._joined.add(edit)
                edit.cursorPositionChanged.connect(partial(self._on_caret, edit))
        blocks = page.content.blocks if isinstance(page.content, SectionTab) else {}
        for block in blocks.values():
            if block not in self._joined:
                self._joined.add(block)
                block.note_caret_moved.connect(self._keep)

    def _on_caret(self, edit: Editable, *_positions: int) -> None:
        if edit.hasFocus() and isinstance(edit, QWidget):
            self._keep(edit)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._tabs.isAncestorOf(new):
            self._keep(new)

    @Slot()
    def _on_tab_changed(self) -> None:
        if self._opening:
            return
        self._put = None
        page = self._tabs.current
        self._session.set_place(Place(page.name, "", 0))
        edit = next(iter(page.edits().values()), None)
        if edit is not None and not self._tabs.tabBar().hasFocus():
            edit.setFocus(Qt.FocusReason.TabFocusReason)
        focused = self._tabs.window().focusWidget()
        if focused is not None:  # it may have come there before this signal, and not move again
            self._keep(focused)
        self._session.flush()

    @Slot(QWidget)
    def _keep(self, field: QWidget) -> None:
        """Tell the session of the caret's place, unless the program put it there."""
        place = self._place_of(field)
        if self._opening or place is None or place == self._put:
            return
        self._put = None
        self._session.set_place(place)

    def _place_of(self, field: QWidget) -> Place | None:
        """Return the place of a field with the caret; None for a widget that is no field of the current tab."""
        page = self._tabs.current
        for key, edit in page.edits().items():
            if isinstance(edit, QWidget) and (edit is field or edit.isAncestorOf(field)):
                return Place(page.name, key, edit.caret())
        block = enclosing_block(field)
        if block is None or not page.isAncestorOf(block):
            return None
        note, caret = block.note_caret(field)
        place = Place(page.name, block.section.key, block.editor.caret())
        return msgspec.structs.replace(place, note=note, note_caret=caret) if note else None
