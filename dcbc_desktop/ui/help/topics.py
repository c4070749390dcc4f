"""Which page of the manual speaks of which part of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from dcbc_desktop.paths import shipped_dir

FIRST = "01-bat-dau"
_TOPICS = (
    ("panel.findings", "07-ra-soat"),
    ("rules", "07-ra-soat"),
    ("reason", "07-ra-soat"),
    ("panel.previousYear", "08-nam-truoc"),
    ("panel.preview", "09-xem-truoc"),
    ("panel.search", "10-tim-thay-the"),
    ("palette", "13-phim-tat"),
    ("table.", "06-bang"),
    ("figure", "05-so-lieu"),
    ("note.", "05-so-lieu"),
    ("prose.", "04-soan-thao"),
    ("guidance.", "04-soan-thao"),
    ("footnote", "04-soan-thao"),
    ("paste", "04-soan-thao"),
    ("header.", "03-thong-tin-chung"),
    ("signatory.", "03-thong-tin-chung"),
    ("signOff", "11-ky-duyet"),
    ("button.signOff", "11-ky-duyet"),
    ("banner.signed", "11-ky-duyet"),
    ("banner.presented", "11-ky-duyet"),
    ("banner.replacement", "11-ky-duyet"),
    ("present", "11-ky-duyet"),
    ("return", "11-ky-duyet"),
    ("comment.", "11-ky-duyet"),
    ("differences", "11-ky-duyet"),
    ("register", "11-ky-duyet"),
    ("signDialog", "11a-ky-so"),
    ("attach", "11b-ky-noi-khac"),
    ("trust", "16-chung-thu-tin-cay"),
    ("amend", "11-ky-duyet"),
    ("export", "12-xuat"),
    ("mail", "12-xuat"),
    ("sent", "12-xuat"),
    ("recordSent", "12-xuat"),
    ("button.export", "12-xuat"),
    ("noPrinter", "12-xuat"),
    ("print", "12-xuat"),
    ("import", "02-nhap-tu-tep"),
    ("start.import", "02-nhap-tu-tep"),
    ("verify", "15-tep-nhan-duoc"),
    ("start.verify", "15-tep-nhan-duoc"),
    ("start.restore", "15-tep-nhan-duoc"),
    ("banner.origin", "15-tep-nhan-duoc"),
    ("leftOver", "02-nhap-tu-tep"),
    ("newReport", FIRST),
    ("office.signer", "11a-ky-so"),
    ("office.signature", "11a-ky-so"),
    ("office.seal", "11a-ky-so"),
    ("office", FIRST),
    ("reports", FIRST),
    ("trouble", "14-su-co"),
    ("banner.preview", "09-xem-truoc"),
    ("banner.", "14-su-co"),
    ("unsaved", "14-su-co"),
    ("bugBox", "14-su-co"),
    ("sectionTabs", "04-soan-thao"),
)
"""How object names begin, with the page that explains them; of a widget and what it stands in, the nearest counts."""


class ManualPage(NamedTuple):
    """One page: its file, and its title as the contents list it."""

    file: Path
    title: str


def topic_of(widget: QWidget | None) -> str:
    """The page about a widget, or about the nearest thing it stands in."""
    around = widget.parentWidget() if isinstance(widget, QTabBar) else None
    if isinstance(around, QTabWidget):
        widget = around.currentWidget()
    while widget is not None:
        name = widget.objectName()
        for begins, topic in _TOPICS:
            if name.startswith(begins):
                return topic
        widget = widget.parentWidget()
    return FIRST


def topics() -> frozenset[str]:
    """Every page that a part of the window leads to."""
    return frozenset(topic for _, topic in _TOPICS)


def manual_pages(language: str) -> tuple[ManualPage, ...]:
    """The manual in a language, in reading order."""
    return tuple(_pages(shipped_dir("resources") / "manual" / language))


def _pages(folder: Path) -> Iterator[ManualPage]:
    for file in sorted(folder.glob("*.md")):
        with file.open(encoding="utf-8") as lines:
            yield ManualPage(file, lines.readline().lstrip("# ").strip())
