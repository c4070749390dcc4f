"""Problems of a signature block by NĐ 30/2020 (Phụ lục I, II.7.a): wrong authorities, posts that are missing.

Blocking where the block cannot be right; advisory where it is merely unusual. Words that no list knows are never wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from dcbc_desktop.report.header import filled_lines
from dcbc_desktop.report.signatory.posts import (
    TitleKind,
    agrees,
    collective_of,
    has_one_head,
    head_of,
    is_collective,
    is_deputy,
    is_political,
    may_stand_in,
    same_title,
    shares_word,
    title_kind,
)
from dcbc_desktop.report.signatory.signature_block import PREFIXED, Authority, BlockRow, own_posts, rows_of, upper_line
from dcbc_desktop.report.text import nfc

_FREE: Final = r"[\s./,:;–-]*"
_LOOSE: Final = re.compile(
    rf"(?P<TUQ>(?:T{_FREE})?U{_FREE}Q|(?:THỪA\s+)?(?:ỦY|UỶ)\s+QUYỀN)|(?P<TM>T{_FREE}M|THAY\s+MẶT)"
    rf"|(?P<KT>K{_FREE}T|KÝ\s+THAY)|(?P<TL>T{_FREE}L|THỪA\s+LỆNH)|(?P<Q>Q)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"[\s./,:;–-]+")
_UNKNOWN: Final = re.compile(r"(?!P\b|PP\b|TP\b)[A-ZĐƯ]{1,4}\s*[./:]\s*", re.IGNORECASE)
_SECOND: Final = re.compile(r"\b(?:TM|KT|TL|TUQ)\s*\.\s*(?=\w)", re.IGNORECASE)
_PARTY_HEAD: Final = "BÍ THƯ"
"""Deputies of a party committee sign without KT., by the Party's own rules."""
_DELEGATED: Final = (Authority.TL, Authority.TUQ)


@dataclass(frozen=True, slots=True)
class BlockProblem:
    """One problem; `start` and `length` are code points of the stored lines, `fix` their proposed replacement."""

    code: str
    start: int
    length: int
    blocks: bool = True
    params: Mapping[str, object] = field(default_factory=dict)
    fix: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """Filled line of a block: as stored, where it begins, and with its authority in the decree's form."""

    text: str
    start: int
    mended: str


def block_problems(value: str, issuer: str = "") -> Iterator[BlockProblem]:
    """Yield the problems of stored lines, in their order; none where there are no lines.

    `issuer` is the issuing body's name, in which the collective of `TM.` is looked up for the mend.
    """
    lines = tuple(_lines(value))
    if not lines:
        return
    rows = rows_of(mended_lines(value))
    found = [*_wrong_prefixes(lines), *_of_rows(rows, lines, issuer), *_below(rows, lines), *_whole(rows, lines)]
    stops = any(problem.blocks for problem in found)  # advice about a block that is wrong anyway would confuse
    yield from sorted((one for one in found if one.blocks or not stops), key=lambda problem: problem.start)


def mended_lines(value: str) -> tuple[str, ...]:
    """Return the filled lines with their authorities as the decree writes them."""
    return tuple(line.mended for line in _lines(value))


def post_differs(office: str, value: str) -> bool:
    """Return whether the signer's stored post is none of those that the lines print."""
    posts = own_posts(mended_lines(value))
    if not office.strip() or not posts:
        return False  # lines without a post have a problem of their own
    last = nfc(upper_line(office.splitlines()[-1]))
    stored = PREFIXED.sub("", last, count=1)
    printed = (*posts, " ".join(posts))
    return not any(agrees(part, post) for part in (stored, *stored.split(",")) for post in printed)


def _lines(value: str) -> Iterator[_Line]:
    for start, text in filled_lines(value):
        yield _Line(text, start, _mended(text))


def _mended(text: str) -> str:
    """Return a line with its authority as the decree writes it: `T/M` and `TM:` become `TM.`"""
    if PREFIXED.match(text):
        return text
    match = _LOOSE.match(text)
    after = _AFTER.match(text, match.end()) if match else None
    if match is None or after is None or not text[after.end() :]:
        return text
    authority, words = Authority(str(match.lastgroup)), text[after.end() :]
    bare = not after.group().strip()
    wanted = TitleKind.BODY if authority is Authority.TM else TitleKind.POST
    if (bare or authority is Authority.Q or " " in match.group()) and title_kind(words) is not wanted:
        return text  # `Q 1`, `TL …`: letters of something else
    return f"{authority}. {words}"


def _wrong_prefixes(lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    for line in lines:
        if line.mended != line.text:
            size = len(line.text) - len(line.mended.partition(" ")[2])
            written, right = line.text[:size].strip(), line.mended.partition(" ")[0]
            params = {"text": written, "right": right}
            yield BlockProblem("signature_prefix_wrong", line.start, size, params=params, fix=f"{right} ")
        elif (match := _UNKNOWN.match(line.text)) and _is_strange(line.text, match.end()):
            params = {"text": match.group().strip()}
            yield BlockProblem("signature_prefix_unknown", line.start, match.end(), params=params)


def _is_strange(text: str, end: int) -> bool:
    """Return whether letters with a dot before a post are no abbreviation that the decree has."""
    return not PREFIXED.match(text) and title_kind(text[end:]) is TitleKind.POST


def _of_rows(rows: Sequence[BlockRow], lines: Sequence[_Line], issuer: str) -> Iterator[BlockProblem]:
    for row in rows:
        second = _second_authority(row, lines)
        if second is not None:
            yield second
        elif row.authority and not row.words:
            yield _at(row, lines, "signature_words_missing", prefix=f"{row.authority}.")
        else:
            yield from _after_authority(row, lines, issuer)


def _second_authority(row: BlockRow, lines: Sequence[_Line]) -> BlockProblem | None:
    """Return a second authority on one line: `KT. Q. CHỦ TỊCH`, `TM. ỦY BAN NHÂN DÂN - KT. CHỦ TỊCH`."""
    if row.authority and PREFIXED.match(row.words):
        return _at(row, lines, "signature_prefixes_on_line", above=row.shown)
    for line in lines[row.first : row.first + len(row.lines)]:
        head = PREFIXED.match(line.mended)
        begin = head.end() if head and line.text == line.mended else 1
        match = _SECOND.search(line.text, begin)
        if match:
            start = match.start()
            while start > begin and (line.text[start - 1].isspace() or line.text[start - 1] in ",;/–-"):
                start -= 1
            return BlockProblem(
                "signature_prefixes_on_line",
                line.start + start,
                match.start() - start,
                params={"above": upper_line(line.text)},
                fix="\n" if start < match.start() else None,
            )
    return None


def _after_authority(row: BlockRow, lines: Sequence[_Line], issuer: str) -> Iterator[BlockProblem]:
    """Yield what cannot stand after an authority: a post after `TM.`, a body after the others."""
    kind = title_kind(row.words)
    if row.authority is Authority.TM and kind is TitleKind.POST:
        collective = collective_of(issuer)
        fix = f"TM. {collective}\n{row.words.upper()}" if collective else None
        example = collective or "ỦY BAN NHÂN DÂN"
        yield _at(row, lines, "signature_behalf_of_person", fix=fix, above=row.shown, post=row.words, example=example)
    elif row.authority is Authority.TM and has_one_head(row.words):
        yield _at(row, lines, "signature_behalf_of_agency", blocks=False, above=row.shown)
    elif row.authority not in (None, Authority.TM) and kind is TitleKind.BODY:
        blocks = row.authority not in _DELEGATED
        if not blocks and is_political(row.words):
            return
        yield _at(
            row, lines, "signature_prefix_before_body", blocks=blocks, prefix=f"{row.authority}.", above=row.shown
        )
    elif row.authority and is_deputy(row.words):
        prefix = f"{row.authority}."
        yield _at(row, lines, "signature_prefix_before_deputy", blocks=False, prefix=prefix, above=row.shown)


def _below(rows: Sequence[BlockRow], lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    """Yield what is wrong between an authority and the rows under it."""
    for index, row in enumerate(rows):
        under = rows[index + 1 :]
        following = next(iter(under), None)
        if row.authority is Authority.TM and index:
            yield _at(row, lines, "signature_behalf_not_first", above=row.shown)
        if not row.words or row.authority in (None, Authority.Q):
            continue
        own = [one for one in under if one.authority in (None, Authority.Q)]
        if not own and not (following and following.authority):
            if row.authority is not Authority.TM:
                yield _at(row, lines, "signature_own_post_missing", above=row.shown, prefix=f"{row.authority}.")
            elif title_kind(row.words) is not TitleKind.POST:
                yield _at(row, lines, "signature_post_missing", above=row.shown)
        elif row.authority is Authority.KT:
            yield from _under_deputy(row, under, lines)
        elif row.authority in _DELEGATED and following is not None:
            yield from _under_order(row, following, lines)


def _under_deputy(row: BlockRow, under: Sequence[BlockRow], lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    own = under[0]
    if own.authority and own.authority is not Authority.TM:  # TM. has a problem at its own row
        yield _at(row, lines, "signature_own_post_missing", above=row.shown, prefix="KT.")
    elif same_title(own.words, row.words):
        yield _at(own, lines, "signature_same_post", above=row.shown, post=own.words)
    elif any(may_stand_in(one.words) for one in under):
        post = next(one.words for one in under if may_stand_in(one.words))
        known = title_kind(row.words) is TitleKind.POST and head_of(post) not in ("", "BỘ TRƯỞNG")
        if known and not shares_word(head_of(post), row.words):
            yield _at(own, lines, "signature_deputy_of_other", blocks=False, above=row.shown, post=post)
    elif own.authority is None:
        blocks = title_kind(own.words) is TitleKind.POST
        yield _at(own, lines, "signature_not_deputy", blocks=blocks, above=row.shown, post=own.words)


def _under_order(row: BlockRow, following: BlockRow, lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    if following.authority in _DELEGATED:
        blocks = following.authority is row.authority
        yield _at(following, lines, "signature_order_twice", blocks=blocks, above=row.shown, other=following.shown)
    elif following.authority is None and same_title(following.words, row.words):
        yield _at(following, lines, "signature_same_post", above=row.shown, post=following.words)
    elif row.authority is Authority.TL and following.authority is None and _signs_for(following, row):
        yield _at(following, lines, "signature_order_of_deputy", blocks=False, above=row.shown, post=following.words)


def _signs_for(deputy: BlockRow, head: BlockRow) -> bool:
    return is_deputy(deputy.words) and same_title(head_of(deputy.words), head.words)


def _whole(rows: Sequence[BlockRow], lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    """Yield what is wrong with the block as a whole: no post at all, an authority below the signer's own post."""
    first = rows[0]
    if not any(row.authority for row in rows):
        if len(rows) == 1 and title_kind(first.words) is TitleKind.BODY:
            yield _at(first, lines, "signature_post_missing", above=first.words.upper())
        elif title_kind(first.words) is TitleKind.BODY and is_collective(first.words):
            yield _at(first, lines, "signature_behalf_unsaid", blocks=False, above=first.words.upper())
    for above, row in pairwise(rows):
        if above.authority not in (None, Authority.Q):
            continue
        if row.authority not in (None, Authority.TM):
            yield from _below_own(above, row, lines)
        elif row.authority is None and title_kind(row.words) is TitleKind.POST:
            yield from _second_post(above, row, lines)
    yield from _deputy_alone(rows, lines)
    for line in lines:
        if line.text != line.text.upper():
            yield BlockProblem(
                "signature_small_letters", line.start, len(line.text), blocks=False, fix=line.text.upper()
            )


def _below_own(above: BlockRow, row: BlockRow, lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    if above.authority is None and title_kind(above.words) is TitleKind.BODY:
        yield _at(above, lines, "signature_behalf_unsaid", blocks=False, above=above.words.upper())
    elif above.authority or title_kind(above.words) is TitleKind.POST:
        yield _at(row, lines, "signature_authority_below", above=row.shown, post=above.words)


def _second_post(above: BlockRow, row: BlockRow, lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    """Yield a post that is there twice, and a deputy's post under the head's without `KT.` before it."""
    if same_title(above.words, row.words):
        yield _at(row, lines, "signature_same_post", above=above.shown, post=row.words)
    elif _signs_for(row, above):
        fix = None if above.authority else f"KT. {lines[above.first].text}"
        first = above._replace(lines=above.lines[:1])
        yield _at(first, lines, "signature_deputy_below_head", fix=fix, above=above.words, post=row.words)


def _deputy_alone(rows: Sequence[BlockRow], lines: Sequence[_Line]) -> Iterator[BlockProblem]:
    """Yield a deputy who signs without `KT.`; after `TL.` and `TUQ.` the order is the authority."""
    above = [row.authority for row in rows if row.authority]
    own = [row for row in rows if row.authority is None and title_kind(row.words) is TitleKind.POST]
    if above not in ([], [Authority.TM]) or len(own) != 1 or not is_deputy(own[0].words):
        return
    if above and is_political(rows[0].words):
        return
    head = head_of(own[0].words.upper())
    if head and title_kind(head) is TitleKind.POST and not same_title(head, _PARTY_HEAD):
        fix = f"KT. {head}\n{own[0].words.upper()}" if len(own[0].lines) == 1 else None
        yield _at(own[0], lines, "signature_deputy_alone", blocks=False, fix=fix, post=own[0].words, head=head)


def _at(
    row: BlockRow, lines: Sequence[_Line], code: str, *, blocks: bool = True, fix: str | None = None, **params: object
) -> BlockProblem:
    first, last = lines[row.first], lines[row.first + len(row.lines) - 1]
    return BlockProblem(code, first.start, last.start + len(last.text) - first.start, blocks, params, fix)
