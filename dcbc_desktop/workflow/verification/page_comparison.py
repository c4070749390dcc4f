"""Comparison of a file with the one that its data makes: people read what is counted, and nothing else is in it.

The words of each page in the order in which they are drawn, and all on it that is no word; what the pages draw, object
by object, against the pages that the same layout makes (signatures add nothing to that), and where an older program
drew them otherwise, their fonts and their pictures; then all parts of the file that are no pages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple

from dcbc_desktop import export, intake, signing
from dcbc_desktop.errors import FileError, RefusedError, UsageError
from dcbc_desktop.report.comparison.text_alignment import Parting, parting
from dcbc_desktop.report.outline import LAYOUT_VERSION, printed_heading
from dcbc_desktop.report.report import Report

if TYPE_CHECKING:
    from dcbc_desktop.export import PageWords, WordedPages, Written
    from dcbc_desktop.intake import PageSight

PAGES_DIFFER: Final = "pages_differ"
FOREIGN: Final = "page_foreign_object"
PART: Final = "part_differs"
PAGE_PART: Final = "page_part_differs"
_NEAR: Final = 0.5
"""Points between a place as it was laid out and as it is read back."""


class PageDifference(NamedTuple):
    """The first place where a file and its data differ.

    `pages_differ` (page, where, expected, found), `page_foreign_object` (page, what, and the `key` of its name),
    `part_differs` (key, and name of its entry in the file) or `page_part_differs` (page besides); pages count from 1.
    """

    code: str
    params: Mapping[str, object]


def compare_pages(
    pdf: bytes,
    report: Report,
    *,
    draft: bool,
    data: bytes | None = None,
    layout_version: int = LAYOUT_VERSION,
    fields: bool = True,
) -> PageDifference | None:
    """Return where the pages of a file, signed or not, do not show exactly what the report says; None where they do.

    `data` is the file's `bao-cao.json` where it is read already; it says `layout_version`, and whether the file has
    signature `fields`. Raises FileError `pages_unreadable`,
    `pages_too_many` and `too_heavy` for the file; what `embedded_data` raises; `data_invalid` for data that no page
    can hold.
    """
    raw = intake.embedded_data(pdf) if data is None else data
    made = remake(report, draft=draft, data=raw, layout_version=layout_version, fields=fields)
    return compare_with(made, pdf, report, draft=draft).difference


def remake(report: Report, *, draft: bool, data: bytes, layout_version: int, fields: bool) -> WordedPages:
    """Return the file that the data of a received one makes, with its words; raises FileError `data_invalid`."""
    try:
        return export.make_worded_pages(report, draft=draft, data=data, layout_version=layout_version, fields=fields)
    except (RefusedError, UsageError) as error:
        raise FileError("data_invalid") from error


class Comparison(NamedTuple):
    """The first place where a file differs from the one made from its data, signature fields apart.

    `noted` are the pages, counted from 1, that may show other signature fields; None for all.
    """

    difference: PageDifference | None
    noted: frozenset[int] | None = None


def compare_with(made: WordedPages, pdf: bytes, report: Report, *, draft: bool) -> Comparison:
    """Compare a file with the one made from its data; raises as `compare_pages` does.

    Our own bytes with updates that are proven to sign them and no more are not read page by page, but for the pages
    that show signatures.
    """
    if pdf == made.pdf:
        return Comparison(None, frozenset())
    changed = signing.proven_pages(pdf, made.pdf)
    if changed is None:
        return Comparison(_words_differ(pdf, made.pages, report, draft=draft) or _rest_differs(pdf, made.pdf))
    noted = changed | {number for number, page in enumerate(made.pages, start=1) if page.boxes}
    return Comparison(_noted_pages_differ(pdf, noted, made.pages, report, draft=draft), noted)


def _noted_pages_differ(
    pdf: bytes, noted: frozenset[int], pages: Sequence[PageWords], report: Report, *, draft: bool
) -> PageDifference | None:
    sights = intake.read_some_pages(pdf, noted)
    found = (_page_differs(number, pages[number - 1], sights[number], report, draft=draft) for number in sorted(sights))
    return next(filter(None, found), None)


def require_equal(pdf: bytes, pages: Sequence[PageWords], report: Report, *, draft: bool) -> None:
    """Raise RefusedError `export_differs` where the words of a new file are not those of its pages."""
    found = _words_differ(pdf, pages, report, draft=draft)
    if found is not None:
        raise RefusedError("export_differs", page=found.params["page"])


def _words_differ(pdf: bytes, pages: Sequence[PageWords], report: Report, *, draft: bool) -> PageDifference | None:
    for number, (page, sight) in enumerate(zip_longest(pages, intake.read_pages(pdf)), start=1):
        if page is None or sight is None:
            return _uneven(number, page, sight)
        found = _page_differs(number, page, sight, report, draft=draft)
        if found is not None:
            return found
    return None


def _uneven(number: int, page: PageWords | None, sight: PageSight | None) -> PageDifference:
    """Return the difference of a page too many or too few."""
    apart = _parting(page, sight)
    return _differ(number, "", apart.expected if apart else "", apart.found if apart else "")


def _parting(page: PageWords | None, sight: PageSight | None) -> Parting | None:
    written = [one.text for one in page.written] if page else []
    return parting(written, [piece.text for piece in sight.pieces] if sight else [], intake.UNKNOWN_TEXT)


def _page_differs(
    number: int, page: PageWords, sight: PageSight, report: Report, *, draft: bool
) -> PageDifference | None:
    if sight.foreign:
        return _foreign_object(number, sight.foreign)
    apart = _parting(page, sight)
    if apart is not None:
        return _differ(number, _section(page.written, apart.piece, report), apart.expected, apart.found)
    foreign = _foreign(page, sight, draft=draft)
    return _foreign_object(number, foreign) if foreign else None


def _foreign(page: PageWords, sight: PageSight, *, draft: bool) -> str:
    """Return the code of what a page of ours cannot hold; "" if there is nothing."""
    if abs(page.width - sight.width) > _NEAR or abs(page.height - sight.height) > _NEAR:
        return "page_box"
    if sight.drawings > page.drawings or sight.rules > page.rules:
        return "shape"
    if any(piece.turned for piece in sight.pieces[draft:]):
        return "hidden_text"
    if sight.links != page.links:
        return "annotation"
    return "" if sight.drawings == page.drawings else "mark_missing"


def _section(written: Sequence[Written], piece: int, report: Report) -> str:
    """Return the heading over a piece that is in a section."""
    key = written[piece].key if 0 <= piece < len(written) else ""
    found = next((section for section in report.outline.sections if section.key == key), None)
    return printed_heading(found, report.period) if found else ""


def _rest_differs(pdf: bytes, made: bytes) -> PageDifference | None:
    """Compare what is drawn, once the words are equal: a font may show other letters than it names; then all else."""
    compared = signing.compare_documents(pdf, made)
    if compared.redrawn:
        found = _fonts_differ(pdf, made) or _pictures_differ(pdf, made)
        if found is not None:
            return found
    return _part_differs(compared.difference) if compared.difference else None


def _part_differs(found: signing.PartDifference) -> PageDifference:
    told = {"key": f"part.{found.part}", "name": found.name.lstrip("/")}
    return PageDifference(PAGE_PART, {**told, "page": found.page}) if found.page else PageDifference(PART, told)


def _fonts_differ(pdf: bytes, made: bytes) -> PageDifference | None:
    known = {(font.name, font.data) for font in intake.font_programs(made)}
    for font in intake.font_programs(pdf):
        if (font.name, font.data) not in known and not export.is_subset_of_our_face(font.name, font.data):
            return _foreign_object(font.page, "font")
    return None


def _pictures_differ(pdf: bytes, made: bytes) -> PageDifference | None:
    for number, (one, other) in enumerate(
        zip_longest(intake.picture_digests(pdf), intake.picture_digests(made)), start=1
    ):
        if one != other:
            return _foreign_object(number, "drawing")
    return None


def _differ(page: int, section: str, expected: str, found: str) -> PageDifference:
    where = f" ({section})" if section else ""
    return PageDifference(PAGES_DIFFER, {"page": page, "where": where, "expected": expected, "found": found})


def _foreign_object(page: int, what: str) -> PageDifference:
    return PageDifference(FOREIGN, {"page": page, "what": what, "key": f"foreign.{what}"})
