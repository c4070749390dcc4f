from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.outline import heading_level, outline_from_json, printed_heading
from dcbc_desktop.report.outline_files.loader import find_outline_folders, load_outline
from dcbc_desktop.report.period import make_period
from tests.places import NEXT_YEAR, OUTLINE_A, OUTLINE_FOLDERS

KEYS_A = [
    "mo_dau", "I", "II.1", "II.2", "II.3", "III.1", "III.2", "III.3", "III.4", "IV.1", "IV.2", "V.1", "V.2", "ket_thuc",
]  # fmt: skip


@pytest.mark.parametrize("folder", OUTLINE_FOLDERS, ids=lambda f: f.name)
def test_every_outline_loads_and_survives_json(folder: Path) -> None:
    outline = load_outline(folder)
    again = outline_from_json(outline.to_json())
    assert again == outline
    assert again.sha256 == outline.sha256
    assert len({s.short_title for s in outline.sections if not s.group}) == len(
        [s for s in outline.sections if not s.group]
    )
    for section in outline.prose_sections():
        assert section.guidance


def test_outline_a_has_the_keys_of_the_contract() -> None:
    outline = load_outline(OUTLINE_A)
    assert outline.id == "co-quan-2023"
    assert [s.key for s in outline.prose_sections()] == KEYS_A
    assert [tab[-1].key for tab in outline.tabs()] == ["mo_dau", "I", "II.3", "III.4", "IV.2", "ket_thuc"]


def test_headings_are_numbered_and_dated() -> None:
    period = make_period("2026")
    outline = load_outline(OUTLINE_A)
    headings = {s.key: printed_heading(s, period) for s in outline.sections}
    assert headings["V"] == "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2027 VÀ KIẾN NGHỊ, ĐỀ XUẤT"
    assert headings["IV.2"] == "2. Hạn chế"
    assert headings["mo_dau"] == ""
    other = load_outline(NEXT_YEAR)
    assert printed_heading(other.sections[3], period) == "đ) Đối thoại với học viên"
    assert [heading_level(s) for s in other.sections] == [1, 1, 3, 3, 1]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "key"),
    [
        ("outline.toml", 'body = "agency"\n', "", "outline_key_missing", "body"),
        ("outline.toml", "year = 2023", 'year = "2023"', "outline_value_invalid", "year"),
        ("outline.toml", "year = 2023", "year = 2023\ncolour = 1", "outline_key_unknown", "colour"),
        ("outline.toml", "{period}", "{eval}", "outline_value_invalid", "document"),
        ("outline.toml", "year = 2023", "year = ", "outline_not_toml", ""),
        ("sections.toml", 'key = "II.1"', 'key = "II.1"\nwidget = "x"', "outline_key_unknown", "widget"),
        ("sections.toml", 'key = "II.1"\n', "", "outline_key_missing", "key"),
        ("sections.toml", 'key = "II.2"', 'key = "II.1"', "outline_key_twice", "II.1"),
        ("sections.toml", 'key = "II.1"', 'key = "header.title"', "outline_value_invalid", "header.title"),
        ("sections.toml", 'group = "II"\nnumber = "1"', 'group = "IX"\nnumber = "1"', "outline_value_invalid", "group"),
        ("sections.toml", 'kind = "opening"', 'kind = "table"', "outline_value_invalid", "kind"),
        ("sections.toml", '"staff"]', '"nobody"]', "outline_value_invalid", "I.figures"),
        ("figures.toml", 'kind = "range"', 'kind = "eval"', "outline_value_invalid", "kind"),
        ("figures.toml", '"feedback_businesses"]', '"feedback_nobody"]', "outline_value_invalid", "total_of"),
        ("figures.toml", 'key = "staff"', 'key = "I"', "outline_key_twice", "I"),
        ("figures.toml", "least = 3\nmost = 9\n", "", "outline_value_invalid", "inspectorate_size"),
    ],
)  # fmt: skip
def test_mistakes_name_file_and_key(tmp_path: Path, file: str, old: str, new: str, code: str, key: str) -> None:
    folder = tmp_path / "đề cương"
    shutil.copytree(OUTLINE_A, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FileError) as caught:
        load_outline(folder)
    assert caught.value.code == code
    assert caught.value.params["file"] == file
    assert str(caught.value.params.get("key", "")).endswith(key)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a = [" * 2000, b"x = 1\n" * 300_000, b""])
def test_hostile_files_are_refused(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "o"
    shutil.copytree(OUTLINE_A, folder)
    (folder / "sections.toml").write_bytes(data)
    with pytest.raises(FileError):
        load_outline(folder)


def test_a_byte_order_mark_from_notepad_is_no_mistake(tmp_path: Path) -> None:
    folder = tmp_path / "o"
    shutil.copytree(OUTLINE_A, folder)
    file = folder / "outline.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_outline(folder).id == "co-quan-2023"


def test_folders_without_an_outline_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shutil.copytree(NEXT_YEAR, tmp_path / "next")
    assert find_outline_folders([tmp_path, tmp_path / "missing"]) == [tmp_path / "next"]
