"""What a command answers: one object for machines, lines for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dcbc_desktop.errors import DcbcError, FileError, RefusedError, UsageError

EXIT_CODES: Final[Mapping[type[DcbcError], int]] = {RefusedError: 1, UsageError: 2, FileError: 3, DcbcError: 3}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; `no` makes the exit code 1."""

    data: Mapping[str, Any] | Sequence[Mapping[str, Any]]
    lines: Sequence[str] = ()
    no: bool = False

    def as_json(self) -> str:
        """One JSON object, or a list where several files were asked about."""
        return json.dumps(self.data, ensure_ascii=False, indent=1)
