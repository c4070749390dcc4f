"""bao-cao.json inside the exported file: as the format asks, the same twice, equal to the report, forgeries refused."""

from __future__ import annotations

import hashlib
import io
import json
import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dcbc_desktop.errors import DcbcError, FileError
from dcbc_desktop.intake.pdf.embedded_data import embedded_data, read_exported
from dcbc_desktop.report.datafile import NAME, encode_data
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signoff import canonical_content, content_sha256
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.export.any_kind import report_of_any_kind
from tests.export.documents import body, note, report_of, words
from tests.export.reading import catalog
from tests.report.samples import full_report


def _restored(pdf: bytes, folder: Path) -> Report:
    path = folder / "báo cáo.pdf"
    path.write_bytes(pdf)
    restored = read_exported(path.read_bytes())
    return restored.report


def _entries(report: Report) -> dict[str, object]:
    return {key: entry for key, entry in report.entries.items() if entry.value or entry.note}


def _require_equal(report: Report, folder: Path, *, draft: bool) -> None:
    again = _restored(make_pdf(report, draft=draft, predecessor_sha256="ab" * 32), folder)
    assert _entries(again) == _entries(report)
    for name in ("uid", "outline", "office_code", "superior_code", "period", "revision"):
        assert getattr(again, name) == getattr(report, name)
    assert canonical_content(again) == canonical_content(report)


@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_the_same_report_makes_the_same_file_again(seed: int) -> None:
    one, two = (make_pdf(report_of_any_kind(seed), draft=False, predecessor_sha256="ab" * 32) for _ in range(2))
    assert one == two


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), draft=st.booleans())
def test_a_report_comes_back_from_its_file_in_every_entry(tmp_path: Path, seed: int, *, draft: bool) -> None:
    _require_equal(report_of_any_kind(seed), tmp_path, draft=draft)


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(max_examples=500, deadline=timedelta(minutes=5), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9), draft=st.booleans())
def test_five_hundred_reports_come_back_from_their_files(tmp_path: Path, seed: int, *, draft: bool) -> None:
    _require_equal(report_of_any_kind(seed), tmp_path, draft=draft)


def test_what_the_data_says_of_its_file(tmp_path: Path) -> None:
    report = report_of(body("Lời."))
    path = tmp_path / "b.pdf"
    path.write_bytes(make_pdf(report, draft=False, predecessor_sha256="0f" * 32))
    restored = read_exported(path.read_bytes())
    content = canonical_content(report, "0f" * 32)
    assert (restored.draft, restored.predecessor_sha256, restored.sha256) == (
        False, "0f" * 32, content_sha256(content),
    )  # fmt: skip
    path.write_bytes(make_pdf(report, draft=True))
    assert read_exported(path.read_bytes()).draft


def test_the_file_belongs_to_the_document_as_the_format_asks() -> None:
    with catalog(make_pdf(full_report(), draft=False)) as pdf:
        (associated,) = list(pdf.Root["/AF"])
        names = pdf.Root["/Names"]["/EmbeddedFiles"]["/Names"]
        assert (str(names[0]), names[1].objgen) == (NAME, associated.objgen)
        assert (str(associated["/AFRelationship"]), str(associated["/UF"])) == ("/Data", NAME)
        stream = associated["/EF"]["/F"]
        data = stream.read_bytes()
        assert str(stream["/Subtype"]) == "/application/json"
        assert int(stream["/Params"]["/Size"]) == len(data)
        assert bytes(stream["/Params"]["/CheckSum"]) == hashlib.md5(data).digest()
        assert str(stream["/Params"]["/ModDate"]) == str(pdf.docinfo["/ModDate"])
        assert json.loads(data)["format"] == "dcbc-bao-cao"


def test_files_with_other_data_have_another_id() -> None:
    ids = set()
    for predecessor in ("", "0f" * 32):
        with catalog(make_pdf(full_report(), draft=False, predecessor_sha256=predecessor)) as pdf:
            ids.add(bytes(pdf.trailer["/ID"][0]))
    assert len(ids) == 2


_file_spec: Any = pikepdf.AttachedFileSpec  # its stubs ask for arguments that it does not need


def _with_data(data: bytes, name: str = NAME, copies: int = 1) -> bytes:
    with catalog(make_pdf(report_of(body("x")), draft=False)) as pdf:
        del pdf.Root["/Names"], pdf.Root["/AF"]
        for number in range(copies):
            spec = _file_spec(pdf, data, filename=name)
            pdf.attachments[f"{name}{number or ''}"] = spec
            spec.obj["/UF"] = pikepdf.String(name)
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def _data() -> bytes:
    return encode_data(report_of(body("Một lời", note("Ghi chú."))), draft=False, program="DCBC Desktop")


def _changed(change: Callable[[dict[str, object]], object], *, rehash: bool = True) -> bytes:
    """Data with its content changed, and its digest made to fit again."""
    whole = json.loads(_data())
    change(whole["content"])
    content = msgspec.json.encode(whole["content"], order="sorted")
    if rehash:
        whole["sha256"] = content_sha256(content)
    whole["content"] = msgspec.Raw(content)
    return msgspec.json.encode(whole, order="sorted")


def _set(**values: object) -> Callable[[dict[str, object]], object]:
    def change(content: dict[str, object]) -> None:
        content.update(values)

    return change


FORGED = {
    "empty object": b"{}",
    "not JSON": b"\xff\xfe",
    "nothing after it": _data() + b" ",
    "a list": b"[]",
    "deep": b"[" * 100_000,
    "changed words": _data().replace("Một lời".encode(), "Hai lời".encode()),
    "other digest": _data().replace(b'"sha256":"', b'"sha256":"0', 1),
    "other form": json.dumps(json.loads(_data()), ensure_ascii=False).encode(),
    "unknown key": _changed(_set(more=1)),
    "unknown entry": _changed(_set(entries={"nowhere": {"value": "x", "note": ""}})),
    "no prose": _changed(_set(entries={"I": {"value": "{", "note": ""}})),
    "content version": _changed(_set(v=99)),
    "content of another type": _changed(_set(entries=[])),
    "outline's digest": _changed(_set(outline_sha256="0" * 64)),
    "no period": _changed(_set(period={})),
}


@pytest.mark.parametrize("data", FORGED.values(), ids=FORGED.keys())
def test_forged_data_is_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        _restored(_with_data(data), tmp_path)
    assert caught.value.code in ("data_invalid", "data_newer")


def test_any_byte_of_the_data_that_is_changed_is_refused(tmp_path: Path) -> None:
    data, chance = _data(), random.Random(4)
    for _ in range(60):
        place = chance.randrange(len(data))
        other = bytes([data[place] ^ (1 << chance.randrange(8))])
        with pytest.raises(FileError) as caught:
            _restored(_with_data(data[:place] + other + data[place + 1 :]), tmp_path)
        assert caught.value.code in ("data_invalid", "data_newer")


def test_a_newer_version_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="data_newer"):
        _restored(_with_data(_data().replace(b'"v":2}', b'"v":3}')), tmp_path)


@pytest.mark.parametrize(
    ("pdf", "code"),
    [
        (_with_data(_data(), "khac.json"), "data_missing"),
        (_with_data(_data(), copies=2), "data_invalid"),
        (_with_data(b""), "data_invalid"),
        (b"%PDF-1.7\n%%EOF\n", "pdf_unreadable"),
        (b"plain words", "pdf_unreadable"),
        (make_pdf(report_of(body("x")), draft=False)[:9_000], "pdf_unreadable"),
    ],
    ids=["other name", "two", "nothing", "no pdf inside", "no pdf", "cut short"],
)  # fmt: skip
def test_files_without_one_readable_data_file_are_refused(pdf: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        _restored(pdf, tmp_path)
    assert caught.value.code == code


def test_restoring_knows_no_error_but_known_ones_for_damaged_files(tmp_path: Path) -> None:
    whole, chance = make_pdf(report_of(body(words(30))), draft=False), random.Random(5)
    data = embedded_data(whole)
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 3, 200))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            again = _restored(bytes(damaged), tmp_path)
        except DcbcError:
            continue
        assert encode_data(again, draft=False, program="DCBC Desktop") == data
