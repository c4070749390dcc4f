"""Every action of the main window, its key and its words; and the menus they stand in."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

_KEYS = {
    "newReport": "Ctrl+N",
    "import": "Ctrl+Shift+O",
    "verify": "Ctrl+R",
    "restore": "",
    "open": "Ctrl+O",
    "office": "",
    "trust": "",
    "bin": "",
    "close": "Ctrl+W",
    "quit": "Ctrl+Q",
    "undo": "",
    "redo": "",
    "bold": "",
    "italic": "",
    "dash": "",
    "subheading": "",
    "footnote": "",
    "insertFigure": "Ctrl+Shift+F",
    "find": "Ctrl+F",
    "replace": "Ctrl+H",
    "findNext": "F3",
    "findPrevious": "Shift+F3",
    "goTo": "Ctrl+G",
    "palette": "Ctrl+K",
    "present": "",
    "withdraw": "",
    "returnReport": "",
    "signOff": "Ctrl+Shift+S",
    "register": "",
    "amend": "",
    "sign": "",
    "attach": "",
    "export": "Ctrl+E",
    "exportDraft": "Ctrl+Shift+E",
    "print": "Ctrl+P",
    "sent": "",
    "differences": "",
    "addRow": "",
    "deleteRow": "",
    "moveRowUp": "",
    "moveRowDown": "",
    "findings": "F7",
    "nextFinding": "F8",
    "previousFinding": "Shift+F8",
    "mendFinding": "Ctrl+.",
    "reviewRules": "",
    "previousYear": "F4",
    "preview": "F9",
    "nextTab": "Ctrl+PgDown",
    "previousTab": "Ctrl+PgUp",
    "larger": "Ctrl++",
    "smaller": "Ctrl+-",
    "usualSize": "Ctrl+0",
    "fullScreen": "F11",
    "language": "",
    "help": "F1",
    "manual": "",
    "saveLog": "",
    "about": "",
}
"""Keys by verb. The editors' own actions keep their keys to themselves: two owners of one key cancel each other."""


_EDITOR_KEYS = {
    "undo": "Ctrl+Z",
    "bold": "Ctrl+B",
    "italic": "Ctrl+I",
    "dash": "Ctrl+Shift+L",
    "subheading": "Ctrl+Alt+T",
    "footnote": "Ctrl+Alt+F",
    "addRow": "F5",
    "deleteRow": "F6",
    "moveRowUp": "Alt+Up",
    "moveRowDown": "Alt+Down",
}
"""Keys of the editors' own actions; those of redo differ between systems."""


_RECENT = "recent"
"""Stands for a menu within the menu of files."""


class Menu(Enum):
    """Menus with the verbs that stand in them; an empty one is a line between."""

    FILE = (
        "newReport", "import", "open", _RECENT, "", "verify", "restore", "", "office", "trust", "bin", "",
        "close", "quit",
    )  # fmt: skip
    EDIT = (
        "undo", "redo", "", "bold", "italic", "dash", "subheading", "footnote", "insertFigure", "",
        "addRow", "deleteRow", "moveRowUp", "moveRowDown", "", "find", "replace", "findNext", "findPrevious",
    )  # fmt: skip
    REPORT = (
        "nextFinding", "previousFinding", "mendFinding", "reviewRules", "", "present", "withdraw",
        "returnReport", "", "signOff", "sign", "attach", "register", "amend", "differences", "",
        "export", "exportDraft", "print", "sent",
    )  # fmt: skip
    VIEW = (
        "findings", "previousYear", "preview", "", "goTo", "nextTab", "previousTab", "palette", "",
        "larger", "smaller", "usualSize", "fullScreen", "", "language",
    )  # fmt: skip
    HELP = ("help", "manual", "", "saveLog", "", "about")


REPORT_VERBS = (
    "close", "present", "withdraw", "returnReport", "differences", "signOff", "sign", "attach", "register",
    "amend", "export", "exportDraft", "print", "sent", "nextTab", "previousTab", "goTo",
    "find", "replace", "findNext", "findPrevious", "insertFigure", "addRow", "deleteRow", "moveRowUp", "moveRowDown",
    "findings", "nextFinding", "previousFinding", "mendFinding", "reviewRules", "previousYear", "preview",
)  # fmt: skip
"""Actions that need an open report."""


class WindowActions(QObject):
    """The actions by verb; object names are `action.<verb>`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._menus: dict[Menu, QMenu] = {}
        self.recent_menu = QMenu()
        """Reports of late, in the menu of files."""
        for verb in _KEYS:
            action = QAction(parent)
            action.setObjectName(f"action.{verb}")
            action.setMenuRole(QAction.MenuRole.NoRole)
            self._actions[verb] = action

    def __getitem__(self, verb: str) -> QAction:
        return self._actions[verb]

    def all(self) -> list[QAction]:
        """Every action, in the order of the menus."""
        return [self._actions[verb] for menu in Menu for verb in menu.value if verb in self._actions]

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for menu in Menu:
            shown = bar.addMenu("")
            shown.setObjectName(f"menu.{menu.name.lower()}")
            self._menus[menu] = shown
            for verb in menu.value:
                if verb == _RECENT:
                    shown.addMenu(self.recent_menu)
                elif verb:
                    shown.addAction(self._actions[verb])
                else:
                    shown.addSeparator()

    def set_keys(self) -> None:
        """Let the actions be heard on the keyboard; after the first paint, because naming a key costs Qt 15 ms."""
        for verb, keys in _KEYS.items():
            if keys:
                self._actions[verb].setShortcut(QKeySequence(keys))

    def enable(self, verbs: tuple[str, ...], wanted: bool) -> None:
        """Offer some actions or not."""
        for verb in verbs:
            self._actions[verb].setEnabled(wanted)

    def retranslate(self) -> None:
        """Words of menus and actions."""
        for menu, title in self._titles().items():
            self._menus[menu].setTitle(title)
        words = (self._file_words(), self._edit_words(), self._report_words(), self._view_words())
        for verb, text in (pair for group in words for pair in group.items()):
            self._actions[verb].setText(text)
        self.recent_menu.setTitle(self.tr("Reports of la&te"))
        self._actions["signOff"].setIconText(self.tr("Sign off…"))
        self._actions["export"].setIconText(self.tr("Export…"))

    def _titles(self) -> dict[Menu, str]:
        return {
            Menu.FILE: self.tr("&File"),
            Menu.EDIT: self.tr("&Edit"),
            Menu.REPORT: self.tr("&Report"),
            Menu.VIEW: self.tr("&View"),
            Menu.HELP: self.tr("&Help"),
        }

    def _file_words(self) -> dict[str, str]:
        return {
            "newReport": self.tr("&New report…"),
            "import": self.tr("&Import from a file…"),
            "verify": self.tr("Check recei&ved files…"),
            "restore": self.tr("&Restore from a PDF…"),
            "open": self.tr("&Open the chosen report"),
            "office": self.tr("Office &profile…"),
            "trust": self.tr("Trusted &certificates…"),
            "bin": self.tr("&Bin…"),
            "close": self.tr("Back to the &list of reports"),
            "quit": self.tr("&Quit"),
        }

    def _edit_words(self) -> dict[str, str]:
        words = {
            "undo": self.tr("&Undo"),
            "redo": self.tr("&Redo"),
            "bold": self.tr("&Bold"),
            "italic": self.tr("&Italic"),
            "dash": self.tr("&Dash item"),
            "subheading": self.tr("&Sub-heading"),
            "footnote": self.tr("&Footnote"),
            "addRow": self.tr("&Add a row"),
            "deleteRow": self.tr("D&elete the row"),
            "moveRowUp": self.tr("Move the row u&p"),
            "moveRowDown": self.tr("Move the row do&wn"),
        }
        redo = QKeySequence(QKeySequence.StandardKey.Redo).toString(QKeySequence.SequenceFormat.NativeText)
        # What stands behind a tab is shown as the keys: the editor owns them.
        shown = {verb: f"{text}\t{_EDITOR_KEYS.get(verb, redo)}" for verb, text in words.items()}
        own = {
            "insertFigure": self.tr("Insert a fi&gure…"),
            "find": self.tr("Fi&nd…"),
            "replace": self.tr("Rep&lace…"),
            "findNext": self.tr("Ne&xt place found"),
            "findPrevious": self.tr("Pre&vious place found"),
        }
        return {**shown, **own}

    def _report_words(self) -> dict[str, str]:
        return {
            "present": self.tr("Presen&t for signature…"),
            "withdraw": self.tr("&Withdraw"),
            "returnReport": self.tr("&Return with comments…"),
            "differences": self.tr("Show differen&ces…"),
            "signOff": self.tr("&Sign off…"),
            "sign": self.tr("Sign d&igitally…"),
            "attach": self.tr("Ta&ke back a signed copy or scan…"),
            "register": self.tr("Record &number and date…"),
            "amend": self.tr("A&mend…"),
            "export": self.tr("&Export…"),
            "exportDraft": self.tr("Export a &draft…"),
            "print": self.tr("&Print…"),
            "sent": self.tr("Submission &log…"),
            "nextFinding": self.tr("Next &finding"),
            "previousFinding": self.tr("Pre&vious finding"),
            "mendFinding": self.tr("Mend as pr&oposed"),
            "reviewRules": self.tr("R&ules of the review…"),
        }

    def _view_words(self) -> dict[str, str]:
        return {
            "findings": self.tr("&Review"),
            "previousYear": self.tr("Last &year"),
            "preview": self.tr("Pre&view"),
            "goTo": self.tr("&Go to a part…"),
            "palette": self.tr("All &commands…"),
            "usualSize": self.tr("&Usual letters"),
            "fullScreen": self.tr("&Full screen"),
            "nextTab": self.tr("&Next part"),
            "previousTab": self.tr("&Previous part"),
            "larger": self.tr("&Larger letters"),
            "smaller": self.tr("&Smaller letters"),
            "language": self.tr("&Tiếng Việt / English"),
            "help": self.tr("&Help on this place"),
            "manual": self.tr("&Manual"),
            "saveLog": self.tr("Save the &log…"),
            "about": self.tr("&About the program"),
        }
