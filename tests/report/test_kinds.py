"""Kinds of fields: each has all that a kind needs, and what is missing is named."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.kinds import KINDS, CarriedOver, FieldKind, number_error, parse_value
from tests.places import ROOT

ALL = pytest.mark.parametrize("kind", list(FieldKind))
NUMERIC = pytest.mark.parametrize("kind", [kind for kind in FieldKind if kind.traits.numeric])
_PAGES = ("vi/19-de-cuong.md", "en/04-outlines.md")


@ALL
def test_each_kind_has_all_that_it_needs(kind: FieldKind) -> None:
    assert kind in KINDS, f"report/kinds.py: KINDS lacks {kind}"
    choices = (kind.traits.sample,)
    assert parse_value(kind, kind.traits.sample.replace("00/00", "05/4").replace("0000", "2026"), choices) is not None
    for page in _PAGES:
        words = (ROOT / "resources" / "manual" / page).read_text(encoding="utf-8")
        assert f"`{kind.value}`" in words or f'"{kind.value}"' in words, f"resources/manual/{page} does not name {kind}"


@ALL
def test_the_traits_of_a_kind_fit_together(kind: FieldKind) -> None:
    traits = kind.traits
    if traits.whole or traits.added_up or traits.percent:
        assert traits.numeric
    if traits.numeric:
        assert traits.ordered and traits.blocking and traits.carried_over is CarriedOver.NEVER
    if traits.names_rows:
        assert traits.carried_over is not CarriedOver.NEVER  # a new report begins with the names of the rows


@ALL
def test_a_kind_said_to_be_ordered_can_be_compared(kind: FieldKind) -> None:
    if kind.traits.ordered:
        value: Any = parse_value(kind, kind.traits.sample.replace("00/00/0000", "05/04/2026"), ())
        assert value <= value and not value > value, f"report/kinds.py: values of {kind} cannot be compared"  # noqa: PLR0124


@NUMERIC
def test_a_number_is_held_to_its_kind(kind: FieldKind) -> None:
    negative, half = number_error(kind, Decimal(-1)), number_error(kind, Decimal("2.5"))
    assert negative is not None and negative.code == "figure_negative"
    assert (half.code if half else "") == ("figure_not_whole" if kind.traits.whole else "")
    assert number_error(kind, Decimal(3)) is None


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (FieldKind.COUNT, "1,234.5", "number_invalid"),
        (FieldKind.SHARE, "phần lớn", "number_invalid"),
        (FieldKind.DATE, "31/02/2026", "date_invalid"),
        (FieldKind.CHOICE, "họp tổ", "choice_unknown"),
    ],
)
def test_what_cannot_be_read_as_its_kind_is_refused(kind: FieldKind, text: str, code: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_value(kind, text, ("họp dân",))
    assert raised.value.code == code
