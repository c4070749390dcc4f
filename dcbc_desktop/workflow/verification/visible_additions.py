"""Visible additions: content of annotations that the file made from the data lacks, and words of the page under it.

Rules, for the last state of a file:
- Where a signature field paints outside our boxes, or without a signature, a clerk must look at it; where it touches
  words or rules, however thin, the file is invalid.
- Inside our boxes a picture may lie over letters that stay readable, as a seal does. Text there says only what the
  certificate and the labels of signing programs say. What cannot be read has to be looked at.
A field signed by this program holds nothing or one picture, and passes by the same rules.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from dcbc_desktop import intake, signing
from dcbc_desktop.report import header as h
from dcbc_desktop.workflow.verification.appearance_words import unexplained_words
from dcbc_desktop.workflow.verification.marked_page import MarkedPages as _Pages
from dcbc_desktop.workflow.verification.marked_page import overlap, surroundings

if TYPE_CHECKING:
    from dcbc_desktop.export import WordedPages
    from dcbc_desktop.intake import PaintedArea, PlacedWord, Rectangle
    from dcbc_desktop.report.report import Report
    from dcbc_desktop.signing import SignatureWidget

COVERS: Final = "addition_covers"
COVERS_RULE: Final = "addition_covers_rule"
TOO_MANY: Final = "additions_too_many"
VISIBLE: Final = "addition_visible"
UNSIGNED: Final = "addition_unsigned"
SAYS: Final = "appearance_says"
UNREADABLE: Final = "appearance_unreadable"

MAX_SHOWING: Final = 30
"""Fields of one file that show something; each is drawn, and no report is signed so often."""
MAX_FRAMES: Final = 100
"""Fields outside our boxes; each is compared with every word of its page."""
MAX_TOLD: Final = 80
"""Letters of words that are named."""
_FRAME: Final = 1.0
"""Points that an empty frame may reach over a word."""


class Addition(NamedTuple):
    """A reason for the verdict: its code and the parameters of its sentence."""

    code: str
    params: dict[str, object]


def visible_additions(
    pdf: bytes,
    made: WordedPages,
    report: Report,
    signers: Mapping[str, str],
    noted: Collection[int] | None = None,
) -> Iterator[Addition]:
    """Yield what a file shows that the one made from its report does not.

    `signers` are the names of those whose signatures were examined, by field. Only pages in `noted`, counted from 1,
    are looked at; all where it is None. Raises FileError `pages_unreadable` and `too_heavy`.
    """
    if noted is not None and not noted:
        return
    page_of = _Pages(pdf, made)
    widgets = signing.field_widgets(pdf, noted)
    showing = [one for one in widgets if one.looks.paints or one.hints]
    frames = [one for one in widgets if not one.looks.paints and not page_of(one.page).is_in_a_box(one.rectangle)]
    if len(showing) > MAX_SHOWING or len(frames) > MAX_FRAMES:
        yield Addition(TOO_MANY, {"count": len(showing) + len(frames)})
        return
    judge = _Judge(pdf, page_of, signers, _printed(report))
    told = set()
    for found in chain(*map(judge.shown, showing), *map(judge.frame, frames)):
        about = found.code, found.params["page"], found.params.get("words")
        if about not in told:
            told.add(about)
            yield found


def _printed(report: Report) -> list[str]:
    """Return words of the page that the frame of a signature may repeat."""
    keys = (h.SUPERIOR, h.ISSUER, h.PLACE, h.SIGNATORY_LINES)
    return [" ".join(report.lines(key)) for key in keys] + [line for key in keys for line in report.lines(key)]


class _Judge:
    """Judge of the fields of one file."""

    def __init__(self, pdf: bytes, page_of: _Pages, signers: Mapping[str, str], printed: Sequence[str]) -> None:
        self._pdf = pdf
        self._page_of = page_of
        self._signers = signers
        self._printed = printed

    def frame(self, field: SignatureWidget) -> Iterator[Addition]:
        """Judge a field that paints nothing: programs mark its rectangle, so it may not lie over words."""
        left, bottom, right, top = field.rectangle
        smaller = left + _FRAME, bottom + _FRAME, right - _FRAME, top - _FRAME
        page = self._page_of(field.page)
        if smaller[0] < smaller[2] and smaller[1] < smaller[3] and page.has_marks_in(smaller):
            covered = [one for one in page.marks.words if overlap(one.place, smaller)]
            if covered:
                yield self._covers(field, covered)

    def shown(self, field: SignatureWidget) -> Iterator[Addition]:
        """Judge a field that paints, or says something beside a pointer."""
        yield from self._said(field, field.hints)
        if not field.looks.paints:
            return
        if self._is_signed(field) and self._is_in_a_box(field):
            yield from self._in_a_box(field)
        else:
            yield from self._beside(field)

    def _is_signed(self, field: SignatureWidget) -> bool:
        return field.holds_signature and field.field in self._signers

    def _is_in_a_box(self, field: SignatureWidget) -> bool:
        """Return whether a field, or at least all that it paints, is in one of our boxes."""
        page = self._page_of(field.page)
        if page.is_in_a_box(field.rectangle):
            return True
        if not page.is_at_a_box(field.rectangle) or _whole(field):
            return False
        place = self._painted(field).place
        return place is not None and page.is_in_a_box(place)

    def _in_a_box(self, field: SignatureWidget) -> Iterator[Addition]:
        drawable = signing.Doubt.HEAVY not in field.looks.doubts and field.index >= 0
        near = intake.grown(field.rectangle, intake.LETTER_ASIDE, intake.LETTER_OVER)
        if drawable and self._page_of(field.page).has_marks_in(near):
            words = self._harmed(field)
            if words:
                yield self._covers(field, words)
        said = intake.annotation_words(self._pdf, field.page, field.index) if drawable and field.looks.says else ""
        if field.looks.doubts or not drawable or (field.looks.says and not said.strip()):
            yield Addition(UNREADABLE, self._where(field))
        else:
            yield from self._said(field, said)

    def _said(self, field: SignatureWidget, said: str) -> Iterator[Addition]:
        """Judge words of a field."""
        if not said:
            return
        values = field.signer.values if field.signer else ()
        moment = field.signer.moment if field.signer else None
        lost = unexplained_words(said, (*values, *self._printed), moment)
        if lost:
            yield Addition(SAYS, {**self._where(field), "words": _told(lost)})

    def _harmed(self, field: SignatureWidget) -> list[PlacedWord]:
        """Return the words of which a letter cannot be read any more, or could be read as another."""
        marks = self._page_of(field.page).marks
        drawn = intake.draw_annotation(self._pdf, field.page, field.index, intake.grown(field.rectangle, 1.0, 1.0))
        harmed = [letter for letter, change in intake.letter_changes(drawn, marks.letters) if change.harmful]
        return [word for word in marks.words if any(overlap(word.place, letter) for letter in harmed)]

    def _beside(self, field: SignatureWidget) -> Iterator[Addition]:
        page = self._page_of(field.page)
        place = field.rectangle
        if page.has_marks_near(place):
            painted = None if _whole(field) else self._painted(field)
            near = [one for one in page.marks.everything if overlap(surroundings(one.place), place)]
            covered = [one for one in near if painted is None or painted.reaches(surroundings(one.place))]
            if covered:
                yield self._covers(field, covered)
                return
            place = (painted.place if painted else None) or place
        yield Addition(VISIBLE if self._is_signed(field) else UNSIGNED, self._where(field, place))

    def _painted(self, field: SignatureWidget) -> PaintedArea:
        return intake.painted_area(self._pdf, field.page, field.index, intake.grown(field.rectangle, 1.0, 1.0))

    def _covers(self, field: SignatureWidget, covered: Sequence[PlacedWord]) -> Addition:
        close = intake.grown(field.rectangle, _FRAME, _FRAME)
        touched = [one for one in covered if overlap(one.place, close)] or covered
        words = _told([one.text for one in touched if one.text])
        where = self._where(field, touched[0].place)
        return Addition(COVERS if words else COVERS_RULE, {**where, "words": words})

    def _where(self, field: SignatureWidget, place: Rectangle | None = None) -> dict[str, object]:
        whose = self._signers.get(field.field) or field.field or "?"
        return {**self._page_of(field.page).spot(place or field.rectangle), "whose": whose}


def _whole(field: SignatureWidget) -> bool:
    """Return whether the whole rectangle counts as painted, because programs may paint differently in it."""
    return bool(field.looks.doubts - {signing.Doubt.STROKES}) or field.index < 0


def _told(words: Sequence[str]) -> str:
    text = " ".join(words)
    return text if len(text) <= MAX_TOLD else text[:MAX_TOLD] + "…"
