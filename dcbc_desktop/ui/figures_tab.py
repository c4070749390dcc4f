"""Số liệu: the outline's figures, grouped as the annex prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from dcbc_desktop.report.outline import Figure
from dcbc_desktop.ui.desk import Desk
from dcbc_desktop.ui.figure_row import NOTE, SUM, FigureRow
from dcbc_desktop.ui.labels import ToneLabel, heading_label
from dcbc_desktop.ui.session import ReportSession
from dcbc_desktop.ui.style import STEP, TIGHT, WIDE, space
from dcbc_desktop.ui.tab_content import Editable, TabContent

_WIDEST = 1100
_SUM_WIDTH = 150


class FiguresTab(TabContent):
    """The page of the tab Số liệu; `slices` builds it a group at a time."""

    def __init__(self, desk: Desk, session: ReportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = session
        self.rows: dict[str, FigureRow] = {}
        self._heading = heading_label(1, self)
        self._lead = ToneLabel(parent=self)
        self._layout = QVBoxLayout(self)
        space(self._layout, WIDE, STEP)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._lead)
        self._box = QWidget(self)
        self._box.setMaximumWidth(_WIDEST)
        self._grid = QGridLayout(self._box)  # one for all groups, so that their columns stand in line
        space(self._grid, spacing=TIGHT)
        self._grid.setHorizontalSpacing(STEP)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(NOTE, 2)
        self._grid.setColumnMinimumWidth(SUM, _SUM_WIDTH)
        self._layout.addWidget(self._box)
        self._layout.addStretch(1)
        session.entry_changed.connect(self._on_entry_changed)
        self.retranslate()

    def slices(self) -> Iterator[None]:
        """Build the groups one after another."""
        for heading, figures in groupby(self._session.saved_report.outline.figures, key=_heading):
            self._add_group(heading, tuple(figures))
            yield

    def retranslate(self) -> None:
        """Every word of the page that the rows do not say themselves."""
        self._heading.setText(self.tr("Figures"))
        self._lead.setText(
            self.tr("Figures may stay empty; the others print as the annex. Write 1.234 or 12,5. Enter goes down.")
        )

    def refresh(self) -> None:
        """Show the report's values."""
        for row in self.rows.values():
            row.refresh()

    def show_findings(self, sentences: Mapping[str, str]) -> None:
        """What is wrong, under its figure."""
        for key, row in self.rows.items():
            row.show_hint(sentences.get(key, ""))

    def edits(self) -> Mapping[str, Editable]:
        """Values by figure key; notes by the name of their field."""
        notes = {row.note.objectName(): row.note for row in self.rows.values()}
        return {**{key: row.edit for key, row in self.rows.items()}, **notes}

    def _add_group(self, heading: str, figures: tuple[Figure, ...]) -> None:
        if heading:
            row = self._grid.rowCount()
            self._grid.setRowMinimumHeight(row, STEP if self.rows else 0)
            self._grid.addWidget(heading_label(3, self._box, heading), row + 1, 0, 1, NOTE + 1)
        for figure in figures:
            line = FigureRow(self._desk, self._session, figure, self._box)
            line.place(self._grid, self._grid.rowCount())
            self._join(line)
            self.rows[figure.key] = line

    def _join(self, row: FigureRow) -> None:
        row.edit.down.connect(partial(self._step, row.figure.key, 1))
        row.edit.up.connect(partial(self._step, row.figure.key, -1))

    def _step(self, key: str, step: int) -> None:
        keys = list(self.rows)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self.rows[keys[place]].edit.setFocus()
            self.rows[keys[place]].edit.selectAll()

    @Slot(str)
    def _on_entry_changed(self, key: str) -> None:
        if key in self.rows:
            report = self._session.report
            for row in self.rows.values():
                if key in row.figure.total_of:
                    row.show_sum(report)


def _heading(figure: Figure) -> str:
    return figure.heading
