"""Codes of agencies on certificates: only another code of the same kind says that it is another agency."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.names.agency_code import other_code


@pytest.mark.parametrize(
    ("numbers", "names", "own", "found"),
    [
        (["H36.1.3"], [], "H36.1.2", "H36.1.3"),
        (["Mã định danh: h36.1.3."], [], "H36.1.2", "H36.1.3"),
        (["H36"], [], "H36.1.2", "H36"),
        (["000.00.13.H36"], [], "000.00.12.H36", "000.00.13.H36"),
        (["MST:0100109106"], [], "0100109107", "0100109106"),
        (["VATVN-0100109106"], [], "0100109107", "0100109106"),
        ([], ["UBND xã Mẫu Sơn (H36.1.3)"], "H36.1.2", "H36.1.3"),
        (["H36.01.002"], [], "H36.1.2", ""),
        (["H36.1.3", "H36.1.2"], [], "H36.1.2", ""),
        (["000.00.13.H36"], [], "H36.1.2", ""),
        (["MST:0100109106"], [], "H36.1.2", ""),
        (["MST:0100109106-001"], [], "0100109106001", ""),
        (["CCCD:001234567890"], [], "0100109107", ""),
        ([], ["A05"], "H36", ""),
        ([], ["Phòng 12"], "H36.1.2", ""),
        (["H36.1.3"], [], "Phòng 2", ""),
        (["H36.1.3"], [], "", ""),
        ([], [], "H36.1.2", ""),
    ],
)
def test_another_code(numbers: list[str], names: list[str], own: str, found: str) -> None:
    assert other_code(numbers, names, own) == found
