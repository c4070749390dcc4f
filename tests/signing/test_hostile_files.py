"""Small files that promise endless work are refused at once."""

from __future__ import annotations

import pytest

from dcbc_desktop.signing.verdicts import Verdict
from dcbc_desktop.signing.verifier import examine
from tests.signing.authority import NOW, root
from tests.workflow.verification.hostile.hostile_files import raw

SIGNED = b"<</T(b)/FT/Sig/V 99 0 R>>"


def _catalog(fields: bytes) -> bytes:
    return b"<</Type/Catalog/AcroForm<</Fields" + fields + b">>>>"


def _kids(levels: int) -> list[bytes]:
    return [b"<</T(a)/Kids[%d 0 R %d 0 R]>>" % (n + 1, n + 1) for n in range(2, 2 + levels)]


HOSTILE = {
    "a field below itself": raw([_catalog(b"[2 0 R]"), b"<</T(a)/Kids[2 0 R 2 0 R]>>"]),
    "doubled forty times": raw([_catalog(b"[2 0 R]"), *_kids(40), SIGNED]),
    "the same field many times": raw([_catalog(b"[" + b"2 0 R " * 20_000 + b"]"), SIGNED]),
    "nested arrays": raw([_catalog(b"[" * 20_000 + b"]" * 20_000)]),
    "a table before itself": raw([_catalog(b"[2 0 R]"), SIGNED], b"/Prev 9"),
    "words without end": b"%PDF-1.7\n" + b"1 0 obj " * 200_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
def test_endless_work_is_refused(name: str) -> None:
    assert examine(HOSTILE[name], root().trust, NOW).verdict is not Verdict.VALID
