"""The received files beside the project are judged as their README says, each for its own reasons."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from dcbc_desktop.signing.records import Trust
from dcbc_desktop.signing.trust_files import roots_of
from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.workflow.verification.client import receive
from tests.places import SHARED

CASES = SHARED / "cases" / "verify"
NOW = datetime(2026, 12, 1, 3, tzinfo=UTC)
"""A day or two after the files were signed."""
INVALID, UNDETERMINED, VALID = Verdict.INVALID, Verdict.UNDETERMINED, Verdict.VALID
_WITHOUT_SEAL = {"revocation_unknown", "seal_missing"}
JUDGED: dict[str, tuple[Verdict, set[str]]] = {
    "ADD_blank_area_other": (UNDETERMINED, {"addition_visible", "signer_differs", *_WITHOUT_SEAL}),
    "ADD_empty_fields_with_seal": (INVALID, {"addition_covers", "addition_unsigned", "revocation_unknown"}),
    "ADD_thin_digit_seal": (INVALID, {"addition_covers", "revocation_unknown"}),
    "cert_rsa1024": (UNDETERMINED, {"weak_key", *_WITHOUT_SEAL}),
    "cert_signed_30_days_ahead": (UNDETERMINED, {"signed_in_future", *_WITHOUT_SEAL}),
    "ef_f_differs": (INVALID, {"part_differs", *_WITHOUT_SEAL}),
    "linearized": (VALID, _WITHOUT_SEAL),
    "openaction_js": (INVALID, {"part_differs", *_WITHOUT_SEAL}),
    "outline_lie": (INVALID, {"part_differs", *_WITHOUT_SEAL}),
    "person_genuine_seal_by_stranger": (UNDETERMINED, {"seal_differs", "revocation_unknown"}),
    "person_look_other_name": (UNDETERMINED, {"appearance_says", *_WITHOUT_SEAL}),
    "plain_rewrite": (VALID, _WITHOUT_SEAL),
    "seal_only_by_stranger": (UNDETERMINED, {"seal_differs", "person_missing", "revocation_unknown"}),
    "second_case_name": (INVALID, {"part_differs", *_WITHOUT_SEAL}),
    "struct_actualtext": (INVALID, {"part_differs", *_WITHOUT_SEAL}),
    "trimbox": (INVALID, {"page_part_differs", *_WITHOUT_SEAL}),
    "genuine/dss_both_img": (VALID, {"revocation_unknown"}),
    "genuine/dss_field": (VALID, _WITHOUT_SEAL),
    "genuine/it5_field_cades": (VALID, _WITHOUT_SEAL),
    "genuine/itext_new": (VALID, _WITHOUT_SEAL),
    "genuine/pdfbox_field": (VALID, _WITHOUT_SEAL),
}
PARTS = {
    "ef_f_differs": "part.attachment",
    "second_case_name": "part.second_attachment",
    "openaction_js": "part.script",
    "struct_actualtext": "part.tags",
    "outline_lie": "part.outline",
    "trimbox": "part.page_size",
}

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the received files beside the project are absent")


@cache
def _trust() -> Trust:
    return Trust(roots_of((CASES / "ca.pem").read_bytes()))


def _file(name: str) -> Path:
    return CASES / f"{name}.pdf"


@pytest.mark.parametrize("name", JUDGED)
def test_a_received_file_is_judged_as_its_readme_says(name: str) -> None:
    verdict, codes = JUDGED[name]
    found = receive(_file(name), _trust(), NOW)
    assert (found.verdict, set(found.codes)) == (verdict, codes), found.reasons


@pytest.mark.parametrize("name", PARTS)
def test_the_part_that_differs_is_named(name: str) -> None:
    reasons = receive(_file(name), _trust(), NOW).reasons
    assert [one.params["key"] for one in reasons if one.code.endswith("part_differs")] == [PARTS[name]]


@pytest.mark.parametrize(("name", "page"), [("ADD_blank_area_other", 12), ("ADD_thin_digit_seal", 1)])
def test_an_addition_is_named_with_its_page_and_place(name: str, page: int) -> None:
    (told,) = [one for one in receive(_file(name), _trust(), NOW).reasons if one.code.startswith("addition")]
    assert (told.params["page"], str(told.params["key"]).startswith("spot.")) == (page, True)


def test_a_signature_of_tomorrow_is_valid_then() -> None:
    found = receive(_file("cert_signed_30_days_ahead"), _trust(), NOW + timedelta(days=40))
    assert (found.verdict, set(found.codes)) == (VALID, _WITHOUT_SEAL)


def test_no_file_is_left_out() -> None:
    assert {path.relative_to(CASES).with_suffix("").as_posix() for path in CASES.rglob("*.pdf")} == JUDGED.keys()
