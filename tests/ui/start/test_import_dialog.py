"""From a file: the result in numbers, and files that cannot be read."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QTreeWidget, QTreeWidgetItem

from dcbc_desktop.report import header as h
from dcbc_desktop.report.prose import plain_text
from dcbc_desktop.ui.start.import_dialog import ImportDialog
from tests.places import SHARED, needs_shared
from tests.ui.room import OFFICE, Room, SignalRecorder, child

TEXT = """BÁO CÁO
Kết quả thực hiện dân chủ ở cơ sở năm 2024

Trường Tiểu học Hoa Sen báo cáo như sau:

I. ĐẶC ĐIỂM TÌNH HÌNH
Trường có hai mươi lớp.

II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI
1. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp
Chi bộ đã ban hành nghị quyết.
"""


def _dialog(room: Room) -> ImportDialog:
    return room.opened(ImportDialog(room.runner, room.window))


def _write(tmp_path: Path, text: str, name: str = "Báo cáo cũ.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def _given(path: Path | None) -> Path | None:
    return path


def _choose(dialog: ImportDialog, path: Path | None) -> None:
    dialog.choose_file = partial(_given, path)
    child(dialog, QPushButton, "import.browse").click()


def _read(room: Room, dialog: ImportDialog) -> None:
    child(dialog, QPushButton, "importDialog.read").click()
    room.settle()


def _rows(tree: QTreeWidget) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def take(item: QTreeWidgetItem | None) -> None:
        assert item is not None
        found[item.text(0)] = item.text(1), item.text(2)
        for index in range(item.childCount()):
            take(item.child(index))

    for index in range(tree.topLevelItemCount()):
        take(tree.topLevelItem(index))
    return found


def test_a_text_file_becomes_a_draft_and_the_result_says_how_much_went_where(room: Room, tmp_path: Path) -> None:
    dialog = _dialog(room)
    assert not child(dialog, QPushButton, "importDialog.read").isEnabled()
    _choose(dialog, _write(tmp_path, TEXT))
    _read(room, dialog)
    rows = _rows(child(dialog, QTreeWidget, "import.tree"))
    assert rows["I. ĐẶC ĐIỂM TÌNH HÌNH"] == ("5", "0")
    assert rows["II.1. Công tác lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp"] == ("7", "0")
    assert rows["IV.1. Kết quả đạt được"] == ("not found", "")
    assert "2024" in child(dialog, QLabel, "import.summary").text()
    heard = SignalRecorder()
    dialog.report_created.connect(heard.number)
    child(dialog, QPushButton, "importDialog.open").click()
    (made,) = heard.said
    report = room.store(lambda store: store.load_report(int(str(made))))
    assert plain_text(report.prose("I")) == "Trường có hai mươi lớp."
    assert report.period.code == "2024"


def test_choosing_no_file_changes_nothing(room: Room, tmp_path: Path) -> None:
    dialog = _dialog(room)
    path = _write(tmp_path, TEXT)
    _choose(dialog, path)
    _choose(dialog, None)
    assert child(dialog, QLineEdit, "import.file").text() == str(path)


def test_a_year_can_be_given(room: Room, tmp_path: Path) -> None:
    dialog = _dialog(room)
    _choose(dialog, _write(tmp_path, TEXT.replace("2024", "qua")))
    _read(room, dialog)
    problem = child(dialog, QLabel, "importDialog.problem")
    assert "năm" in problem.text()
    assert room.store(lambda store: store.list_reports()) == ()
    child(dialog, QSpinBox, "import.year").setValue(2022)
    _read(room, dialog)
    assert not problem.isVisible()
    assert [row.year for row in room.store(lambda store: store.list_reports())] == [2022]


def test_the_only_profile_fills_what_the_file_lacks(room: Room, tmp_path: Path) -> None:
    room.store(lambda store: store.office.save(OFFICE))
    dialog = _dialog(room)
    assert child(dialog, QComboBox, "import.office").currentText() == OFFICE.short_name
    dialog.take(_write(tmp_path, TEXT))
    room.settle()
    (row,) = room.store(lambda store: store.list_reports())
    assert row.office_code == OFFICE.code
    assert room.store(lambda store: store.load_report(row.id)).text(h.SYMBOL) == OFFICE.symbol


def test_a_word_file_is_told_by_its_content_and_changes_nothing(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "giả làm văn bản.txt"
    path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml")
    dialog = _dialog(room)
    dialog.take(path)
    room.settle()
    assert child(dialog, QLabel, "importDialog.problem").isVisible()
    assert room.store(lambda store: store.list_reports()) == ()
    assert child(dialog, QPushButton, "importDialog.read").isEnabled()


def test_a_file_that_is_gone_is_told(room: Room, tmp_path: Path) -> None:
    dialog = _dialog(room)
    dialog.take(tmp_path / "không còn.txt")
    room.settle()
    assert child(dialog, QLabel, "importDialog.problem").isVisible()


def test_lines_left_over_are_listed(room: Room, tmp_path: Path) -> None:
    dialog = _dialog(room)
    dialog.take(_write(tmp_path, "Dòng lạc loài thứ nhất\n\n" + TEXT))
    room.settle()
    tree = child(dialog, QTreeWidget, "import.tree")
    assert any("Dòng lạc loài thứ nhất" in text for text in _rows(tree))


@needs_shared
def test_the_real_report_is_placed_whole(room: Room) -> None:
    dialog = _dialog(room)
    dialog.take(SHARED / "reports" / "vpcp-2023-web.txt")
    room.settle()
    rows = _rows(child(dialog, QTreeWidget, "import.tree"))
    assert rows["Sections: 14 of 14"][1] == "16"
    assert "Left over: 0 lines, kept with the report" in rows
