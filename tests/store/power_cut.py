"""Disk after a power cut: what recorded operations leave behind when the last ones were not synced.

A file holds what was written before its last sync. Of the later writes each one is there, missing or torn (some of its
sectors are there), in any order. A new file is in its folder from its first sync on, perhaps before. A deleted file is
gone where the folder was synced since, else perhaps. SQLite syncs the folder with the first sync of a new journal.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.store.recording_disk import Delete, Mark, Operation, Sync, Truncate, Write

SECTOR = 512


@dataclass
class _File:
    synced: bytes = b""
    waiting: list[Write | Truncate] = field(default_factory=list)
    in_folder: bool = False
    """Its entry in the folder is on the disk."""


class Disk:
    """Files of one folder by name."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = {name: _File(content, in_folder=True) for name, content in files.items()}
        self._deleted: dict[str, _File] = {}

    def take(self, operations: Iterable[Operation]) -> None:
        """Carry out operations."""
        for operation in operations:
            match operation:
                case Write() | Truncate():
                    self._files.setdefault(operation.name, _File()).waiting.append(operation)
                case Sync(name):
                    self._sync(name)
                case Delete(name, synced):
                    self._delete(name, synced=synced)
                case Mark():
                    pass

    def _sync(self, name: str) -> None:
        held = self._files.setdefault(name, _File())
        content = bytearray(held.synced)
        for operation in held.waiting:
            _apply(content, operation)
        held.synced, held.waiting = bytes(content), []
        if not held.in_folder:
            held.in_folder = True
            self._deleted.clear()

    def _delete(self, name: str, *, synced: bool) -> None:
        held = self._files.pop(name, None)
        if synced:
            self._deleted.clear()
        elif held is not None and held.in_folder:
            self._deleted[name] = held

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files as they may be found after the power is back."""
        found = {name: held for name, held in self._deleted.items() if chance.random() < 0.5}
        found |= {name: held for name, held in self._files.items() if held.in_folder or chance.random() < 0.5}
        return {name: _partly(held, chance) for name, held in found.items()}


def _apply(content: bytearray, operation: Write | Truncate) -> None:
    match operation:
        case Truncate(_, size):
            del content[size:]
            content.extend(bytes(size - len(content)))
        case Write(_, offset, data):
            content.extend(bytes(max(offset - len(content), 0)))
            content[offset : offset + len(data)] = data


def _partly(held: _File, chance: random.Random) -> bytes:
    content = bytearray(held.synced)
    waiting = [operation for operation in held.waiting if chance.random() < 0.6]
    chance.shuffle(waiting)
    for operation in waiting:
        if isinstance(operation, Write) and chance.random() < 0.3:
            for sector in range(0, len(operation.data), SECTOR):
                if chance.random() < 0.5:
                    piece = operation.data[sector : sector + SECTOR]
                    _apply(content, Write(operation.name, operation.offset + sector, piece))
        else:
            _apply(content, operation)
    return bytes(content)
