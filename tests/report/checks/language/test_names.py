"""Names of places and persons of every people of the country are silent; slips beside them are found."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from dcbc_desktop.report.checks.language import capitals, phrases, spelling
from dcbc_desktop.report.checks.language.passages import Spot
from dcbc_desktop.report.checks.language.words import Names, word_list
from dcbc_desktop.report.syllables import syllable_of
from dcbc_desktop.report.text import nfc
from tests.places import ROOT, SHARED, needs_shared
from tests.report.checks.language.found import findings, fixes, report_of

RULES: list[Callable[[str], Iterator[Spot]]] = [
    spelling.unknown_syllables,
    spelling.misplaced_tones,
    phrases.confused_phrases,
    phrases.doubled_words,
    capitals.names_and_offices,
    capitals.people_and_state,
]
ONE_PASSAGE = 60


@cache
def official_names() -> tuple[str, ...]:
    """Every name of the list of administrative units, present and former, with its group's count checked."""
    names: set[str] = set()
    count, group = 0, set[str]()
    for line in (ROOT / "tests" / "data" / "names" / "administrative-units.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            assert len(group) == count
            count, group = int(line.rstrip("]").split()[-1]), set()
        elif not line.startswith("#"):
            group |= {name.strip() for name in line.split(";")} - {""}
            names |= group
    assert len(group) == count
    return tuple(sorted(names))


def spots_in(text: str) -> list[str]:
    """What the rules of words find in a text."""
    return [text[spot.start : spot.start + spot.length] for rule in RULES for spot in rule(text)]


@pytest.mark.parametrize(
    "written",
    [
        lambda name: f"Tại {name}, có 12 hộ",
        lambda name: f"XÃ {name.upper()}",
        lambda name: nfc(unicodedata.normalize("NFD", f"huyện {name} (cũ)")),
        lambda name: f"Nơi {name.replace(chr(39), '’')}, thôn 2",
    ],
    ids=["alone", "capitals", "decomposed", "apostrophe"],
)
def test_every_official_name_is_silent(written: Callable[[str], str]) -> None:
    names = official_names()
    assert len(names) > 8_000
    for first in range(0, len(names), ONE_PASSAGE):
        text = ". ".join(written(name) for name in names[first : first + ONE_PASSAGE])
        assert spots_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Xã Mỹ Quới, tỉnh Bắc Kạn; xã Cư Jút, Chư Păh, Ea Khăl, La Dêê; thị trấn Đạ Tẻh; xã Ea H'Leo, M'Drắk, M’Đrắk.",
        "Bà H'Hen Niê, ông Y Ngông Niê Kđăm, ông K'Brơi, bà H'Lim Êban, ông Y Blơng Niê.",
        "Ông Siu Nêt, Rơ Châm Phêt, Kpuih Bơm; già làng Rơ Lan Đêch; ông A Nhôt; chị Y Lêt; ông Ksơr Phước, Kpă Klơng.",
        "Ông Điểu K'Ré, ông Lò Văn Pọm, ông Giàng Seo Phử, Sùng A Vàng, Vừ Bá Xông, Lầu Y Pó, Hạng A Sa.",
        "Ông Bh'riu Liếc, Pơloong Plênh, Zơrâm Buôn, Alăng Mai, Arất Blúi; nghệ nhân Đinh Yơng, Tơngôl Vinh.",
        "Ông Ayŭn Hŏk, buôn Čư Bông; dân tộc M'Nông, M`nông, Mʼnông, Êđê, Xơ Đăng, Cơ Ho, Brâu, Rơ Măm, Giẻ Triêng.",
        "Buôn Kđun, Plei Kép, bản Nậm Pồ, bản Pá Khoang, sóc Bưng Cóc, buôn Pơr, làng Kơ Nốt, thôn Tơng Jú.",
        "Ông Và Bá Dềnh và Và Bá Lầu, bà Kăn Lịch, bản Tả Kố Khừ, ông Lang Quang Oắn, bà Néang Kim Cheng, K' Broh.",
        "Lễ hội Katê, Ramưwan; lễ Sen Đôlta; sông Sêrêpôk, thác Đray Nur; dân tộc Xinh Mun, Chu Ru, Ơ Đu, X'Tiêng.",
        "Xã ea khăl, huyện cư jút, huyện chư păh, xã mường hoong, xã băng a drênh.",
        "Xã Ea Choáh, xã Ea Chóah; CHƯ PĂH, BẮC KẠN, ĐẠ TẺH.",
    ],
)
def test_names_are_silent(text: str) -> None:
    assert spots_in(text) == []


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("Xã Ea Khăl có nhiều kơ quan.", "kơ", "cơ"),
        ("Các bộ, nghành và tỉnh Bắc Kạn kần phối hợp.", "nghành", "ngành"),
        ("Bộ Nghành Trung ương.", "Nghành", "Ngành"),
        ("Cán bộ kần phải làm.", "kần", "cần"),
        ("Nước Viêt Nam.", "Viêt", None),
        ("Đã có bản Quyêt định.", "Quyêt", None),
        ("Đại hội Ngừoi cao tuổi.", "Ngừoi", "Người"),
        ("Quyêt định của xã.", "Quyêt", None),
        ("Ông Niê thưc hiện.", "thưc", None),
        ("Cả xã ko tổ chức họp.", "ko", "không"),
    ],
)
def test_slips_that_look_like_names_are_found(text: str, where: str, fix: str | None) -> None:
    assert (where, fix) in fixes("syllable_unknown", text)


def test_the_shipped_list_holds_what_the_rule_needs_and_says_its_source() -> None:
    names = word_list(Names)
    words = [*names.places.split(), *names.people.split()]
    assert [word for word in words if word != nfc(word).lower() or syllable_of(word)] == []
    assert len(set(words)) == len(words) < 400
    wanted = {
        word.lower() for name in official_names() for word in name.replace("'", " ").split() if not word.isascii()
    }
    assert {word for word in wanted if word.isalpha() and not syllable_of(word)} <= set(words)
    header = (ROOT / "resources" / "proofreading" / "names.toml").read_text("utf-8")
    assert all(said in header for said in ("19/2025/QĐ-TTg", "124/2004/QĐ-TTg", "MIT", "vietnamadminunits 1.0.4"))


@needs_shared
def test_the_report_of_a_highland_commune_has_no_misspelled_name() -> None:
    report = report_of(*(SHARED / "cases" / "review" / "xa-vung-cao.txt").read_text("utf-8").splitlines())
    assert [
        finding.params for code in ("syllable_unknown", "tone_misplaced") for finding in findings(report, code)
    ] == []
