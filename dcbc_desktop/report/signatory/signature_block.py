"""Lines of capitals in the signature block (ô số 7a): authority, head, the signer's own post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from dcbc_desktop.report.signatory.posts import TitleKind, title_kind
from dcbc_desktop.report.text import nfc


class Authority(StrEnum):
    """Abbreviations before a post or a body (NĐ 30/2020, Phụ lục I, II.7.a).

    Thay mặt, quyền, ký thay, thừa lệnh, thừa ủy quyền.
    """

    TM = "TM"
    Q = "Q"
    KT = "KT"
    TL = "TL"
    TUQ = "TUQ"


PREFIXED: Final = re.compile(r"(TM|Q|KT|TL|TUQ)\s*\.\s*", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"(?:.*[,–-]|(?:.*\s)?(?:VÀ|KIÊM))", re.IGNORECASE)
"""A line that ends so is continued by the next one."""
_CONTINUES: Final = re.compile(r"(?:[-–,(]|(?:VÀ|KIÊM)\s)", re.IGNORECASE)


def upper_line(line: str) -> str:
    """Format a line of the signature block: capitals, the authority followed by a dot and one space."""
    text = " ".join(nfc(line).upper().split())
    match = PREFIXED.match(text)
    return f"{match[1].upper()}. {text[match.end() :]}".strip() if match else text


class BlockRow(NamedTuple):
    """Authority and the words after it, which may run over several lines; `first` is the index of its first line."""

    authority: Authority | None
    lines: tuple[str, ...]
    first: int

    @property
    def words(self) -> str:
        """Return its words without the authority, on one line."""
        return " ".join(filter(None, self.lines))

    @property
    def shown(self) -> str:
        """Return its words as they print."""
        return upper_line(f"{self.authority}. {self.words}") if self.authority else self.words


def rows_of(lines: Sequence[str]) -> tuple[BlockRow, ...]:
    """Return the rows of a block: a line that names a body under a post or a body goes on with it.

    So `BỘ TRƯỞNG, CHỦ NHIỆM` / `VĂN PHÒNG CHÍNH PHỦ` is one post, and `TM. ỦY BAN NHÂN DÂN` / `XÃ MẪU SƠN` one body.
    """
    rows: list[BlockRow] = []
    for index, line in enumerate(lines):
        text = " ".join(nfc(line).split())
        match = PREFIXED.match(text)
        if match and not (rows and _is_district(rows[-1], match[1], text[match.end() :])):
            rows.append(BlockRow(Authority(match[1].upper()), (text[match.end() :].strip(),), index))
        elif rows and _belongs(rows[-1], text):
            rows[-1] = rows[-1]._replace(lines=(*rows[-1].lines, text))
        else:
            rows.append(BlockRow(None, (text,), index))
    return tuple(rows)


def _is_district(row: BlockRow, prefix: str, words: str) -> bool:
    """Return whether `Q.` under a body is `quận`: `TM. ỦY BAN NHÂN DÂN` / `Q. BÌNH THẠNH`."""
    under_body = row.authority is Authority.TM or title_kind(row.words) is TitleKind.BODY
    return under_body and prefix.upper() == Authority.Q and bool(words) and title_kind(words) is TitleKind.OTHER


def _belongs(row: BlockRow, line: str) -> bool:
    if not row.words:
        return False
    if _GOES_ON.fullmatch(row.words) or _CONTINUES.match(line):
        return True
    return title_kind(line) is TitleKind.BODY or bool(PREFIXED.match(line))


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Parts of a block; each may have several lines, and is empty where the block has no such part.

    In the order of the page: `TM.` collective; `TL.` or `TUQ.` the head who orders or empowers; `KT.` the head who is
    signed for; the signer's own post, after `Q.` where he or she is acting head.
    """

    collective: str = ""
    order: Authority | None = None
    orderer: str = ""
    deputises: bool = False
    head: str = ""
    acting: bool = False
    post: str = ""
    on_behalf: bool = False

    def lines(self) -> tuple[str, ...]:
        """Return the lines as they print."""
        return (
            *_prefixed(Authority.TM if self.on_behalf else None, self.collective if self.on_behalf else ""),
            *_prefixed(self.order, self.orderer if self.order else ""),
            *_prefixed(Authority.KT if self.deputises else None, self.head if self.deputises else ""),
            *_prefixed(Authority.Q if self.acting else None, self.post),
        )

    @property
    def combination(self) -> str:
        """Return the authorities in the order of the page: `TM KT`; empty where a head signs alone."""
        used = ((Authority.TM, self.on_behalf), (self.order, True), (Authority.KT, self.deputises))
        return " ".join([*(one for one, there in used if one and there), *([Authority.Q] if self.acting else [])])


def _prefixed(authority: Authority | None, text: str) -> list[str]:
    lines = [upper_line(line) for line in text.splitlines() if line.strip()]
    if authority is None:
        return lines
    return [f"{authority}. {lines[0]}", *lines[1:]] if lines else [f"{authority}."]


def read_block(lines: Sequence[str]) -> SignatureBlock | None:
    """Return the parts of a block; None where its rows are in no order that NĐ 30/2020 knows."""
    rows = list(rows_of(lines))
    if any(row.authority and PREFIXED.match(row.words) for row in rows):
        return None  # two authorities on one line
    behalf = _taken(rows, Authority.TM)
    order = _taken(rows, Authority.TL, Authority.TUQ)
    deputy = _taken(rows, Authority.KT)
    acting = _taken(rows, Authority.Q)
    if any(row.authority for row in rows) or (acting and rows):
        return None
    own = [acting] if acting else rows
    return SignatureBlock(
        on_behalf=behalf is not None,
        collective=_text(behalf),
        order=order.authority if order else None,
        orderer=_text(order),
        deputises=deputy is not None,
        head=_text(deputy),
        acting=acting is not None,
        post="\n".join(_text(row) for row in own),
    )


def _taken(rows: list[BlockRow], *authorities: Authority) -> BlockRow | None:
    return rows.pop(0) if rows and rows[0].authority in authorities else None


def _text(row: BlockRow | None) -> str:
    return "\n".join(filter(None, row.lines)) if row else ""


def own_posts(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the signer's own posts as printed, each on one line, without `Q.`; empty where the block has none.

    Two where the signer has a post in a body and one in an agency: `TRƯỞNG BAN` / `GIÁM ĐỐC SỞ NỘI VỤ`.
    """
    posts: list[str] = []
    for row in reversed(rows_of(lines)):
        if row.authority not in (None, Authority.Q):
            break
        if row.words and title_kind(row.words) is not TitleKind.BODY:
            posts.insert(0, row.words)
        if row.authority:
            break
    return tuple(posts)


def own_post(lines: Sequence[str]) -> str:
    """Return the signer's own post, the first where there are two; empty where the block has none."""
    posts = own_posts(lines)
    return next((post for post in posts if title_kind(post) is TitleKind.POST), next(iter(posts), ""))
