"""Khôi phục từ tệp PDF: what each kind of file becomes, what is asked before, and what the open report says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, State
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.receiving.verify_window import VerifyWindow
from dcbc_desktop.ui.report.banners import OriginBanner
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification.facts import Received
from tests.ui.receiving.received_files import checked, finish, opened, trust_root, written
from tests.ui.room import Room, SignalRecorder, child
from tests.workflow.verification.received_files import (
    by_person,
    doctored,
    exported,
    final_report,
    signed,
    with_data_of_another,
)

YES, NO = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No


def _states(store: Store) -> list[tuple[State, int]]:
    return [(row.state, row.revision) for row in store.list_reports()]


def _restore(room: Room, window: VerifyWindow) -> SignalRecorder:
    heard = SignalRecorder()
    window.restored.connect(heard.number)
    child(window, QPushButton, "verifyWindow.restore").click()
    room.settle()
    return heard


def _question(window: VerifyWindow) -> QMessageBox | None:
    return next((box for box in window.findChildren(QMessageBox) if box.isVisible()), None)


def _answer(room: Room, window: VerifyWindow, answer: QMessageBox.StandardButton) -> str:
    box = _question(window)
    assert box is not None
    text = box.text()
    box.button(answer).click()
    room.settle()
    return text


def test_a_proven_file_becomes_the_same_revision_without_a_question(room: Room) -> None:
    trust_root(room)
    pdf = by_person(make_pdf(replace(final_report(), uid="u-7", revision=3), draft=False, predecessor_sha256="ab" * 32))
    window = checked(room, {"a.pdf": pdf})
    heard = _restore(room, window)
    assert room.store(_states) == [(State.SIGNED, 3)]
    assert len(heard.said) == 1
    room.qtbot.waitUntil(lambda: room.window.findChild(VerifyWindow) is None)


@pytest.mark.parametrize(
    ("pdf", "words"),
    [(exported(), "UNDETERMINED"), (make_pdf(final_report(), draft=True), "draft")],
    ids=["unsigned", "draft"],
)
def test_what_is_not_proven_is_asked_about_and_marked(room: Room, pdf: bytes, words: str) -> None:
    room.runner.set_language("en")
    window = checked(room, {"của xã.pdf": pdf})
    heard = _restore(room, window)
    assert words in _answer(room, window, NO)
    assert (room.store(_states), heard.said) == ([], [])
    assert child(window, QPushButton, "verifyWindow.restore").isEnabled()
    heard = _restore(room, window)
    _answer(room, window, YES)
    assert room.store(_states) == [(State.DRAFT, 1)]
    report = room.store(lambda store: store.load_report(int(str(heard.said[0]))))
    banner = OriginBanner(room.runner, room.session(report), room.window)
    banner.read()
    room.settle()
    assert "của xã.pdf" in banner.text
    assert words in banner.text
    banner.button_clicked.emit()
    assert banner.text == ""


def test_the_same_content_opens_what_is_there(room: Room) -> None:
    trust_root(room)
    first = checked(room, {"a.pdf": signed(), "b.pdf": exported()})
    said = _restore(room, first).said
    assert len(said) == 1
    assert first.isVisible()
    again = _restore(room, first)
    assert again.said == said
    assert _question(first) is None
    assert "already" in child(first, QLabel, "verify.answer").text()
    assert len(room.store(_states)) == 1


def test_other_content_is_said_to_become_a_copy_before_it_does(room: Room) -> None:
    trust_root(room)
    said = _restore(room, checked(room, {"a.pdf": signed()})).said
    other = replace(final_report(), entries={**final_report().entries, h.TITLE: Entry("Tên khác hẳn")})
    window = checked(room, {"khác.pdf": by_person(make_pdf(other, draft=False))})
    heard = _restore(room, window)
    assert "marked as a copy" in _answer(room, window, YES)
    assert len(heard.said) == 1
    assert heard.said != said
    report = room.store(lambda store: store.load_report(int(str(heard.said[0]))))
    banner = OriginBanner(room.runner, room.session(report), room.window)
    banner.read()
    room.settle()
    assert banner.text.startswith("Copy, restored from the file “khác.pdf”")


def test_an_invalid_file_is_refused_with_its_reasons(room: Room) -> None:
    trust_root(room)
    window = opened(room)
    pdf = by_person(doctored(with_data_of_another))
    window.take(written(room, {"giả.pdf": pdf}), restore=True)
    finish(room, window)
    assert window.problem.text() == room.runner.sentence("restore_refused", {})
    received = window.model.files[0].received
    assert isinstance(received, Received)
    assert "pages_differ" in received.codes
    assert not child(window, QPushButton, "verifyWindow.restore").isEnabled()
    assert room.store(_states) == []


def test_a_file_chosen_for_restoring_goes_all_the_way(room: Room) -> None:
    trust_root(room)
    window, heard = opened(room), SignalRecorder()
    window.restored.connect(heard.number)
    window.take(written(room, {"a.pdf": signed()}), restore=True)
    room.qtbot.waitUntil(lambda: bool(heard.said), timeout=60_000)
    assert room.store(_states) == [(State.SIGNED, 1)]


def test_a_file_without_data_is_not_offered(room: Room) -> None:
    window = checked(room, {"a.pdf": b"%PDF-1.7\n%%EOF", "b.txt": b"Ghi ch\xc3\xa9p"})
    for row in range(2):
        window.page.table.selectRow(row)
        assert not child(window, QPushButton, "verifyWindow.restore").isEnabled()
    window.take(written(room, {"b.txt": "Ghi chép".encode()}), restore=True)
    finish(room, window)
    assert window.problem.text() == room.runner.sentence("file_text", {})
