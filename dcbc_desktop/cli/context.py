"""Context of every command: the database, the language, the office profiles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from dcbc_desktop.errors import DcbcError, FileError, RefusedError, UsageError
from dcbc_desktop.invocation import Invocation
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
        self.database = invocation.db

    @cached_property
    def language(self) -> str:
        """Language of the command line, else the one chosen in the database."""
        return self._invocation.language or stored_language(self._invocation.db)

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

    def error_reasons(self, error: DcbcError) -> dict[str, list[dict[str, str]]]:
        """Return the reasons that an error carries, for machines; empty where it carries none."""
        match error:
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
        path = self._invocation.db
        fresh = not self._invocation.db_given and not path.exists()
        with _closing(Store.open(path, write=fresh)) as store:
            yield store

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Open the database to change."""
        with _closing(Store.open(self._invocation.db)) as store:
            yield store

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


EXIT_CODES: Final[Mapping[type[DcbcError], int]] = {RefusedError: 1, UsageError: 2, FileError: 3, DcbcError: 3}


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a command; `no` makes the exit code 1."""

    data: Mapping[str, Any] | Sequence[Mapping[str, Any]]
    lines: Sequence[str] = ()
    no: bool = False

    def as_json(self) -> str:
        """Return one JSON object, or a list for several files."""
        return json.dumps(self.data, ensure_ascii=False, indent=1)
