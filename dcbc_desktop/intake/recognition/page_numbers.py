"""Page numbers that stand alone on a line between the end of one page and the start of the next."""

from __future__ import annotations

import re
from dataclasses import replace

from dcbc_desktop.intake.recognition.text_lines import Line, Style

_PAGE_NUMBER = re.compile(r"(?:trang |[-–] ?)?(?P<number>[1-9][0-9]{0,2})(?: ?[-–])?", re.IGNORECASE)


def take_page_numbers(lines: list[Line], style: Style) -> tuple[list[Line], list[Line]]:
    """The lines without page numbers, and the page numbers.

    A number is one only where it grows from page to page and stands apart: with blank lines around it in a text with
    hard line breaks, in any other text only where it tears a sentence. Elsewhere it may be a figure and stays.
    """
    kept: list[Line] = []
    numbers: list[Line] = []
    last = 0
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        match = _PAGE_NUMBER.fullmatch(line.text)
        if match and int(match["number"]) > last and _stands_apart(kept, line, after, style):
            numbers.append(line)
            last = int(match["number"])
        elif numbers and (not kept or kept[-1].number < numbers[-1].number):
            kept.append(replace(line, gap=True, broken=True))
        else:
            kept.append(line)
    return kept, numbers


def _stands_apart(kept: list[Line], line: Line, after: Line | None, style: Style) -> bool:
    if not (line.gap or line.broken) or (after and not (after.gap or after.broken)):
        return False
    if style.wrapped or not kept or after is None:
        return style.wrapped
    return after.broken or (not kept[-1].finished and after.starts_small)
