"""Options before any command: database, language, and JSON output."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dcbc_desktop.paths import default_database

LANGUAGES = ("vi", "en")
"""Languages of the window and of all sentences; pages are always Vietnamese."""
DEFAULT_LANGUAGE = "vi"
_VALUED = ("--db", "--lang")
CONFINED_READER = "--confined-reader"
"""The program started by itself, to read foreign files; alone on the line, and never typed by a person."""
TOKEN_DRIVER = "--token-driver"  # noqa: S105  no password
"""The same, to load the library of a token."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """Options of every command, and the rest of the line."""

    db: Path
    db_given: bool
    language: str | None
    json: bool
    sample: bool
    rest: tuple[str, ...]
    wrong: str = ""


def read_invocation(argv: Sequence[str]) -> Invocation:
    """Take `--db`, `--lang` and `--json` from anywhere before `--`; `--sample` alone opens the window."""
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
        db=Path(values["--db"]).absolute() if values.get("--db") else default_database(),
        db_given=bool(values.get("--db")),
        language=values.get("--lang") if values.get("--lang") in LANGUAGES else None,
        json="--json" in values,
        sample=sample,
        rest=() if sample and not wrong else tuple(rest) or _help_where(wrong),
        wrong=wrong,
    )


def _help_where(wrong: str) -> tuple[str, ...]:
    """A wrong option without a command is still answered by the command line."""
    return ("--help",) if wrong else ()
