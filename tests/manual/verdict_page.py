"""Write what a clerk reads of a folder of received files as a page: `python -m tests.manual.verdict_page FOLDER`.

One HTML file a language, and with `--pictures` its pages as PNG. For people to look at: the wording is held by
tests/workflow/verification/test_sentences.py.
"""

from __future__ import annotations

import html
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dcbc_desktop.errors import FileError
from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.wording import error_sentence, sentence
from dcbc_desktop.workflow.verification.client import VerifiedFile, verify_files
from dcbc_desktop.workflow.verification.facts import in_order, reason_sentence, verdict_sentence
from dcbc_desktop.workflow.verification.proven import proven
from tests.signing.authority import NOW
from tests.workflow.verification.received_examples import EXAMPLES, TRUST

_HEAD = "<html><meta charset='utf-8'><style>h3{margin:14px 0 2px} p,li{margin:2px 0}</style><body>"


def received() -> list[VerifiedFile]:
    """The examples as files of one folder, a missing file and a folder too, each with its verdict."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, make in EXAMPLES.items():
            (folder / file).write_bytes(make())
        (folder / "27 thư mục.pdf").mkdir()
        return verify_files([*sorted(folder.iterdir()), folder / "28 không còn.pdf"], TRUST, NOW)


def told(file: VerifiedFile, language: str) -> tuple[str, list[str], list[str]]:
    """Headline, reasons and facts of a file."""
    if file.received is None:
        assert isinstance(file.problem, FileError)
        return sentence("verdict_unread", {}, language), [error_sentence(file.problem, language)], []
    reasons = [reason_sentence(reason, language) for reason in in_order(file.received.reasons)]
    facts = [reason_sentence(fact, language) for fact in proven(file.received)]
    return verdict_sentence(file.received, language), reasons, facts


def page(files: list[VerifiedFile], language: str) -> str:
    """The page of one language."""
    return "".join([_HEAD, *_rows(files, language), "</body></html>"])


def _rows(files: list[VerifiedFile], language: str) -> Iterator[str]:
    for file in files:
        headline, reasons, facts = told(file, language)
        yield f"<h3>{html.escape(headline)} &nbsp; <small>{html.escape(file.path.name)}</small></h3>"
        yield from (f"<p>• {html.escape(line)}</p>" for line in reasons)
        yield from (f"<p><font color='#2a6a3a'>✓ {html.escape(line)}</font></p>" for line in facts)


def _draw(text: str, target: Path) -> None:
    """The page as pictures, 900 pixels wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter, QTextDocument

    from dcbc_desktop.ui.widgets.style import application_arguments, register_fonts

    app = QGuiApplication.instance() or QGuiApplication(application_arguments())
    register_fonts()
    document = QTextDocument()
    document.setTextWidth(900)
    document.setHtml(text)
    for number in range(int(document.size().height() // 1200) + 1):
        picture = QImage(920, 1200, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFF)
        painter = QPainter(picture)
        painter.translate(10, -1200 * number)
        document.drawContents(painter, QRectF(0, 1200 * number, 900, 1200))
        painter.end()
        picture.save(str(target.with_name(f"{target.stem}-{number + 1}.png")))
    del app


def main(folder: Path, *, pictures: bool) -> None:
    """Write the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    files = received()
    for language in LANGUAGES:
        text = page(files, language)
        (folder / f"verdicts.{language}.html").write_text(text, encoding="utf-8")
        if pictures:
            _draw(text, folder / f"verdicts-{language}.html")


if __name__ == "__main__":
    main(Path(sys.argv[1]), pictures="--pictures" in sys.argv)
