"""The store thread for a database, or for the invented sample in a throw-away one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from dcbc_desktop.store.store import Store
from dcbc_desktop.store.thread import StoreThread


def open_store(database: Path, *, sample: bool = False) -> StoreThread:
    """A store thread that begins at once to open a file."""
    return StoreThread(partial(_open_sample if sample else Store.open, database))


def _open_sample(database: Path) -> Store:
    from dcbc_desktop.workflow.sample import open_sample  # noqa: PLC0415  only the sample needs the reading of texts

    store = Store.open(database)
    store.set_open_report(open_sample(store).id)
    return store
