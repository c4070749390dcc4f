"""Tab Chưa xếp: lines of an imported file that found no place, to be copied or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dcbc_desktop.store.models import LeftOver
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.report.tab_page import TabContent
from dcbc_desktop.ui.widgets.labels import ToneLabel, heading_label, plain_label
from dcbc_desktop.ui.widgets.style import STEP, TEXT_WIDTH, WIDE, space

_AT_ONCE = 20
"""Lines built in one slice."""


class LeftOverTab(TabContent):
    """Page of the tab Chưa xếp; `emptied` is emitted when no line is left."""

    emptied = Signal()

    def __init__(
        self, runner: BackgroundRunner, report_id: int, lines: Sequence[LeftOver], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._report_id = report_id
        self._lines = lines
        self._rows: dict[int, tuple[QLabel, QLabel, QPushButton, QPushButton]] = {}
        self._heading = heading_label(1, self)
        self._lead = ToneLabel(parent=self)
        self._grid = QGridLayout()
        space(self._grid)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        space(layout, WIDE, STEP)
        layout.addWidget(self._heading)
        layout.addWidget(self._lead)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setMaximumWidth(TEXT_WIDTH + 2 * WIDE)
        self.retranslate()

    def slices(self) -> Iterator[None]:
        """Build some lines at a time."""
        for start in range(0, len(self._lines), _AT_ONCE):
            for line in self._lines[start : start + _AT_ONCE]:
                self._add(line)
            self.retranslate()
            yield

    def retranslate(self) -> None:
        """Set every word of the page."""
        self._heading.setText(self.tr("Left over"))
        self._lead.setText(
            self.tr("These lines of the imported file found no place. Copy them to where they belong, or drop them.")
        )
        for number, (place, text, copy, drop) in self._rows.items():
            place.setText(self.tr("line %1").replace("%1", str(number)))
            copy.setText(self.tr("Copy"))
            copy.setAccessibleName(self.tr("Copy: %1").replace("%1", text.text()[:80]))
            drop.setText(self.tr("Drop"))
            drop.setAccessibleName(self.tr("Drop: %1").replace("%1", text.text()[:80]))

    def _add(self, line: LeftOver) -> None:
        place, text = ToneLabel(parent=self, wraps=False), plain_label(line.text, self, wraps=True)
        copy, drop = QPushButton(self), QPushButton(self)
        copy.setObjectName(f"leftOver.{line.line}.copy")
        drop.setObjectName(f"leftOver.{line.line}.drop")
        copy.clicked.connect(partial(self._copy, line))
        drop.clicked.connect(partial(self._drop, line))
        row = self._grid.rowCount()
        for column, widget in enumerate((place, text, copy, drop)):
            self._grid.addWidget(widget, row, column)
        self._rows[line.line] = (place, text, copy, drop)

    def _copy(self, line: LeftOver) -> None:
        QGuiApplication.clipboard().setText(line.text)

    def _drop(self, line: LeftOver) -> None:
        dropped = partial(self._on_dropped, line.line)
        self._runner.run_on_store(self, Store.drop_left_over, self._report_id, line.line, then=dropped)

    def _on_dropped(self, number: int, _: None) -> None:
        for widget in self._rows.pop(number, ()):
            self._grid.removeWidget(widget)
            widget.deleteLater()
        if not self._rows:
            self.emptied.emit()
