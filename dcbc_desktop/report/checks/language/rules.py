"""Rules of the language review: each has a code, a switch and a help text (`help.rule.<code>` in messages.*.toml)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from dcbc_desktop.report.checks import annex_references, head_checks
from dcbc_desktop.report.checks.finding import Finding
from dcbc_desktop.report.checks.language import (
    abbreviations,
    capitals,
    copied,
    date_forms,
    figures_in_text,
    list_counts,
    number_forms,
    phrases,
    punctuation,
    shares,
    spelling,
    spelling_variants,
    sums,
)
from dcbc_desktop.report.checks.language.amounts import percent_parts
from dcbc_desktop.report.checks.language.cited import citations, cited_dates, documents, validity
from dcbc_desktop.report.checks.language.passages import MOST_IN_PASSAGE, Reading, Spot, finding_at, read, remembered
from dcbc_desktop.report.comparison.earlier_reports import EarlierReports
from dcbc_desktop.report.report import Report


class PassageRule(NamedTuple):
    """Rule that checks one passage at a time; its result depends on the text alone and is cached."""

    code: str
    spots: Callable[[str], Iterable[Spot]]


class ReportRule(NamedTuple):
    """Rule that checks the whole report; may yield findings of several codes."""

    codes: tuple[str, ...]
    findings: Callable[[Reading], Iterator[Finding]]


PASSAGE_RULES: tuple[PassageRule, ...] = (
    PassageRule(shares.CODE, shares.spots),
    PassageRule(percent_parts.CODE, percent_parts.spots),
    PassageRule(number_forms.THOUSANDS, number_forms.thousands),
    PassageRule(number_forms.PERCENT, number_forms.percent),
    PassageRule(number_forms.DECIMAL, number_forms.decimals),
    PassageRule(number_forms.UNCLEAR, number_forms.unclear),
    PassageRule(date_forms.ZERO, date_forms.zeros),
    PassageRule(date_forms.IMPOSSIBLE, date_forms.impossible),
    PassageRule(date_forms.REVERSED, date_forms.reversed_spans),
    PassageRule(documents.ZERO, documents.number_without_zero),
    PassageRule(documents.SPACE, documents.space_in_sign),
    PassageRule(documents.KIND, documents.kind_not_named),
    PassageRule(documents.SYMBOL, documents.symbol_of_another_kind),
    PassageRule("word_doubled", phrases.doubled_words),
    PassageRule("phrase_confused", phrases.confused_phrases),
    PassageRule("syllable_unknown", spelling.unknown_syllables),
    PassageRule("tone_misplaced", spelling.misplaced_tones),
    PassageRule("capital_of_name", capitals.names_and_offices),
    PassageRule("capital_of_people", capitals.people_and_state),
    PassageRule("capital_of_law", capitals.names_of_laws),
    PassageRule("capital_of_part", capitals.cited_parts),
    PassageRule("capital_of_month", capitals.months_and_days),
    PassageRule("blank_before_mark", punctuation.blanks_before_marks),
    PassageRule("blank_in_brackets", punctuation.blanks_in_brackets),
    PassageRule("blank_extra", punctuation.extra_blanks),
    PassageRule("blank_missing", punctuation.missing_blanks),
    PassageRule("dots_wrong", punctuation.wrong_dots),
    PassageRule("blank_to_fill", punctuation.blanks_to_fill),
    PassageRule("letter_unseen", punctuation.unseen_letters),
    PassageRule("mark_unpaired", punctuation.unpaired_marks),
)
REPORT_RULES: tuple[ReportRule, ...] = (
    ReportRule((sums.CODE,), sums.findings),
    ReportRule((list_counts.CODE,), list_counts.findings),
    ReportRule((figures_in_text.CODE,), figures_in_text.findings),
    ReportRule((figures_in_text.STALE,), figures_in_text.stale_links),
    ReportRule((citations.CODE,), citations.findings),
    ReportRule((validity.EXPIRED, validity.NOT_YET), validity.findings),
    ReportRule((cited_dates.TWO_DATES, cited_dates.WRONG_DATE), cited_dates.findings),
    ReportRule(("sentence_small",), punctuation.sentence_beginnings),
    ReportRule(("sentence_open",), punctuation.sentence_ends),
    ReportRule(("spelling_mixed",), spelling_variants.mixed_terms),
    ReportRule(("tone_mixed",), spelling_variants.mixed_tones),
    ReportRule(("capitals_mixed",), spelling_variants.mixed_capitals),
    ReportRule(("hyphen_mixed", "heading_mixed"), spelling_variants.mixed_hyphens),
    ReportRule(("ellipsis_mixed",), punctuation.mixed_ellipses),
    ReportRule(("quotes_mixed",), punctuation.mixed_quotes),
    ReportRule(
        ("abbreviation_undefined", "abbreviation_late", "abbreviation_two_ways"), abbreviations.abbreviation_findings
    ),
    ReportRule(("sentence_repeated",), copied.repeated_statements),
    ReportRule(("section_same_as_last_year",), copied.same_sections),
    ReportRule(("year_left_over",), copied.years_left),
    ReportRule(("document_left_over",), copied.documents_left),
    ReportRule((annex_references.CODE,), annex_references.findings),
    ReportRule(head_checks.CODES, head_checks.check_head),
)


def rule_codes() -> tuple[str, ...]:
    """Return the codes of every rule that can be switched off, in the order they are shown."""
    return (*(rule.code for rule in PASSAGE_RULES), *(code for rule in REPORT_RULES for code in rule.codes))


def check_proofreading(
    report: Report, past: EarlierReports, rules_off: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield the findings of every rule that is switched on."""
    reading = read(report, past)
    readers = [(rule.code, _reader(rule.spots)) for rule in PASSAGE_RULES if rule.code not in rules_off]
    for passage in reading.passages:
        for code, spots in readers:
            for spot in spots(passage.text):
                yield finding_at(code, passage, spot)
    for whole in REPORT_RULES:
        if not rules_off.issuperset(whole.codes):
            yield from whole.findings(reading)


@cache
def _reader(spots: Callable[[str], Iterable[Spot]]) -> Callable[[str], tuple[Spot, ...]]:
    """Return a rule with a cache; it stops after the most findings that one passage shows."""

    def read_spots(text: str) -> tuple[Spot, ...]:
        return tuple(islice(spots(text), MOST_IN_PASSAGE))

    return remembered(read_spots)
