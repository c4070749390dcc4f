"""Typing as a person does it: single keys, UniKey's Backspaces, an input method that composes.

`qtbot.keyClicks` aborts the process on Vietnamese letters, so every key is an event of its own.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier

TONES = {"a": "àảãáạ", "ă": "ằẳẵắặ", "â": "ầẩẫấậ", "e": "èẻẽéẹ", "ê": "ềểễếệ", "i": "ìỉĩíị"} | {
    "o": "òỏõóọ",
    "ô": "ồổỗốộ",
    "ơ": "ờởỡớợ",
    "u": "ùủũúụ",
    "ư": "ừửữứự",
    "y": "ỳỷỹýỵ",
}
TELEX_TONES = "frxsj"
TELEX_LETTERS = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
CONSONANTS = "bcdđghklmnpqrstvx"


def alphabet() -> str:
    """Every Vietnamese letter with every tone, small and capital."""
    small = CONSONANTS + "".join(vowel + toned for vowel, toned in TONES.items())
    return small + small.upper()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_MODIFIER, text: str = "") -> None:
    """One key down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key.value, modifiers, text))


def type_text(widget: QWidget, text: str) -> None:
    """One key event for each letter."""
    for letter in text:
        if letter == "\n":
            press(widget, Qt.Key.Key_Return, text="\r")
        else:
            press(widget, Qt.Key.Key_unknown, text=letter)


def backspace(widget: QWidget, times: int = 1) -> None:
    """Backspace, some times."""
    for _ in range(times):
        press(widget, Qt.Key.Key_Backspace, text="\b")


def keystrokes(letter: str) -> list[str]:
    """What Telex shows after each key on the way to a letter: `ế` comes as e, ê, ế."""
    small = letter.lower()
    base = next((vowel for vowel, toned in TONES.items() if small in toned), small)
    shown = [TELEX_LETTERS[base][0]] if base in TELEX_LETTERS else []
    shown += [base] if base != small else []
    shown.append(small)
    return [state.upper() if letter.isupper() else state for state in shown]


def type_by_unikey(widget: QWidget, text: str) -> None:
    """UniKey on Windows: each change of a letter arrives as a Backspace and the new letter."""
    for letter in text:
        for index, state in enumerate(keystrokes(letter)):
            if index:
                backspace(widget)
            type_text(widget, state)


def compose(widget: QWidget, preedit: str = "", commit: str = "", replace: tuple[int, int] = (0, 0)) -> None:
    """One event of an input method."""
    kind = QInputMethodEvent.AttributeType.Cursor
    attributes = [QInputMethodEvent.Attribute(kind, len(preedit), 1, None)] if preedit else []
    event = QInputMethodEvent(preedit, attributes)
    if commit or replace != (0, 0):
        event.setCommitString(commit, *replace)
    QApplication.sendEvent(widget, event)


def type_by_input_method(widget: QWidget, text: str) -> None:
    """An input method: each word is composed letter by letter, then committed."""
    for letter in text:
        for state in keystrokes(letter):
            compose(widget, preedit=state)
        compose(widget, commit=letter)
