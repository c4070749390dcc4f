"""Files signed by the libraries that offices' programs are built on: `verify` calls them valid, `attach` takes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from dcbc_desktop import export, intake
from dcbc_desktop.__main__ import main
from dcbc_desktop.report.datafile import decode_data
from dcbc_desktop.report.dates import now
from tests.cli.conftest import Outcome
from tests.cli.test_database_commands import fill
from tests.cli.test_sign import NAME, NUMBER, SIGNER
from tests.external.java_programs import ready
from tests.external.java_signers import BESIDE, WAYS, Export, Signatories, signed
from tests.signing.authority import DAY, FIRST, LAST, root, rsa_key

pytestmark = [pytest.mark.clock, pytest.mark.timeout(300)]
_SHORT = {
    "elsewhere": [("ours", "", False), ("ours", "picture", True), ("own", "text", False)],
    "pen": [("own, invisible", "", True)],
}
"""Ways of each program by the kind of export: place, look, twice."""
HARMLESS = {"seal_missing"}
Command = Callable[..., Outcome]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command against a database."""

    def run(database: Path, *words: str) -> Outcome:
        code = main(["--db", str(database), "--json", *words])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run


def _signed_off(command: Command, database: Path, *words: str) -> Path:
    """A database with one report that is signed off, its export beside it."""

    def run(*words: str) -> Outcome:
        return command(database, *words)

    report = run("new", "--outline", "co-quan-2023", "--year", "2026").data["id"]
    fill(run, report)
    trusted = [database.with_name("root.pem"), database.with_name("list.crl")]
    for place, data in zip(trusted, (root().pem, root().crl(until=now() + 30 * DAY)), strict=True):
        place.write_bytes(data)
    assert run("trust", "add", *map(str, trusted)).code == 0
    assert run("sign-off", str(report), *SIGNER, *NUMBER, *words).code == 0
    path = database.with_suffix(".pdf")
    assert run("export", str(report), "-o", str(path)).code == 0
    return path


def _export(path: Path, ways: Sequence[str]) -> Export:
    """The file, with the boxes that its data give."""
    pdf = path.read_bytes()
    told = decode_data(data := intake.embedded_data(pdf))
    made = export.make_worded_pages(
        told.report, draft=False, data=data, layout_version=told.layout_version, fields=told.signature_fields
    )
    return Export(path.stem, pdf, made.pages, ways)


def _verified_and_attached(command: Command, ways: Mapping[str, Sequence[str]], folder: Path) -> None:
    """Each file is valid, and is taken by a copy of the database that it was exported from."""
    who = Signatories(
        root().issue(NAME, first=FIRST, last=LAST, key=rsa_key()),
        root().issue("Trung tâm Lưu trữ", first=FIRST, last=LAST),
        now(),
    )
    exports = {
        "elsewhere": _signed_off(command, folder / "elsewhere.db", "--elsewhere"),
        "pen": _signed_off(command, folder / "pen.db"),
    }
    made = signed([_export(path, ways[name]) for name, path in exports.items()], who, folder)
    assert len(made) == len(ways["elsewhere"]) + len(ways["pen"])
    for (name, way), path in made.items():
        database = Path(shutil.copy(folder / f"{name}.db", folder / "copy.db"))
        found = command(database, "verify", str(path))
        assert (way, found.code, _codes(found.data) - HARMLESS) == (way, 0, set())
        taken = command(database, "attach", "1", str(path))
        assert (way, taken.code) == (way, 0), taken.out
        assert (taken.data["kind"], len(taken.data["signers"])) == ("signed", 1 + WAYS[way].twice)
        assert _codes(taken.data) <= HARMLESS


def _codes(told: dict[str, Any]) -> set[str]:
    return {reason["code"] for reason in told["reasons"]}


def test_signed_by_other_programs(command: Command, tmp_path: Path) -> None:
    """A report that was to be signed elsewhere, and one that was signed off by pen and has no fields."""
    ready("signers")
    ways = {
        kind: [name for name, way in WAYS.items() if (way.place, way.look, way.twice) in wanted]
        for kind, wanted in _SHORT.items()
    }
    _verified_and_attached(command, ways, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_signed_by_other_programs_in_all_ways(command: Command, tmp_path: Path) -> None:
    ready("signers")
    _verified_and_attached(command, {"elsewhere": list(WAYS), "pen": BESIDE}, tmp_path)
