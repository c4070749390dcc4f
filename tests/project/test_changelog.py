"""CHANGELOG.md: Keep a Changelog's form, and an entry for the version that the package has."""

from __future__ import annotations

import re
from datetime import date

from dcbc_desktop import __version__
from tests.places import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
VERSIONS = re.findall(r"^## (.+)$", TEXT, re.M)
_RELEASED = re.compile(r"\[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d{2}-\d{2})")
_KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_unreleased_changes_come_first() -> None:
    assert VERSIONS[0] == "[Unreleased]"


def test_versions_are_dated_and_newest_first() -> None:
    found = [_RELEASED.fullmatch(heading) for heading in VERSIONS[1:]]
    assert all(found)
    released = [(tuple(map(int, one.groups()[:3])), date.fromisoformat(one[4])) for one in found if one is not None]
    assert released == sorted(released, reverse=True)
    assert len({version for version, _ in released}) == len(released)


def test_the_newest_version_is_that_of_the_package() -> None:
    assert VERSIONS[1].startswith(f"[{__version__}] - ")


def test_changes_are_grouped_by_the_standard_kinds() -> None:
    for part in TEXT.split("\n## ")[1:]:
        kinds = re.findall(r"^### (.+)$", part, re.M)
        assert set(kinds) <= _KINDS, part[:20]
        assert len(set(kinds)) == len(kinds), part[:20]
        assert kinds or part.startswith("[Unreleased]"), part[:20]
