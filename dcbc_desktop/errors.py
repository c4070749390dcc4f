"""The few error families. Each carries a code and parameters; report.wording turns them into a sentence."""

from __future__ import annotations

import errno

_REASONS = {
    "no_permission": "EACCES EPERM",
    "not_found": "ENOENT",
    "folder_missing": "ENOTDIR",
    "is_folder": "EISDIR",
    "disk_full": "ENOSPC EDQUOT",
    "read_only": "EROFS",
    "disk_failed": "EIO ENODEV ENXIO",
    "name_too_long": "ENAMETOOLONG",
    "name_impossible": "EINVAL EILSEQ",
    "in_use": "EBUSY ETXTBSY EAGAIN EDEADLK",
    "exists": "EEXIST ENOTEMPTY",
    "too_many_open": "EMFILE ENFILE",
    "links_in_a_circle": "ELOOP",
    "too_large": "EFBIG",
    "network": "ETIMEDOUT EHOSTUNREACH ENETUNREACH ECONNRESET ESTALE",
}
"""Names of errno, some of which only one system has."""
_REASON_OF = {getattr(errno, name, -1): reason for reason, names in _REASONS.items() for name in names.split()}
_WINDOWS_REASONS = {32: "in_use", 33: "in_use", 53: "network", 64: "network", 67: "network", 123: "name_impossible"}
"""Error numbers of Windows for which Python has no better errno (winerror.h)."""


def system_reason(error: BaseException) -> str:
    """Return why the system refused, as the end of a message code `system.…`, or `code:` and the number of the error.

    The system's own words are English or in the language of Windows, and not for a sentence of ours.
    """
    if isinstance(error, ValueError):  # a name with NUL or half of a surrogate pair
        return "name_impossible"
    if not isinstance(error, OSError):
        return f"code:{type(error).__name__}"
    windows: int = getattr(error, "winerror", None) or 0
    number = error.errno or 0
    return _WINDOWS_REASONS.get(windows) or _REASON_OF.get(number) or f"code:{windows or number}"


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
