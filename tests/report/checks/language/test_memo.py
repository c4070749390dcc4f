from __future__ import annotations

from collections.abc import Callable

from dcbc_desktop.report.checks.language.passages import LONG, remembered


def test_each_text_is_read_once() -> None:
    read: list[str] = []
    length = remembered(_noting(read))
    long = "a" * (LONG + 1)
    assert [length(text) for text in ("ab", "ab", long, long, "ab")] == [2, 2, LONG + 1, LONG + 1, 2]
    assert read == ["ab", long]


def test_few_long_texts_are_kept() -> None:
    read: list[str] = []
    length = remembered(_noting(read))
    for number in (*range(100), 0):
        length(f"{number:0{LONG + 1}}")
    assert len(read) == 101


def _noting(read: list[str]) -> Callable[[str], int]:
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    return length
