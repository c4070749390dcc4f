"""Presenting (trình ký): the chief signs a report or returns it with comments; the clerk may withdraw it."""

from __future__ import annotations

from collections.abc import Mapping

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.report import MAX_LINE, Report, all_keys, entry_kind
from dcbc_desktop.report.signoff import require_editable
from dcbc_desktop.report.text import clean_line, split_lines
from dcbc_desktop.store.models import Comment
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.sign_off import replacing, require_ready

WHOLE = ""
"""The key of a comment on the whole report."""
MAX_COMMENT = 2_000
"""Longest comment, in code points: it is shown at its section, above the text."""


def present(store: Store, report_id: int) -> Report:
    """Present a report (trình ký); raises SignOffBlockedError where something would stop its sign-off."""
    report = store.load_report(report_id)
    require_editable(report)
    require_ready(report, replacing(store, report))
    return store.presentations.present(report_id)


def withdraw(store: Store, report_id: int) -> Report:
    """Withdraw a presented report (rút lại), to go on writing."""
    return store.presentations.withdraw(report_id)


def return_report(store: Store, report_id: int, comments: Mapping[str, str]) -> Report:
    """Return a presented report (trả lại), with comments by entry key or on the whole report.

    Raises UsageError `comment_missing`, `comment_too_long` or `key_unknown`, RefusedError `report_not_presented`.
    """
    report = store.load_report(report_id)
    said = {key: clean_comment(text) for key, text in comments.items()}
    for key in said:
        if key != WHOLE:
            entry_kind(report.outline, key)
    return store.presentations.give_back(report_id, {key: text for key, text in said.items() if text})


def clean_comment(text: str) -> str:
    """Return a comment as it is kept: lines of printable letters; raises UsageError `comment_too_long`."""
    lines = split_lines(text) if len(text) <= MAX_LINE else ()
    words = "\n".join(clean_line(line).text.strip() for line in lines).strip()
    if len(text) > MAX_LINE or len(words) > MAX_COMMENT:
        raise UsageError("comment_too_long", limit=MAX_COMMENT)
    return words


def open_comments(store: Store, report_id: int) -> tuple[Comment, ...]:
    """Return open comments in the order of the page, those on the whole report first."""
    waiting = [one for one in store.presentations.comments(report_id) if one.dealt is None]
    if not waiting:
        return ()
    keys = (WHOLE, *all_keys(store.load_report(report_id).outline))
    order = {key: place for place, key in enumerate(keys)}
    return tuple(sorted(waiting, key=lambda one: (order.get(one.key, len(order)), one.id)))
