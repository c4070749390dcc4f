"""Program start, main window, navigation, commands and menus, closing, crash and recovery pages.

Not here: pages and dialogs of one task; each has a package beside this one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.app.closing import Closing as Closing
    from dcbc_desktop.ui.app.command_palette import CommandPalette as CommandPalette
    from dcbc_desktop.ui.app.command_palette import PaletteChoice as PaletteChoice
    from dcbc_desktop.ui.app.crash_report import BugReporter as BugReporter
    from dcbc_desktop.ui.app.database_error_page import DatabaseErrorPage as DatabaseErrorPage
    from dcbc_desktop.ui.app.database_switch import DatabaseSwitch as DatabaseSwitch
    from dcbc_desktop.ui.app.file_check import FileCheck as FileCheck
    from dcbc_desktop.ui.app.first_window import FirstWindow as FirstWindow
    from dcbc_desktop.ui.app.first_window import raise_first_window as raise_first_window
    from dcbc_desktop.ui.app.navigator import Navigator as Navigator
    from dcbc_desktop.ui.app.problems_dialog import ProblemsDialog as ProblemsDialog
    from dcbc_desktop.ui.app.program import Program as Program
    from dcbc_desktop.ui.app.rescue_copy import RescueCopy as RescueCopy
    from dcbc_desktop.ui.app.startup import open_store as open_store
    from dcbc_desktop.ui.app.startup import read_startup_data as read_startup_data
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "BugReporter": "crash_report",
            "PaletteChoice": "command_palette",
            "Closing": "closing",
            "FileCheck": "file_check",
            "ProblemsDialog": "problems_dialog",
            "FirstWindow": "first_window",
            "raise_first_window": "first_window",
            "Navigator": "navigator",
            "CommandPalette": "command_palette",
            "Program": "program",
            "RescueCopy": "rescue_copy",
            "DatabaseSwitch": "database_switch",
            "DatabaseErrorPage": "database_error_page",
            "open_store": "startup",
            "read_startup_data": "startup",
        },
    )
