"""Which copies are kept: hourly for a day, daily for a month, monthly for ever, within a limit of size."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dcbc_desktop.store.copies.copy_files import MIGRATION, WORK, CopyFile
from dcbc_desktop.store.copies.thinning import ALWAYS_KEPT, superseded

NOW = datetime(2026, 11, 21, 10, 42, 7, tzinfo=UTC)
MEGABYTE = 1024 * 1024
PLENTY = 10_000 * MEGABYTE


def copy(age: timedelta, *, size: int = MEGABYTE, verified: bool = True, reason: str = WORK) -> CopyFile:
    at = NOW - age
    return CopyFile(Path(f"reports-{at:%Y%m%d-%H%M%S}.db"), at, reason, size, verified, 1, sha256="0")


def kept(copies: list[CopyFile], limit: int = PLENTY) -> list[CopyFile]:
    going = set(superseded(copies, NOW, limit))
    return [one for one in copies if one not in going]


def test_a_day_of_quarters_leaves_one_an_hour() -> None:
    day = [copy(timedelta(minutes=15 * number)) for number in range(96)]
    left = kept(day)
    assert left[:ALWAYS_KEPT] == day[:ALWAYS_KEPT], "the newest stay as they are"
    hours = [f"{one.at:%d %H}" for one in left[ALWAYS_KEPT:]]
    assert len(hours) == len(set(hours)) == 24


def test_a_year_of_days_leaves_a_month_of_days_and_one_a_month() -> None:
    year = [copy(timedelta(days=number)) for number in range(400)]
    left = kept(year)
    ages = [(NOW - one.at).days for one in left]
    assert ages[:32] == list(range(32))
    months = [f"{one.at:%Y-%m}" for one in left[32:]]
    assert len(months) == len(set(months)) == 13
    assert all(one.at.day >= 28 for one in left[33:]), "the last of each month"


def test_thinning_day_by_day_leaves_what_thinning_at_once_leaves_of_old_months() -> None:
    left: list[CopyFile] = []
    for number in reversed(range(200)):
        now = NOW - timedelta(days=number)
        left.append(CopyFile(Path(f"{number}.db"), now, WORK, MEGABYTE, True, 1, sha256="0"))
        going = set(superseded(left, now, PLENTY))
        left = [one for one in left if one not in going]
    months = {f"{one.at:%Y-%m}" for one in left}
    assert months == {f"{NOW - timedelta(days=number):%Y-%m}" for number in range(200)}


def test_the_limit_takes_hours_before_days_and_days_before_months() -> None:
    copies = [copy(timedelta(hours=number)) for number in range(10)]
    copies += [copy(timedelta(days=2 + number)) for number in range(5)]
    copies += [copy(timedelta(days=100 + 31 * number)) for number in range(5)]
    ages = [NOW - one.at for one in kept(copies, 10 * MEGABYTE)]
    assert len(ages) == 10
    assert sum(age > timedelta(days=90) for age in ages) == 5, "months go last"
    assert ages[:ALWAYS_KEPT] == [timedelta(hours=number) for number in range(ALWAYS_KEPT)]


def test_the_newest_stay_beyond_the_limit() -> None:
    copies = [copy(timedelta(hours=number), size=900 * MEGABYTE) for number in range(8)]
    assert kept(copies, 50 * MEGABYTE) == copies[:ALWAYS_KEPT]


def test_copies_of_migrations_stay_and_of_doubtful_ones_the_newest() -> None:
    old = copy(timedelta(days=3, hours=2), reason=MIGRATION, verified=False)
    doubtful = [copy(timedelta(hours=number), verified=False) for number in range(3)]
    good = copy(timedelta(hours=9))
    unknown = CopyFile(Path("reports-20200101-000000.db"), NOW, WORK, MEGABYTE)
    assert kept([*doubtful, good, old, unknown]) == [doubtful[0], good, old, unknown]


def test_a_clock_that_was_wrong_removes_nothing_good() -> None:
    future = copy(timedelta(days=-900))
    today = [copy(timedelta(hours=number)) for number in range(3)]
    assert kept([future, *today]) == [future, *today]
