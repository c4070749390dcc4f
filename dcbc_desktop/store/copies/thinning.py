"""Choice of the copies that are kept: hourly for a day, daily for a month, monthly for ever, within a limit of size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from dcbc_desktop.store.copies.copy_files import MIGRATION, CopyFile

HOURLY: Final = timedelta(days=1)
DAILY: Final = timedelta(days=31)
ALWAYS_KEPT: Final = 3
"""So many of the newest verified copies stay, whatever the limit says."""


def superseded(copies: Sequence[CopyFile], now: datetime, limit_bytes: int) -> tuple[CopyFile, ...]:
    """Return the copies to remove.

    Copies before a migration and copies without a record stay, and so does the newest that could not be verified: it
    may be all that is left. A copy from the future (a clock that was wrong) counts as new.
    """
    recorded = (copy for copy in copies if copy.sha256 and copy.reason != MIGRATION)
    ours = sorted(recorded, key=_moment, reverse=True)
    good = [copy for copy in ours if copy.verified]
    kept = list(_one_a_period(good, now))
    doubtful = [copy for copy in ours if not copy.verified][1:]
    over = set(_over_limit(kept, now, limit_bytes))
    keeps = {copy.path for copy in kept if copy not in over}
    return (*(copy for copy in good if copy.path not in keeps), *doubtful)


def _moment(copy: CopyFile) -> datetime:
    return copy.at


def _one_a_period(newest_first: Iterable[CopyFile], now: datetime) -> Iterator[CopyFile]:
    """Yield the newest copy of each hour, day or month."""
    seen: set[str] = set()
    for number, copy in enumerate(newest_first):
        period = _period(copy, now)
        if number < ALWAYS_KEPT or period not in seen:
            yield copy
        seen.add(period)


def _period(copy: CopyFile, now: datetime) -> str:
    age = now - copy.at
    if age <= HOURLY:
        return f"{copy.at:%Y-%m-%d %H}"
    return f"{copy.at:%Y-%m-%d}" if age <= DAILY else f"{copy.at:%Y-%m}"


def _over_limit(newest_first: Sequence[CopyFile], now: datetime, limit_bytes: int) -> Iterator[CopyFile]:
    """Yield what goes to come within the limit: the oldest of the hourly first, then of the daily, then of the rest."""
    total = sum(copy.size for copy in newest_first)
    may_go = sorted(newest_first[ALWAYS_KEPT:], key=lambda copy: (_rank(now - copy.at), copy.at))
    for copy in may_go:
        if total <= limit_bytes:
            return
        total -= copy.size
        yield copy


def _rank(age: timedelta) -> int:
    return 0 if age <= HOURLY else 1 if age <= DAILY else 2
