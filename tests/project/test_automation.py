"""Hooks, workflow and templates run what .ci/run and README.md say, and are well-formed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from hatchling.builders.sdist import SdistBuilder
from pre_commit.clientlib import load_config

from tests.places import ROOT

CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*_*.yml"))


def _workflow() -> dict[Any, Any]:
    loaded = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def _commands(job: str) -> list[str]:
    return [step["run"] for step in _workflow()["jobs"][job]["steps"] if "run" in step]


def test_hooks_before_a_commit_are_the_static_checks_of_ci() -> None:
    checks = re.findall(r"^\.venv/bin/((?:ruff|mypy|lint-imports)\b.*)$", CI, re.M)
    config = load_config(str(ROOT / ".pre-commit-config.yaml"))
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert len(checks) == 4
    assert [hook["entry"] for hook in hooks] == checks
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    assert all(hook["pass_filenames"] is False for hook in hooks)


def test_the_workflow_runs_ci_on_linux() -> None:
    assert _commands("linux") == ["bash .ci/run"]


def test_the_workflow_runs_the_readme_command_on_windows() -> None:
    tests = README.partition("\n## Run the tests\n")[2]
    command = tests.partition("```powershell\n")[2].partition("\n```")[0]
    assert command.startswith("py -m venv")
    assert _commands("windows") == [command]


def test_the_workflow_tests_the_oldest_and_the_newest_python() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    oldest, after = (int(minor) for minor in re.findall(r"3\.(\d+)", project["requires-python"]))
    supported = {f"3.{minor}" for minor in range(oldest, after)}
    jobs = _workflow()["jobs"]
    assert set(jobs["linux"]["strategy"]["matrix"]["python"]) == supported
    assert {f"3.{oldest}", f"3.{after - 1}"} <= set(jobs["windows"]["strategy"]["matrix"]["python"]) <= supported


def test_actions_have_a_fixed_version() -> None:
    used = [step["uses"] for job in _workflow()["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_issue_forms_are_whole(file: Path) -> None:
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert form["name"]
    assert form["description"]
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    names = [part["id"] for part in fields]
    assert len(set(names)) == len(names) >= 3
    assert all(part["attributes"]["label"] for part in fields)
    assert any(part.get("validations", {}).get("required") for part in fields)


def test_the_source_archive_holds_every_project_file() -> None:
    inside = {file.relative_path.replace("\\", "/") for file in SdistBuilder(str(ROOT)).recurse_included_files()}
    there = {
        path.relative_to(ROOT).as_posix()
        for folder in (".ci", ".github")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert there <= inside
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".pre-commit-config.yaml"):
        assert name in inside
        assert (ROOT / name).is_file()
