"""The README's table of commands names every command and option there is, and none that is not."""

from __future__ import annotations

import re

import click
import pytest

from dcbc_desktop.cli.commands import commands
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (.+) \|$", README.partition("\n## Commands\n")[2].partition("\n## ")[0], re.M)
KEY = {"--p12", "--passphrase-env", "--pkcs11", "--pin-env", "--token", "--certificate", "--crl"}
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z0-9-]*")


def _told(name: str) -> set[str]:
    """Options in the first cells of a command's rows; KEY stands for those of its own row."""
    cells = [row.partition(" | ")[0] for row in ROWS]
    own = " ".join(cell for cell in cells if re.search(rf"dcbc-desktop {re.escape(name)}\b(?!-)", cell))
    return set(_OPTION.findall(own)) | (KEY if re.search(r"\bKEY\b", own) and name.startswith("sign") else set())


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_option_of_a_command_is_told(name: str) -> None:
    there = {
        option.opts[0]
        for option in commands.commands[name].params
        if isinstance(option, click.Option) and option.name != "help"
    }
    assert _told(name) == there - {"--help"}


def test_every_command_of_the_table_exists() -> None:
    told = {name for row in ROWS for name in re.findall(r"`dcbc-desktop ([a-z][a-z-]*)", row)}
    assert told == set(commands.commands)


def test_options_of_a_key_are_those_of_its_row() -> None:
    row = next(row for row in ROWS if row.startswith("KEY: "))
    assert set(_OPTION.findall(row.partition(" | ")[0])) == KEY


def test_the_test_command_installs_what_tests_would_be_skipped_without() -> None:
    block = README.partition("```sh debian-tests\n")[2].partition("```")[0]
    assert {"softhsm2", "qpdf", "poppler-utils", "openssl"} <= set(block.split())


@pytest.mark.parametrize("file", re.findall(r"\]\(([^)#:]+)\)", README))
def test_files_that_are_linked_exist(file: str) -> None:
    assert (ROOT / file).is_file()
