"""Times that a signature states: in the future, none at all, two that differ."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from pyhanko.sign.fields import SigSeedSubFilter

from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing.signing_times import CLOCKS_APART
from dcbc_desktop.signing.verdicts import Code, Reason, Verdict
from dcbc_desktop.signing.verifier import Examination, examine
from tests.signing.authority import DAY, NOW, root, signer
from tests.signing.documents import document
from tests.signing.signed_by_others import WITH_ATTRIBUTE, WITHOUT, signed_at

SECOND = timedelta(seconds=1)
UNKNOWN = {Code.REVOCATION_UNKNOWN}


def _examined(pdf: bytes, now: datetime = NOW) -> Examination:
    return examine(pdf, root().trust, now)


def _codes(found: Examination) -> set[Code]:
    return {reason.code for reason in found.reasons}


def _reason(found: Examination, code: Code) -> Reason:
    return next(reason for reason in found.reasons if reason.code is code)


@pytest.mark.parametrize("ahead", [CLOCKS_APART + SECOND, DAY, 30 * DAY])
def test_signed_in_the_future(ahead: timedelta) -> None:
    pdf = signed_at(document(), signer(), NOW + ahead)
    found = _examined(pdf)
    assert (found.verdict, _codes(found)) == (Verdict.UNDETERMINED, {Code.SIGNED_IN_FUTURE} | UNKNOWN)
    assert _codes(_examined(pdf, NOW + ahead)) == UNKNOWN
    reason = _reason(found, Code.SIGNED_IN_FUTURE)
    assert str(reason.params["time"]) in sentence(reason.code, reason.params, "vi")


def test_the_time_is_named_as_in_viet_nam() -> None:
    found = _examined(signed_at(document(), signer(), NOW + 30 * DAY))
    assert _reason(found, Code.SIGNED_IN_FUTURE).params["time"] == "14/01/2027 10:00"


@pytest.mark.parametrize("apart", [timedelta(0), CLOCKS_APART, -DAY])
def test_clocks_that_differ_by_minutes_say_nothing(apart: timedelta) -> None:
    assert _codes(_examined(signed_at(document(), signer(), NOW + apart))) == UNKNOWN


@pytest.mark.parametrize("kind", [WITHOUT, WITH_ATTRIBUTE])
@pytest.mark.parametrize("ahead", [timedelta(0), 2 * DAY])
def test_an_entry_in_the_future(kind: SigSeedSubFilter, ahead: timedelta) -> None:
    entry = f"D:{NOW + ahead:%Y%m%d%H%M%S}Z"
    found = _examined(signed_at(document(), signer(), kind=kind, entry=entry))
    late = {Code.SIGNED_IN_FUTURE} | ({Code.SIGNING_TIMES_DIFFER} if kind is WITH_ATTRIBUTE else set())
    assert _codes(found) == (late if ahead else set()) | UNKNOWN
    assert found.signatures[0].signed_at == (NOW + ahead if kind is WITHOUT else NOW)


@pytest.mark.parametrize("entry", ["", "hôm nay", "D:20269915", "2026-12-15"])
def test_no_time_at_all(entry: str) -> None:
    found = _examined(signed_at(document(), signer(), kind=WITHOUT, entry=entry))
    assert (found.verdict, _codes(found)) == (Verdict.VALID, {Code.SIGNING_TIME_MISSING} | UNKNOWN)
    assert found.signatures[0].signed_at is None


def test_without_a_time_the_certificate_is_judged_as_of_the_check() -> None:
    pdf = signed_at(document(), signer(), kind=WITHOUT, entry="")
    assert Code.EXPIRED_AT_SIGNING in _codes(_examined(pdf, NOW + 200 * DAY))
    assert Code.NOT_YET_VALID_AT_SIGNING in _codes(_examined(pdf, NOW - 200 * DAY))


def test_an_entry_without_a_time_zone_is_of_viet_nam() -> None:
    found = _examined(signed_at(document(), signer(), kind=WITHOUT, entry="D:20261215100000"))
    assert _codes(found) == UNKNOWN
    assert found.signatures[0].signed_at == NOW


def test_two_times_that_differ_are_said() -> None:
    found = _examined(signed_at(document(), signer(), entry="D:20261210100000+07'00'"))
    assert (found.verdict, _codes(found)) == (Verdict.VALID, {Code.SIGNING_TIMES_DIFFER} | UNKNOWN)
    assert found.signatures[0].signed_at == NOW
    told = _reason(found, Code.SIGNING_TIMES_DIFFER).params
    assert (told["time"], told["entry"]) == ("15/12/2026 10:00", "10/12/2026 10:00")


@pytest.mark.parametrize(
    ("entry", "code"),
    [("D:20250101100000Z", Code.NOT_YET_VALID_AT_SIGNING), ("D:20280101100000Z", Code.EXPIRED_AT_SIGNING)],
)
def test_the_certificate_has_to_be_good_at_both(entry: str, code: Code) -> None:
    found = _examined(signed_at(document(), signer(), entry=entry))
    assert (found.verdict, code in _codes(found)) == (Verdict.INVALID, True)
