"""No forged file becomes a signed report: it is refused, or it becomes a draft that says why."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.report import State
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.restore_report import RestoreRefusedError, read_source, restore
from tests.short_form import mostly_long
from tests.signing.authority import NOW, root
from tests.workflow.verification.forgeries.test_forged_files import KINDS, cases
from tests.workflow.verification.received_files import sealed


def _states(folder: Path, pdf: bytes) -> set[State]:
    """The states of all reports that restoring a file leaves in an empty database."""
    path = folder / "báo cáo.pdf"
    path.write_bytes(pdf)
    with closing(Store.open(folder / "reports.db")) as store:
        try:
            source = read_source(path, Trust((root().der,)), NOW)
        except (RestoreRefusedError, FileError):
            return {row.state for row in store.list_reports()}
        kept = restore(store, source).report
        assert store.doctor() == ()
        assert (store.revisions.listed(kept.id) != ()) == (kept.state is State.SIGNED)
        return {row.state for row in store.list_reports()}


@pytest.mark.parametrize(("kind", "name"), mostly_long(cases(), set(cases()[1::12]).__contains__))
def test_a_forged_file_is_never_restored_as_signed(kind: str, name: str, tmp_path: Path) -> None:
    assert _states(tmp_path, KINDS[kind].forgeries[name]()) <= {State.DRAFT}


def test_a_genuine_file_is_restored_as_signed(tmp_path: Path) -> None:
    assert _states(tmp_path, sealed()) == {State.SIGNED}
