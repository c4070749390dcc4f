"""Nothing typed and no passphrase is left outside the database: not in logs, settings or files of the system."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from PySide6.QtWidgets import QMessageBox

from dcbc_desktop.errors import FileError
from dcbc_desktop.failure_log import log_file
from dcbc_desktop.report.report import Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.ui.app.crash_report import BugReporter
from dcbc_desktop.ui.panels import PREVIEW
from dcbc_desktop.ui.panels.preview_panel import PreviewPanel
from tests.keyboard import type_text
from tests.places import ROOT
from tests.signing.authority import signer
from tests.signing.softhsm import PIN, needs_softhsm, tokens
from tests.ui.clerk import Clerk
from tests.ui.signing.signers import SIGNER, holder
from tests.ui.whole_window.process_watch import CAN_WATCH, watching
from tests.workflow.verification.received_files import exported

TYPED, SECRET = "Dieubimatduocgo", "Matkhaurieng1"
_DATABASES = (".db", ".db-journal")


def _left(*folders: Path) -> list[str]:
    """Return the files outside databases that hold what was typed or the passphrase."""
    kinds = [word.encode(encoding) for word in (TYPED, SECRET) for encoding in ("utf-8", "utf-16-le")]
    return [
        str(file)
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith(_DATABASES) and any(one in file.read_bytes() for one in kinds)
    ]


def _sign(clerk: Clerk, p12: Path, passphrase: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "KHOA": passphrase}
    words = ["sign-off", "1", "--signatory", "Nguyễn Thị Ánh Dương", "--office", "Giám đốc", "--number", "12"]
    key = ["--date", "2026-12-15", "--p12", str(p12), "--passphrase-env", "KHOA"]
    command = [sys.executable, "-m", "dcbc_desktop", "--db", str(clerk.database), *words, *key]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60, check=False)


def test_what_is_typed_and_the_passphrase_stay_in_the_database(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    scratch, elsewhere = tmp_path / "tạm", tmp_path / "khóa"
    scratch.mkdir()
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setenv("TMPDIR", str(scratch))
    clerk.short()
    reporter = BugReporter(clerk.runner, clerk.window, lambda: clerk.session)
    editor = clerk.editor(next(section.key for section in clerk.session.saved_report.outline.prose_sections()))
    type_text(editor, f"{TYPED} ")
    clerk.saved()

    def fail_with_the_text(store: Store) -> Report:
        report = store.load_report(1)
        store.connection.execute(f"SELECT '{report.entries}' FROM nowhere WHERE a = ?", (TYPED,))
        return report

    def fail_with_a_key(_store: Store) -> int:
        return dict[str, int]()[TYPED]

    jobs: tuple[Callable[[Store], object], ...] = (fail_with_the_text, fail_with_a_key)
    for job in jobs:
        try:
            clerk.store(job)
        except Exception as error:  # noqa: BLE001  bugs of every kind
            reporter.report(type(error), error, error.__traceback__)
    reporter.log_qt_message(QtMsgType.QtWarningMsg, QMessageLogContext(), f'QTextCursor: cannot find "{TYPED}"')
    clerk.qtbot.waitUntil(lambda: clerk.window.findChild(QMessageBox, "bugBox") is not None)
    in_the_way = elsewhere / "tệp"
    in_the_way.write_bytes(b"")
    with pytest.raises(FileError):
        clerk.store(lambda store: store.copy_reports(in_the_way / "a.db"))
    clerk.settle()
    clerk.close()
    p12 = elsewhere / "chứng thư.p12"
    p12.write_bytes(signer().p12(SECRET))
    outputs = [_sign(clerk, p12, f"{SECRET}sai"), _sign(clerk, p12, SECRET)]
    assert [done.returncode for done in outputs] == [3, 0]
    said = b"".join(done.stdout + done.stderr for done in outputs).decode() + "".join(capfd.readouterr())
    assert TYPED not in said
    assert SECRET not in said
    assert log_file().stat().st_size > 0
    assert _left(clerk.database.parent, log_file().parent.parent, scratch) == []
    assert list(scratch.iterdir()) == []
    assert TYPED.encode() in clerk.database.read_bytes(), "the search would find it"


class _Commands:
    """Commands of the program in processes of their own, with secrets in the environment of some."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.secretive: set[int] = set()
        """Processes that were given a secret, as a person gives it."""

    def run(self, *words: str, code: int = 0, **secrets: str) -> None:
        command = [sys.executable, "-m", "dcbc_desktop", "--db", str(self._database), *words]
        with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **secrets}, stdout=subprocess.DEVNULL) as process:
            if secrets:
                self.secretive.add(process.pid)
            assert process.wait(60) == code, words


@pytest.mark.clock
@needs_softhsm
@pytest.mark.skipif(not CAN_WATCH, reason="the system shows no processes as files")
def test_no_process_shows_what_is_typed_or_a_secret(clerk: Clerk, tmp_path: Path) -> None:
    clerk.short()
    received = tmp_path / "nhận được.pdf"
    received.write_bytes(exported())
    with tokens(tmp_path, {"NGUOI KY": [holder(rsa=3)]}) as module, watching() as seen:
        editor = clerk.editor(next(section.key for section in clerk.session.saved_report.outline.prose_sections()))
        type_text(editor, f"{TYPED} ")
        clerk.saved()
        clerk.page.panels.show_panel(PREVIEW, enter=False)
        clerk.qtbot.waitUntil(lambda: clerk.find(PreviewPanel, "panel.preview").view.page_count > 0)
        clerk.settle()
        clerk.close()
        commands = _Commands(clerk.database)
        who = ("--signatory", SIGNER, "--office", "Giám đốc", "--number", "12", "--date", "2026-12-15")
        commands.run("sign-off", "1", *who, "--pkcs11", str(module), "--pin-env", "MA_PIN", MA_PIN=PIN)
        commands.run("verify", str(received), code=1)
    hidden = [word.encode() for word in (TYPED, PIN)]
    assert [words for words in set.union(*seen.arguments.values()) if any(word in words for word in hidden)] == []
    shown = {pid for pid, parts in seen.environments.items() if any(word in part for part in parts for word in hidden)}
    assert shown == commands.secretive, "they alone were given a secret, and no child of theirs inherits it"
    assert len(seen.arguments) >= 2 + 2, "children were seen: of the token, of the received file"
