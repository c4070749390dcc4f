"""The rule that a certificate's name and the printed one are of the same person."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.signatory import same_person


@pytest.mark.parametrize(
    ("certified", "printed"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("NGUYEN VAN A", "Nguyễn Văn A"),
        ("NGUYỄN VĂN A - PHÓ CHỦ TỊCH", "Nguyễn Văn A"),
        ("Ông Nguyễn Văn A (0123)", "  nguyễn  văn a "),
        ("Đỗ Thị Đào", "DO THI DAO"),
    ],
)
def test_the_same_person(certified: str, printed: str) -> None:
    assert same_person(certified, printed)


@pytest.mark.parametrize(
    ("certified", "printed"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn A"),
        ("Nguyễn Thị Văn A", "Nguyễn Văn A"),
        ("Nguyễn Văn", "Nguyễn Văn A"),
        ("Nguyễn Văn A", ""),
        ("", "Nguyễn Văn A"),
    ],
)
def test_another_person(certified: str, printed: str) -> None:
    assert not same_person(certified, printed)
