"""Rules for the head of an outline and its sections."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dcbc_desktop.report.outline import Outline, Section, SectionKind
from dcbc_desktop.report.outline_rules.key_rules import HEAD, SECTIONS, check_count, check_key, check_words, wrong

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_NUMBER = re.compile(r"[IVXLC]{1,8}|[1-9][0-9]?|[a-zđ]|")


def check_head(outline: Outline) -> None:
    """Identity, periods and the words of the page."""
    if not _ID.fullmatch(outline.id):
        raise wrong(HEAD, "outline.id")
    if not outline.period_kinds:
        raise wrong(HEAD, "outline.period_kinds")
    document = outline.document
    for key in ("kind", "symbol", "title"):
        if not getattr(document, key).strip():
            raise wrong(HEAD, f"document.{key}")
    words = (outline.name, document.kind, document.title, *document.addressees, *document.recipients)
    check_words(HEAD, "document", *words, *document.signatory_lines)


def check_sections(outline: Outline, seen: set[str]) -> None:
    """Keys, words, groups, and opening and closing at their places."""
    check_count(SECTIONS, "section", len(outline.sections))
    for section in outline.sections:
        check_key(SECTIONS, section.key, seen)
        check_words(SECTIONS, section.key, section.heading, section.short_title, section.guidance)
        framed = section.kind in (SectionKind.OPENING, SectionKind.CLOSING)
        if framed == bool(section.heading) or not _NUMBER.fullmatch(section.number):
            raise wrong(SECTIONS, f"{section.key}.heading")
    _check_groups(outline.sections)
    _check_places(outline.sections)


def _check_groups(sections: Sequence[Section]) -> None:
    """A sub-section follows its group, or another sub-section of it."""
    group = ""
    for section in sections:
        if section.kind is SectionKind.GROUP or not section.group:
            group = section.key if section.kind is SectionKind.GROUP else ""
        elif section.group != group:
            raise wrong(SECTIONS, f"{section.key}.group")


def _check_places(sections: Sequence[Section]) -> None:
    if not any(section.kind is SectionKind.PROSE for section in sections):
        raise wrong(SECTIONS, "section")
    for kind, place in ((SectionKind.OPENING, 0), (SectionKind.CLOSING, len(sections) - 1)):
        if [i for i, section in enumerate(sections) if section.kind is kind] not in ([], [place]):
            raise wrong(SECTIONS, kind.value)
