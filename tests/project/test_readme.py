"""README.md stays short, its commands install what tests need, and files that it links exist."""

from __future__ import annotations

import re

import pytest

from dcbc_desktop.paths import default_database, outline_dirs
from tests.places import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
_LONGEST = 110
"""Lines; reference belongs in the manual, the rest in CONTRIBUTING.md."""


def test_it_is_short() -> None:
    assert README.count("\n") <= _LONGEST


def test_it_shows_one_picture() -> None:
    assert len(re.findall(r"!\[", README)) == 1


@pytest.mark.parametrize("block", ["sh debian-start", "sh debian-tests"])
def test_blocks_that_are_run_by_name_are_there_once(block: str) -> None:
    assert README.count(f"```{block}\n") == 1


def test_the_test_command_installs_what_tests_would_be_skipped_without() -> None:
    block = README.partition("```sh debian-tests\n")[2].partition("```")[0]
    assert {"softhsm2", "qpdf", "poppler-utils", "openssl"} <= set(block.split())


def test_names_in_the_data_folder_are_real() -> None:
    part = README.partition("\n## Where data lies\n")[2].partition("\n## ")[0]
    for name in (default_database().name, outline_dirs()[1].name):
        assert f"`{name}`" in part
    assert "`DCBC_DATA_DIR`" in part


@pytest.mark.parametrize("file", re.findall(r"\]\(([^)#:]+)\)", README))
def test_files_that_are_linked_exist(file: str) -> None:
    assert (ROOT / file).is_file()


def test_every_reference_page_is_linked_in_both_languages() -> None:
    linked = re.findall(r"\]\(resources/manual/(vi|en)/", README)
    assert linked.count("vi") == linked.count("en") >= 4
