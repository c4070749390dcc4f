"""Differences between the layouts of exported files: a received file is made again by the rules of its own layout."""

from __future__ import annotations

from typing import Final, NamedTuple

from dcbc_desktop.report.outline import LAYOUT_VERSION


class LayoutRules(NamedTuple):
    """Rules of one layout; each is True where the layout has what its line says."""

    fields: bool
    """The file has signature fields, unless it is a draft."""
    clear_boxes: bool
    """Boxes for signatures touch no words."""
    parted_marks: bool
    """A raised comma stands between two marks of notes side by side, a gap between a mark and other raised letters."""
    page_labels: bool
    """The file says which numbers its pages bear (`PageLabels`)."""
    note_links: bool
    """Marks of notes are links to their notes."""
    row_headers: bool
    """The cell that names a row is tagged as its head."""
    named_document: bool
    """The tag of the whole document has a name, so that there is always a tree of names (`IDTree`)."""
    packed_empty_appearance: bool
    """The appearance of an empty field is compressed."""
    used_letters_only: bool
    """Fonts hold the letters of the report, not all of ASCII besides."""
    blank_month: bool
    """A date left open leaves its month to be written by hand too."""
    fitted_head: bool
    """Columns of the head follow number and date (ô số 3 and 4), whose letters may be set closer to fit one line."""
    grouped_numbers: bool
    """Numbers of tables and figures have dots between thousands, whatever was typed."""
    unit_once: bool
    """A unit that columns share is printed once: above the table, or in the heading over them."""
    single_twins: bool
    """Of trong kỳ and từ đầu năm one is printed where both say the same."""
    whole_numbers: bool
    """Widths of columns keep numbers whole, and share the rest so that rows are as low as they can be."""
    ragged_headings: bool
    """Headings of two lines are not stretched to both margins."""
    issuer_in_sentence: bool
    """The annex names the issuer in the letters of a sentence; a file signed digitally has no such line (III.1)."""
    one_draft_mark: bool
    """A draft shows DỰ THẢO once on each page, in large letters down the margin; earlier ones have a drawing too."""
    pen_room: bool
    """A page to be signed by pen has 30 mm between post and name."""
    whole_pairs: bool
    """Centred lines rather end between compounds and names: `VĂN HÓA - XÃ HỘI` and `ĐA KHOA` stay whole."""


TODAYS: Final = LayoutRules(*[True] * len(LayoutRules._fields))
_THIRD: Final = TODAYS._replace(
    blank_month=False,
    fitted_head=False,
    grouped_numbers=False,
    unit_once=False,
    single_twins=False,
    whole_numbers=False,
    ragged_headings=False,
    issuer_in_sentence=False,
    one_draft_mark=False,
    pen_room=False,
    whole_pairs=False,
)
_SECOND: Final = _THIRD._replace(
    clear_boxes=False,
    parted_marks=False,
    page_labels=False,
    note_links=False,
    row_headers=False,
    named_document=False,
    packed_empty_appearance=False,
    used_letters_only=False,
)


def rules_of(layout_version: int = LAYOUT_VERSION, *, fields: bool = True) -> LayoutRules:
    """Return the rules of a layout; `fields` says whether a file that is no draft has signature fields.

    All files of layout 2 have them. Layout 1 was never signed digitally and counts as 2, a later one as today's.
    """
    if layout_version <= 2:
        return _SECOND
    return (_THIRD if layout_version == 3 else TODAYS)._replace(fields=fields)
