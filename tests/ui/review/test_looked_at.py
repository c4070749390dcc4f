"""A section copied from an earlier report, in the window: its tab, its button, its key, and the next start."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from dcbc_desktop.ui.review.section_states import Completeness
from tests.keyboard import type_text
from tests.report.samples import short_report
from tests.ui.clerk import Clerk


@pytest.mark.parametrize("way", ["key", "button", "typing"])
def test_a_copied_section_is_begun_until_it_is_confirmed_or_edited(clerk: Clerk, way: str) -> None:
    clerk.keep(short_report(), copied={"I"})
    clerk.opened()
    editor = clerk.editor("I")
    button = clerk.find(QPushButton, "lookedAt.I")
    assert button.isVisible()
    clerk.qtbot.waitUntil(lambda: _state(clerk) is Completeness.BEGUN)
    before = clerk.session.report.entry("I")
    match way:
        case "key":
            clerk.window.actions_by_verb["lookedAt"].trigger()
            QApplication.processEvents()
        case "button":
            button.click()
        case _:
            type_text(editor, "a")
    clerk.saved()
    assert not button.isVisible()
    clerk.qtbot.waitUntil(lambda: _state(clerk) is Completeness.COMPLETE)
    stored = clerk.stored()
    assert stored.unreviewed == frozenset()
    assert (stored.entry("I") == before) == (way != "typing")


def test_what_was_not_looked_at_still_waits_at_the_next_start(clerk: Clerk) -> None:
    clerk.keep(short_report(), copied={"I", "II.1"})
    clerk.opened()
    clerk.editor("I")
    clerk.find(QPushButton, "lookedAt.I").click()
    clerk.saved()
    clerk.close()
    clerk.opened()
    assert clerk.session.report.unreviewed == {"II.1"}
    assert clerk.window.findChild(QPushButton, "lookedAt.I") is None
    clerk.editor("II.1")
    assert clerk.find(QPushButton, "lookedAt.II.1").isVisible()


def _state(clerk: Clerk) -> Completeness:
    latest = clerk.page.live_review.latest
    report = clerk.session.report
    if latest is None or latest.report.unreviewed != report.unreviewed:
        return Completeness.EMPTY
    return latest.badges["I"].completeness
