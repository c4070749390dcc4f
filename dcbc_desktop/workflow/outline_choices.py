"""Outlines to choose from: shipped ones and the user's own folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.paths import outline_dirs
from dcbc_desktop.report.outline import Outline
from dcbc_desktop.report.outline_files.loader import find_outline_folders, load_outline


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

    Of two with one id the user's own counts.
    """
    choices = [_choice(folder) for folder in find_outline_folders(outline_dirs())]
    by_id = {choice.id: choice for choice in choices}
    return tuple(sorted(by_id.values(), key=_order))


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
