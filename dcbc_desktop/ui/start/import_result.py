"""Result of an import in numbers: words and footnotes of each part, and all lines that were not recognised."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from dcbc_desktop.report import header as h
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, space
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel
from dcbc_desktop.workflow.import_report import ImportedDraft
from dcbc_desktop.workflow.review import place_name

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ImportResult(TranslatedWidget):
    """Summary sentence above a tree: sections, parts of header and foot, lines left over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._imported: ImportedDraft | None = None
        self._language = "vi"
        self._summary = SentenceLabel(self, "import.summary")
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("import.tree")
        self.tree.setColumnCount(3)
        self.tree.setUniformRowHeights(True)
        layout = QVBoxLayout(self)
        space(layout, 0, STEP)
        layout.addWidget(self._summary)
        layout.addWidget(self.tree, 1)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.retranslate()

    def show_result(self, imported: ImportedDraft, language: str) -> None:
        """Show the result of an import."""
        self._imported, self._language = imported, language
        self._fill()

    def retranslate(self) -> None:
        """Set every word."""
        self.tree.setAccessibleName(self.tr("What went where"))
        self.tree.setHeaderLabels([self.tr("Part of the report"), self.tr("Words"), self.tr("Footnotes")])
        self._fill()

    def _fill(self) -> None:
        self.tree.clear()
        if self._imported is None:
            return
        self._summary.setText(self._summary_text(self._imported))
        self._add_sections(self._imported)
        self._add_frame(self._imported)
        self._add_left_over(self._imported)
        for column in (1, 2):
            self.tree.resizeColumnToContents(column)

    def _summary_text(self, imported: ImportedDraft) -> str:
        sections = [key for key in _sections(imported) if key in imported.placed]
        words, notes = _sums(imported, sections)
        text = self.tr(
            "New draft of {year}: {words} words and {notes} footnotes in {sections} sections; lines left over: {left}."
        ).format(
            year=imported.report.period.year, words=words, notes=notes,
            sections=len(sections), left=len(imported.left_over),
        )  # fmt: skip
        if imported.removed_characters:
            removed = self.tr("Invisible characters taken out: {count}.").format(count=imported.removed_characters)
            text = f"{text} {removed}"
        return text

    def _add_sections(self, imported: ImportedDraft) -> None:
        keys = _sections(imported)
        found = [key for key in keys if key in imported.placed]
        words, notes = _sums(imported, found)
        text = self.tr("Sections: {found} of {whole}").format(found=len(found), whole=len(keys))
        group = self._group(text, str(words), str(notes))
        for key in keys:
            placed = imported.placed.get(key)
            numbers = (str(placed.words), str(placed.footnotes)) if placed else (self.tr("not found"), "")
            self._child(group, self._section_name(key, imported), *numbers)

    def _section_name(self, key: str, imported: ImportedDraft) -> str:
        outline = imported.report.outline
        section = outline.section(key)
        group = outline.section(section.group) if section and section.group else None
        name = place_name(key, imported.report, self._language)
        return f"{group.number}.{name}" if group else name

    def _add_frame(self, imported: ImportedDraft) -> None:
        found = [key for key in (*h.HEADER_KEYS, *h.SIGNATORY_KEYS) if key in imported.placed]
        group = self._group(self.tr("Parts of header, recipients, signature: {found}").format(found=len(found)))
        for key in found:
            name = place_name(key, imported.report, self._language)
            value = " / ".join(imported.report.lines(key))
            self._child(group, f"{name[:1].upper()}{name[1:]}: {value}", str(imported.placed[key].words), "")

    def _add_left_over(self, imported: ImportedDraft) -> None:
        count = len(imported.left_over)
        group = self._group(self.tr("Left over: {count} lines, kept with the report").format(count=count))
        for rest in imported.left_over:
            self._child(group, self.tr("Line {line}: {text}").format(line=rest.line, text=rest.text))

    def _group(self, text: str, words: str = "", notes: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [text, words, notes])
        font = item.font(0)
        font.setBold(True)
        for column in range(3):
            item.setFont(column, font)
        _align(item)
        item.setExpanded(True)
        return item

    def _child(self, group: QTreeWidgetItem, text: str, words: str = "", notes: str = "") -> None:
        item = QTreeWidgetItem(group, [text, words, notes])
        item.setToolTip(0, text)
        _align(item)


def _align(item: QTreeWidgetItem) -> None:
    for column in (1, 2):
        item.setTextAlignment(column, _RIGHT)


def _sections(imported: ImportedDraft) -> list[str]:
    return [section.key for section in imported.report.outline.prose_sections()]


def _sums(imported: ImportedDraft, keys: Sequence[str]) -> tuple[int, int]:
    placed = [imported.placed[key] for key in keys]
    return sum(part.words for part in placed), sum(part.footnotes for part in placed)
