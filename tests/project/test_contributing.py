"""CONTRIBUTING.md names the checks of CI, files that exist, and packages that are there."""

from __future__ import annotations

import re

from tests.places import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
_PATH = re.compile(r"`((?:\.ci|\.github|dcbc_desktop|resources|tests|translations)/[\w./-]*)`")


def test_every_command_of_ci_is_in_the_table_in_its_order() -> None:
    steps = re.findall(
        r"^(?:\.venv/bin/(?:python )?)?((?:ruff|mypy|lint-imports|-m build|bash \.ci/at)\b.*)$", CI, re.M
    )
    of_ci = [re.sub(r" --outdir.*| -q -n auto.*", "", step) for step in steps]
    told = re.findall(r"^\| `(.+?)` \|", TEXT.partition("\n## Checks\n")[2].partition("\n## ")[0], re.M)
    assert told[0] == "python -m pytest -n auto"
    assert told[0] in README
    named = [command.removeprefix("python ").removesuffix(" -m clock") for command in told[1:]]
    assert named == [step for step in of_ci if not step.startswith("bash .ci/at") or step in named]
    assert any(step.startswith("bash .ci/at") for step in named)


def test_files_and_folders_that_are_named_exist() -> None:
    named = _PATH.findall(TEXT)
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_names_are_in_the_files_that_are_said_to_have_them() -> None:
    found = 0
    for words in re.split(r"[;.:]\s", TEXT.partition("\n## How to add\n")[2].partition("\n## ")[0]):
        said = re.search(r"(.*) in `(dcbc_desktop/[\w/]+\.py)`", words, re.DOTALL)
        names = re.findall(r"`([A-Za-z_]\w+)`", said[1]) if said else []
        for name in names:
            assert said is not None
            assert re.search(rf"\b{name}\b", (ROOT / said[2]).read_text(encoding="utf-8")), (name, said[2])
        found += len(names)
    assert found >= 15


def test_what_is_translated_exists() -> None:
    block = TEXT.partition("```sh translate\n")[2].partition("\n```")[0]
    searched = re.findall(r"dcbc_desktop/[\w./]+", block)
    assert searched
    assert all((ROOT / name).exists() for name in searched)
    using = {path for path in (ROOT / "dcbc_desktop").rglob("*.py") if ".tr(" in path.read_text(encoding="utf-8")}
    covered = {path for path in using if any(path.is_relative_to(ROOT / name) for name in searched)}
    assert using == covered
