"""Revocation lists that are too old to say more: inside the file, or the office's own."""

from __future__ import annotations

from datetime import datetime

import pytest

from dcbc_desktop.report.dates import local_day
from dcbc_desktop.report.wording import sentence
from dcbc_desktop.signing.records import Role, Trust
from dcbc_desktop.signing.signer import SignatureOptions, sign_pdf
from dcbc_desktop.signing.verdicts import Code, Verdict
from dcbc_desktop.signing.verifier import Examination, examine
from tests.signing.authority import DAY, NOW, Authority, root, signer
from tests.signing.documents import document

OLD, UNKNOWN = Code.REVOCATION_OLD_LIST, Code.REVOCATION_UNKNOWN


def _examined(inside: tuple[bytes, ...], office: tuple[bytes, ...], now: datetime = NOW) -> Examination:
    pdf = sign_pdf(document(), signer().credentials(), Role.PERSON, NOW, SignatureOptions(crls=inside))
    return examine(pdf, Trust((root().der,), office), now)


def _codes(found: Examination) -> list[Code]:
    return [reason.code for reason in found.reasons]


IN_FORCE, ENDED, NEWER = root().crl(until=NOW + 5 * DAY), root().crl(until=NOW - DAY), root().crl(until=NOW + 90 * DAY)


@pytest.mark.parametrize(
    ("inside", "office", "now", "codes"),
    [
        ((IN_FORCE,), (), NOW, []),
        ((IN_FORCE,), (), NOW + 5 * DAY, []),
        ((IN_FORCE,), (), NOW + 6 * DAY, [OLD]),
        ((ENDED,), (), NOW, [OLD]),
        ((), (ENDED,), NOW, [OLD]),
        ((), (IN_FORCE,), NOW + 6 * DAY, []),
        ((IN_FORCE,), (IN_FORCE,), NOW + 6 * DAY, []),
        ((IN_FORCE,), (NEWER,), NOW + 6 * DAY, []),
        ((), (), NOW, [UNKNOWN]),
        ((root().crl(partial=True),), (), NOW, [UNKNOWN]),
        ((root().crl(signer(), until=NOW - DAY),), (), NOW + 6 * DAY, [Code.REVOKED]),
    ],
)
def test_which_lists_are_old(
    inside: tuple[bytes, ...], office: tuple[bytes, ...], now: datetime, codes: list[Code]
) -> None:
    found = _examined(inside, office, now)
    assert _codes(found) == codes
    if codes in ([OLD], [UNKNOWN]):
        assert found.verdict is Verdict.VALID


@pytest.mark.clock
def test_date_and_issuer_of_the_newest_are_said() -> None:
    found = _examined((ENDED, root().crl(until=NOW - 20 * DAY)), (root().crl(until=NOW - 30 * DAY),))
    made = local_day(NOW - 61 * DAY)
    assert found.reasons[0].params == {"signer": "Nguyễn Xuân Thử", "issuer": "CA gốc thử nghiệm", "date": made}
    for language in ("vi", "en"):
        assert made in sentence(OLD, found.reasons[0].params, language)


def test_each_link_of_a_chain_counts() -> None:
    between = Authority("CA cấp dưới", root())
    pdf = sign_pdf(document(), between.issue().credentials(), Role.PERSON, NOW)
    lists = {"old": between.crl(until=NOW - DAY), "new": between.crl(), "root": root().crl()}
    told = [
        _codes(examine(pdf, Trust((root().der,), tuple(lists[name] for name in names)), NOW))
        for names in (("new", "root"), ("old", "root"), ("old",), ("root",))
    ]
    assert told == [[], [OLD], [UNKNOWN], [UNKNOWN]]
