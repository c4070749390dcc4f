"""Opening: what is no database of ours is told and left as it is; creation, migration, newer and older files."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.report.checks.ignored import Ignored
from dcbc_desktop.report.report import Entry
from dcbc_desktop.report.signoff import canonical_content, read_content
from dcbc_desktop.store.models import ELSEWHERE
from dcbc_desktop.store.store import Store
from dcbc_desktop.store.tables import schema
from tests.places import ROOT
from tests.store.clerk import Clock, draft, open_store, sign, words
from tests.store.former_versions import BINNED, DRAFT, SIGNED, VERSIONS, make_former, rows_of_former

if TYPE_CHECKING:
    from sqlite_utils import Database


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_missing_file_is_created_whole_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "Ủy ban nhân dân" / "năm 2026" / "báo cáo của cơ quan.db"
    open_store(path).close()
    assert sorted(item.name for item in path.parent.iterdir()) == [path.name, f"{path.name}.lock"]
    with closing(sqlite3.connect(path)) as connection:
        values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    assert values == [int.from_bytes(b"DCBC", "big"), schema.schema_version()]


def test_reading_does_not_create(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="database_missing"):
        Store.open(tmp_path / "none.db", write=False)
    assert list(tmp_path.iterdir()) == []


def test_the_pragmas_of_the_design_hold(store: Store) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "trusted_schema", "cell_size_check")
    values = [store.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    assert values == ["truncate", 2, 1, 1, 0, 1]


def test_the_start_needs_no_sqlite_utils(database: Path, store: Store) -> None:
    report = draft(store)
    store.close()
    start = (
        "import sys; from pathlib import Path; from dcbc_desktop.store.store import Store\n"
        "from dcbc_desktop.store.models import Place\n"
        "store = Store.open(Path(sys.argv[1])); row, = store.list_reports(); report = store.load_report(row.id)\n"
        "store.place(row.id); store.settings.get('language'); store.settings.set_open_report(row.id)\n"
        "store.settings.all(); store.office.profiles(); store.ignored(row.id)\n"
        "store.save_entries(row.id, {'header.place': report.entry('header.title')}, Place('I', 'I', 0))\n"
        "store.close(); print('sqlite_utils' in sys.modules, row.id)"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, str(database)], capture_output=True, text=True, check=True, cwd=ROOT, timeout=60
    )
    assert done.stdout.split() == ["False", str(report.id)]


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()


def _newer(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.schema_version() + 1}")


def _cut(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(40))


STRANGE: list[tuple[str, Callable[[Path], object]]] = [
    ("database_empty", Path.touch),
    ("database_is_folder", Path.mkdir),
    ("database_not_sqlite", lambda path: path.write_text("báo cáo " * 50, encoding="utf-8")),
    ("database_not_sqlite", lambda path: path.write_bytes(b"SQL")),
    ("database_damaged", _cut),
    ("database_foreign", _foreign),
    ("database_newer", _newer),
]


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(("code", "make"), STRANGE)
def test_what_is_not_ours_is_told_and_left_as_it_is(
    tmp_path: Path, code: str, make: Callable[[Path], object], write: bool
) -> None:
    path = tmp_path / "reports.db"
    make(path)
    before = _files(tmp_path)
    with pytest.raises(FileError) as caught:
        Store.open(path, write=write)
    assert caught.value.code == code
    assert _files(tmp_path) == before


def test_a_foreign_database_with_an_unfinished_transaction_is_not_rolled_back(tmp_path: Path) -> None:
    path, journal = tmp_path / "reports.db", tmp_path / "reports.db-journal"
    _foreign(path)
    journal.write_bytes(bytes(range(256)) * 4)
    before = _files(tmp_path)
    with pytest.raises(FileError, match="database_foreign"):
        Store.open(path)
    assert _files(tmp_path) == before


def test_a_journal_without_its_database_is_never_played_into_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "reports.db-journal").write_bytes(b"what was being written")
    with pytest.raises(FileError, match="database_journal_left"):
        Store.open(tmp_path / "reports.db")
    assert not (tmp_path / "reports.db").exists()
    assert (tmp_path / "reports.db-journal").read_bytes() == b"what was being written"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "reports.db")
    with pytest.raises(FileError, match="database_not_sqlite"):
        Store.open(tmp_path / "reports.db")


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FileError, match="database_unreachable"):
        Store.open(tmp_path / "file" / "reports.db")


@pytest.mark.parametrize("first_page", [1, 40])
def test_damaged_pages_are_told_and_the_file_is_left(database: Path, store: Store, first_page: int) -> None:
    report = draft(store, mo_dau=words("dài " * 200_000))
    store.close()
    raw = bytearray(database.read_bytes())
    raw[first_page * 4096 :] = b"\xa5" * (len(raw) - first_page * 4096)
    database.write_bytes(raw)
    with pytest.raises(FileError) as caught:
        _load(database, report.id)
    assert caught.value.code in {"database_damaged", "row_damaged"}
    assert database.read_bytes() == bytes(raw)


def _load(database: Path, report_id: int) -> None:
    with closing(open_store(database)) as store:
        assert store.doctor() != ()
        store.load_report(report_id)


# migrations


def _broken(db: Database) -> None:
    db.execute("CREATE TABLE half_done (x)")
    db.execute("INSERT INTO no_such_table VALUES (1)")


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _backups(database: Path) -> list[str]:
    return sorted(path.name for path in (database.parent / "backups").iterdir())


@pytest.fixture
def old(database: Path) -> Path:
    """A file as version 1 left it."""
    make_former(database, 1)
    return database


def test_reading_an_older_file_asks_to_open_it_for_writing_once(old: Path) -> None:
    before = _files(old.parent)
    with pytest.raises(FileError, match="database_older"):
        Store.open(old, write=False)
    assert _files(old.parent) == before


@pytest.mark.parametrize("version", VERSIONS)
def test_an_older_file_is_copied_then_migrated_with_all_it_holds(database: Path, version: int) -> None:
    make_former(database, version)
    before = rows_of_former(database, version)
    open_store(database).close()
    assert (_version(database), schema.schema_version()) == (4, 4)
    copy = database.parent / "backups" / "reports.truoc-v4.db"
    assert _version(copy) == version
    assert rows_of_former(database, version) == rows_of_former(copy, version) == before
    open_store(database).close()
    assert _backups(database) == [copy.name], "a file that is up to date is not copied"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_migrated_file_is_a_whole_database_to_go_on_with(database: Path, clock: Clock, version: int) -> None:
    make_former(database, version)
    clock.turn(hours=1)
    with closing(open_store(database, clock)) as store:
        assert store.doctor() == ()
        signed = store.load_report(SIGNED)
        first, second = store.revisions.listed(SIGNED)
        content = store.revisions.content(SIGNED, second.number)
        assert canonical_content(signed, first.sha256, read_content(content).layout_version) == content
        assert (signed.entry("staff"), signed.text("header.number")) == (Entry("1.235", "đã soát"), "7")
        assert [row.id for row in store.list_bin()] == [BINNED]
        assert (store.settings.open_report_id(), store.settings.get("language")) == (DRAFT, "en")
        assert [entry for _, entry in store.entry_history(DRAFT, "mo_dau")] == [words("Mở đầu cũ.")]
        one = Ignored("doubled_word", "mo_dau", "0" * 64, "tên riêng")
        store.ignore(DRAFT, one)
        store.save_entries(DRAFT, {"I": words("Viết tiếp.")})
        store.revisions.amend(SIGNED, "viết tiếp sau khi nâng cấp")
        sign(store, signed)
        assert one in store.ignored(DRAFT)
        store.presentations.give_back(store.presentations.present(DRAFT).id, {"I": "Xin nêu số liệu."})
        assert store.origins.find(SIGNED) is None
        store.revisions.add_signed_copy(SIGNED, 1, store.revisions.official_pdf(SIGNED, 1) + b"signed", ELSEWHERE)
        assert store.doctor() == ()


def test_a_failed_migration_leaves_the_old_version_usable(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, steps = rows_of_former(old, 1), schema.STEPS
    monkeypatch.setattr(schema, "STEPS", (*steps[:1], _broken))
    for _ in range(2):
        with pytest.raises(FileError, match="database_failed"):
            open_store(old)
    assert _backups(old) == ["reports.truoc-v2.2.db", "reports.truoc-v2.db"], "an older copy is never replaced"
    assert (_version(old), rows_of_former(old, 1)) == (1, before)
    with closing(sqlite3.connect(old)) as as_before:
        as_before.execute("INSERT INTO setting VALUES ('written', 'by the former program')")
        as_before.commit()
    monkeypatch.setattr(schema, "STEPS", steps)
    with closing(open_store(old)) as mended:
        assert mended.settings.get("written") == "by the former program"
        assert mended.doctor() == ()


def test_a_later_step_that_fails_leaves_the_steps_before_it(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = schema.STEPS
    monkeypatch.setattr(schema, "STEPS", (*steps, _broken))
    with pytest.raises(FileError, match="database_failed"):
        open_store(old)
    assert _version(old) == len(steps)
    monkeypatch.setattr(schema, "STEPS", steps)
    with closing(open_store(old)) as store:
        assert store.doctor() == ()


def test_no_migration_without_its_copy(old: Path) -> None:
    before = old.read_bytes()
    (old.parent / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(FileError, match="copy_failed"):
        open_store(old)
    assert old.read_bytes() == before


@pytest.mark.parametrize("write", [True, False])
def test_a_name_no_system_takes_is_told(tmp_path: Path, write: bool) -> None:
    with pytest.raises(FileError, match=r"database_(unreachable|missing|read_only)"):
        Store.open(tmp_path / f"{'dài' * 100}.db", write=write)
    assert list(tmp_path.iterdir()) == []


# read-only places

_AS_NOBODY = """
import os, sys
from pathlib import Path
from dcbc_desktop.errors import FileError
from dcbc_desktop.report.report import Entry
from dcbc_desktop.store.store import Store
if os.getuid() == 0:
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    Store.open(path)
except FileError as error:
    print(error.code)
store = Store.open(path, write=False)
print(len(store.list_reports()))
try:
    store.save_entries(1, {"header.place": Entry("Huế")})
except FileError as error:
    print(error.code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="mode bits keep nobody from writing on Windows")
@pytest.mark.parametrize("locked_before", [True, False])
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o555, 0o444), (0o777, 0o444)])
def test_what_is_read_only_can_be_read_and_says_so(
    tmp_path: Path, folder_mode: int, file_mode: int, locked_before: bool
) -> None:
    folder = tmp_path / "đĩa chỉ đọc"
    path = folder / "reports.db"
    store = open_store(path)
    draft(store)
    store.close()
    lock = folder / "reports.db.lock"
    lock.chmod(0o666) if locked_before else lock.unlink()
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    for parent in folder.parents:
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):  # type: ignore[attr-defined,unused-ignore]
            parent.chmod(parent.stat().st_mode | 0o055)
    script = tmp_path / "as_nobody.py"
    script.write_text(_AS_NOBODY, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(path)], capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    folder.chmod(0o777)
    if "PermissionError" in done.stderr or "ModuleNotFoundError" in done.stderr:
        pytest.skip("another user cannot reach Python or the checkout here")
    assert (done.stdout.split(), done.stderr) == (["database_read_only", "1", "database_read_only"], "")


def test_a_copied_file_alone_is_a_whole_database(tmp_path: Path, database: Path, store: Store) -> None:
    report = draft(store)
    copy = tmp_path / "usb" / "reports.db"
    copy.parent.mkdir()
    shutil.copy(database, copy)
    copied = open_store(copy)
    assert copied.load_report(report.id) == report
    assert copied.doctor() == ()
    copied.close()


@pytest.mark.clock
def test_one_clock_for_a_naive_moment(database: Path) -> None:
    clock = Clock()
    clock.now = clock.now.replace(tzinfo=None)
    store = open_store(database, clock)
    draft(store)
    assert store.list_reports()[0].edited == clock.now.astimezone()
    store.close()
