"""Libraries of tokens that this user agreed to load on this computer, kept in the user's folder.

A library is a program. So its path belongs to the user and the computer: a path in a database, which may come from a
stranger, is only offered.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec

from dcbc_desktop.paths import MODULES_FILE, read_regular_file, user_data_dir
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.files.lock import host_name, user_name
from dcbc_desktop.store.store import Store

SIGNING_MODULE: Final = "pkcs11_module"
"""Setting of the library that signed last; up to version 0.3 it was kept in the database."""
LONGEST_PATH: Final = 1_000
_MOST_BYTES: Final = 100_000
_MOST_AGREED: Final = 50


class TokenModules(msgspec.Struct, frozen=True):
    """The file's contents; they count on the computer and for the user that they were written for."""

    host: str = ""
    user: str = ""
    chosen: str = ""
    agreed: tuple[str, ...] = ()


class OfferedModule(msgspec.Struct, frozen=True):
    """A library to sign with, empty if none is known; `agreed`: it may be loaded without a question."""

    path: str = ""
    agreed: bool = False
    of_database: bool = False


def token_modules() -> TokenModules:
    """Read the file; nothing is chosen where it cannot be read or was written elsewhere."""
    here = TokenModules(host_name(), user_name())
    try:
        kept = msgspec.json.decode(read_regular_file(_file(), _MOST_BYTES), type=TokenModules)
    except (OSError, ValueError, RecursionError):
        return here
    return kept if (kept.host, kept.user) == (here.host, here.user) else here


def is_agreed(module: str) -> bool:
    """Return whether the user agreed to load this library on this computer."""
    return _same(module) in token_modules().agreed


def agree(module: str) -> None:
    """Note that the user agrees; a folder that cannot be written is ignored: the question comes again."""
    kept = token_modules()
    if _same(module) not in kept.agreed:
        _write(msgspec.structs.replace(kept, agreed=(*kept.agreed, _same(module))[-_MOST_AGREED:]))


def choose(module: str) -> None:
    """Remember a library named by hand or that signed; one of another computer still needs the user's yes."""
    if module and not is_on_network(module):
        agree(module)
    kept = token_modules()
    if kept.chosen != module:
        _write(msgspec.structs.replace(kept, chosen=module))


def offered_module(store: Store) -> OfferedModule:
    """Return the library of this user and computer, else the one that an earlier version left in the database."""
    kept = token_modules()
    stored = "" if kept.chosen else store.settings.get(SIGNING_MODULE) or ""
    path = kept.chosen or stored
    if not is_path(path):
        return OfferedModule()
    return OfferedModule(path, _same(path) in kept.agreed, bool(stored))


def is_path(text: str) -> bool:
    """Return whether a text can be the path of a library: one line of plain letters."""
    return text == clean_line(text).text and len(text) <= LONGEST_PATH


def is_on_network(module: str) -> bool:
    r"""Return whether a path names another computer (`\\server\share\x.dll`), also in a long form of Windows."""
    return module[:2] in {"\\\\", "//", "\\/", "/\\"}


def _same(module: str) -> str:
    return os.path.normcase(module)


def _file() -> Path:
    return user_data_dir() / MODULES_FILE


def _write(modules: TokenModules) -> None:
    file = _file()
    new = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(msgspec.json.encode(modules))
        new.replace(file)
    except (OSError, ValueError):
        return
