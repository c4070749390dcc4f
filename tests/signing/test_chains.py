"""Chains that lead to no trusted root: which certificate is missing, or which root is not trusted."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.signing.verifier import Examination, examine
from tests.signing.authority import NOW, Authority, foreign_root, root, signer
from tests.signing.documents import document
from tests.signing.signed_by_others import signed_at

BETWEEN = Authority("CA cấp dưới", root())
LOWEST = Authority("CA cấp dưới nữa", BETWEEN)
OTHER_ROOT = Authority("CA gốc lạ")
NOBODY = Trust()


def _examined(authority: Authority, trust: Trust, *, chain: bool = True) -> Examination:
    return examine(signed_at(document(), authority.issue(), chain=chain), trust, NOW)


def _told(found: Examination) -> list[tuple[Code, object]]:
    return [(reason.code, reason.params.get("issuer")) for reason in found.reasons]


MISSING, UNTRUSTED, FINE = Code.CHAIN_MISSING, Code.UNTRUSTED_CHAIN, Code.REVOCATION_UNKNOWN


@pytest.mark.parametrize(
    ("authority", "trust", "chain", "told"),
    [
        (BETWEEN, root().trust, True, (FINE, None)),
        (BETWEEN, root().trust, False, (MISSING, "CA cấp dưới")),
        (BETWEEN, Trust((root().der, BETWEEN.der)), False, (FINE, None)),
        (LOWEST, root().trust, False, (MISSING, "CA cấp dưới nữa")),
        (LOWEST, Trust((LOWEST.der,)), False, (FINE, None)),
        (OTHER_ROOT, root().trust, True, (UNTRUSTED, "CA gốc lạ")),
        (OTHER_ROOT, root().trust, False, (MISSING, "CA gốc lạ")),
        (OTHER_ROOT, NOBODY, True, (UNTRUSTED, "CA gốc lạ")),
        (BETWEEN, NOBODY, True, (UNTRUSTED, "CA gốc thử nghiệm")),
        (BETWEEN, NOBODY, False, (MISSING, "CA cấp dưới")),
        (foreign_root(), root().trust, True, (UNTRUSTED, "CA gốc thử nghiệm")),
        (foreign_root(), root().trust, False, (MISSING, "CA gốc thử nghiệm")),
    ],
)
def test_what_stops_a_chain(authority: Authority, trust: Trust, chain: bool, told: tuple[Code, str | None]) -> None:
    found = _examined(authority, trust, chain=chain)
    assert _told(found) == [told]
    assert found.verdict is (Verdict.VALID if told[0] is FINE else Verdict.UNDETERMINED)


def test_a_certificate_between_that_is_missing_in_the_middle() -> None:
    """The file brings the lowest authority along, the office trusts the root: the one between is missing."""
    holder = LOWEST.issue()
    assert len(holder.above) == 2
    lowest_only = type(holder)(holder.certificate, holder.key, holder.above[:1])
    found = examine(signed_at(document(), lowest_only), root().trust, NOW)
    assert _told(found) == [(MISSING, "CA cấp dưới")]
    for language in ("vi", "en"):
        assert "CA cấp dưới" in sentence(MISSING, found.reasons[0].params, language)


def test_a_signer_is_named_with_its_issuer() -> None:
    reason = _examined(OTHER_ROOT, root().trust).reasons[0]
    assert reason.params == {"signer": "Nguyễn Xuân Thử", "issuer": "CA gốc lạ"}


def test_many_certificates_take_no_time() -> None:
    """A file may bring along any number; the chain is then not built at all."""
    many = tuple(Authority(f"CA {number}").certificate for number in range(70))
    holder = signer()
    crowded = type(holder)(holder.certificate, holder.key, (*holder.above, *many))
    assert _told(examine(signed_at(document(), crowded), root().trust, NOW)) == [(UNTRUSTED, "CA gốc thử nghiệm")]
