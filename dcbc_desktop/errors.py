"""The few error families. Each carries a code and parameters; report.wording turns them into a sentence."""

from __future__ import annotations


class DcbcError(Exception):
    """A known failure that a person can understand; nothing was lost and nothing was changed."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class UsageError(DcbcError):
    """What was asked for makes no sense as asked (exit 2)."""


class RefusedError(DcbcError):
    """The answer is no: blocking findings, a frozen report (exit 1)."""


class FileError(DcbcError):
    """A file, the database or the system failed (exit 3)."""
