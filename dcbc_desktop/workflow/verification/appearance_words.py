"""Words of a signature's appearance that neither its certificate nor a signing program accounts for.

Programs write the name, the office, the e-mail, the moment and a label before each. All is compared without diacritics,
spaces and signs, because fonts of Latin letters lose marked ones (`Trn Th Hòa Bình`) and lines break anywhere.
Reason and place, which a signer types freely, pass where they are known phrases or names of provinces: a figure or a
sentence of one's own in the frame of a signature is an addition to the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Final

from dcbc_desktop.report.text import fold, nfc
from dcbc_desktop.workflow.verification.appearance_labels import LABELS, PLACES

MAX_LETTERS: Final = 3_000
"""Of one appearance; more is no stamp, and all of it is told."""
_SHORT: Final = 5
"""Letters of a phrase, or of one without its marked letters, that could be a part of any word."""
_MAX_RUN: Final = 12
"""Words of a value that may stand without the rest of it."""

_ATTRIBUTE: Final = re.compile(
    r"(?<![^\W_])(?:OID[.\d]*|\d+(?:\.\d+){3,}|DN|CN|OU|ST|SN|GN|UID|DC|SERIALNUMBER|STREET|POSTALCODE|EMAIL(?:ADDRESS)?"
    r"|[CSLOETG])\s*=",
    re.IGNORECASE,
)
"""Short name of a part of a certificate's name, before its value."""
_CLOCK: Final = re.compile(
    r"(?<!\d)[0-2]?\d(?::|h|\s?giờ\s?)[0-5]\d(?:(?::|m|\s?phút\s?)[0-5]\d(?:\.\d{1,3})?)?(?!\d)(?:\s?phút|\s?giây|[ms]\b)?"
    r"(?:\s*(?:AM|PM|SA|CH)\b)?",
    re.IGNORECASE,
)
_ZONE: Final = re.compile(
    r"(?:(?:UTC|GMT|ICT|Z)\b\s*)?[+-]\d{2}:?'?\d{2}'?(?!\d)|(?<=[\d\s(])(?:UTC|GMT|ICT|Z)\b", re.IGNORECASE
)
_CLOCK_IN_ZONE: Final = re.compile(
    rf"{_CLOCK.pattern}\s+(?:[+-]\d\d(?![\d:'])|SE Asia Standard Time\b"
    r"|(?-i:[A-Z]{1,3}[SD]T|[CEW]ET|ICT|SGT|HKT|PHT|MYT)\b)",
    re.IGNORECASE,
)
"""A time of day with its zone as computers name it: `+07`, on Windows `SE Asia Standard Time`, elsewhere `NZDT`."""
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})(?!\d)")
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})(?=\D|$|T)")
_IN_WORDS: Final = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})(?!\d)", re.IGNORECASE)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMED: Final = re.compile(
    r"(?<!\d)(\d{1,2})[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,-]+(\d{4})(?!\d)", re.IGNORECASE
)
_VERSION: Final = re.compile(r"(?<=version)(\s*:?\s*)\d+(?:\.\d+){1,3}(?!\d)", re.IGNORECASE)
_SIGNS: Final = re.compile(r"[\s\x00-/:-@\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\u2010-\u2027\u2713\u2714\ufffd]")
"""Spaces, ASCII and Latin signs, dashes, quotation marks, ticks, what a font lost."""
_TWO_BYTES: Final = "\xfe\xff"
_ZONES: Final = (UTC, timezone(timedelta(hours=7)))


def unexplained_words(said: str, values: Iterable[str], moment: datetime | None) -> tuple[str, ...]:
    """Return the words of an appearance that its labels, the given values and the moment of signing do not explain."""
    if not said.strip():
        return ()
    if len(said) > MAX_LETTERS:
        return tuple(said.split())[:_MAX_RUN]
    text = _without_moments(nfc("\n".join(map(_single_bytes, re.split(r"\r?\n", said)))), moment)
    text = _VERSION.sub(" ", _ATTRIBUTE.sub(" ", text))
    words = text.split()
    places = [place for place, word in enumerate(words) for _ in _bare(word)]
    explained = _explained("".join(map(_bare, words)), _phrases(values), places)
    lost = {place for place, known in zip(places, explained, strict=True) if not known}
    return tuple(word for place, word in enumerate(words) if place in lost)


def _bare(text: str) -> str:
    """Return a text without diacritics, case, spaces and signs; a symbol stays, because it may be drawn as a letter."""
    return "".join(letter for letter in fold(text) if not _SIGNS.match(letter))


def _single_bytes(line: str) -> str:
    """Return a line as it was meant, where a program wrote letters of two bytes (UTF-16) in a font of single ones."""
    if not line.startswith(_TWO_BYTES):
        return line
    held = b"".join(letter.encode("cp1252", "ignore") or letter.encode("latin-1", "ignore") for letter in line[2:])
    meant = held.decode("utf-16-be", "replace")
    return meant if all(letter.isalnum() or _SIGNS.match(letter) for letter in meant) else line


def _phrases(values: Iterable[str]) -> frozenset[str]:
    """Return all that may be said, each as it is, and without the letters that a font of Latin letters lacks."""
    return _usual_phrases() | _forms(part for value in values for part in _parts(value))


@cache
def _usual_phrases() -> frozenset[str]:
    return _forms((*LABELS, *PLACES))


def _forms(told: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for phrase in told:
        found.add(_bare(phrase))
        found |= {form for form in (_bare(_latin(phrase)), _bare(_ascii(phrase))) if len(form) > _SHORT}
    return frozenset(filter(None, found))


def _parts(value: str) -> Iterator[str]:
    """Yield a value and the runs of its words; single words only where they are no syllable."""
    words = nfc(value).split()[: 4 * _MAX_RUN]
    yield " ".join(words)
    for length in range(1, _MAX_RUN + 1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            if length > 1 or len(run) > _SHORT:
                yield run


def _latin(text: str) -> str:
    return nfc(text).encode("cp1252", "ignore").decode("cp1252")


def _ascii(text: str) -> str:
    return nfc(text).encode("ascii", "ignore").decode("ascii")


def _explained(letters: str, phrases: frozenset[str], words: Sequence[int]) -> list[bool]:
    """Return for each letter whether it belongs to a phrase, in the cut into phrases that leaves the fewest over.

    `words` has the number of each letter's word: a short phrase has to be whole words.
    """
    edges = {0, len(letters), *(place for place in range(1, len(letters)) if words[place] != words[place - 1])}
    longest = max(map(len, phrases), default=0)
    costs = [0] * (len(letters) + 1)
    ends = [0] * len(letters)
    for start in range(len(letters) - 1, -1, -1):
        costs[start], ends[start] = costs[start + 1] + 1, 0
        for end in range(start + 1, min(start + longest, len(letters)) + 1):
            whole = end - start > _SHORT or (start in edges and end in edges)
            if whole and costs[end] < costs[start] and letters[start:end] in phrases:
                costs[start], ends[start] = costs[end], end
    explained = [False] * len(letters)
    place = 0
    while place < len(letters):
        end = ends[place]
        explained[place:end] = [True] * max(end - place, 0)
        place = max(end, place + 1)
    return explained


def _without_moments(text: str, moment: datetime | None) -> str:
    """Return a text without times of day, and without dates that are the day of signing."""
    days = _days(moment)
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _IN_WORDS, _MONTH_NAMED):
        text = pattern.sub(lambda found: _kept(found, days), text)
    return _ZONE.sub(" ", _CLOCK.sub(" ", _CLOCK_IN_ZONE.sub(" ", text)))


def _days(moment: datetime | None) -> frozenset[date]:
    """Return the day of signing as clocks of Việt Nam and of the world show it, one day more or less."""
    if moment is None:
        return frozenset()
    known = [moment.astimezone(zone).date() for zone in _ZONES]
    return frozenset(day + timedelta(days=apart) for day in known for apart in (-1, 0, 1))


def _kept(found: re.Match[str], days: frozenset[date]) -> str:
    return " " if _is_day(found.groups(), days) else found.group()


def _is_day(parts: Sequence[str], days: frozenset[date]) -> bool:
    first, second, third = (_MONTHS.index(part.casefold()) + 1 if part.isalpha() else int(part) for part in parts)
    year, month, day = (first, second, third) if len(parts[0]) == 4 else (third, second, first)
    return any((one.year, one.month, one.day) in ((year, month, day), (year, day, month)) for one in days)
