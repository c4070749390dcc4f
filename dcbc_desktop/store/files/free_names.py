"""Names that no file has yet."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path


def free_name(folder: Path, base: str, suffix: str = "", *, before_number: str = "-", beside: str = "") -> Path:
    """Return the first of `base`, `base-2`, `base-3` … that nothing has, nor with the ending `beside` behind it."""
    numbers = (f"{before_number}{number}" if number > 1 else "" for number in count(1))
    paths = (folder / f"{base}{number}{suffix}" for number in numbers)
    return next(path for path in paths if not (_taken(path) or _taken(path.with_name(f"{path.name}{beside}"))))


def _taken(path: Path) -> bool:
    return os.path.lexists(path)
