"""What rules are made of: help texts, switches, word lists that are read strictly."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dcbc_desktop.errors import FileError
from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.checks.language import words
from dcbc_desktop.report.checks.language.rules import check_proofreading, rule_codes
from dcbc_desktop.report.comparison.earlier_reports import NO_EARLIER_REPORTS
from dcbc_desktop.report.header import TITLE
from dcbc_desktop.report.wording import messages
from dcbc_desktop.workflow.new_report import sample_report
from tests.report.checks.language.found import findings, report_of

KINDS = [
    words.ConfusedPhrases,
    words.Doublings,
    words.Capitals,
    words.Terms,
    words.Finals,
    words.Foreign,
    words.Names,
    words.Abbreviations,
    words.DocumentTable,
]


def test_every_rule_has_a_sentence_and_a_help_text_in_both_languages() -> None:
    wanted = {name for code in rule_codes() for name in (code, f"help.rule.{code}")}
    assert [wanted - set(messages(language)) for language in LANGUAGES] == [set(), set()]
    assert len(set(rule_codes())) == len(rule_codes())


def test_a_rule_switched_off_is_silent() -> None:
    report = report_of("Các nội dung trên tại tại hội nghị.")
    assert [f.code for f in check_proofreading(report, NO_EARLIER_REPORTS)] == ["word_doubled"]
    assert list(check_proofreading(report, NO_EARLIER_REPORTS, frozenset({"word_doubled"}))) == []


def test_the_sample_report_is_clean() -> None:
    assert [(f.code, f.key) for f in check_proofreading(sample_report(), NO_EARLIER_REPORTS)] == []


def test_unseen_letters_are_taken_out() -> None:
    report = report_of("Đã họp.", values={TITLE: "Kết\u200b\u200b quả năm 2026"})
    assert [(f.place.start, f.place.length, f.fix) for f in findings(report, "letter_unseen")] == [(3, 2, "")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_list_is_read(kind: type[msgspec.Struct]) -> None:
    assert isinstance(words.word_list(kind), kind)


@pytest.mark.parametrize(
    "content",
    [b"", b"[known", b"[known]\nA = 1\n", b"[known]\nA = 'a'\n[other]\n", b"\xff\xfe", None],
    ids=["empty", "no TOML", "wrong kind", "unknown key", "no UTF-8", "no file"],
)
def test_a_damaged_word_list_is_named(content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "proofreading"
    folder.mkdir()
    if content is not None:
        (folder / "abbreviations.toml").write_bytes(content)

    def moved(_: str) -> Path:
        return tmp_path

    monkeypatch.setattr(words, "shipped_dir", moved)
    with pytest.raises(FileError) as refused:
        words.word_list.__wrapped__(words.Abbreviations)
    assert refused.value.code == "word_list_unreadable"
    assert refused.value.params["file"] == "abbreviations.toml"
