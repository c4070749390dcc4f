"""What a person cannot read in full: words for which their widget is too small."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QToolButton, QWidget


def cut_words(window: QWidget) -> list[str]:
    """Words of visible labels and buttons that do not fit."""
    return [*_cut_labels(window), *_cut_buttons(window)]


def _cut_labels(window: QWidget) -> Iterator[str]:
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and (_is_low(label) or _is_narrow(label)):
            yield label.text()


def _is_low(label: QLabel) -> bool:
    wanted = label.heightForWidth(label.width())
    return label.height() < (wanted if wanted > 0 else label.sizeHint().height())


def _is_narrow(label: QLabel) -> bool:
    """Words on one line; a label that gives its room away says the rest in its tool tip."""
    gives_way = label.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored and bool(label.toolTip())
    return not label.wordWrap() and not gives_way and label.width() < label.sizeHint().width()


def _cut_buttons(window: QWidget) -> Iterator[str]:
    for button in window.findChildren(QAbstractButton):
        arrow = isinstance(button, QToolButton) and not button.text()
        size, wanted = button.size(), button.minimumSizeHint()
        if button.isVisible() and not arrow and (size.width() < wanted.width() or size.height() < wanted.height()):
            yield button.text()
