"""What the window of differences shows of texts that are far too long."""

from __future__ import annotations

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import EMPTY, Entry
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.ui.sending.differences_window import MOST_SHOWN, compare
from dcbc_desktop.workflow.revision_differences import RevisionPair
from tests.report.samples import full_report


def _letters(text: str) -> tuple[int, int, str]:
    old = full_report().with_entries({h.DRAFTER: Entry(text)})
    blocks = compare(RevisionPair(old, old.with_entries({h.DRAFTER: EMPTY})), "vi").blocks
    lengths = [sum(len(piece.text) for piece in block.pieces) for block in blocks]
    return sum(lengths), max(lengths), blocks[-1].pieces[0].text


def test_a_long_line_is_shown_whole_in_parts() -> None:
    whole, longest, _ = _letters("x" * 100_000)
    assert whole == 100_000 + len("Người soạn thảo")
    assert longest <= 4_000


def test_what_no_window_can_show_is_said_to_be_left_out() -> None:
    whole, _, last = _letters("dân chủ " * 100_000)
    assert whole < MOST_SHOWN + 1_000
    assert last == sentence("differences_cut", {})
