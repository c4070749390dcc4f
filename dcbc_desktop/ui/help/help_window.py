"""Window that shows the manual: contents on the left, the page on the right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent, Qt, QUrl, Slot
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QLabel, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.ui.widgets.labels import ToneLabel
from dcbc_desktop.ui.widgets.language import TranslatedWidget
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, WIDE, heading_font, space

_SIZE = (980, 680)
_CONTENTS_WIDTH = 270

_IMAGE = QTextDocument.ResourceType.ImageResource.value


class ManualPage(NamedTuple):
    """Page of the manual with its title in the contents."""

    file: Path
    title: str


class ManualBrowser(QTextBrowser):
    """View of one page of the manual; links lead only to other pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help.page")
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(WIDE)
        self.sourceChanged.connect(self._fit_pictures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep pictures within the width of the page."""
        super().resizeEvent(event)
        self._fit_pictures()

    @Slot()
    def _fit_pictures(self) -> None:
        if self.source().isEmpty():
            return
        room = self.viewport().width() - 2 * WIDE
        block = self.document().begin()
        while block.isValid():
            for place in block.textFormats():
                if place.format.isImageFormat():
                    self._fit(block.position() + place.start, place.format.toImageFormat(), room)
            block = block.next()

    def _fit(self, position: int, shape: QTextImageFormat, room: int) -> None:
        file = self.source().resolved(QUrl(shape.name())).toLocalFile()
        picture = QImageReader(file).size()
        width = min(room, picture.width())
        if picture.isValid() and width > 0 and shape.width() != width:
            self._show_smoothly(file, shape.name(), width)
            shape.setWidth(width)
            shape.setHeight(width * picture.height() / picture.width())
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(shape)

    def _show_smoothly(self, file: str, name: str, width: int) -> None:
        """Scale a picture smoothly: Qt's own scaling makes its letters unreadable."""
        scale = self.devicePixelRatioF()
        small = QImage(file).scaledToWidth(round(width * scale), Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(scale)
        document = self.document()
        document.addResource(_IMAGE, document.baseUrl().resolved(QUrl(name)), small)


class HelpWindow(TranslatedWidget):
    """Window with the manual that stays open while the person works; F1 changes its page."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("helpWindow")
        self._language = language
        self._pages = manual_pages(language)
        self._name = QLabel(self)
        self._name.setObjectName("help.name")
        self._name.setFont(heading_font(self.font(), 2))
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._guidance = ToneLabel(parent=self)
        self.contents = QListWidget(self)
        self.contents.setObjectName("help.contents")
        self.contents.setWordWrap(True)
        self.contents.setSpacing(TIGHT // 2)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page = ManualBrowser(self)
        self._lay_out()
        self.contents.currentRowChanged.connect(self._show_row)
        self.page.sourceChanged.connect(self._follow)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.page.backward)
        self.retranslate()
        self._fill()

    def _lay_out(self) -> None:
        beside = QSplitter(Qt.Orientation.Horizontal, self)
        beside.setChildrenCollapsible(False)
        beside.addWidget(self.contents)
        beside.addWidget(self.page)
        beside.setStretchFactor(1, 1)
        beside.setSizes([_CONTENTS_WIDTH, _SIZE[0] - _CONTENTS_WIDTH])
        about = QWidget(self)
        words = QVBoxLayout(about)
        space(words, STEP, 0)
        words.addWidget(self._name)
        words.addWidget(self._guidance)
        self._about = about
        layout = QVBoxLayout(self)
        space(layout, 0, 0)
        layout.addWidget(about)
        layout.addWidget(beside, 1)
        room = self.screen().availableGeometry().size()
        self.resize(min(_SIZE[0], room.width() - WIDE), min(_SIZE[1], room.height() - 4 * WIDE))

    def retranslate(self) -> None:
        """Set the words that are not part of the manual."""
        self.setWindowTitle(self.tr("Manual"))
        self.contents.setAccessibleName(self.tr("Pages of the manual"))
        self.page.setAccessibleName(self.tr("Page of the manual"))

    def use_language(self, language: str) -> None:
        """Show the manual in another language, at the same page if there is one."""
        if language == self._language:
            return
        topic = self._topic()
        self._language = language
        self._pages = manual_pages(language)
        self._fill()
        self.show_topic(topic)

    def show_topic(self, topic: str, name: str = "", guidance: str = "") -> None:
        """Show a page, with name and guidance of the field that F1 was pressed in."""
        self._name.setText(name)
        self._guidance.setText(guidance)
        self._guidance.setVisible(bool(guidance))
        self._about.setVisible(bool(name))
        row = next((row for row, page in enumerate(self._pages) if page.file.stem == topic), 0)
        self.contents.setCurrentRow(row)
        self._show_row(row)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _topic(self) -> str:
        row = self.contents.currentRow()
        return self._pages[row].file.stem if 0 <= row < len(self._pages) else ""

    def _fill(self) -> None:
        self.contents.clear()
        self.contents.addItems([page.title for page in self._pages])

    @Slot(int)
    def _show_row(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            source = QUrl.fromLocalFile(str(self._pages[row].file))
            if source != self.page.source():
                self.page.setSource(source)

    @Slot(QUrl)
    def _follow(self, source: QUrl) -> None:
        """Choose the page of a followed link in the contents."""
        file = Path(source.toLocalFile())
        for row, page in enumerate(self._pages):
            if page.file == file:
                self.contents.setCurrentRow(row)

    def changeEvent(self, event: QEvent) -> None:
        """Show the page anew after a change of colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.page.reload()


def manual_pages(language: str) -> tuple[ManualPage, ...]:
    """Return the pages of the manual in a language, in reading order."""
    return tuple(_pages(shipped_dir("resources") / "manual" / language))


def _pages(folder: Path) -> Iterator[ManualPage]:
    for file in sorted(folder.glob("*.md")):
        with file.open(encoding="utf-8") as lines:
            yield ManualPage(file, lines.readline().lstrip("# ").strip())
