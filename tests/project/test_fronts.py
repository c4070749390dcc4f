"""Fronts of packages that load their modules on first use: what mypy reads there is what a program gets."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.places import ROOT

FRONTS = [
    path for path in sorted((ROOT / "dcbc_desktop").rglob("__init__.py")) if "lazy_names(" in path.read_text("utf-8")
]


def _package(front: Path) -> str:
    return ".".join(front.parent.relative_to(ROOT).parts)


def _typed_names(front: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of each import that only mypy sees."""
    for block in ast.parse(front.read_text(encoding="utf-8")).body:
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING":
            for statement in block.body:
                if isinstance(statement, ast.ImportFrom):
                    yield from ((str(statement.module), one.asname or one.name) for one in statement.names)


def test_there_are_fronts() -> None:
    assert {"dcbc_desktop.export", "dcbc_desktop.intake", "dcbc_desktop.store"} <= set(map(_package, FRONTS))


@pytest.mark.parametrize("front", FRONTS, ids=_package)
def test_every_name_that_mypy_knows_is_loaded_from_the_same_module(front: Path) -> None:
    package = import_module(_package(front))
    names = list(_typed_names(front))
    assert names
    for module, name in names:
        assert getattr(package, name) is getattr(import_module(module), name), f"{front}: {name}"


@pytest.mark.parametrize("front", FRONTS, ids=_package)
def test_another_name_is_an_attribute_error(front: Path) -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = import_module(_package(front)).no_such_name


def _offered(front: Path) -> frozenset[str]:
    """Return the names that a front loads, whatever else was imported, and those that it defines."""
    load = vars(import_module(_package(front)))["__getattr__"]
    lazy = next(cell.cell_contents for cell in load.__closure__ if isinstance(cell.cell_contents, dict))
    body = ast.parse(front.read_text(encoding="utf-8")).body
    return frozenset(lazy) | {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def _used(tree: ast.Module, packages: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield front and name of each `front.name` in a module that imports the front at its top."""
    known = {
        name.asname or name.name: f"{node.module}.{name.name}"
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if f"{node.module}.{name.name}" in packages
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
            yield known[node.value.id], node.attr


def test_every_name_that_is_used_through_a_front_is_offered() -> None:
    # A module that something else imported is an attribute, too: only a start that uses it first would fail.
    offered = {_package(front): _offered(front) for front in FRONTS}
    used = [
        (path.name, *use)
        for path in sorted((ROOT / "dcbc_desktop").rglob("*.py"))
        for use in _used(ast.parse(path.read_text(encoding="utf-8")), frozenset(offered))
    ]
    assert len(used) > 50
    assert [use for use in used if use[2] not in offered[use[1]]] == []
