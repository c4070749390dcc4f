"""Base of the dialogs for one task: content, a line for problems, buttons; and the form used in them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.help_key import add_help_key
from dcbc_desktop.ui.widgets.labels import HintLabel
from dcbc_desktop.ui.widgets.language import TranslatedDialog
from dcbc_desktop.ui.widgets.screen_reader import announce
from dcbc_desktop.ui.widgets.style import STEP, TIGHT, WIDE, space

OF_SCREEN = 0.9
"""Most of the screen that a dialog may take, each way."""


class TaskDialog(TranslatedDialog):
    """Dialog that is opened with `open()`, never `exec()`, and deleted when closed. Escape cancels."""

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None, name: str) -> None:
        super().__init__(parent)
        self._runner = runner
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body = QVBoxLayout()
        self.body.setSpacing(STEP)
        self.problem = HintLabel(self)
        self.problem.setObjectName(f"{name}.problem")
        self.buttons = QDialogButtonBox(self)
        self.buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        outer.setSpacing(WIDE)
        outer.addLayout(self.body, 1)
        outer.addWidget(self.problem)
        outer.addWidget(self.buttons)
        add_help_key(self)

    def add_main_button(self, name: str) -> QPushButton:
        """Add the button that does the task; Return presses it."""
        button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        button.setObjectName(f"{self.objectName()}.{name}")
        button.setDefault(True)
        return button

    def add_button(self, name: str) -> QPushButton:
        """Add a further button beside the main one."""
        button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        button.setObjectName(f"{self.objectName()}.{name}")
        button.setAutoDefault(False)
        return button

    def show_problem(self, sentence: str) -> None:
        """Show a problem above the buttons; an empty sentence hides it."""
        self.problem.show_message(sentence)
        self.problem.setAccessibleName(sentence)
        announce(self, sentence, urgent=True)
        self._make_room()

    def show_error(self, error: DcbcError) -> None:
        """Show an error above the buttons."""
        self.show_problem(self._runner.error_sentence(error))

    def add_standard(self, kind: QDialogButtonBox.StandardButton) -> QPushButton:
        """Add one of Qt's standard buttons, without a picture."""
        button = self.buttons.addButton(kind)
        button.setIcon(QIcon())
        button.setAutoDefault(False)
        return button

    def open_at_size(self, width: int, height: int) -> None:
        """Open at this size, in pixels, as far as the screen allows."""
        self.resize(QSize(width, height).expandedTo(self.minimumSizeHint()).boundedTo(self._room()))
        self._make_room()

    def show_whole(self, area: QScrollArea) -> None:
        """Grow until an area need not scroll, as far as the screen allows."""
        content = area.widget()
        if content is None:
            return
        hidden = max(content.sizeHint().height(), content.heightForWidth(area.viewport().width())) - area.height()
        if hidden > 0:
            self.resize(QSize(self.width(), self.height() + hidden).boundedTo(self._room()))

    def _make_room(self) -> None:
        """Grow for wrapped sentences, so that nothing below them is squeezed."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted = QSize(self.width(), layout.totalHeightForWidth(self.width()))
            self.resize(self.size().expandedTo(wanted).boundedTo(self._room()))

    def _room(self) -> QSize:
        return self.screen().availableSize() * OF_SCREEN


class TaskForm(QFormLayout):
    """Form with labels in one column and fields beside them; a label's mnemonic focuses its field."""

    def __init__(self) -> None:
        super().__init__()
        space(self)
        self.setHorizontalSpacing(WIDE)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._labels: dict[QWidget, QLabel] = {}

    def add(self, field: QWidget, *, within: QWidget | QLayout | None = None) -> None:
        """Add a field; `within` is the widget or layout that contains it with others."""
        label = QLabel()
        label.setBuddy(field)
        label.setContentsMargins(0, TIGHT, 0, 0)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)  # the row may give it more height
        self._labels[field] = label
        if isinstance(within, QLayout):
            self.addRow(label, within)
        else:
            self.addRow(label, within or field)

    def label_width(self) -> int:
        """Return the width of the widest label, in pixels."""
        return max((label.sizeHint().width() for label in self._labels.values()), default=0)

    def widen_labels(self, width: int) -> None:
        """Make the column of labels at least so wide, in pixels, as that of a form above or below."""
        for label in self._labels.values():
            label.setMinimumWidth(width)

    def name(self, field: QWidget, text: str) -> None:
        """Set a field's label and accessible name."""
        self._labels[field].setText(text)
        field.setAccessibleName(accessible_text(text))


def accessible_text(text: str) -> str:
    """Return a label for screen readers: without mnemonic and colon."""
    return text.replace("&", "").rstrip(": *…")


def name_button(button: QAbstractButton, text: str) -> None:
    """Set the text and the accessible name of a button."""
    button.setText(text)
    button.setAccessibleName(accessible_text(text))


class SentenceLabel(QLabel):
    """Label for sentences: wrapped plain text that can be selected with the mouse."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_message(self, words: str) -> None:
        """Show sentences; an empty text hides the label."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


def scrolled(content: QWidget, parent: QWidget) -> QScrollArea:
    """Return a scroll area around content that may be higher than the screen."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
