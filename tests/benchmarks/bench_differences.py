"""Time to tell what changed in the real report, by word, against decoding its stored text.

python -m tests.benchmarks.bench_differences
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from functools import partial

from dcbc_desktop.report.comparison.revision_diff import differences
from dcbc_desktop.report.prose import Paragraph, Prose, Text, decode, encode, runs_text
from dcbc_desktop.report.report import Entry, Report
from tests.benchmarks.bench_pdf import real_report

_TIMES = 5


def _changed(report: Report, change: Callable[[list[str]], list[str]]) -> Report:
    """The report with the words of every paragraph changed."""
    entries = {}
    for section in report.outline.prose_sections():
        paragraphs = [_reworded(paragraph, change) for paragraph in report.prose(section.key).paragraphs]
        entries[section.key] = Entry(encode(Prose(tuple(paragraphs))))
    return report.with_entries(entries)


def _reworded(paragraph: Paragraph, change: Callable[[list[str]], list[str]]) -> Paragraph:
    words = change(runs_text(paragraph.runs).split())
    return Paragraph((Text(" ".join(words)),) if words else (), paragraph.kind)


def _cases(report: Report) -> Iterator[tuple[str, Report]]:
    chance = random.Random(1)
    yield "nothing", report
    yield "one word in ten", _changed(report, lambda words: [f"{w}x" if chance.random() < 0.1 else w for w in words])
    yield "every second word", _changed(report, lambda words: [f"{w}x" if n % 2 else w for n, w in enumerate(words)])
    yield "words shuffled", _changed(report, lambda words: chance.sample(words, len(words)))
    yield "words backwards", _changed(report, lambda words: words[::-1])


def _best(job: Callable[[], object]) -> float:
    taken = []
    for _ in range(_TIMES):
        begin = time.perf_counter()
        job()
        taken.append(time.perf_counter() - begin)
    return min(taken) * 1000


def main() -> None:
    """Print milliseconds, the best of five."""
    report = real_report()
    texts = [report.entry(section.key).value for section in report.outline.prose_sections()]
    words = sum(
        len(runs_text(p.runs).split()) for s in report.outline.prose_sections() for p in report.prose(s.key).paragraphs
    )
    print(f"{words} words; decoding them {_best(lambda: [decode(text) for text in texts if text]):.1f} ms")
    for name, changed in _cases(report):
        found = len(differences(report, changed))
        print(f"{name}: {found} places, {_best(partial(differences, report, changed)):.1f} ms")


if __name__ == "__main__":
    main()
