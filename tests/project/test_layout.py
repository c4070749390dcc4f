"""CONTRIBUTING.md shows the tree as it is: layers of the import contracts, and each package with its own words."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tests.places import ROOT

PACKAGE = ROOT / "dcbc_desktop"
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
LAYOUT = TEXT.partition("\n## Layout\n")[2].partition("\n## ")[0]
DIAGRAM = LAYOUT.partition("```mermaid\n")[2].partition("\n```")[0]
PACKAGES = sorted(file.parent for file in PACKAGE.rglob("__init__.py") if file.parent != PACKAGE)


def _front(package: Path) -> str:
    """The docstring of a package."""
    return ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""


def _layers() -> list[set[str]]:
    """Top-level modules by layer, as import-linter is told."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers" and one["containers"] == [PACKAGE.name])
    return [{name.strip() for name in re.split(r"[|:]", layer)} for layer in layers]


def test_the_picture_has_the_layers_of_the_import_contract() -> None:
    drawn = [set(re.findall(r"^ {8}(\w+)$", part, re.M)) for part in DIAGRAM.split("    subgraph ")[1:]]
    assert drawn == _layers()


def test_arrows_lead_from_each_layer_to_the_next() -> None:
    layers = re.findall(r"^    subgraph (\w+)", DIAGRAM, re.M)
    arrows = re.findall(r"^    (\w+) --> (\w+)$", DIAGRAM, re.M)
    assert arrows == list(pairwise(layers))


def test_the_picture_has_every_module_of_the_top_folder() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert set.union(*_layers()) == there - {"__init__"}


def test_the_table_lists_every_package_in_its_own_words() -> None:
    rows = re.findall(r"^\| `([\w/]+)/` \| (.+) \|$", LAYOUT.partition("| package | contents |")[2], re.M)
    fronts = [(package.relative_to(PACKAGE).as_posix(), _front(package).partition("\n")[0]) for package in PACKAGES]
    wanted = [f"| `{name}/` | {words.removesuffix('.')} |" for name, words in fronts]
    assert rows == [(name, words.removesuffix(".")) for name, words in fronts], "\n".join(wanted)


def _exists(name: str, package: Path) -> bool:
    """Tell if a front may name this: a neighbour, a module or package from the top, or a folder of the project."""
    steps = name.removeprefix(f"{PACKAGE.name}.").replace(".", "/")
    there = [base / steps for base in (package, package.parent, PACKAGE, ROOT)]
    return any(path.exists() or path.with_name(f"{path.name}.py").exists() for path in there)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.relative_to(PACKAGE).as_posix())
def test_a_package_says_what_is_there_and_what_is_not(package: Path) -> None:
    first, _, rest = _front(package).partition("\n\n")
    assert first.endswith(".")
    assert "\n" not in first
    assert re.search(r"^Not here: ", rest, re.M)
    named = [name for group in re.findall(r"\(([^)]*)\)", rest) for name in re.findall(r"`([\w./]+)`", group)]
    assert [name for name in named if not _exists(name, package)] == []
