"""One keystroke in a 200 KB section: work on the GUI thread, against a bare QTextEdit in the same process.

Run: QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.bench_keystroke
Budget: at most 4 ms p99.
"""

from __future__ import annotations

import itertools
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QTextCursor
from PySide6.QtWidgets import QApplication, QScrollArea, QTextEdit, QVBoxLayout, QWidget

from dcbc_desktop.report.prose import Footnote, Paragraph, ParagraphKind, Prose, Run, Text, encode, plain_text
from dcbc_desktop.ui.editor.footnotes_panel import FootnotesPanel
from dcbc_desktop.ui.editor.prose_editor import ProseEditor
from tests.keyboard import backspace, type_text

KILOBYTES = 200
KEYS = 600
SENTENCE = "Thực hiện nghiêm túc quy chế dân chủ ở cơ sở, bảo đảm quyền được biết, được bàn của cán bộ, công chức. "
WORDS = "thẩm quyền xử lý đơn ở cơ sở "
FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def big_prose() -> Prose:
    """About 200 KB of Vietnamese, every twentieth paragraph with a note, every third a dash item."""
    paragraphs: list[Paragraph] = []
    size = 0
    for index in itertools.count():
        if size >= KILOBYTES * 1024:
            return Prose(tuple(paragraphs))
        text = SENTENCE * 4
        runs: tuple[Run, ...] = (Text(text), Text("Kết quả đạt được", bold=True))
        if index % 20 == 0:
            runs = (*runs, Footnote((Text("Kế hoạch số 12/KH-UBND."),)), Text("."))
        kind = ParagraphKind.DASH if index % 3 == 2 else ParagraphKind.BODY
        paragraphs.append(Paragraph(runs, kind))
        size += len(text.encode())
    raise AssertionError


def page_with(*widgets: QWidget) -> QScrollArea:
    """A scrolled page of the size of a report window's."""
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.resize(900, 600)
    area.show()
    return area


def keys() -> list[str]:
    """Letters with a Backspace after every fifth, as UniKey sends them."""
    out: list[str] = []
    for index, letter in enumerate(itertools.islice(itertools.cycle(WORDS), KEYS)):
        out.append(letter)
        if index % 5 == 4:
            out += ["\b", letter]
    return out


def measure(app: QApplication, edit: QTextEdit) -> list[float]:
    """Milliseconds of each key, painting included."""
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().characterCount() // 2)
    edit.setTextCursor(cursor)
    edit.setFocus()
    for _ in range(50):
        app.processEvents()
    times = []
    for key in keys():
        start = time.perf_counter()
        if key == "\b":
            backspace(edit)
        else:
            type_text(edit, key)
        app.processEvents()
        times.append((time.perf_counter() - start) * 1000)
    return times


def show(name: str, times: list[float]) -> float:
    """Print one line; returns the median."""
    cuts = statistics.quantiles(times, n=100)
    median = statistics.median(times)
    print(f"{name:<34} p50 {median:6.2f} ms   p99 {cuts[98]:6.2f} ms   max {max(times):6.2f} ms")
    return median


def main() -> None:
    """Print the figures."""
    app = QApplication(sys.argv[:1])
    for file in FONTS.glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    font = QFont("Liberation Serif", 13)
    prose = big_prose()
    print(f"{len(encode(prose).encode()) // 1024} KB of JSON, {len(prose.paragraphs)} paragraphs, {len(keys())} keys")
    bare = QTextEdit()
    bare.setFont(font)
    bare.setPlainText(plain_text(prose))
    bare_page = page_with(bare)
    editor = ProseEditor()
    editor.set_base_font(font)
    panel = FootnotesPanel(editor)
    start = time.perf_counter()
    editor.load(prose)
    print(f"load {(time.perf_counter() - start) * 1000:.0f} ms")
    page = page_with(editor, panel)
    bare_median = show("bare QTextEdit", measure(app, bare))
    median = show("ProseEditor", measure(app, editor))
    editor.edited.connect(editor.prose)
    show("ProseEditor, prose() at each key", measure(app, editor))
    editor.moveCursor(QTextCursor.MoveOperation.End)
    print(f"ratio of medians {median / bare_median:.2f}")
    page.close()
    bare_page.close()


if __name__ == "__main__":
    main()
