"""Table of the commands of the main window, and their actions. Menus, command palette, help and tests read the table.

A new command is a row of `MENUS` and a method that is connected to its verb: in `window_commands` if it needs no open
report, else in `report_commands`; panels and findings are in `panel_commands`, search in `navigation_commands`, help in
`help_commands`. A command with `method` is called on the focused field by `editor_commands` and is connected nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from dcbc_desktop.ui.widgets.language import QT_TRANSLATE_NOOP


class When(Flag):
    """States of the window. A command is enabled while the window is in the state that it names."""

    ALWAYS = 0
    """Any state, also the page about the database's error."""
    DATABASE = auto()
    """The database is open for writing: the window does not show the page about its error, nor is it a viewer."""
    LIST = auto()
    """The list of reports is shown."""
    REPORT = auto()
    """A report is open; the states below are its own."""
    EDITABLE = auto()
    """Its text can be changed: this revision is neither presented nor signed."""
    PRESENTED = auto()
    """This revision waits for the signature."""
    UNSIGNED = auto()
    """This revision is not signed; it may be presented."""
    SIGNED = auto()
    """This revision is signed off and is changed only by an amendment."""
    EVER_SIGNED = auto()
    """This revision or an earlier one is signed."""
    AMENDED = auto()
    """It is the second revision or a later one."""


_WRITTEN = When.REPORT | When.DATABASE
"""For what notes in the database that it was done."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the window, named by its verb."""

    verb: str
    words: str
    topic: str
    """Page of the manual about it, its dialog and its button: the stem of the page's file, `01-bat-dau`."""
    keys: str = ""
    when: When = When.ALWAYS
    method: str = ""
    """Method of the focused field that does it. Such a command is enabled while the field has that method."""
    field_keys: str | QKeySequence.StandardKey = ""
    """Keys of the fields' own action, only shown in the menu: two owners of one key cancel each other."""
    button: str = ""
    """Words of its button, where they differ."""
    submenu: bool = False
    """The command is a menu within the menu and has no action."""


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar; lines separate its groups."""

    name: str
    title: str
    groups: tuple[tuple[Command, ...], ...]


_START, _IMPORT, _RECEIVED, _TRUST = "01-bat-dau", "02-nhap-tu-tep", "15-tep-nhan-duoc", "16-chung-thu-tin-cay"
_TEXT, _FIGURES, _TABLES, _SEARCH = "04-soan-thao", "05-so-lieu", "06-bang", "10-tim-thay-the"
_REVIEW, _LAST_YEAR, _PREVIEW, _HISTORY = "07-ra-soat", "08-nam-truoc", "09-xem-truoc", "08a-lich-su"
_SIGN_OFF, _SIGNATURE, _SIGNED_COPY, _EXPORT = "11-ky-duyet", "11a-ky-so", "11b-ky-noi-khac", "12-xuat"
_KEYS, _TROUBLE, _BACKUPS = "13-phim-tat", "14-su-co", "14a-sao-luu"

# fmt: off
MENUS = (
    Menu("file", QT_TRANSLATE_NOOP("Menu", "&File"), (
        (
            Command("newReport", QT_TRANSLATE_NOOP("Menu", "&New report…"), _START, "Ctrl+N", When.DATABASE),
            Command("import", QT_TRANSLATE_NOOP("Menu", "&Import from a file…"), _IMPORT,
                    "Ctrl+Shift+O", When.DATABASE),
            Command("open", QT_TRANSLATE_NOOP("Menu", "&Open the chosen report"), _START, "Ctrl+O", When.LIST),
            Command("recent", QT_TRANSLATE_NOOP("Menu", "Reports of la&te"), _START, submenu=True),
        ),
        (
            Command("verify", QT_TRANSLATE_NOOP("Menu", "Check recei&ved files…"), _RECEIVED, "Ctrl+R", When.DATABASE),
            Command("restore", QT_TRANSLATE_NOOP("Menu", "&Restore from a PDF…"), _RECEIVED, when=When.DATABASE),
        ),
        (
            Command("office", QT_TRANSLATE_NOOP("Menu", "Office &profile…"), _START, when=When.DATABASE),
            Command("trust", QT_TRANSLATE_NOOP("Menu", "Trusted &certificates…"), _TRUST, when=When.DATABASE),
            Command("bin", QT_TRANSLATE_NOOP("Menu", "&Bin…"), _START, when=When.DATABASE),
            Command("backups", QT_TRANSLATE_NOOP("Menu", "Bac&kups…"), _BACKUPS, when=When.DATABASE),
        ),
        (
            Command("close", QT_TRANSLATE_NOOP("Menu", "Back to the &list of reports"), _START, "Ctrl+W", When.REPORT),
            Command("quit", QT_TRANSLATE_NOOP("Menu", "&Quit"), _START, "Ctrl+Q"),
        ),
    )),
    Menu("edit", QT_TRANSLATE_NOOP("Menu", "&Edit"), (
        (
            Command("undo", QT_TRANSLATE_NOOP("Menu", "&Undo"), _TEXT, method="undo", field_keys="Ctrl+Z"),
            Command("redo", QT_TRANSLATE_NOOP("Menu", "&Redo"), _TEXT,
                    method="redo", field_keys=QKeySequence.StandardKey.Redo),
        ),
        (
            Command("bold", QT_TRANSLATE_NOOP("Menu", "&Bold"), _TEXT, method="toggle_bold", field_keys="Ctrl+B"),
            Command("italic", QT_TRANSLATE_NOOP("Menu", "&Italic"), _TEXT, method="toggle_italic", field_keys="Ctrl+I"),
            Command("dash", QT_TRANSLATE_NOOP("Menu", "&Dash item"), _TEXT,
                    method="toggle_dash", field_keys="Ctrl+Shift+L"),
            Command("subheading", QT_TRANSLATE_NOOP("Menu", "&Sub-heading"), _TEXT,
                    method="toggle_subheading", field_keys="Ctrl+Alt+T"),
            Command("footnote", QT_TRANSLATE_NOOP("Menu", "&Footnote"), _TEXT,
                    method="insert_footnote", field_keys="Ctrl+Alt+F"),
            Command("insertFigure", QT_TRANSLATE_NOOP("Menu", "Insert a fi&gure…"), _FIGURES,
                    "Ctrl+Shift+F", method="ask_for_figure"),
        ),
        (
            Command("addRow", QT_TRANSLATE_NOOP("Menu", "&Add a row"), _TABLES, method="add_row", field_keys="F5"),
            Command("deleteRow", QT_TRANSLATE_NOOP("Menu", "D&elete the row"), _TABLES,
                    method="delete_row", field_keys="F6"),
            Command("moveRowUp", QT_TRANSLATE_NOOP("Menu", "Move the row u&p"), _TABLES,
                    method="move_row_up", field_keys="Alt+Up"),
            Command("moveRowDown", QT_TRANSLATE_NOOP("Menu", "Move the row do&wn"), _TABLES,
                    method="move_row_down", field_keys="Alt+Down"),
        ),
        (
            Command("find", QT_TRANSLATE_NOOP("Menu", "Fi&nd…"), _SEARCH, "Ctrl+F", When.REPORT),
            Command("replace", QT_TRANSLATE_NOOP("Menu", "Rep&lace…"), _SEARCH, "Ctrl+H", When.EDITABLE),
            Command("findNext", QT_TRANSLATE_NOOP("Menu", "Ne&xt place found"), _SEARCH, "F3", When.REPORT),
            Command("findPrevious", QT_TRANSLATE_NOOP("Menu", "Pre&vious place found"), _SEARCH,
                    "Shift+F3", When.REPORT),
        ),
    )),
    Menu("report", QT_TRANSLATE_NOOP("Menu", "&Report"), (
        (
            Command("nextFinding", QT_TRANSLATE_NOOP("Menu", "Next &finding"), _REVIEW, "F8", When.REPORT),
            Command("previousFinding", QT_TRANSLATE_NOOP("Menu", "Pre&vious finding"), _REVIEW,
                    "Shift+F8", When.REPORT),
            Command("mendFinding", QT_TRANSLATE_NOOP("Menu", "Mend as pr&oposed"), _REVIEW, "Ctrl+.", When.EDITABLE),
            Command("lookedAt", QT_TRANSLATE_NOOP("Menu", "Section looked &at"), _REVIEW, "Ctrl+F8", When.EDITABLE),
            Command("reviewRules", QT_TRANSLATE_NOOP("Menu", "R&ules of the review…"), _REVIEW, when=_WRITTEN),
        ),
        (
            Command("present", QT_TRANSLATE_NOOP("Menu", "Presen&t for signature…"), _SIGN_OFF, when=When.EDITABLE),
            Command("withdraw", QT_TRANSLATE_NOOP("Menu", "&Withdraw"), _SIGN_OFF, when=When.PRESENTED),
            Command("returnReport", QT_TRANSLATE_NOOP("Menu", "&Return with comments…"), _SIGN_OFF,
                    when=When.PRESENTED),
        ),
        (
            Command("signOff", QT_TRANSLATE_NOOP("Menu", "&Sign off…"), _SIGN_OFF,
                    "Ctrl+Shift+S", When.UNSIGNED, button=QT_TRANSLATE_NOOP("Menu", "Sign off…")),
            Command("sign", QT_TRANSLATE_NOOP("Menu", "Sign d&igitally…"), _SIGNATURE, when=When.SIGNED),
            Command("attach", QT_TRANSLATE_NOOP("Menu", "Ta&ke back a signed copy or scan…"), _SIGNED_COPY,
                    when=When.SIGNED),
            Command("register", QT_TRANSLATE_NOOP("Menu", "Record &number and date…"), _SIGN_OFF,
                    when=When.EVER_SIGNED),
            Command("amend", QT_TRANSLATE_NOOP("Menu", "A&mend…"), _SIGN_OFF, when=When.SIGNED),
            Command("differences", QT_TRANSLATE_NOOP("Menu", "Show differen&ces…"), _SIGN_OFF, when=When.AMENDED),
        ),
        (
            Command("export", QT_TRANSLATE_NOOP("Menu", "&Export…"), _EXPORT,
                    "Ctrl+E", _WRITTEN, button=QT_TRANSLATE_NOOP("Menu", "Export…")),
            Command("exportDraft", QT_TRANSLATE_NOOP("Menu", "Export a &draft…"), _EXPORT, "Ctrl+Shift+E", _WRITTEN),
            Command("print", QT_TRANSLATE_NOOP("Menu", "&Print…"), _EXPORT, "Ctrl+P", When.REPORT),
            Command("sent", QT_TRANSLATE_NOOP("Menu", "Submission &log…"), _EXPORT, when=When.REPORT),
        ),
    )),
    Menu("view", QT_TRANSLATE_NOOP("Menu", "&View"), (
        (
            Command("findings", QT_TRANSLATE_NOOP("Menu", "&Review"), _REVIEW, "F7", When.REPORT),
            Command("previousYear", QT_TRANSLATE_NOOP("Menu", "Last &year"), _LAST_YEAR, "F4", When.REPORT),
            Command("preview", QT_TRANSLATE_NOOP("Menu", "Pre&view"), _PREVIEW, "F9", When.REPORT),
            Command("history", QT_TRANSLATE_NOOP("Menu", "&History"), _HISTORY, "Ctrl+Shift+H", When.REPORT),
        ),
        (
            Command("goTo", QT_TRANSLATE_NOOP("Menu", "&Go to a part…"), _KEYS, "Ctrl+G", When.REPORT),
            Command("nextTab", QT_TRANSLATE_NOOP("Menu", "&Next part"), _KEYS, "Ctrl+PgDown", When.REPORT),
            Command("previousTab", QT_TRANSLATE_NOOP("Menu", "&Previous part"), _KEYS, "Ctrl+PgUp", When.REPORT),
            Command("palette", QT_TRANSLATE_NOOP("Menu", "All &commands…"), _KEYS, "Ctrl+K"),
        ),
        (
            Command("larger", QT_TRANSLATE_NOOP("Menu", "&Larger letters"), _KEYS, "Ctrl++"),
            Command("smaller", QT_TRANSLATE_NOOP("Menu", "&Smaller letters"), _KEYS, "Ctrl+-"),
            Command("usualSize", QT_TRANSLATE_NOOP("Menu", "&Usual letters"), _KEYS, "Ctrl+0"),
            Command("fullScreen", QT_TRANSLATE_NOOP("Menu", "&Full screen"), _KEYS, "F11"),
        ),
        (Command("language", QT_TRANSLATE_NOOP("Menu", "&Tiếng Việt / English"), _START),),
    )),
    Menu("help", QT_TRANSLATE_NOOP("Menu", "&Help"), (
        (
            Command("help", QT_TRANSLATE_NOOP("Menu", "&Help on this place"), _START, "F1"),
            Command("manual", QT_TRANSLATE_NOOP("Menu", "&Manual"), _START),
        ),
        (Command("saveLog", QT_TRANSLATE_NOOP("Menu", "Save the &log…"), _TROUBLE),),
        (Command("about", QT_TRANSLATE_NOOP("Menu", "&About the program"), _START),),
    )),
)
# fmt: on

COMMANDS = {command.verb: command for menu in MENUS for group in menu.groups for command in group}
"""All commands by verb, in the order of the menus."""


class WindowActions(QObject):
    """The commands as actions by verb; object names are `action.<verb>`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self.recent_menu = QMenu()
        """The reports that were edited last, within the menu of files."""
        for verb, command in COMMANDS.items():
            if not command.submenu:
                action = QAction(parent)
                action.setObjectName(f"action.{verb}")
                action.setMenuRole(QAction.MenuRole.NoRole)
                self._actions[verb] = action

    def __getitem__(self, verb: str) -> QAction:
        return self._actions[verb]

    def all(self) -> list[QAction]:
        """Return every action in the order of the menus."""
        return list(self._actions.values())

    def connect_slots(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """Connect handlers by verb. Only methods of objects: Qt lets go of them with the object, the actions stay."""
        for verb, slot in slots.items():
            self._actions[verb].triggered.connect(slot)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for menu in MENUS:
            shown = bar.addMenu("")
            shown.setObjectName(f"menu.{menu.name}")
            self._menus[menu.name] = shown
            for group in menu.groups:
                if not shown.isEmpty():
                    shown.addSeparator()
                for command in group:
                    if command.submenu:
                        shown.addMenu(self.recent_menu)
                    else:
                        shown.addAction(self._actions[command.verb])

    def set_keys(self) -> None:
        """Set the shortcuts; after the first paint, because naming a key costs Qt 15 ms."""
        for verb, command in COMMANDS.items():
            if command.keys:
                self._actions[verb].setShortcut(QKeySequence(command.keys))

    def offer(self, state: When) -> None:
        """Enable the commands that the window's state allows; `EditorCommands` enables those of the focused field."""
        for verb, action in self._actions.items():
            command = COMMANDS[verb]
            if not command.method:
                action.setEnabled(command.when in state)

    def retranslate(self) -> None:
        """Set the words of menus and actions."""
        for menu in MENUS:
            self._menus[menu.name].setTitle(_translated(menu.title))
        for verb, command in COMMANDS.items():
            words = _translated(command.words)
            if command.submenu:
                self.recent_menu.setTitle(words)
                continue
            # A menu shows the text behind a tab as keys.
            self._actions[verb].setText(f"{words}\t{_native(command.field_keys)}" if command.field_keys else words)
            if command.button:
                self._actions[verb].setIconText(_translated(command.button))


def _translated(words: str) -> str:
    return QCoreApplication.translate("Menu", words)


def _native(keys: str | QKeySequence.StandardKey) -> str:
    return keys if isinstance(keys, str) else QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
