"""Acts in any order: nothing saved is lost, no revision changes, what is signed stays as it is."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.report.prose import encode, from_plain_text, plain_text
from dcbc_desktop.report.report import Entry, State
from dcbc_desktop.report.signoff import content_sha256, read_content, report_of
from dcbc_desktop.report.text import clean_line, nfc
from dcbc_desktop.store.models import NewRevision, Origin, Place
from dcbc_desktop.store.store import Store
from tests.store.clerk import PDF, Clock, draft, open_store, sign

_KEYS = ("mo_dau", "I", "II.1", "ket_thuc")
_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")), max_size=60
).map(lambda text: clean_line(text).text)
"""Texts as fields hand them on: without selectors of variants (U+E0122), which are marks and refused."""
_VALUES = st.sampled_from(("", "12", "Hà Nội", "<b>&\"'", "ngày 5"))
_PICK = st.integers(0, 5)


@dataclass
class _Kept:
    """What a report has to hold."""

    entries: dict[str, Entry]
    revisions: list[bytes] = field(default_factory=list)
    signed: bool = False
    binned: bool = False


class _Office(RuleBasedStateMachine):
    """One database, and what it has to hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "reports.db"
        self.clock = Clock()
        self.kept: dict[int, _Kept] = {}
        self.crashes = 0
        self.store = open_store(self.path, self.clock)

    def teardown(self) -> None:
        assert self.store.doctor() == ()
        self.store.close()
        shutil.rmtree(self.folder)

    @initialize()
    def first_report(self) -> None:
        self._add(draft(self.store).id)

    def _add(self, report_id: int) -> None:
        entries = dict(self.store.load_report(report_id).entries)
        self.kept[report_id] = _Kept(entries)

    def _pick(self, number: int, *, signed: bool | None = None) -> int | None:
        found = [one for one, held in self.kept.items() if not held.binned and signed in (None, held.signed)]
        return found[number % len(found)] if found else None

    @precondition(lambda self: len(self.kept) < 5)
    @rule(year=st.integers(2020, 2035))
    def create(self, year: int) -> None:
        self._add(draft(self.store, str(year)).id)

    @rule(pick=_PICK, key=st.sampled_from(_KEYS), text=_TEXTS, place=_VALUES, minutes=st.integers(0, 5))
    def edit(self, pick: int, key: str, text: str, place: str, minutes: int) -> None:
        report = self._pick(pick, signed=False)
        if report is None:
            return
        self.clock.turn(minutes=minutes, seconds=1)
        changed = {key: Entry(encode(from_plain_text(text))), "header.place": Entry(nfc(place))}
        self.store.save_entries(report, changed, Place("I", key, len(text)))
        self.kept[report].entries |= changed

    @rule(pick=_PICK, text=_TEXTS)
    def edit_what_is_signed(self, pick: int, text: str) -> None:
        report = self._pick(pick, signed=True)
        if report is not None:
            with pytest.raises(RefusedError, match="report_frozen"):
                self.store.save_entries(report, {"I": Entry(encode(from_plain_text(text)))})

    @rule(pick=_PICK)
    def sign_off(self, pick: int) -> None:
        report = self._pick(pick, signed=False)
        if report is not None:
            revision = sign(self.store, self.store.load_report(report))
            self.kept[report].revisions.append(self.store.revisions.content(report, revision.number))
            self.kept[report].signed = True

    @rule(pick=_PICK)
    def amend(self, pick: int) -> None:
        report = self._pick(pick, signed=True)
        if report is not None:
            self.store.revisions.amend(report, "sai số liệu")
            self.kept[report].signed = False

    @precondition(lambda self: len(self.kept) < 6)
    @rule(pick=_PICK)
    def restore(self, pick: int) -> None:
        """The last revision of a report comes back from its file, as a copy."""
        report = self._pick(pick, signed=True)
        if report is None or len(self.kept[report].revisions) == 0:
            return
        content = self.kept[report].revisions[-1]
        revision = NewRevision(content, content_sha256(content), PDF, "digital", self.clock())
        origin = Origin("tệp.pdf", "f" * 64, "valid", "", self.clock())
        restored = self.store.origins.restore(report_of(read_content(content)), origin, revision)
        self.kept[restored.id] = _Kept(dict(self.kept[report].entries), [], signed=True)
        self.kept[restored.id].revisions = [self._contents(restored.id)[-1]]

    @rule(pick=_PICK)
    def bin(self, pick: int) -> None:
        report = self._pick(pick, signed=False)
        if report is not None and not self.kept[report].revisions:
            self.store.bin_report(report)
            self.kept[report].binned = True

    @rule()
    def take_out_of_bin(self) -> None:
        for report, held in self.kept.items():
            if held.binned:
                self.store.unbin_report(report)
                held.binned = False

    @rule()
    def empty_bin(self) -> None:
        self.store.empty_bin()
        self.kept = {report: held for report, held in self.kept.items() if not held.binned}

    @rule()
    def start_again(self) -> None:
        self.store.close()
        self.store = open_store(self.path, self.clock)

    @rule()
    def crash(self) -> None:
        """Go on with the files as a crash would leave them: nothing is closed."""
        self.crashes += 1
        there = self.folder / f"after crash {self.crashes}"
        there.mkdir()
        for file in self.path.parent.glob("reports.db*"):
            if not file.name.endswith(".lock"):
                shutil.copy(file, there)
        self.store.close()
        self.path = there / "reports.db"
        self.store = open_store(self.path, self.clock)

    @rule()
    def copy(self) -> None:
        """Go on with a copy of the database."""
        target = self.folder / f"copy {self.crashes}" / "reports.db"
        target.parent.mkdir(exist_ok=True)
        self.store.backup(target)
        with_copy = Store.open(target, write=False)
        assert [row.id for row in with_copy.list_reports()] == [row.id for row in self.store.list_reports()]
        with_copy.close()

    def _contents(self, report: int) -> list[bytes]:
        return [self.store.revisions.content(report, one.number) for one in self.store.revisions.listed(report)]

    @invariant()
    def all_is_there(self) -> None:
        listed = {row.id for row in self.store.list_reports()}
        assert listed == {report for report, held in self.kept.items() if not held.binned}
        for report in listed:
            held, found = self.kept[report], self.store.load_report(report)
            filled = {key: entry for key, entry in held.entries.items() if entry != Entry()}
            assert {key: entry for key, entry in found.entries.items() if entry != Entry()} == filled
            assert (found.state is State.SIGNED) == held.signed
            assert self._contents(report) == held.revisions
            assert all(nfc(words) == words for words in (plain_text(found.prose(key)) for key in _KEYS))


def _run(examples: int, steps: int) -> None:
    few = settings(
        max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate],  # shrinking a long way takes minutes
    )  # fmt: skip
    run_state_machine_as_test(_Office, settings=few)


def test_acts_in_any_order() -> None:
    _run(5, 30)


@pytest.mark.long
@pytest.mark.timeout(1_800)
def test_10_000_acts_in_any_order() -> None:
    _run(200, 50)
