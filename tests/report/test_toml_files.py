"""TOML of anyone: what is no file, too large or nested too deep is refused before it costs time or memory."""

from __future__ import annotations

import os
import tomllib
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.report.toml_files import (
    MAX_BRACKETS,
    MAX_BYTES,
    MAX_KEY_PARTS,
    TomlError,
    TomlTooLargeError,
    parse_toml,
    read_toml,
    require_flat,
)
from tests.places import ROOT

DEEP = {
    "a dotted key": b"a" + b".a" * 20_000 + b" = 1",
    "a dotted key with spaces": b"a" + b" . a" * 20_000 + b" = 1",
    "a dotted key in quotes": b'"a"' + b'."a"' * 20_000 + b" = 1",
    "a dotted table": b"[a" + b".a" * 20_000 + b"]",
    "a dotted array of tables": b"[[a" + b".a" * 20_000 + b"]]",
    "a dotted key in a table": b"x = {a" + b".a" * 20_000 + b" = 1}",
    "a dotted key after a text": b'x = """\n"""\na' + b".a" * 20_000 + b" = 1",
    "a dotted key after five quotes": b'x = """q"""""\na' + b".a" * 20_000 + b" = 1",
    "a dotted key after a quote in a comment": b'# don\'t """\na' + b".a" * 20_000 + b" = 1",
    "arrays": b"x = " + b"[" * 50_000 + b"]" * 50_000,
    "tables": b"x = " + b"{a = " * 10_000 + b"1" + b"}" * 10_000,
    "a number of 200,000 digits": b"x = " + b"9" * 200_000,
    "a day that is none": b"x = 2026-02-31",
    "no UTF-8": b"x = '\xff'",
    "an open text": b'x = """' + b"a" * 200_000,
}


@pytest.mark.parametrize("data", DEEP.values(), ids=DEEP.keys())
def test_what_nests_too_deep_is_refused_before_it_takes_memory(data: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(TomlError):
            parse_toml(data)
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()


def test_the_line_at_fault_is_named() -> None:
    with pytest.raises(TomlError) as caught:
        parse_toml(b"a = '''\n\n'''\n# x\nb = 1\nc" + b".c" * 30 + b" = 1\n")
    assert caught.value.line == 6


def test_what_a_person_writes_passes() -> None:
    deepest = ".".join("a" * MAX_KEY_PARTS)
    text = (
        f'{deepest} = 1\nx = {"[" * MAX_BRACKETS}{"]" * MAX_BRACKETS}\ny = "a.b.c.d.e.f.g.h.i.j.k [[[[[[[["\nz = 1.5\n'
    )
    assert parse_toml(text.encode()) == tomllib.loads(text)
    many = "\n".join(f"k{number} = [1.5, 2.5, 'a.b']" for number in range(2_000))
    assert len(parse_toml(many.encode())) == 2_000


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("resources/**/*.toml"), *ROOT.glob("translations/*.toml")]), ids=str
)
def test_every_file_of_ours_passes(path: Path) -> None:
    assert read_toml(path) == tomllib.loads(path.read_text(encoding="utf-8"))


@given(st.text(st.sampled_from("ab.=[]{}\"'#\\\n ,1")))
def test_nothing_else_is_raised_and_nothing_read_otherwise(text: str) -> None:
    try:
        told = parse_toml(text.encode())
    except TomlError:
        return
    assert told == tomllib.loads(text)


def _deepest(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_deepest, inner), default=0)


@given(st.text(st.sampled_from("aaa...=[]{}\"'#\n")).map(lambda text: text * 9))
def test_what_passes_is_flat(text: str) -> None:
    try:
        require_flat(text)
        told = tomllib.loads(text)
    except (ValueError, RecursionError):
        return
    assert _deepest(told) <= 2 * MAX_KEY_PARTS + MAX_BRACKETS * MAX_KEY_PARTS


def test_a_file_over_the_limit_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "outline.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(TomlTooLargeError):
        read_toml(path)


@pytest.mark.skipif(os.name != "posix", reason="links to devices and named pipes are of POSIX")
@pytest.mark.parametrize("kind", ["zero", "pipe", "folder", "missing", "loop"])
def test_what_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "outline.toml"
    match kind:
        case "zero":
            path.symlink_to("/dev/zero")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "loop":
            path.symlink_to(path)
        case _:
            pass
    with pytest.raises(OSError):
        read_toml(path)
