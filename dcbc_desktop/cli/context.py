"""Context of every command: the database, the language, the office profiles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from dcbc_desktop.cli.findings import finding_data
from dcbc_desktop.errors import DcbcError, FileError, RefusedError, UsageError
from dcbc_desktop.invocation import DEFAULT_LANGUAGE, ExitCode, Invocation
from dcbc_desktop.report.wording import error_sentence, sentence
from dcbc_desktop.store.models import Office
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.restore_report import RestoreRefusedError
from dcbc_desktop.workflow.review import finding_sentence
from dcbc_desktop.workflow.settings import stored_language
from dcbc_desktop.workflow.signing.external_signatures import RefusedSignatureError
from dcbc_desktop.workflow.signing.sign_off import SignOffBlockedError
from dcbc_desktop.workflow.verification.facts import in_order, reason_sentence


class CommandContext:
    """Context of one command."""

    def __init__(self, invocation: Invocation) -> None:
        self._invocation = invocation
        self.json = invocation.json
        self.changed = False
        """Whether something was done already that stays."""

    @cached_property
    def language(self) -> str:
        """Language of the command line, else the one chosen in the database."""
        if self._invocation.language is not None:
            return self._invocation.language
        try:
            return stored_language(self.database)
        except (DcbcError, ValueError, OSError):  # the command itself will say what is wrong with the name
            return DEFAULT_LANGUAGE

    @property
    def database(self) -> Path:
        """Return the file of the database; raises FileError."""
        return self._invocation.db

    def words(self, code: str, /, **params: object) -> str:
        """Return a sentence in the command's language."""
        return sentence(code, params, self.language)

    def error_lines(self, error: DcbcError) -> list[str]:
        """Return an error's sentence, and under it the findings it carries."""
        lines = [error_sentence(error, self.language)]
        if isinstance(error, SignOffBlockedError):
            lines += [f"  {finding_sentence(f, error.report, self.language)}" for f in error.findings]
        if isinstance(error, RefusedSignatureError):
            lines += [f"  {reason_sentence(reason, self.language)}" for reason in in_order(error.received.reasons)]
        if isinstance(error, RestoreRefusedError):
            lines += [f"  {reason_sentence(reason, self.language)}" for reason in in_order(error.reasons)]
        return lines

    def error_reasons(self, error: DcbcError) -> dict[str, list[dict[str, Any]]]:
        """Return the reasons or findings that an error carries, for machines; empty where it carries none."""
        match error:
            case SignOffBlockedError():
                return {"findings": [finding_data(one, error.report, self.language) for one in error.findings]}
            case RestoreRefusedError():
                reasons = error.reasons
            case RefusedSignatureError():
                reasons = error.received.reasons
            case _:
                return {}
        told = [
            {"code": reason.code, "message": reason_sentence(reason, self.language)} for reason in in_order(reasons)
        ]
        return {"reasons": told}

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Open the database to read; the user's own file is made where there is none yet."""
        path = self.database
        fresh = not self._invocation.database and not path.exists()
        with _closing(Store.open(path, write=fresh)) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Open the database to change."""
        with _closing(Store.open(self.database)) as store:
            try:
                yield store
            finally:
                self.changed = self.changed or store.commits > 0

    def office(self, store: Store, code: str | None) -> Office | None:
        """Return the profile named, or the only one there is; raises UsageError `office_unknown`."""
        offices: Mapping[str, Office] = {office.code: office for office in store.office.profiles()}
        if code is None:
            return next(iter(offices.values())) if len(offices) == 1 else None
        if code not in offices:
            raise UsageError("office_unknown", code=code[:60])
        return offices[code]


@contextmanager
def _closing(store: Store) -> Iterator[Store]:
    try:
        yield store
    finally:
        store.close()


EXIT_CODES: Final[Mapping[type[DcbcError], ExitCode]] = {
    RefusedError: ExitCode.NO,
    UsageError: ExitCode.USAGE,
    FileError: ExitCode.FAILED,
    DcbcError: ExitCode.FAILED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a command; `no` makes the exit code 1, `warnings` go to standard error."""

    data: Mapping[str, Any] | Sequence[Mapping[str, Any]]
    lines: Sequence[str] = ()
    no: bool = False
    warnings: Sequence[str] = ()

    def as_json(self) -> str:
        """Return one JSON object, or a list for several files."""
        return json.dumps(self.data, ensure_ascii=False, indent=1)
