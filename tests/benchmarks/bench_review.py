"""The whole check of the real report: cold, warm, and after one keystroke, against decoding its stored text.

Run: python -m tests.benchmarks.bench_review [rounds]
Budget: at most 60 ms warm, letters, completeness and figures included. Without ../shared a generated report of the
same size is read.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from dcbc_desktop.intake.files.text_report import read_text_report
from dcbc_desktop.report.outline_files.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.prose import Footnote, Paragraph, Prose, Text, decode, encode, plain_text
from dcbc_desktop.report.report import Entry, Report
from tests.places import OUTLINE_A, SHARED

ROUNDS = 15
PLACE = "II.2"
"""The section that a key is typed in."""
SENTENCE = (
    "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở của Trung tâm thường xuyên triển khai, quán triệt chủ trương của "
    "Đảng, pháp luật của Nhà nước; trong năm đã tổ chức 12 hội nghị với 1.154 lượt người dự, tiếp 103 lượt công dân. "
)


def real_report() -> Report:
    """The real report where the shared folder is there, else as much text."""
    outline = load_outline(OUTLINE_A)
    source = SHARED / "reports" / "vpcp-2023-web.txt"
    if source.exists():
        entries = dict(read_text_report(source, outline).entries)
    else:
        note = Footnote((Text("Kế hoạch số 12/KH-TTLT ngày 09/01/2023 của Trung tâm."),))
        prose = Prose(tuple(Paragraph((Text(SENTENCE * 3), note, Text("."))) for _ in range(3)))
        entries = {section.key: Entry(encode(prose)) for section in outline.prose_sections()}
    return Report(1, "uid", outline, "H1", "H0", make_period("2023"), entries=entries)


def with_a_key(report: Report, count: int) -> Report:
    """The report after another letter was typed at the end of a section."""
    prose = decode(report.entry(PLACE).value)
    last = prose.paragraphs[-1]
    typed = replace_last(prose, Paragraph((*last.runs, Text(" " + "a" * count)), last.kind))
    return replace(report, entries={**report.entries, PLACE: Entry(encode(typed))})


def replace_last(prose: Prose, paragraph: Paragraph) -> Prose:
    """The prose with another last paragraph."""
    return Prose((*prose.paragraphs[:-1], paragraph))


def milliseconds(job: Callable[[], object]) -> float:
    """Time of one call."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def decoded(report: Report) -> int:
    """The baseline: every section decoded and put into plain text."""
    return sum(len(plain_text(report.prose(section.key))) for section in report.outline.prose_sections())


def measure(rounds: int) -> tuple[float, float, float, float]:
    """Baseline, cold, warm, after a key; the cold one only means something in a fresh process."""
    from dcbc_desktop.workflow.review import check  # imports are part of the cold time

    report = real_report()
    cold = milliseconds(lambda: check(report))
    base = statistics.median(milliseconds(lambda: decoded(report)) for _ in range(rounds))
    warm = statistics.median(milliseconds(lambda: check(report)) for _ in range(rounds))
    versions = [with_a_key(report, count) for count in range(1, rounds + 1)]
    typed = statistics.median(milliseconds(lambda version=version: check(version)) for version in versions)  # type: ignore[misc]
    return base, cold, warm, typed


def main() -> None:
    """Measure in fresh processes, so that cold is cold, and print medians and ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    if "--once" in sys.argv:
        print(*measure(rounds))
        return
    command = [sys.executable, "-m", "tests.benchmarks.bench_review", str(rounds), "--once"]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(3)]
    base, cold, warm, typed = (statistics.median(float(run[place]) for run in runs) for place in range(4))
    report = real_report()
    source = "the real report" if (SHARED / "reports").is_dir() else "a generated report"
    print(f"{source}, {decoded(report)} letters in {len(report.entries)} entries; decoding it: {base:.1f} ms = 1.0")
    for name, took in (("cold (word lists, fonts)", cold), ("warm", warm), ("after one keystroke", typed)):
        print(f"{name:<26} {took:7.1f} ms   {took / base:6.1f} times the baseline")


if __name__ == "__main__":
    main()
