"""What a killed session told of itself, and what the database then has to hold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Final

import pypdfium2

from dcbc_desktop.report.report import Entry, State
from dcbc_desktop.report.signoff import content_sha256, read_content, report_of
from dcbc_desktop.store.models import Place, Revision
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.backups import backups_of, look_at

PROMISED_S: Final = 1.0
"""Of typing that a kill may take, besides the time that the disk needs for one save."""
BUSY_S: Final = 0.5
"""For other programs on the computer, which keep the window waiting."""
_PLACE: Final = ":place"

Line = dict[str, Any]


def read_line(pipe: IO[bytes]) -> Line | None:
    """Return the next line of the process; None at the end, and for a line that the kill cut off."""
    written = pipe.readline()
    line: Line | None = json.loads(written) if written.endswith(b"\n") else None
    return line


@dataclass(frozen=True)
class Told:
    """Lines of one process, and when it was killed."""

    lines: tuple[Line, ...]
    killed_at: float

    def of(self, *acts: str) -> list[Line]:
        """The lines of some acts, in their order."""
        return [line for line in self.lines if line["act"] in acts]

    @property
    def longest_save(self) -> float:
        """In seconds; one that the kill met counts until then."""
        begun, longest = None, 0.0
        for line in self.of("saving", "saved"):
            if line["act"] == "saving":
                begun = line["t"]
            elif begun is not None:
                begun, longest = None, max(longest, line["t"] - begun)
        return longest if begun is None else max(longest, self.killed_at - begun)


class States:
    """What a field held one after another in one session, and from which of them on it may be found."""

    def __init__(self, found: object) -> None:
        self._states: list[tuple[float, object]] = [(0.0, found)]
        self._kept = 0

    def became(self, state: object, at: float) -> None:
        """It was changed to this."""
        self._states.append((at, state))

    def was_saved(self, state: object) -> None:
        """This is on the disk."""
        known = [number for number, (_, one) in enumerate(self._states) if one == state]
        assert known, f"saved, but never there: {state!r}"
        self._kept = max(self._kept, known[-1])

    def may_be(self, until: float) -> list[object]:
        """What may be found: the newest that was saved or is older than `until`, and all after it."""
        old = max(number for number, (at, _) in enumerate(self._states) if at <= until)
        return [state for _, state in self._states[max(self._kept, old) :]]


@dataclass
class Office:
    """One database with its exports and copies, from one kill to the next."""

    database: Path
    exports: Path
    values: dict[str, str] = field(default_factory=dict)
    place: list[object] = field(default_factory=list)
    revisions: dict[int, str] = field(default_factory=dict)
    copies: set[str] = field(default_factory=set)
    worked_in: bool = False
    """Whether the place is one that a session saved; that of the former files is made up."""

    def look(self) -> None:
        """Take over what is there before the first session."""
        store = Store.open(self.database)
        try:
            self._take_over(store)
        finally:
            store.close()

    def remember(self, known: Office) -> None:
        """Take over what another database with the same content holds."""
        self.values, self.place, self.revisions = dict(known.values), list(known.place), dict(known.revisions)

    def check(self, told: Told, busy_s: float = BUSY_S) -> None:
        """What is there after a kill is whole, and nothing that was told is missing."""
        assert not told.of("unexpected")
        self._check_opened(told)
        store = Store.open(self.database)
        try:
            assert store.doctor() == ()
            self._check_fields(store, told, busy_s)
            self._check_revisions(store, told)
            self._check_exports(store, told)
            self._take_over(store)
        finally:
            store.close()
        self.worked_in |= any(line["place"] for line in told.of("saved"))
        self._check_copies(told)

    def _take_over(self, store: Store) -> None:
        report = store.load_report(_open_report(store))
        self.values = {key: entry.value for key, entry in report.entries.items()}
        self.place = _listed(store.place(report.id))
        self.revisions = {one.number: one.sha256 for one in store.revisions.listed(report.id)}

    def _check_opened(self, told: Told) -> None:
        """The session began where the one before it was killed, and asked nothing."""
        for line in told.of("opened"):
            assert not line["asked"]
            if self.worked_in:
                tab, key, caret = self.place[:3]
                assert (line["tab"], line["caret"]) == (tab, caret if key else None)

    # Typing

    def _check_fields(self, store: Store, told: Told, busy_s: float) -> None:
        states = self._states(told)
        until = told.killed_at - PROMISED_S - busy_s - told.longest_save
        report_id = _open_report(store)
        report = store.load_report(report_id)
        for key, known in states.items():
            found: object = _listed(store.place(report_id)) if key == _PLACE else report.entry(key).value
            assert found in known.may_be(until), key
        untouched = {key: value for key, value in self.values.items() if key not in states}
        assert {key: report.entry(key).value for key in untouched} == untouched

    def _states(self, told: Told) -> dict[str, States]:
        states = {_PLACE: States(self.place)}
        for line in told.lines:
            match line["act"]:
                case "entry":
                    self._state(states, line["key"]).became(line["value"], line["t"])
                case "place":
                    states[_PLACE].became(line["place"], line["t"])
                case "typed":
                    typed = self._state(states, line["key"]).may_be(line["t"])[-1]
                    assert line["text"] in str(typed)
                case "saved":
                    for key, value in line["entries"].items():
                        self._state(states, key).was_saved(value)
                    if line["place"]:
                        states[_PLACE].was_saved(line["place"])
        return states

    def _state(self, states: dict[str, States], key: str) -> States:
        return states.setdefault(key, States(self.values.get(key, "")))

    # Revisions

    def _check_revisions(self, store: Store, told: Told) -> None:
        report = store.load_report(_open_report(store))
        listed = store.revisions.listed(report.id)
        there = {one.number: one.sha256 for one in listed}
        asked, acknowledged = told.of("signing"), {line["revision"]: line["sha256"] for line in told.of("signed")}
        assert there.items() >= {**self.revisions, **acknowledged}.items()
        assert len(there) <= len(self.revisions) + len(asked)
        signs = [act for act in store.acts(report.id) if act.act == "sign"]
        assert len(signs) == len(there)
        for one in listed:
            if one.number not in self.revisions:
                _check_revision(store, report.id, one)
        assert (report.state is State.SIGNED) == (report.revision in there)
        assert report.revision - (report.state is not State.SIGNED) == len(there)
        if report.revision in there:
            frozen = report_of(read_content(store.revisions.content(report.id, report.revision)))
            assert _filled(frozen.entries) == _filled(report.entries)
        for line in told.of("state"):
            assert report.revision >= line["revision"]

    # Files

    def _check_exports(self, store: Store, told: Told) -> None:
        acknowledged: dict[str, str | None] = {}
        for line in told.of("exporting", "exported"):
            acknowledged[line["file"]] = line.get("sha256")
        there = {path.name: path.read_bytes() for path in self.exports.glob("*.pdf")}
        written = {name: sha256 for name, sha256 in acknowledged.items() if sha256 is not None}
        assert {name: _digest(there.get(name, b"")) for name in written} == written
        for name in acknowledged.keys() & there.keys():
            _check_pdf(there[name])
        acts = [json.loads(act.detail) for act in store.acts() if act.act == "export"]
        assert {(act["file"], act["sha256"]) for act in acts} >= set(written.items())

    def _check_copies(self, told: Told) -> None:
        listed = backups_of(self.database)
        for copy in listed:
            if copy.path.name not in self.copies:
                assert look_at(copy)
                assert copy.verified or copy.sha256 == ""
                self.copies.add(copy.path.name)
        for line in told.of("copied"):
            assert max(copy.at.timestamp() for copy in listed) >= line["at"]


def _open_report(store: Store) -> int:
    found = store.settings.open_report_id()
    assert found is not None
    return found


def _listed(place: Place | None) -> list[object]:
    return [place.tab, place.key, place.caret, place.note, place.note_caret] if place is not None else []


def _check_revision(store: Store, report_id: int, one: Revision) -> None:
    content = store.revisions.content(report_id, one.number)
    read_content(content)
    assert content_sha256(content) == one.sha256
    pdf = store.revisions.official_pdf(report_id, one.number)
    assert _digest(pdf) == one.pdf_sha256
    _check_pdf(pdf)


def _check_pdf(data: bytes) -> None:
    assert data.rstrip().endswith(b"%%EOF")
    document = pypdfium2.PdfDocument(data)
    try:
        assert document[len(document) - 1].get_textpage().get_text_range().strip()
    finally:
        document.close()


def _filled(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    return {key: entry for key, entry in entries.items() if entry != Entry("")}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
