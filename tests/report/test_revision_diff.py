"""What changed between two states of a report: everything that changed, nothing else, by word, in bounded work."""

from __future__ import annotations

import random
from dataclasses import replace

import msgspec
import pytest

from dcbc_desktop.report import header as h
from dcbc_desktop.report.comparison.revision_diff import LEFT_OUT, Difference, Part, differences, shortened
from dcbc_desktop.report.comparison.word_diff import Change, Run
from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, encode, from_plain_text
from dcbc_desktop.report.report import EMPTY, Entry, Report
from dcbc_desktop.report.table import Cell, Row, encode_rows
from tests.places import ROOT
from tests.report.samples import full_report

COMMUNE = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"


def words(text: str) -> Entry:
    return Entry(encode(from_plain_text(text)))


def noted(*parts: str) -> Entry:
    """Text and footnotes in turn."""
    runs = [Footnote((Text(part),)) if place % 2 else Text(part) for place, part in enumerate(parts)]
    return Entry(encode(Prose((Paragraph(tuple(runs)),))))


def of(change: Change, one: Difference) -> str:
    return "|".join(run.text.strip() for run in one.runs if run.change is change)


def said(old: Report, new: Report) -> list[tuple[str, str, str, str]]:
    return [(d.key, d.part.value, of(Change.REMOVED, d), of(Change.ADDED, d)) for d in differences(old, new)]


def test_two_equal_states_have_no_difference() -> None:
    assert differences(full_report(), full_report()) == ()


def test_every_kind_of_entry_is_told_in_the_order_of_the_page() -> None:
    old = full_report().with_entries({"I": words("Có 16 vụ và 03 cục."), "staff": Entry("12")})
    changed = {
        "I": words("Có 17 vụ và 03 cục."),
        "staff": Entry("13", "tăng một người"),
        h.TITLE: Entry("Kết quả thực hiện dân chủ ở cơ sở năm 2027"),
        h.SIGNATORY_NAME: Entry("Lê Thị Minh Hà"),
    }
    assert said(old, old.with_entries(changed)) == [
        (h.TITLE, "text", "2026", "2027"),
        ("I", "text", "16", "17"),
        ("staff", "text", "12", "13"),
        ("staff", "notes", "", "tăng một người"),
        (h.SIGNATORY_NAME, "text", "Hòa", "Hà"),
    ]


def test_a_new_footnote_does_not_renumber_the_others() -> None:
    old = full_report().with_entries({"I": noted("Một", "ghi chú một", " hai", "ghi chú hai", " ba.")})
    new = old.with_entries({"I": noted("Một", "chú mới", " thêm", "ghi chú một", " hai", "ghi chú hai", " ba.")})
    text, notes = said(old, new)
    assert text[:2] == ("I", "text")
    assert text[2] == ""
    assert "thêm" in text[3]
    assert notes == ("I", "notes", "", "chú mới")


def test_a_changed_style_alone_is_told_without_words() -> None:
    old = full_report().with_entries({"I": words("Một hai.")})
    bold = Entry(encode(Prose((Paragraph((Text("Một"), Text(" hai.", bold=True))),))))
    assert differences(old, old.with_entries({"I": bold})) == (Difference("I", Part.STYLE),)


def test_tables_are_compared_by_row_whatever_their_order() -> None:
    key = "meetings"
    rows = [*full_report(COMMUNE).rows(key), Row("r9", {"kind": Cell("Bản")})]
    old = full_report(COMMUNE).with_entries({key: Entry(encode_rows(rows))})
    moved = [rows[1], rows[0].with_cell("all", Cell("999", "ghi chú")), *rows[2:-1]]
    new = old.with_entries({key: Entry(encode_rows(moved))})
    found = [one for one in differences(old, new) if one.key == key]
    assert [(one.part, one.row) for one in found] == [(Part.ROW, len(rows)), (Part.ROW, 2), (Part.ROW_ORDER, 0)]
    assert of(Change.ADDED, found[0]) == ""
    assert "999" in of(Change.ADDED, found[1])
    assert "ghi chú" in of(Change.ADDED, found[1])


def test_a_section_of_an_outline_that_was_left_is_still_told() -> None:
    old = full_report().with_entries({"I": words("Có.")})
    shorter = msgspec.structs.replace(
        old.outline, sections=tuple(one for one in old.outline.sections if one.key != "I")
    )
    new = replace(old, outline=shorter, entries={key: entry for key, entry in old.entries.items() if key != "I"})
    assert said(old, new) == [("I", "text", "Có.", "")]


def test_both_texts_come_back_from_the_runs() -> None:
    chance = random.Random(7)
    vocabulary = ["dân", "chủ", "ở", "cơ", "sở", "[*]", ",", ".", "12", "-", "\n"]
    for _ in range(40):
        before, after = (" ".join(chance.choices(vocabulary, k=chance.randrange(30))) for _ in range(2))
        old, new = (full_report().with_entries({h.DRAFTER: Entry(text)}) for text in (before, after))
        for one in differences(old, new):
            assert "".join(run.text for run in one.runs if run.change is not Change.ADDED) == before
            assert "".join(run.text for run in one.runs if run.change is not Change.REMOVED) == after


@pytest.mark.parametrize("words_around", [0, 3])
def test_long_stretches_are_left_out_beside_changes_only(words_around: int) -> None:
    long = " ".join(f"từ{number}" for number in range(200))
    runs = (Run(Change.EQUAL, f"{long} "), Run(Change.REMOVED, "cũ"), Run(Change.ADDED, "mới"), Run(Change.EQUAL, long))
    first, *middle, last = shortened(runs, words_around)
    assert tuple(middle) == runs[1:3]
    assert first.text.startswith(LEFT_OUT)
    assert last.text.endswith(LEFT_OUT)
    assert len(first.text.split()) == len(last.text.split()) == words_around + 1
    short = (Run(Change.EQUAL, "ngắn thôi "), Run(Change.ADDED, "mới"))
    assert shortened(short) == short


HOSTILE = ["<b>&\"'</b>", "a\u0301\u0323" * 5_000, "\u200b\u202e\ufeff", "x" * 200_000, "[*] " * 20_000, "\n" * 9_000]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_compared_whole(text: str) -> None:
    old = full_report().with_entries({h.DRAFTER: Entry(text)})
    (one,) = differences(old, old.with_entries({h.DRAFTER: EMPTY}))
    assert "".join(run.text for run in one.runs) == text
    assert len(shortened(one.runs)) == len(one.runs)
