"""Numbers that count something, apart from years and names."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.checks.language.quantities import quantities


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("So với 2023, từ 2024 đến 2025.", []),
        ("Có 2023 đơn, 1998 hồ sơ.", [2023, 1998]),
        ("Đạt 2.023, tăng 2100 so với kỳ trước.", [2023, 2100]),
        ("Gần 2000 được giải quyết.", [2000]),
        ("Điều 5, Đề án 06, năm 2023 và tổng số 24.", [24]),
    ],
)
def test_years_and_names_are_no_quantities(text: str, values: list[int]) -> None:
    assert [quantity.value for quantity in quantities(text)] == values
