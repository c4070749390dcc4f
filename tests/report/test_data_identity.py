"""Values that identify a report in a data file: beyond their limits they are refused, and the sentence names them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.data_identity import MAX_CODE, MAX_REVISION
from dcbc_desktop.report.datafile import decode_data, encode_data
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.signoff import content_sha256
from dcbc_desktop.report.wording import error_sentence
from dcbc_desktop.workflow.new_report import sample_report

Change = Callable[[dict[str, Any]], object]


def _set(key: str, value: object) -> Change:
    return lambda content: content.update({key: value})


def _period(**values: str) -> Change:
    return lambda content: content["period"].update(values)


CHANGES: dict[str, tuple[str, Change]] = {
    "revision 0": ("revision", _set("revision", 0)),
    "revision -1": ("revision", _set("revision", -1)),
    "a revision too many": ("revision", _set("revision", MAX_REVISION + 1)),
    "layout 0": ("layout_version", _set("layout_version", 0)),
    "layout -3": ("layout_version", _set("layout_version", -3)),
    "a uid of a megabyte": ("report_uid", _set("report_uid", "a" * 1_000_000)),
    "no uid": ("report_uid", _set("report_uid", "")),
    "a uid of a path": ("report_uid", _set("report_uid", "../../a")),
    "a predecessor that is no digest": ("sha256", _set("predecessor_sha256", "x" * 64)),
    "a long office": ("office_code", _set("office_code", "H" * (MAX_CODE + 1))),
    "an office that turns the line": ("office_code", _set("office_code", "H\u202e29")),
    "a long superior office": ("superior_code", _set("superior_code", "H" * 1_000_000)),
    "period 9999-Q9": ("period", _period(code="9999-Q9")),
    "period 0000": ("period", _period(code="0000")),
    "days a century before": ("period", _period(first="1926-01-01")),
    "days a century after": ("period", _period(last="2126-01-01")),
    "days reversed": ("period", _period(first="2026-12-01", last="2026-01-01")),
}


def _raw(change: Change) -> bytes:
    """The data file of the sample with a changed content, its digest right."""
    data = json.loads(encode_data(sample_report(), draft=False, program="x"))
    change(data["content"])
    content = msgspec.json.encode(data["content"], order="sorted")
    data |= {"content": msgspec.Raw(content), "sha256": content_sha256(content)}
    return msgspec.json.encode(data, order="sorted")


def test_the_unchanged_sample_is_read() -> None:
    assert decode_data(_raw(lambda _: None)).report.uid == sample_report().uid
    assert decode_data(_raw(_set("revision", MAX_REVISION))).report.revision == MAX_REVISION


@pytest.mark.parametrize(("key", "change"), CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_value_beyond_its_limits_is_refused_by_name(key: str, change: Change, language: str) -> None:
    with pytest.raises(FileError) as caught:
        decode_data(_raw(change))
    assert (caught.value.code, caught.value.params) == ("data_value_invalid", {"key": f"data.{key}"})
    assert "…" not in error_sentence(caught.value, language)


@pytest.mark.parametrize("version", [LAYOUT_VERSION + 1, 999])
def test_a_later_layout_is_a_newer_programs(version: int) -> None:
    with pytest.raises(FileError) as caught:
        decode_data(_raw(_set("layout_version", version)))
    assert caught.value.code == "data_newer"


@pytest.mark.parametrize("key", ["revision", "layout_version"])
def test_a_number_of_thirty_digits_is_no_number(key: str) -> None:
    raw = _raw(_set(key, 7)).replace(f'"{key}":7'.encode(), f'"{key}":{10**30}'.encode())
    with pytest.raises(FileError) as caught:
        decode_data(raw)
    assert caught.value.code == "data_invalid"


@pytest.mark.parametrize("place", ["outline", "entries", "period", "report_uid", "unknown"])
def test_ten_thousand_levels_are_no_data(place: str) -> None:
    deep = b"[" * 10_000 + b"]" * 10_000
    data = json.loads(encode_data(sample_report(), draft=False, program="x"))
    data["content"][place] = "@"
    content = msgspec.json.encode(data["content"], order="sorted").replace(b'"@"', deep)
    data |= {"content": msgspec.Raw(content), "sha256": content_sha256(content)}
    with pytest.raises(FileError) as caught:
        decode_data(msgspec.json.encode(data, order="sorted"))
    assert caught.value.code == "data_invalid"


def test_an_outline_larger_than_any_folder_of_ours_is_refused() -> None:
    def swell(content: dict[str, Any]) -> None:
        content["outline"]["sections"] *= 40

    with pytest.raises(FileError) as caught:
        decode_data(_raw(swell))
    assert caught.value.params == {"key": "data.outline"}
