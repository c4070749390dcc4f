"""The pages about commands name every command, option and setting, in both languages, and none that is not there."""

from __future__ import annotations

import json
import re

import click
import pytest

from dcbc_desktop.__main__ import main
from dcbc_desktop.cli.context import EXIT_CODES
from dcbc_desktop.cli.database_commands import commands
from dcbc_desktop.invocation import read_invocation
from tests.places import ROOT

MANUAL = ROOT / "resources" / "manual"
PAGES = {
    "vi": (MANUAL / "vi" / "18-dong-lenh.md").read_text(encoding="utf-8"),
    "en": (MANUAL / "en" / "03-commands.md").read_text(encoding="utf-8"),
}
SIGNER = {"vi": "CHỨNG-THƯ", "en": "CERTIFICATE"}
"""The word that stands for the options of a certificate, which have a row of their own."""
SIGNER_OPTIONS = {"--p12", "--passphrase-env", "--pkcs11", "--pin-env", "--token", "--certificate", "--crl"}
LANGUAGES = pytest.mark.parametrize("language", sorted(PAGES))
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z0-9-]*")


def _cells(language: str) -> list[str]:
    """The first cell of each row."""
    return [row.partition(" | ")[0] for row in re.findall(r"^\| (.+) \|$", PAGES[language], re.M)]


def _told(language: str, name: str) -> set[str]:
    """Options in the first cells of a command's rows, with those of a certificate where it takes one."""
    own = " ".join(cell for cell in _cells(language) if re.search(rf"dcbc-desktop {re.escape(name)}\b(?!-)", cell))
    return set(_OPTION.findall(own)) | (SIGNER_OPTIONS if SIGNER[language] in own else set())


@LANGUAGES
@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_option_of_a_command_is_told(language: str, name: str) -> None:
    there = {
        option.opts[0]
        for option in commands.commands[name].params
        if isinstance(option, click.Option) and option.name != "help"
    }
    assert _told(language, name) == there - {"--help"}


@LANGUAGES
def test_every_command_of_the_tables_exists(language: str) -> None:
    told = {name for cell in _cells(language) for name in re.findall(r"`dcbc-desktop ([a-z][a-z-]*)", cell)}
    assert told == set(commands.commands)


@LANGUAGES
def test_every_command_begins_a_row(language: str) -> None:
    for name in commands.commands:
        assert f"\n| `dcbc-desktop {name}" in PAGES[language], name


@LANGUAGES
def test_options_of_a_certificate_are_those_of_its_row(language: str) -> None:
    row = next(cell for cell in _cells(language) if cell.startswith(f"{SIGNER[language]}: "))
    assert set(_OPTION.findall(row)) == SIGNER_OPTIONS


@LANGUAGES
def test_options_of_the_program_are_told(language: str) -> None:
    told = {option for cell in _cells(language) if cell.startswith("`--") for option in _OPTION.findall(cell)}
    assert told == {"--db", "--json", "--lang"}
    assert read_invocation(["--db", "x.db", "--json", "--lang", "en", "list"]).rest == ("list",)
    of_group = {option.opts[0] for option in commands.params if isinstance(option, click.Option)}
    of_window = {option for cell in _cells(language) if " --" in cell[:16] for option in _OPTION.findall(cell)}
    assert of_group | {"--help"} == of_window


@LANGUAGES
def test_exit_codes_are_told(language: str) -> None:
    line = next(line for line in PAGES[language].split("\n") if "`0`" in line)
    assert {int(code) for code in re.findall(r"`(\d)`", line)} == {0, *EXIT_CODES.values()}


@LANGUAGES
def test_settings_are_told(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json", "settings", "get"]) == 0
    told = set(re.findall(r"^\| `([a-z0-9_]+)` \|", PAGES[language], re.M))
    assert told == set(json.loads(capsys.readouterr().out))


def test_both_pages_show_the_same_commands() -> None:
    options = [[sorted(_OPTION.findall(cell)) for cell in _cells(language)] for language in sorted(PAGES)]
    assert options[0] == options[1]
