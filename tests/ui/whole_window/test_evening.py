"""The whole promise at once: three ways of typing, a moved paragraph with notes, undo, kill -9, the next morning."""

from __future__ import annotations

from dcbc_desktop.report.prose import encode, note_texts, plain_text
from dcbc_desktop.report.report import Entry
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from tests.keyboard import alphabet
from tests.report.samples import blank_report
from tests.ui.clerk import Clerk
from tests.ui.whole_window import evening


def test_all_is_there_the_next_morning(clerk: Clerk) -> None:
    clerk.keep(blank_report().with_entries({"II.2": Entry(encode(evening.NOTED))}))
    clerk.killed_at_work("tests.ui.whole_window.evening", "done")
    clerk.opened()
    for key in evening.TYPED:
        assert plain_text(clerk.find(ProseEditor, f"prose.{key}").prose()) == alphabet()
    stayed, moved = (clerk.find(ProseEditor, f"prose.{key}").prose() for key in ("II.2", "III.3"))
    assert plain_text(stayed).strip() == "Đoạn ở lại."
    assert plain_text(moved) == "Hai nghị định[1] và[2]"
    assert note_texts(moved) == ("Số 1.", "Số 2.")
    last = clerk.find(ProseEditor, "prose.V.2")
    assert plain_text(last.prose()) == evening.LAST_WORDS
    assert clerk.window.focusWidget() is last
    assert last.caret() == len(evening.LAST_WORDS) - evening.BACK
    assert clerk.stored().prose("III.3") == moved
