"""The few error families. Each carries a code and parameters; report.wording turns them into a sentence."""

from __future__ import annotations


class DcbcError(Exception):
    """Known failure that a person can understand; nothing was lost and nothing was changed."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class UsageError(DcbcError):
    """Wrong request: it makes no sense as given (exit 2)."""


class RefusedError(DcbcError):
    """Refusal: blocking findings, a frozen report (exit 1)."""


class FileError(DcbcError):
    """A file, the database or the system failed (exit 3)."""
