from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report import prose as p
from dcbc_desktop.report.prose import FigureRun, Footnote, Paragraph, ParagraphKind, Prose, Run, Text

_words = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)
_text = st.builds(Text, _words, bold=st.booleans(), italic=st.booleans(), superscript=st.booleans())
_figure = st.builds(FigureRun, st.just("staff"), _words)
_inline = st.one_of(_text, _figure)
_run: st.SearchStrategy[Run] = st.one_of(_text, _figure, st.builds(Footnote, st.lists(_inline, max_size=3).map(tuple)))
proses = st.builds(
    Prose,
    st.lists(
        st.builds(Paragraph, st.lists(_run, max_size=5).map(tuple), st.sampled_from(ParagraphKind)), max_size=5
    ).map(tuple),
)


@given(proses)
def test_encoding_and_reading_give_the_canonical_text_back(prose: Prose) -> None:
    encoded = p.encode(prose)
    read = p.decode(encoded)
    assert read == p.canonical(prose)
    assert p.encode(read) == encoded
    assert unicodedata.is_normalized("NFC", encoded)


def test_json_is_canonical() -> None:
    prose = Prose((Paragraph((Text("a"), Text("b"), Text(""), Text("c", bold=True)), ParagraphKind.DASH),))
    assert p.encode(prose) == (
        '{"paragraphs":[{"kind":"dash","runs":[{"k":"text","text":"ab"},{"bold":true,"k":"text","text":"c"}]}],"v":1}'
    )


def test_a_combining_mark_joins_the_letter_before_it_across_styles() -> None:
    runs = p.canonical_runs((Text("e"), Text("\u0301f", bold=True)))
    assert runs == (Text("é"), Text("f", bold=True))


def test_plain_text_shows_marks_dashes_and_lines() -> None:
    prose = Prose(
        (
            Paragraph((Text("một"), Footnote((Text("chú thích"),)), Text(" hai"))),
            Paragraph((Text("ba"), Footnote((Text("nữa"),))), ParagraphKind.DASH),
        )
    )
    assert p.plain_text(prose) == "một[1] hai\n- ba[2]"
    assert p.note_texts(prose) == ("chú thích", "nữa")
    assert p.word_count(prose) == 3


@given(st.text(alphabet="ab <>&-[1]\n", max_size=40))
def test_plain_text_in_and_out(text: str) -> None:
    assert p.plain_text(p.from_plain_text(text)) == text


def test_bracketed_numbers_stay_text() -> None:
    assert p.footnotes(p.from_plain_text("xem [1]")) == ()


def test_an_unprintable_character_is_refused_with_its_place() -> None:
    with pytest.raises(UsageError) as caught:
        p.from_plain_text("dòng một\nab\u202ec")
    assert caught.value.code == "unprintable_character"
    assert caught.value.params == {"position": 12, "character": "U+202E"}


@pytest.mark.parametrize(
    "data",
    [
        "",
        "[]",
        "{}",
        '{"paragraphs":[],"v":0}',
        '{"paragraphs":[{"runs":[{"k":"text","text":"a","x":1}]}],"v":1}',
        '{"paragraphs":[{"runs":[{"k":"note","runs":[{"k":"note","runs":[]}]}]}],"v":1}',
        '{"paragraphs":[{"runs":[{"k":"text","text":"a\\u202eb"}]}],"v":1}',
        '{"paragraphs":[{"runs":[{"k":"text","text":"e\\u0301"}]}],"v":1}',
        '{"paragraphs":[{"runs":[{"k":"text","text":"\\ud800"}]}],"v":1}',
        b"\xff\xfe",
        "[" * 100_000,
    ],
)
def test_what_we_would_not_write_is_refused(data: str | bytes) -> None:
    with pytest.raises(FileError) as caught:
        p.decode(data)
    assert caught.value.code == "prose_invalid"


@pytest.mark.parametrize(
    "data", ['{"paragraphs":[],"v":2}', '{"paragraphs":[{"runs":[{"k":"image","src":"x"}]}],"v":1}']
)
def test_a_newer_program_is_named(data: str) -> None:
    with pytest.raises(FileError) as caught:
        p.decode(data)
    assert caught.value.code == "prose_newer"


def test_limits() -> None:
    with pytest.raises(UsageError):
        p.from_plain_text("a\n" * (p.MAX_PARAGRAPHS + 1))
    with pytest.raises(UsageError):
        p.from_plain_text("a" * (p.MAX_CHARACTERS + 1))
    big = p.from_plain_text("a" * 200_000)
    assert p.decode(p.encode(big)) == big


def test_markup_is_text() -> None:
    prose = p.from_plain_text('<b>&amp;<img src="file:///C:/secret.txt">')
    assert (
        json.loads(p.encode(prose))["paragraphs"][0]["runs"][0]["text"] == '<b>&amp;<img src="file:///C:/secret.txt">'
    )


def test_empty() -> None:
    assert p.is_empty(Prose()) and p.is_empty(p.from_plain_text("  \n "))
    assert not p.is_empty(Prose((Paragraph((Footnote(),)),)))
