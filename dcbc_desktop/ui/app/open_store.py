"""The store thread for a database, or for the invented sample in a throw-away one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

from dcbc_desktop.store.store import Store
from dcbc_desktop.store.store_thread import StoreThread


class OpenStore(Protocol):
    """Opens the store thread of a database; `take_over` in spite of a lock that another computer left."""

    def __call__(self, database: Path, *, take_over: bool = ...) -> StoreThread: ...


def open_store(database: Path, *, sample: bool = False, take_over: bool = False) -> StoreThread:
    """A store thread that begins at once to open a file."""
    opening = partial(_open_sample, database) if sample else partial(Store.open, database, take_over=take_over)
    return StoreThread(opening)


def _open_sample(database: Path) -> Store:
    from dcbc_desktop.workflow.sample_report import open_sample  # noqa: PLC0415  only the sample needs the reading of texts

    store = Store.open(database)
    store.settings.set_open_report(open_sample(store).id)
    return store
