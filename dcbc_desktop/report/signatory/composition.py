"""Composition of a signature block: from a post and its authorities, and from one combination to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.header import lines_of
from dcbc_desktop.report.signatory.posts import (
    TitleKind,
    collective_of,
    deputy_of,
    head_of,
    is_deputy,
    same_title,
    title_kind,
)
from dcbc_desktop.report.signatory.signature_block import (
    PREFIXED,
    Authority,
    SignatureBlock,
    own_post,
    read_block,
    rows_of,
    upper_line,
)
from dcbc_desktop.report.text import nfc

COMBINATIONS: Final = ("", "TM", "KT", "TM KT", "Q", "TM Q", "TL", "TL KT", "TUQ", "TUQ KT")
"""Authorities that a clerk chooses from, in the order of the page (NĐ 30/2020, Phụ lục I, II.7.a); first the head."""


def signature_lines(office: str, authorities: Sequence[str], issuer: str = "") -> tuple[str, ...]:
    """Return the lines over the signature, from the signer's post and its authorities.

    An authority is a prefix (`KT`) put before the head of `office`, or a whole line (`KT. BỘ TRƯỞNG, CHỦ NHIỆM`).
    The head is the first line of a post given in several lines; `Phó Chủ tịch` alone has the head `CHỦ TỊCH`.
    `TM` takes a body: the first line of `office` where it is one, else the collective that `issuer` names.
    Raises UsageError `signatory_office_missing`, `authority_unknown`, `authority_without_body` or
    `authority_without_head`.
    """
    posts = [upper_line(line) for line in lines_of(office)]
    if not posts:
        raise UsageError("signatory_office_missing")
    lines: list[str] = []
    for authority in authorities:
        text = nfc(authority).strip()
        prefix = text.rstrip(". ").upper()
        if prefix in tuple(Authority):
            line, posts = _with_prefix(Authority(prefix), posts, issuer)
            lines += line
        elif PREFIXED.match(text):
            lines.append(upper_line(text))
        else:
            raise UsageError("authority_unknown", text=text[:60])
    return (*lines, *posts)


def _with_prefix(prefix: Authority, posts: list[str], issuer: str) -> tuple[list[str], list[str]]:
    """Return the line of an authority, and the posts that are left under it."""
    if prefix is Authority.Q:
        return [], [f"Q. {posts[0]}", *posts[1:]]
    if prefix is Authority.TM:
        if len(posts) > 1 and title_kind(posts[0]) is not TitleKind.POST:
            return [f"TM. {posts[0]}"], posts[1:]
        if collective := collective_of(issuer):
            return [f"TM. {collective}"], posts
        raise UsageError("authority_without_body", post=posts[0][:60])
    if len(posts) > 1:
        return [f"{prefix}. {posts[0]}"], posts[1:]
    head = head_of(posts[0]) if prefix is Authority.KT else ""
    if not head:
        raise UsageError("authority_without_head", prefix=prefix.value, post=posts[0][:60])
    return [f"{prefix}. {head}"], posts


def completed_lines(lines: str, office: str) -> str:
    """Return lines with the signer's post under them where they have none: a post that is stored always prints.

    `TM. ỦY BAN NHÂN DÂN` with the post `Phó Chủ tịch` becomes `TM. ỦY BAN NHÂN DÂN` / `KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH`.
    """
    held = lines_of(lines)
    if not office.strip() or own_post(held):
        return lines
    post, rows = upper_line(" ".join(office.split())), rows_of(held)
    behalf = bool(rows) and rows[-1].authority in (None, Authority.TM)
    head = head_of(post) if behalf or not rows else ""
    return "\n".join([*held, *([f"KT. {head}"] if head and is_deputy(post) else []), post])


def proposed_lines(proposed: Sequence[str], office: str) -> str:
    """Return an outline's lines for the signer of an office: the collective stays, head and post are the signer's."""
    kept = [row.shown for row in rows_of(proposed) if row.authority is Authority.TM]
    if not office.strip():
        return "\n".join(proposed)
    return completed_lines("\n".join(kept), office)


def rearranged(block: SignatureBlock, combination: str, issuer: str = "") -> SignatureBlock:
    """Return a block in another combination of authorities, with every part that it has.

    Parts that the combination does not print stay in the block, so that choosing the former one brings them back. A
    head's post becomes that of the head whom a deputy signs for, and back; a collective comes from the issuer.
    """
    chosen = {Authority(prefix) for prefix in combination.split()}
    order = next((prefix for prefix in (Authority.TL, Authority.TUQ) if prefix in chosen), None)
    orderer = block.orderer or (block.head if order and Authority.KT not in chosen else "")
    moved = replace(
        block,
        orderer=orderer,
        on_behalf=Authority.TM in chosen,
        order=order,
        deputises=Authority.KT in chosen,
        acting=Authority.Q in chosen,
    )
    return _with_collective(_with_posts(moved), issuer)


def _with_collective(block: SignatureBlock, issuer: str) -> SignatureBlock:
    if block.on_behalf and title_kind(block.collective) is TitleKind.POST:
        block = replace(block, collective="", post=block.post or block.collective)
    if block.on_behalf and not block.collective:
        return replace(block, collective=collective_of(issuer))
    return block


def _with_posts(block: SignatureBlock) -> SignatureBlock:
    post = " ".join(block.post.split())
    if block.deputises and post:
        if is_deputy(post):
            return block if block.head else replace(block, head=head_of(post))
        if not block.head or same_title(block.head, post):
            return replace(block, head=block.post, post=deputy_of(post))
    elif not block.deputises and not block.order and _deputy_of_head(block, post):
        return replace(block, post=block.head, head="")
    return block


def _deputy_of_head(block: SignatureBlock, post: str) -> bool:
    if not block.head or not is_deputy(post):
        return False
    return same_title(deputy_of(block.head), post) or same_title(head_of(post), block.head)


def block_of(lines: Sequence[str], office: str = "") -> SignatureBlock:
    """Return the parts of any lines, also of those that no combination has; `office` is the post where they have none.

    What stands under no authority is the post.
    """
    block = read_block(lines)
    if block is None:
        block = SignatureBlock()
        for row in rows_of(lines):
            block = _with_row(block, row.authority, "\n".join(filter(None, row.lines)))
    return replace(block, post=block.post or office)


def _with_row(block: SignatureBlock, authority: Authority | None, text: str) -> SignatureBlock:
    match authority:
        case Authority.TM:
            return replace(block, on_behalf=True, collective=text)
        case Authority.TL | Authority.TUQ:
            return replace(block, order=authority, orderer=text)
        case Authority.KT:
            return replace(block, deputises=True, head=text)
        case Authority.Q | None:
            post = "\n".join(filter(None, (block.post, text)))
            return replace(block, acting=block.acting or authority is not None, post=post)
