"""What every laid-out document must hold to, told from its pages before they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dcbc_desktop.export.document import Layout
from dcbc_desktop.export.layout.model import ElementRole, Slice
from dcbc_desktop.export.layout.page_measures import BODY_LEAD, NOTE_GAP, NOTE_LEAD, Sheet
from dcbc_desktop.export.layout.pagination import Page

_BODY = (ElementRole.PARAGRAPH, ElementRole.DASH, ElementRole.TABLE_CELL)
_HEADINGS = (
    ElementRole.KIND, ElementRole.TITLE, ElementRole.REFERENCE, ElementRole.HEADING, ElementRole.SUBHEADING,
    ElementRole.TABLE_TITLE, ElementRole.TABLE_HEAD,
)  # fmt: skip


def broken_rules(layout: Layout) -> list[str]:
    """Every breach, with its page."""
    lengths = layout.typesetter.note_lengths()
    found: list[str] = []
    parts = [("body", layout.body), *((f"annex {number}", pages) for number, pages in enumerate(layout.annexes, 1))]
    for name, pages in parts:
        found += [
            f"{name} {breach}"
            for breach in (*_room(pages), *_heads(pages), *_notes(pages, lengths), *_headings(pages, lengths))
        ]
    found += _end_block(layout.body, lengths)
    shown = [part.number for _, pages in parts for page in pages for part in page.notes]
    return found if set(shown) == set(lengths) else [*found, "notes lost"]


def _room(pages: Sequence[Page]) -> Iterator[str]:
    for number, page in enumerate(pages, start=1):
        bottom = max((y + item.height for y, item in page.slices), default=0.0)
        lines = sum(part.end - part.first for part in page.notes)
        notes = NOTE_GAP + lines * NOTE_LEAD if lines else 0.0
        if bottom + notes > page.sheet.text_height + 0.1:
            yield f"page {number} overflows by {bottom + notes - page.sheet.text_height:.1f}"
        for line in (placed.line for _, item in page.slices for placed in item.placed):
            if line.x < -0.1 or line.x + line.width > page.sheet.text_width + 0.1:
                yield f"page {number} has a line from {line.x:.1f} to {line.x + line.width:.1f}"
        if not page.slices and not page.notes:
            yield f"page {number} is empty"


def _heads(pages: Sequence[Page]) -> Iterator[str]:
    """A page that begins inside a table repeats its head, and no other does."""
    for number, page in enumerate(pages, start=1):
        top, first = page.slices[0] if page.slices else (0.0, Slice(0.0))
        if page.head is not first.head or top != (first.head.height if first.head else 0.0):
            yield f"page {number} lacks the head of its table"


def _notes(pages: Sequence[Page], lengths: dict[int, int]) -> Iterator[str]:
    """Each note whole and in order; it starts on its mark's page unless what stands before it leaves no room."""
    lines: dict[int, list[int]] = {}
    first_page: dict[int, int] = {}
    for number, page in enumerate(pages):
        for part in page.notes:
            first_page.setdefault(part.number, number)
            lines.setdefault(part.number, []).extend(range(part.first, part.end))
    for number, page in enumerate(pages):
        for _, item in page.slices:
            for place, mark in enumerate(item.notes):
                if lines.get(mark) != list(range(lengths[mark])):
                    yield f"note {mark} is not whole"
                before = sum(lengths[n] for n in item.notes[:place])
                lines_needed = before + min(2, lengths[mark])
                solvable = _height(item) + NOTE_GAP + lines_needed * NOTE_LEAD <= page.sheet.text_height
                if first_page.get(mark) != number and solvable:
                    yield f"note {mark} starts on page {first_page.get(mark)}, its mark is on {number}"


def _height(item: Slice) -> float:
    """On a page that begins with it."""
    return item.height + (item.head.height if item.head else 0.0)


def _fits_one_page(slices: Sequence[Slice], lengths: dict[int, int], sheet: Sheet) -> bool:
    """Whether slices can share a page at all: every note but the last whole, two lines of the last."""
    notes = [lengths[number] for item in slices for number in item.notes]
    lines = sum(notes[:-1]) + min(2, notes[-1]) if notes else 0
    height = sum(item.height + item.before for item in slices)
    return height + (NOTE_GAP + lines * NOTE_LEAD if lines else 0.0) <= sheet.text_height


def _headings(pages: Sequence[Page], lengths: dict[int, int]) -> Iterator[str]:
    for number, page in enumerate(pages[:-1], start=1):
        headings: list[Slice] = []
        for _, item in reversed(page.slices):
            if item.placed[0].element.role not in _HEADINGS:
                break
            headings.append(item)
        rest = (item for after in pages[number:] for _, item in after.slices)
        if headings and _is_bare(headings[0], next(rest, None)):
            continue
        following = _up_to_text(item for after in pages[number:] for _, item in after.slices)
        if headings and following and _fits_one_page([*reversed(headings), *following], lengths, page.sheet):
            yield f"page {number} ends in a heading"


def _is_bare(heading: Slice, after: Slice | None) -> bool:
    """The heading of an empty section: what follows is another section of its rank or above, or the end."""
    own, following = heading.placed[0].element, after.placed[0].element if after else None
    if own.role is not ElementRole.HEADING or following is own:
        return False
    if following is None or following.role in (ElementRole.SIGNATURE, ElementRole.RECIPIENT):
        return True
    return following.role is ElementRole.HEADING and following.level <= own.level


def _up_to_text(slices: Iterable[Slice]) -> list[Slice]:
    taken: list[Slice] = []
    for item in slices:
        taken.append(item)
        if item.placed[0].element.role not in _HEADINGS:
            break
    return taken


def _end_block(pages: Sequence[Page], lengths: dict[int, int]) -> list[str]:
    slices = [(number, item) for number, page in enumerate(pages) for _, item in page.slices]
    begin = next(
        (i for i, (_, item) in enumerate(slices) if any(p.element.role is ElementRole.SIGNATURE for p in item.placed)),
        None,
    )
    if begin is None:
        return ["no end block"]
    first = begin
    lines = 0
    while lines < 2 and first > 0:
        first -= 1
        lines += _counts(slices[first][1], slices[first + 1][1])
    beside = sum(
        page == slices[begin][0] and _counts(item, slices[first + place + 1][1])
        for place, (page, item) in enumerate(slices[first:begin])
    )
    block = [item for _, item in slices[first:]]
    if beside >= 2 or not _fits_one_page(block, lengths, pages[0].sheet):
        return []
    return [f"end block after {beside} lines of body"]


def _counts(item: Slice, after: Slice) -> bool:
    """A line of the body; the heading of a section without any counts as one."""
    return item.placed[0].element.role in _BODY or _is_bare(item, after)


def single_lines(pages: Sequence[Page]) -> int:
    """Paragraphs torn so that one line stands alone at the end or the start of a page."""
    count = 0
    for page, after in pairwise(pages):
        for side, other in ((page.slices[-2:][::-1], after.slices[:1]), (after.slices[:2], page.slices[-1:])):
            if len(side) == 2 and other:
                (_, edge), (_, inner), (_, across) = side[0], side[1], other[0]
                element = edge.placed[0].element
                torn = across.placed[0].element is element and inner.placed[0].element is not element
                count += torn and edge.height == BODY_LEAD
    return count
