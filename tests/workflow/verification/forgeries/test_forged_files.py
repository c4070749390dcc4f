"""Files forged by other means than those that sign: each is refused, and the reason is of the right kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import pytest
from pikepdf import Pdf

from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow import verification
from dcbc_desktop.workflow.verification.facts import Received
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root, seal
from tests.workflow.verification.forgeries import (
    forged_appearances,
    forged_attachments,
    forged_doubles,
    forged_entries,
    forged_envelopes,
    forged_pages,
    forged_parts,
    forged_seconds,
    forged_tables,
    forged_updates,
    forged_values,
)
from tests.workflow.verification.forgeries.hand_written import Change, updated
from tests.workflow.verification.forgeries.page_forgeries import forged, unchanged
from tests.workflow.verification.received_files import by_agency, by_person, exported, signed

INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID
NEVER_VALID = frozenset({INVALID, UNDETERMINED})
Make = Callable[[], bytes]


class Kind(NamedTuple):
    """Forgeries of one kind, the verdicts that are right, and the reasons of which one must be told."""

    forgeries: Mapping[str, Make]
    codes: frozenset[str]
    verdicts: frozenset[Verdict] = frozenset({INVALID})


def _doctored(change: Callable[[Pdf], object]) -> bytes:
    return by_person(forged(exported(), change))


def _before(change: Callable[[Pdf], object]) -> bytes:
    """An update, and the genuine person who signs it with the rest."""
    return by_person(updated(exported(), change))


def _updated(change: Change, packed: bool) -> bytes:
    return updated(signed(), change, packed=packed)


def _sealed(make: Make) -> bytes:
    return by_agency(make())


def _signed_afterwards(changes: Mapping[str, Callable[[Pdf], object]]) -> dict[str, Make]:
    """By the genuine person, who signs what he is given."""
    return {name: partial(_doctored, change) for name, change in changes.items()}


def _added_afterwards(changes: Mapping[str, Change], *, packed: bool = False) -> dict[str, Make]:
    return {name: partial(_updated, change, packed) for name, change in changes.items()}


def _then_sealed(forgeries: Mapping[str, Make]) -> dict[str, Make]:
    """By the genuine agency, which did not notice."""
    return {name: partial(_sealed, make) for name, make in forgeries.items()}


_PAGES = frozenset({"page_foreign_object", "pages_differ", "page_part_differs"})
_PARTS = _PAGES | {"part_differs", "data_invalid", "data_newer"}
_UPDATES = frozenset({"appended", "part_differs", "signature_unreadable", "pdf_unreadable"})
_SIGNERS = frozenset({"signer_differs", "seal_differs", "person_missing"})
_ADDITIONS = frozenset({"addition_covers", "addition_visible", "addition_unsigned", "appearance_says"})
_VALUES = frozenset(
    {"appended", "not_entire_file", "digest_wrong", "signature_unreadable", "signature_kind_unknown", "pdf_unreadable"}
)
_ENVELOPES = frozenset({
    "digest_wrong", "signature_unreadable", "weak_algorithm", "untrusted_chain", "key_usage", "expired_at_signing",
    "not_yet_valid_at_signing", "weak_key", "weak_certificate", "chain_missing", "signed_in_future",
})  # fmt: skip
KINDS: dict[str, Kind] = {
    "attachments": Kind(_signed_afterwards(forged_attachments.ATTACHMENTS), _PARTS),
    "actions": Kind(_signed_afterwards(forged_parts.ACTIONS), _PARTS),
    "tags": Kind(_signed_afterwards(forged_parts.TAGS), _PARTS),
    "catalogue": Kind(_signed_afterwards(forged_parts.CATALOGUE), _PARTS),
    "form": Kind(_signed_afterwards(forged_parts.FORM), _PARTS),
    "entries": Kind(_signed_afterwards(forged_entries.ENTRIES), _PARTS),
    "entries, added": Kind(
        {name: partial(_before, change) for name, change in forged_entries.ENTRIES.items()}, _PARTS
    ),
    "data": Kind(_signed_afterwards(forged_attachments.DATA), _PARTS, NEVER_VALID),
    "boxes": Kind(_signed_afterwards(forged_pages.BOXES), _PARTS),
    "states": Kind(_signed_afterwards(forged_pages.STATES), _PAGES),
    "fonts": Kind(_signed_afterwards(forged_pages.FONTS), _PAGES),
    "notes": Kind(_signed_afterwards(forged_pages.NOTES), _PAGES),
    "objects": Kind(_added_afterwards(forged_updates.OBJECTS), _UPDATES),
    "packed objects": Kind(_added_afterwards(forged_updates.OBJECTS, packed=True), _UPDATES),
    "objects, then sealed": Kind(
        _then_sealed(_added_afterwards(forged_updates.UNSEEN)), _UPDATES | _SIGNERS, NEVER_VALID
    ),
    "tables": Kind(forged_updates.TABLES, _UPDATES),
    "tables before": Kind(forged_tables.BEFORE, _PARTS | {"pdf_unreadable"}),
    "values": Kind(forged_values.VALUES, _VALUES),
    "keys twice": Kind(forged_doubles.DOUBLES, _VALUES | _PARTS | {"data_missing", "pages_unreadable"}),
    "certificates": Kind(forged_envelopes.BY_CERTIFICATE, _ENVELOPES | _SIGNERS, NEVER_VALID),
    "envelopes": Kind(forged_envelopes.ENVELOPES, _ENVELOPES, NEVER_VALID),
    "fields before": Kind(
        {name: partial(_before, change) for name, change in forged_seconds.BEFORE.items()},
        _UPDATES | _PARTS | _ADDITIONS,
        NEVER_VALID,
    ),
    "fields before, written anew": Kind(
        _signed_afterwards(forged_seconds.BEFORE), _UPDATES | _PARTS | _ADDITIONS, NEVER_VALID
    ),
    "hiding appearances": Kind(
        {name: forged_seconds.by(seal, change) for name, change in forged_appearances.HIDING.items()},
        _ADDITIONS | _PAGES | {"pages_unreadable"},
        NEVER_VALID,
    ),
    "hiding appearances aside": Kind(
        {name: partial(_before, change) for name, change in forged_appearances.HIDING_ASIDE.items()},
        _ADDITIONS | _PAGES,
        NEVER_VALID,
    ),
    "second signatures": Kind(
        forged_seconds.SECONDS, _UPDATES | _PARTS | _ADDITIONS | _SIGNERS, NEVER_VALID
    ),
}  # fmt: skip


def cases() -> list[tuple[str, str]]:
    """Kind and name of each forgery."""
    return [(kind, name) for kind, held in KINDS.items() for name in held.forgeries]


def _judged(pdf: bytes) -> Received:
    return verification.judge(pdf, root().trust, NOW)


def _some(every: list[tuple[str, str]]) -> list[Any]:
    """A fifth of them each time: the checks behind them are the same few."""
    return mostly_long(every, set(every[::5]).__contains__)


@pytest.mark.parametrize(("kind", "name"), _some(cases()))
def test_a_forged_file_is_refused_for_what_it_is(kind: str, name: str) -> None:
    held = KINDS[kind]
    found = _judged(held.forgeries[name]())
    assert found.verdict in held.verdicts, found.reasons
    assert found.codes & held.codes, found.codes


@pytest.mark.parametrize("name", forged_envelopes.HARMLESS)
def test_a_genuine_signature_of_another_make_is_valid(name: str) -> None:
    found = _judged(forged_envelopes.HARMLESS[name]())
    assert (found.verdict, found.codes <= {"revocation_unknown", "seal_missing", "signing_time_missing"}) == (
        VALID,
        True,
    ), found.codes


def _by_hand() -> list[bytes]:
    return [forged_updates.by_hand(), forged_seconds.genuine(), forged_tables.genuine()]


def test_what_is_forged_was_valid() -> None:
    for pdf in (by_person(forged(exported(), unchanged)), signed(), *_by_hand()):
        assert _judged(pdf).verdict is VALID
