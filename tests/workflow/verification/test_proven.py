"""What is said to be proven: nothing where a reason speaks against it, for every kind of received file."""

from __future__ import annotations

import msgspec
import pytest

from dcbc_desktop.workflow.verification import judge
from dcbc_desktop.workflow.verification.facts import Received, VerdictReason, reason_sentence
from dcbc_desktop.workflow.verification.proven import proven
from tests.signing.authority import NOW, root
from tests.workflow.verification.received_examples import EXAMPLES, TRUST
from tests.workflow.verification.received_files import SIGNATORY, exported, sealed


def _codes(found: Received) -> list[str]:
    return [fact.code for fact in proven(found)]


def _example(number: str) -> Received:
    return judge(next(make for name, make in EXAMPLES.items() if name.startswith(number))(), TRUST, NOW)


def test_a_file_signed_by_pen_says_what_was_compared() -> None:
    found = judge(exported(), TRUST, NOW)
    assert _codes(found) == ["proven_pages", "proven_revision"]
    assert found.report is not None
    told = reason_sentence(proven(found)[1], "vi")
    assert "bản 1" in told
    assert found.report.issuer in told


def test_a_sealed_file_proves_all_of_it() -> None:
    found = judge(sealed(), TRUST, NOW)
    person, seal = found.signatures
    told = [(fact.code, fact.params.get("signer", "")) for fact in proven(found)]
    assert told[2:] == [
        ("proven_earlier_part", person.signer), ("proven_certificate", person.signer),
        ("proven_not_revoked", person.signer), ("proven_signatory", SIGNATORY),
        ("proven_whole_file", seal.signer), ("proven_certificate", seal.signer), ("proven_not_revoked", seal.signer),
        ("proven_agency", seal.signer),
    ]  # fmt: skip


def test_without_revocation_lists_or_roots_less_is_proven() -> None:
    assert "proven_not_revoked" not in _codes(judge(sealed(), root().trust, NOW))
    untrusted = _codes(_example("05"))
    assert "proven_whole_file" in untrusted
    assert not {"proven_certificate", "proven_not_revoked"} & set(untrusted)


@pytest.mark.parametrize("number", ["08", "09", "10", "11", "12", "13", "31", "32"])
def test_pages_that_were_changed_prove_nothing(number: str) -> None:
    assert not {"proven_pages", "proven_revision", "proven_signatory", "proven_earlier_part"} & set(
        _codes(_example(number))
    )


@pytest.mark.parametrize("number", ["12", "13"])
def test_a_signature_is_not_told_to_cover_a_file_that_was_added_to(number: str) -> None:
    assert not {"proven_whole_file", "proven_earlier_part"} & set(_codes(_example(number)))


def test_another_person_is_not_told_to_be_the_signatory() -> None:
    assert "proven_signatory" not in _codes(_example("06"))
    assert "proven_certificate" not in _codes(_example("07"))


@pytest.mark.parametrize("number", ["14", "15", "17", "19", "20"])
def test_of_a_file_without_a_report_nothing_is_proven(number: str) -> None:
    assert _codes(_example(number)) == []


def test_a_reason_that_is_not_known_silences_the_pages() -> None:
    found = judge(exported(), TRUST, NOW)
    tomorrow = msgspec.structs.replace(found, reasons=(*found.reasons, VerdictReason("a_code_of_tomorrow")))
    assert _codes(tomorrow) == []
