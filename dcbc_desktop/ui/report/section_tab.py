"""Tab of one section, or of a group with its sub-sections one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dcbc_desktop.report.outline import Section, SectionKind, Table, printed_heading
from dcbc_desktop.report.text_place import TextPlace
from dcbc_desktop.ui import tables as table_widgets
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.editor.editor_actions import EditorToolbar
from dcbc_desktop.ui.report.section_block import SectionBlock
from dcbc_desktop.ui.report.tab_page import Editable, TabContent
from dcbc_desktop.ui.review.review_context import ReviewContext
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.widgets.labels import heading_label
from dcbc_desktop.ui.widgets.style import PAGE_POINTS, STEP, TIGHT, WIDE, space

if TYPE_CHECKING:
    from dcbc_desktop.store.models import Comment
    from dcbc_desktop.ui.report.review_comments import ResolveComment


class SectionTab(TabContent):
    """Page of one section group."""

    def __init__(
        self,
        runner: BackgroundRunner,
        session: ReportSession,
        review_context: ReviewContext,
        sections: tuple[Section, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._session = session
        self._review_context = review_context
        self._sections = sections
        self.blocks: dict[str, SectionBlock] = {}
        self.tables: dict[str, table_widgets.TableEditor] = {}
        self.points = PAGE_POINTS
        self._toolbar: EditorToolbar | None = None
        self._layout = QVBoxLayout(self)
        space(self._layout, WIDE, STEP)

    def slices(self) -> Iterator[None]:
        """Build one section at a time."""
        prose = [section for section in self._sections if section.kind is not SectionKind.GROUP]
        for section in self._sections:
            if section.kind is SectionKind.GROUP:
                self._add_heading(section)
            else:
                tables = self._session.saved_report.outline.tables_of(section.key)
                self._add_block(section, alone=len(prose) == 1 and not tables)
                yield
                if tables:
                    yield from self._add_tables(tables)
        self._layout.addStretch(1)

    def refresh(self) -> None:
        """Show the report's texts."""
        if self._toolbar is not None:
            self._toolbar.setVisible(self._session.saved_report.editable)
        for part in self._parts():
            part.refresh()

    def set_text_size(self, points: float) -> None:
        """Set the size of the letters in the editors, in points."""
        self.points = points
        for part in self._parts():
            part.set_text_size(points)

    def show_findings(self, sentences: Mapping[str, str]) -> None:
        """Show findings under their sections."""
        for block in self.blocks.values():
            block.show_findings(sentences)
        for key, table in self.tables.items():
            table.show_findings(sentences.get(key, ""))

    def show_advice(self, counts: Mapping[str, int]) -> None:
        """Show numbers of advisory findings under their sections."""
        for key, block in self.blocks.items():
            block.show_advice(counts.get(key, 0))

    def show_outdated(self, outdated: bool) -> None:
        """Show whether the numbers under the sections are final."""
        for block in self.blocks.values():
            block.show_outdated(outdated)

    def show_comments(self, comments: Sequence[Comment], resolve: ResolveComment) -> Sequence[Comment]:
        """Show comments above their texts; return those on tables, shown above the page."""
        for key, block in self.blocks.items():
            block.show_comments([one for one in comments if one.key == key], resolve)
        return [one for one in comments if one.key not in self.blocks]

    def edits(self) -> Mapping[str, Editable]:
        """Return editors by section key, grids by table key."""
        editors: dict[str, Editable] = {key: block.editor for key, block in self.blocks.items()}
        return {**editors, **{key: table.view for key, table in self.tables.items()}}

    def go_to(self, place: TextPlace) -> QWidget | None:
        """Select the words of a place in its editor or footnote, or the cell of a table."""
        part = self.blocks.get(place.key) or self.tables.get(place.key)
        return part.go_to(place) if part is not None else None

    def _parts(self) -> Iterator[SectionBlock | table_widgets.TableEditor]:
        yield from self.blocks.values()
        yield from self.tables.values()

    def _add_heading(self, section: Section) -> None:
        heading = printed_heading(section, self._session.saved_report.period)
        self._layout.addWidget(heading_label(1, self, heading))

    def _make_toolbar(self, block: SectionBlock) -> EditorToolbar:
        toolbar = EditorToolbar(block.editor, self)
        toolbar.setContentsMargins(WIDE, TIGHT, WIDE, 0)
        toolbar.setHidden(not self._session.saved_report.editable)
        self.tools = self._toolbar = toolbar
        return toolbar

    def _add_block(self, section: Section, *, alone: bool) -> None:
        block = SectionBlock(self._runner, self._session, section, alone=alone, parent=self)
        if self.points != PAGE_POINTS:
            block.set_text_size(self.points)
        toolbar = self._toolbar or self._make_toolbar(block)
        block.entered.connect(partial(toolbar.follow, block.editor))
        self._layout.addWidget(block)
        self.blocks[section.key] = block

    def _add_tables(self, tables: tuple[Table, ...]) -> Iterator[None]:
        """Add the tables of a section below its text, one at a time."""
        for table in tables:
            editor = table_widgets.TableEditor(self._runner, self._session, self._review_context, table, self)
            editor.set_text_size(self.points)
            self._layout.addWidget(editor)
            self.tables[table.key] = editor
            yield
