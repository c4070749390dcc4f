"""Dialog about the program: version, data folder, licences of its libraries."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Slot, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from dcbc_desktop import __version__
from dcbc_desktop.paths import shipped_dir, user_data_dir
from dcbc_desktop.ui.background import BackgroundRunner
from dcbc_desktop.ui.widgets.fields import make_readable_only
from dcbc_desktop.ui.widgets.style import heading_font
from dcbc_desktop.ui.widgets.task_dialog import SentenceLabel, TaskDialog, name_button

_LIBRARIES: Final = (
    ("Qt, PySide6", "PySide6_Essentials", "LGPL-3.0"),
    ("reportlab", "reportlab", "BSD-3-Clause"),
    ("sqlite-utils", "sqlite-utils", "Apache-2.0"),
    ("msgspec", "msgspec", "BSD-3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("click", "click", "BSD-3-Clause"),
)
_TYPEFACE: Final = "Liberation Serif 2 (SIL Open Font License 1.1)"


class AboutDialog(TaskDialog):
    """Dialog about the program that can open the data folder."""

    def __init__(self, runner: BackgroundRunner, parent: QWidget | None = None, database: Path | None = None) -> None:
        super().__init__(runner, parent, "aboutDialog")
        self._folder = database.parent if database is not None else user_data_dir()
        self._heading = QLabel(self)
        self._heading.setFont(heading_font(self.font()))
        self._purpose = SentenceLabel(self)
        self._where = SentenceLabel(self, "about.folder")
        self._licences = QPlainTextEdit(self)
        self._licences.setObjectName("about.licences")
        make_readable_only(self._licences)
        self._licences.setTabChangesFocus(True)
        for part in (self._heading, self._purpose, self._where):
            self.body.addWidget(part)
        self.body.addWidget(self._licences, 1)
        self._open = self.add_button("folder")
        self._open.clicked.connect(self._open_folder)
        close = self.add_standard(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        self.retranslate()
        self.open_at_size(620, 480)
        close.setFocus()

    def retranslate(self) -> None:
        """Set every word."""
        self.setWindowTitle(self.tr("About DCBC Desktop"))
        self._heading.setText(self.tr("DCBC Desktop, version {version}").format(version=__version__))
        self._purpose.setText(
            self.tr("Writes reports on grassroots democracy and lays them out as Decree 30/2020/NĐ-CP asks, without a "
                    "network. MIT licence.")
        )  # fmt: skip
        self._where.setText(self.tr("Data folder: {folder}").format(folder=self._folder))
        self._licences.setAccessibleName(self.tr("Licences"))
        self._licences.setPlainText(self._licence_text())
        name_button(self._open, self.tr("Open data &folder"))

    def _licence_text(self) -> str:
        lines = [f"{name} {_version(package)} ({licence})".replace("  ", " ") for name, package, licence in _LIBRARIES]
        ofl = (shipped_dir("resources") / "fonts" / "OFL.txt").read_text(encoding="utf-8")
        head = self.tr("This program stands on:")
        return "\n".join((head, *lines, _TYPEFACE, "", "—", "", ofl))

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return qVersion() if package.startswith("PySide6") else ""
