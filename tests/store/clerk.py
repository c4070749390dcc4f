"""A clerk for the store's tests: a clock to turn, an open store, a filled and a signed report."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dcbc_desktop.report import prose
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.store.models import NewRevision, Revision
from dcbc_desktop.store.store import Store
from tests.places import OUTLINE_A
from tests.report.samples import outline_in

PDF = b"%PDF-1.7 the page as it was signed"


@dataclass
class Clock:
    """A clock that stands still until it is turned."""

    now: datetime = field(default=datetime(2026, 11, 21, 10, 42, 7, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **steps: float) -> datetime:
        self.now += timedelta(**steps)
        return self.now


def outline_a() -> Outline:
    return outline_in(OUTLINE_A)


def words(text: str) -> Entry:
    """A prose entry."""
    return Entry(prose.encode(prose.from_plain_text(text)))


def open_store(path: Path, clock: Clock | None = None) -> Store:
    return Store.open(path, clock=clock or Clock())


def draft(store: Store, year: str = "2026", *, more: Mapping[str, Entry] | None = None, **entries: Entry) -> Report:
    """A draft with a title and an opening, and whatever else is given by key."""
    filled = {
        "header.title": Entry("Báo cáo kết quả"),
        "mo_dau": words("Thực hiện kế hoạch."),
        **entries,
        **(more or {}),
    }
    return store.create_report(outline_a(), make_period(year), entries=filled)


def new_revision(store: Store, report: Report) -> NewRevision:
    signed = store.revisions.listed(report.id)
    content = canonical_content(store.load_report(report.id), signed[-1].sha256 if signed else "")
    return NewRevision(content, content_sha256(content), PDF, "pen")


def sign(store: Store, report: Report) -> Revision:
    return store.revisions.freeze(report.id, new_revision(store, report))


def change_behind(stranger: sqlite3.Connection, trigger: str, change: str) -> None:
    """Run SQL that a trigger would refuse: it is dropped before and made again behind."""
    statement = stranger.execute("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).fetchone()[0]
    stranger.execute(f"DROP TRIGGER {trigger}")
    stranger.execute(change)
    stranger.execute(statement)
