"""Differences between two texts, by word, in bounded time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

MOST_STEPS = 600_000
"""Steps of comparing over one pair of texts; what is then still open counts as wholly changed."""
MOST_EDITS = 200
"""Changed words in one stretch between common ones; beyond that the stretch counts as wholly changed."""
# A word with the space before it is one piece: a space alone says nothing about what two texts share.
_PIECES = re.compile(r"\n|[^\S\n]*\w+|[^\S\n]*[^\w\s]|[^\S\n]+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


class Change(StrEnum):
    """State of some words in a comparison."""

    EQUAL = "equal"
    ADDED = "added"
    REMOVED = "removed"


class Run(NamedTuple):
    """Neighbouring words of one state."""

    change: Change
    text: str


class _Match(NamedTuple):
    """Two stretches of equal pieces."""

    old: int
    new: int
    length: int


def word_diff(old: str, new: str) -> tuple[Run, ...]:
    """Compare two texts: equal and removed runs joined give `old`, equal and added ones `new`.

    Equal paragraphs are matched first, then the words between them.
    """
    budget = _Budget(MOST_STEPS)
    old_lines, new_lines = _LINES.findall(old), _LINES.findall(new)
    runs: list[Run] = []
    for same, gone, come in _stretches(old_lines, new_lines, budget):
        if same:
            runs.append(Run(Change.EQUAL, "".join(gone)))
        elif len(gone) == len(come):  # paragraphs that were each edited a little
            for one, other in zip(gone, come, strict=True):
                runs += _between(one, other, budget)
        else:
            runs += _between("".join(gone), "".join(come), budget)
    return _joined(runs)


def _between(old: str, new: str, budget: _Budget) -> Iterator[Run]:
    for same, gone, come in _stretches(_PIECES.findall(old), _PIECES.findall(new), budget):
        if same and any(map(_says_something, gone)):
            yield Run(Change.EQUAL, "".join(gone))
        else:
            yield Run(Change.REMOVED, "".join(gone))
            yield Run(Change.ADDED, "".join(come))


def _says_something(piece: str) -> bool:
    return piece == "\n" or any(char.isalnum() for char in piece)


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Join neighbours of one state, removed words before added ones."""
    done: list[Run] = []
    gone: list[str] = []
    come: list[str] = []
    for run in (*runs, Run(Change.EQUAL, "")):
        match run.change:
            case Change.REMOVED:
                gone.append(run.text)
            case Change.ADDED:
                come.append(run.text)
            case Change.EQUAL:
                changed = (Run(Change.REMOVED, "".join(gone)), Run(Change.ADDED, "".join(come)))
                gone, come = [], []
                done += [one for one in changed if one.text]
                if done and done[-1].change is Change.EQUAL:
                    done[-1] = Run(Change.EQUAL, done[-1].text + run.text)
                elif run.text:
                    done.append(run)
    return tuple(done)


def _stretches(
    old: Sequence[str], new: Sequence[str], budget: _Budget
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Yield equal and different stretches in turn."""
    i = j = 0
    for match in (*_matches(old, new, budget), _Match(len(old), len(new), 0)):
        if match.old > i or match.new > j:
            yield False, old[i : match.old], new[j : match.new]
        i, j = match.old + match.length, match.new + match.length
        if match.length:
            yield True, old[match.old : i], new[match.new : j]


class _Budget:
    """Steps of comparing that are still allowed."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def take(self, steps: int) -> bool:
        self.steps -= steps
        return self.steps > 0


def _matches(old: Sequence[str], new: Sequence[str], budget: _Budget) -> list[_Match]:
    """Return equal stretches in order: common beginning and end, then words unique in each, then the rest."""
    found: list[_Match] = []
    open_pairs = [(0, len(old), 0, len(new))]
    while open_pairs:
        i, i_end, j, j_end = open_pairs.pop()
        head = _common(old, new, (i, i_end, j, j_end), 1)
        if head:
            found.append(_Match(i, j, head))
        i, j = i + head, j + head
        tail = _common(old, new, (i, i_end, j, j_end), -1)
        i_end, j_end = i_end - tail, j_end - tail
        if tail:
            found.append(_Match(i_end, j_end, tail))
        if i == i_end or j == j_end or not budget.take(i_end - i + j_end - j):
            continue
        anchors = _anchors(old, new, (i, i_end, j, j_end))
        if anchors:
            open_pairs += _gaps(anchors, (i, i_end, j, j_end))
            found += [_Match(a, b, 1) for a, b in anchors]
        else:
            found += _shortest(old[i:i_end], new[j:j_end], i, j, budget)
    return sorted(found)


_Bounds = tuple[int, int, int, int]


def _common(old: Sequence[str], new: Sequence[str], bounds: _Bounds, step: int) -> int:
    """Count the pieces that both stretches begin with, or end with."""
    i, i_end, j, j_end = bounds
    most = min(i_end - i, j_end - j)
    first, second = (i, j) if step > 0 else (i_end - 1, j_end - 1)
    count = 0
    while count < most and old[first + step * count] == new[second + step * count]:
        count += 1
    return count


def _anchors(old: Sequence[str], new: Sequence[str], bounds: _Bounds) -> list[tuple[int, int]]:
    """Return pieces that are unique in each stretch and in the same order in both (patience diff)."""
    i, i_end, j, j_end = bounds
    counts_old, counts_new = Counter(old[i:i_end]), Counter(new[j:j_end])
    once = {piece for piece, count in counts_old.items() if count == 1 and counts_new.get(piece) == 1}
    places = {new[b]: b for b in range(j, j_end) if new[b] in once}
    return _rising([(a, places[old[a]]) for a in range(i, i_end) if old[a] in once])


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of pairs whose second parts rise too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, (_, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        ends[length : length + 1] = [second]
        last[length : length + 1] = [place]
        before.append(last[length - 1] if length else -1)
    chosen = []
    place = last[-1] if last else -1
    while place >= 0:
        chosen.append(pairs[place])
        place = before[place]
    return chosen[::-1]


def _gaps(anchors: list[tuple[int, int]], bounds: _Bounds) -> Iterator[_Bounds]:
    i, i_end, j, j_end = bounds
    for a, b in (*anchors, (i_end, j_end)):
        yield i, a, j, b
        i, j = a + 1, b + 1


def _shortest(old: Sequence[str], new: Sequence[str], i: int, j: int, budget: _Budget) -> list[_Match]:
    """Return the shortest edit script by Myers' algorithm, if short enough; else no match."""
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(old) + len(new), MOST_EDITS) + 1):
        trail.append(dict(furthest))
        if not budget.take(2 * edits + 1):
            return []
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1])
            x = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            while x < len(old) and x - diagonal < len(new) and old[x] == new[x - diagonal]:
                x += 1
            furthest[diagonal] = x
            if x >= len(old) and x - diagonal >= len(new):
                return [_Match(i + a, j + b, n) for a, b, n in _walked_back(trail, len(old), len(new))]
    return []


def _walked_back(trail: list[dict[int, int]], x: int, y: int) -> Iterator[tuple[int, int, int]]:
    """Yield the equal stretches of the script found, from its end."""
    for edits in range(len(trail) - 1, -1, -1):
        furthest = trail[edits]
        diagonal = x - y
        down = diagonal == -edits or (diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        begin_x = furthest[before] if edits else 0
        begin_y = begin_x - before if edits else 0
        start = (begin_x if down else begin_x + 1) if edits else 0
        if x > start:
            yield start, y - (x - start), x - start
        x, y = begin_x, begin_y
