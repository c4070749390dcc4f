"""The rules of the review: each has a code, a switch and a help text (`help.rule.<code>` in messages.*.toml)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language import (
    abbreviations,
    brackets,
    capitals,
    citations,
    copied,
    date_forms,
    document_forms,
    doubled,
    figures_in_text,
    listings,
    mark_variants,
    number_forms,
    phrases,
    sentences,
    shares,
    spaces,
    spelling,
    spelling_variants,
    sums,
)
from dcbc_desktop.report.checks.language.passages import Reading, Spot


class PassageRule(NamedTuple):
    """Reads one passage at a time; its answer depends on the passage's text alone and is remembered."""

    code: str
    spots: Callable[[str], Iterable[Spot]]


class ReportRule(NamedTuple):
    """Reads the whole report; may yield findings of several codes."""

    codes: tuple[str, ...]
    findings: Callable[[Reading], Iterator[Finding]]


PASSAGE_RULES: tuple[PassageRule, ...] = (
    PassageRule(shares.CODE, shares.spots),
    PassageRule(number_forms.THOUSANDS, number_forms.thousands),
    PassageRule(number_forms.PERCENT, number_forms.percent),
    PassageRule(number_forms.DECIMAL, number_forms.decimals),
    PassageRule(date_forms.ZERO, date_forms.zeros),
    PassageRule(date_forms.IMPOSSIBLE, date_forms.impossible),
    PassageRule(date_forms.REVERSED, date_forms.reversed_spans),
    PassageRule(document_forms.ZERO, document_forms.zeros),
    PassageRule(document_forms.SPACE, document_forms.spaces),
    PassageRule(document_forms.KIND, document_forms.kinds),
    PassageRule(document_forms.SYMBOL, document_forms.symbols),
    PassageRule("word_doubled", doubled.doubled_words),
    PassageRule("phrase_confused", phrases.confused_phrases),
    PassageRule("syllable_unknown", spelling.unknown_syllables),
    PassageRule("tone_misplaced", spelling.misplaced_tones),
    PassageRule("capital_of_name", capitals.names_and_offices),
    PassageRule("capital_of_people", capitals.people_and_state),
    PassageRule("capital_of_law", capitals.names_of_laws),
    PassageRule("capital_of_part", capitals.cited_parts),
    PassageRule("capital_of_month", capitals.months_and_days),
    PassageRule("blank_before_mark", spaces.blanks_before_marks),
    PassageRule("blank_in_brackets", spaces.blanks_in_brackets),
    PassageRule("blank_extra", spaces.extra_blanks),
    PassageRule("blank_missing", spaces.missing_blanks),
    PassageRule("dots_wrong", spaces.wrong_dots),
    PassageRule("blank_to_fill", spaces.blanks_to_fill),
    PassageRule("letter_unseen", spaces.unseen_letters),
    PassageRule("mark_unpaired", brackets.unpaired_marks),
)
REPORT_RULES: tuple[ReportRule, ...] = (
    ReportRule((sums.CODE,), sums.findings),
    ReportRule((listings.CODE,), listings.findings),
    ReportRule((figures_in_text.CODE,), figures_in_text.findings),
    ReportRule((figures_in_text.STALE,), figures_in_text.stale_links),
    ReportRule((citations.CODE,), citations.findings),
    ReportRule(("sentence_small",), sentences.beginnings),
    ReportRule(("sentence_open",), sentences.ends),
    ReportRule(("spelling_mixed",), spelling_variants.mixed_terms),
    ReportRule(("tone_mixed",), spelling_variants.mixed_tones),
    ReportRule(("capitals_mixed",), spelling_variants.mixed_capitals),
    ReportRule(("hyphen_mixed", "heading_mixed"), spelling_variants.mixed_hyphens),
    ReportRule(("ellipsis_mixed",), mark_variants.mixed_ellipses),
    ReportRule(("quotes_mixed",), mark_variants.mixed_quotes),
    ReportRule(
        ("abbreviation_undefined", "abbreviation_late", "abbreviation_two_ways"), abbreviations.abbreviation_findings
    ),
    ReportRule(("section_same_as_last_year",), copied.same_sections),
    ReportRule(("year_left_over",), copied.years_left),
)


def rule_codes() -> tuple[str, ...]:
    """Codes of every rule that can be switched off, in the order they are shown."""
    return (*(rule.code for rule in PASSAGE_RULES), *(code for rule in REPORT_RULES for code in rule.codes))
