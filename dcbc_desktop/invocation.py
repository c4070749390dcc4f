"""Options of the program itself: `--db`, `--lang`, `--json` and `--sample`, and the command after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from dcbc_desktop.paths import absolute, default_database

LANGUAGES = ("vi", "en")
"""Languages of the window and of all sentences; pages are always Vietnamese."""
DEFAULT_LANGUAGE = "vi"
_VALUED = ("--db", "--lang")
CONFINED_READER = "--confined-reader"
"""The program started by itself, to read foreign files; alone on the line, and never typed by a person."""
TOKEN_DRIVER = "--token-driver"  # noqa: S105  no password
"""The same, to load the library of a token."""


class ExitCode(IntEnum):
    """Exit codes of the program; the only place that gives them numbers."""

    DONE = 0
    NO = 1
    """The answer is no: blocking findings, a verdict other than valid."""
    USAGE = 2
    FAILED = 3
    """A file or the system failed, and nothing was changed."""
    UNFINISHED = 4
    """It was done and is kept, but what came after it failed: the answer could not be written, a second file."""
    INTERRUPTED = 130
    """Ctrl+C, as shells number it."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """Options of every command, and `rest`, the other words of the line.

    `database`: as given, or "" for the user's own.
    `sample`: open the window with the sample report. `wrong`: the first option without a value it could have, or "".
    """

    database: str
    language: str | None
    json: bool
    sample: bool
    rest: tuple[str, ...]
    wrong: str = ""

    @property
    def db(self) -> Path:
        """Return the file of the database; raises FileError as `paths.absolute` and `paths.user_data_dir`."""
        return absolute(Path(self.database)) if self.database else default_database()


def read_invocation(argv: Sequence[str]) -> Invocation:
    """Return the options of a line: `--db`, `--lang` and `--json` from anywhere before `--`, `--sample` only alone."""
    values: dict[str, str] = {}
    rest: list[str] = []
    wrong = ""
    words = iter(argv)
    for word in words:
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif name in _VALUED:
            taken = value if equals else next(words, "")
            wrong = wrong or (name if not taken or (name == "--lang" and taken not in LANGUAGES) else "")
            values[name] = taken
        elif word == "--json":
            values[word] = word
        else:
            rest.append(word)
    sample = rest == ["--sample"]
    return Invocation(
        database=values.get("--db", ""),
        language=values.get("--lang") if values.get("--lang") in LANGUAGES else None,
        json="--json" in values,
        sample=sample,
        rest=() if sample and not wrong else tuple(rest) or _help_if(wrong),
        wrong=wrong,
    )


def _help_if(wrong: str) -> tuple[str, ...]:
    """Return `--help` for a wrong option without a command, so that the command line answers it and not the window."""
    return ("--help",) if wrong else ()
