"""Finding: a place where something is missing, wrong or worth a look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dcbc_desktop.report.text_place import TextPlace


class Severity(StrEnum):
    """Blocking findings stop sign-off; advisory ones never do."""

    BLOCKING = "blocking"
    ADVISORY = "advisory"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `fix` is the proposed replacement of the words there, None where only a person can decide."""

    severity: Severity
    code: str
    place: TextPlace
    params: Mapping[str, object] = field(default_factory=dict)
    fix: str | None = None

    @property
    def key(self) -> str:
        """Entry that the finding is about."""
        return self.place.key


def blocking(code: str, key: str, **params: object) -> Finding:
    """Return a finding that stops sign-off."""
    return Finding(Severity.BLOCKING, code, TextPlace(key), params)


def advisory(code: str, key: str, **params: object) -> Finding:
    """Return a finding that does not stop sign-off."""
    return Finding(Severity.ADVISORY, code, TextPlace(key), params)


def severity_of(blocks: bool) -> Severity:
    """Return the severity of a broken relation."""
    return Severity.BLOCKING if blocks else Severity.ADVISORY
