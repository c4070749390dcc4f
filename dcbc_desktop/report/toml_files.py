"""TOML from files of anyone: regular files within a size, looked at before they are parsed.

`tomllib` takes memory with the square of a dotted key's length (40 KB of `a.a.a…` take 1.5 GB) and recurses into
brackets, so both are counted first, in one pass.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from dcbc_desktop.paths import read_regular_file

MAX_BYTES: Final = 300_000
"""Bytes of one file; those of the program have 40,000 at most, its sentences apart."""
MAX_KEY_PARTS: Final = 8
MAX_BRACKETS: Final = 16
_TOKEN: Final = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+"{3,5}|\'{3}(?:[^']|'(?!''))*+'{3,5}|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|\#[^\n]*+'''
    r"""|(?P<mark>[.=,\n\[\]{}])|[^.=,\n\[\]{}"'\#]+|.""",
    re.DOTALL,
)


class TomlError(ValueError):
    """Text that is no TOML, or nests deeper than any file of ours; `line` counts from 1, None where it is not known."""

    def __init__(self, line: int | None = None) -> None:
        super().__init__()
        self.line = line


class TomlTooLargeError(ValueError):
    """File over the limit."""


def read_toml(path: Path, limit: int = MAX_BYTES) -> dict[str, Any]:
    """Read a TOML file; raises OSError where it cannot be read or is no regular file, TomlTooLargeError, TomlError."""
    data = read_regular_file(path, limit)
    if len(data) > limit:
        raise TomlTooLargeError
    return parse_toml(data)


def parse_toml(data: bytes) -> dict[str, Any]:
    """Return the table that a text holds; raises TomlError."""
    import tomllib  # noqa: PLC0415  the window starts without a sentence

    try:
        text = data.decode("utf-8-sig")
        require_flat(text)
        return tomllib.loads(text)
    except TomlError:
        raise
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise TomlError(int(line[1]) if line else None) from error
    except (ValueError, RecursionError) as error:  # no UTF-8, a number of thousands of digits, a day that is none
        raise TomlError from error


def require_flat(text: str) -> None:
    """Raise TomlError where a key has more parts, or a value more brackets, than any file of ours."""
    parts, depth, line = 1, 0, 1
    for token in _TOKEN.finditer(text):
        match token["mark"]:
            case None:
                line += token[0].count("\n")
                continue
            case ".":
                parts += 1
            case "[" | "{":
                depth, parts = depth + 1, 1
            case "]" | "}":
                depth = max(0, depth - 1)
            case "\n":
                parts, line = 1, line + 1
            case _:
                parts = 1
        if parts > MAX_KEY_PARTS or depth > MAX_BRACKETS:
            raise TomlError(line)
