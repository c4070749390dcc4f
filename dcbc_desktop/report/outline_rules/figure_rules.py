"""Rules for the figures of an outline."""

from __future__ import annotations

from collections.abc import Mapping

from dcbc_desktop.report.computed_values import ADDED_UP
from dcbc_desktop.report.outline import NUMERIC_KINDS, Figure, Outline
from dcbc_desktop.report.outline_rules.key_rules import FIGURES, SECTIONS, check_count, check_key, check_words, wrong


def check_figures(outline: Outline, seen: set[str]) -> None:
    """Keys, words, kinds, and the figures that others are made of."""
    known = {figure.key: figure for figure in outline.figures}
    check_count(FIGURES, "figure", len(outline.figures))
    for figure in outline.figures:
        check_key(FIGURES, figure.key, seen)
        check_words(FIGURES, figure.key, figure.label, figure.unit, figure.heading, figure.guidance)
        if figure.kind not in NUMERIC_KINDS:
            raise wrong(FIGURES, f"{figure.key}.kind")
        _check_total(figure, known)
        _check_cumulative(figure, known)
    for section in outline.sections:
        if not set(section.figures) <= known.keys():
            raise wrong(SECTIONS, f"{section.key}.figures")


def _check_total(figure: Figure, known: Mapping[str, Figure]) -> None:
    parts = [known.get(key) for key in figure.total_of]
    addable = all(part is not None and part.kind in ADDED_UP for part in parts)
    if parts and not (addable and figure.kind in ADDED_UP and len(set(figure.total_of)) == len(parts)):
        raise wrong(FIGURES, f"{figure.key}.total_of")
    if is_circular(figure.key, {key: one.total_of for key, one in known.items()}):
        raise wrong(FIGURES, f"{figure.key}.total_of")


def _check_cumulative(figure: Figure, known: Mapping[str, Figure]) -> None:
    if not figure.cumulative_of:
        return
    of = known.get(figure.cumulative_of)
    if of is None or of.cumulative_of or of.kind is not figure.kind or figure.kind not in ADDED_UP:
        raise wrong(FIGURES, f"{figure.key}.cumulative_of")


def is_circular(key: str, parts: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether something is, over however many steps, made of itself."""
    seen: set[str] = set()
    waiting = list(parts.get(key, ()))
    while waiting:
        part = waiting.pop()
        if part == key:
            return True
        if part not in seen:
            seen.add(part)
            waiting += parts.get(part, ())
    return False
