"""The dialog for a file to be written: a name without a suffix gets that of the chosen kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dcbc_desktop.ui.widgets.file_choice import ask_target


@pytest.mark.parametrize(
    ("typed", "kind", "name"), [("danh sách", "", ".csv"), ("danh sách", "Text (*.txt)", ".txt"), ("a.docx", "", "")]
)
def test_a_name_without_a_suffix_gets_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, name: str
) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def answer(dialog: QFileDialog) -> int:
        if kind:
            dialog.filterSelected.emit(kind)
        dialog.selectFile(str(tmp_path / typed))
        return 1

    monkeypatch.setattr(QFileDialog, "exec", answer)
    assert ask_target(window, "Save", "x.csv", "Table (*.csv);;Text (*.txt)") == tmp_path / f"{typed}{name}"
