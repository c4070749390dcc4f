"""No forged file is attached to the report that it was made from, unless only its chain is not trusted."""

from __future__ import annotations

import pytest

from dcbc_desktop.workflow import verification
from dcbc_desktop.workflow.verification.facts import InspectionRequest, InspectionResult
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.workflow.verification.forgeries.forged_envelopes import HARMLESS
from tests.workflow.verification.forgeries.test_forged_files import KINDS, cases
from tests.workflow.verification.received_files import exported, final_report, sealed, signed

_OF_THE_CHAIN = {"untrusted_chain", "chain_missing"}
_LATER = {"person_missing"}
"""The person may still sign."""
_HARMLESS = {"revocation_unknown", "revocation_old_list", "seal_missing", "signing_time_missing"}


def _inspected(pdf: bytes) -> InspectionResult:
    report = final_report()
    asked = InspectionRequest(pdf, exported(), len(exported()), report.uid, report.revision, (root().der,), (), NOW)
    return verification.inspect_file(asked)


@pytest.mark.parametrize(("kind", "name"), mostly_long(cases(), set(cases()[2::9]).__contains__))
def test_a_forged_file_is_not_attached(kind: str, name: str) -> None:
    found = _inspected(KINDS[kind].forgeries[name]())
    if found.refusal:
        assert not found.kind
        return
    assert found.received is not None
    assert found.received.codes & (_OF_THE_CHAIN | _LATER)
    assert found.received.codes <= _OF_THE_CHAIN | _LATER | _HARMLESS


@pytest.mark.parametrize("name", HARMLESS)
def test_a_genuine_signature_of_another_make_is_attached(name: str) -> None:
    assert _inspected(HARMLESS[name]()).kind == "signed"


def test_signed_and_sealed_files_are_attached() -> None:
    assert [_inspected(pdf).kind for pdf in (signed(), sealed())] == ["signed", "signed"]
