"""Outlines to choose from: shipped ones and the user's own folders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dcbc_desktop.errors import DcbcError, FileError, UsageError
from dcbc_desktop.paths import outline_dirs
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.outline_files.loader import find_outline_folders, folder_bytes, load_outline

MAX_BYTES: Final = 8_000_000
"""Bytes of all outlines together; the shipped ones have 52,000."""


@dataclass(frozen=True, slots=True)
class OutlineChoice:
    """One outline folder: the outline, or the error of reading it."""

    folder: Path
    outline: Outline | None
    problem: DcbcError | None = None

    @property
    def id(self) -> str:
        """Id of the outline; the folder's name where it cannot be read."""
        return self.outline.id if self.outline else self.folder.name


def available() -> tuple[OutlineChoice, ...]:
    """Return every outline folder: the user's own first, then by body and newest year first; broken ones last.

    Of two with one id the user's own counts, and of two of the user's the first by the folder's name. The other is told
    as a problem that names both folders. Beyond MAX_BYTES the rest is not read.
    """
    chosen: dict[str, OutlineChoice] = {}
    hidden: list[OutlineChoice] = []
    for choice in _choices():
        former = chosen.get(choice.id)
        counts = choice if former is None or former.folder.parent != choice.folder.parent else former
        chosen[choice.id] = counts
        if former is not None:
            hidden.append(_hidden(former if counts is choice else choice, counts))
    return (*sorted(chosen.values(), key=_order), *hidden)


def _choices() -> Iterator[OutlineChoice]:
    left = MAX_BYTES
    for base in outline_dirs():
        try:
            folders = find_outline_folders([base])
        except FileError as problem:
            yield OutlineChoice(base, None, problem)
            continue
        for folder in folders:
            left -= folder_bytes(folder)
            yield _choice(folder) if left >= 0 else OutlineChoice(folder, None, _too_much(base))


def _too_much(base: Path) -> FileError:
    return FileError("outline_folders_too_large", folder=str(base), megabytes=MAX_BYTES // 1_000_000)


def _hidden(loser: OutlineChoice, winner: OutlineChoice) -> OutlineChoice:
    own = winner.folder.parent == loser.folder.parent
    code = "outline_id_twice" if own else "outline_replaced"
    return OutlineChoice(
        loser.folder, None, FileError(code, id=winner.id, used=str(winner.folder), left=str(loser.folder))
    )


def _order(choice: OutlineChoice) -> tuple[bool, bool, str, int]:
    shipped = choice.folder.parent == outline_dirs()[0]
    outline = choice.outline
    return outline is None, shipped, outline.name if outline else choice.id, -outline.year if outline else 0


def _choice(folder: Path) -> OutlineChoice:
    try:
        return OutlineChoice(folder, load_outline(folder))
    except DcbcError as problem:
        return OutlineChoice(folder, None, problem)


def load(outline_id: str) -> Outline:
    """Return the outline with this id; raises UsageError `outline_unknown`, or the error of its folder."""
    choices = available()
    for choice in choices:
        if choice.id == outline_id:
            if choice.outline is None:
                raise choice.problem or UsageError("outline_unknown", id=outline_id, known="")
            return choice.outline
    known = ", ".join(choice.id for choice in choices)
    raise UsageError("outline_unknown", id=outline_id[:60], known=known)
