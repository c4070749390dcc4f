"""Comparison of an agency's name on a certificate with the issuer that a report prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from dcbc_desktop.report.names.agency_words import AdministrativeUnit, divided, expansions, province_behind, unit_at
from dcbc_desktop.report.names.name_words import Words, phrases, written_with_marks

_SEAL: Final = "con dấu,con dấu của,dấu cơ quan,chữ ký số,chữ ký số của,văn thư,văn thư của,văn thư cơ quan"
"""Words around an agency's name on a certificate: that it is a seal, and which clerks use it."""
_BELOW: Final = "thuộc,trực thuộc,của"
_LONGEST: Final = 4
_PROVINCE: Final = 3
"""Rank of a province."""
MAX_PARTS: Final = 5
"""Organisations or places of a certificate that are looked at."""


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An agency's name, the names of those above it, and where it is.

    Of a certificate: CN; OU and O; L and ST. Of a report: issuer; superior body; place in front of the date.
    """

    name: str
    above: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


class _NameReading(NamedTuple):
    core: Words
    places: tuple[AdministrativeUnit, ...]


@lru_cache(maxsize=64)
def same_agency(certified: AgencyName, printed: AgencyName) -> bool:
    """Return whether a certificate is the agency's that a report prints as its issuer.

    Abbreviations are read in full (`UBND`, `Sở NN&PTNT`). Beside the name may stand the superior body and the places
    above it: `UBND xã Mẫu Sơn, huyện Lộc Bình` is `ỦY BAN NHÂN DÂN / XÃ MẪU SƠN`. The lowest place in the issuer's
    name has to be named. A member or a unit of the agency is not the agency, though its certificate names it as
    organisation.

    The places in the certificate's names have to agree with those that the page prints in the issuer's name, the
    superior body and in front of the date; a page without any contradicts none, and L and ST contradict nothing,
    because they often name the seat of somebody else.

    - Another place of the same rank in the issuer's name or superior body contradicts: `Sở Nội vụ tỉnh Bắc Giang` is
      not the one under `UBND TỈNH LẠNG SƠN`. So does another province in front of the date, where they name none.
    - Where the issuer's name has no place and the certificate's has, the page has to print one of these: `Trung tâm Lưu
      trữ tỉnh Khác` is not the `TRUNG TÂM LƯU TRỮ` of `Hà Nội`. A commune or district that is printed nowhere is
      another one than that in front of the date.
    """
    comparison = _AgencyComparison(certified, printed)
    return any(comparison.holds(name) for name in _names(certified, comparison.marks))


def _names(certified: AgencyName, marks: bool) -> Iterator[str]:
    """Yield the name; where it only says that it is a seal, those of the organisation."""
    yield certified.name
    if not certified.name.strip() or any(found in phrases(_SEAL, marks=marks) for found in _all(certified.name, marks)):
        yield from certified.above[:MAX_PARTS]


def _all(name: str, marks: bool) -> Iterator[Words]:
    return expansions(name, marks=marks)


class _AgencyComparison:
    """Comparison of one certificate with one report; diacritics count where both are written with some."""

    def __init__(self, certified: AgencyName, printed: AgencyName) -> None:
        self.marks = written_with_marks(" ".join((certified.name, *certified.above)), printed.name)
        self._superiors = dict.fromkeys(found for name in printed.above[:MAX_PARTS] for found in _all(name, self.marks))
        self._printed = frozenset(self._readings(printed.name))
        self._above_printed = self._places(printed.above[:MAX_PARTS])
        self._above_certified = self._places(certified.above[:MAX_PARTS])
        self._seats = [self._seat(name) for name in certified.seats[:MAX_PARTS]]
        self._dated_at = [self._seat(name) for name in printed.seats[:MAX_PARTS]]

    def holds(self, name: str) -> bool:
        """Return whether a name of the certificate, read in one way or another, is that of the issuer."""
        return any(self._equal(one, wanted) for one in self._readings(name) for wanted in self._printed)

    def _equal(self, given: _NameReading, wanted: _NameReading) -> bool:
        if not given.core or given.core != wanted.core:
            return False
        if wanted.places and not self._names_place(given.places, wanted.places[0]):
            return False
        known, printed = [*given.places, *self._above_certified], [*wanted.places, *self._above_printed]
        if self._contradict(known, printed) or self._dated_elsewhere(known, printed):
            return False
        return bool(wanted.places) or self._on_page(given.places, known, printed)

    def _names_place(self, given: Sequence[AdministrativeUnit], lowest: AdministrativeUnit) -> bool:
        """Return whether the lowest place is the one printed; a name without places may have them beside it."""
        if given:
            return _same(given[0], lowest)
        return any(_same(place, lowest) for place in (*self._above_certified, *self._seats))

    def _contradict(self, given: Iterable[AdministrativeUnit], wanted: Iterable[AdministrativeUnit]) -> bool:
        """Return whether a place printed is another one of its rank in the certificate."""
        known = list(given)
        for place in wanted:
            rank = place.rank(marks=self.marks)
            rivals = [other for other in known if rank and other.rank(marks=self.marks) == rank]
            if rivals and not any(_same(other, place) for other in known):
                return True
        return False

    def _dated_elsewhere(self, known: Sequence[AdministrativeUnit], printed: Sequence[AdministrativeUnit]) -> bool:
        """Return whether the province in front of the date is another one; a commune may have a province's name."""
        seats = [place for place in self._dated_at if self._is_province(place)]
        if not seats or any(map(self._is_province, printed)) or _any_named(known, seats):
            return False
        return any(map(self._is_province, known))

    def _on_page(
        self,
        given: Sequence[AdministrativeUnit],
        known: Sequence[AdministrativeUnit],
        printed: Sequence[AdministrativeUnit],
    ) -> bool:
        """Return whether the page prints a place of the certificate's name, and in front of the date no other one."""
        if not given or not (printed or self._dated_at) or _any_named(known, self._dated_at):
            return True
        unnamed = [place for place in known if not any(_same(place, other) for other in printed)]
        below = [place for place in unnamed if place.unit and not self._is_province(place)]
        dated_below = any(not self._is_province(place) for place in self._dated_at)
        return len(unnamed) < len(known) and not (below and dated_below)

    def _is_province(self, place: AdministrativeUnit) -> bool:
        return place.rank(marks=self.marks) == _PROVINCE

    def _readings(self, name: str) -> Iterator[_NameReading]:
        """Yield a name in each way it can be read: in full, without seal or superior, without a province behind it."""
        for found in dict.fromkeys(_all(name, self.marks)):
            for name_alone in dict.fromkeys(self._without_superior(_unsealed(found, self.marks))):
                for reading in self._divided(name_alone):
                    yield from (reading._replace(core=core) for core in self._without_superior(reading.core))

    def _divided(self, name: Words) -> Iterator[_NameReading]:
        core, places = divided(name, marks=self.marks)
        yield _NameReading(core, places)
        last = places[-1].name if places else core
        province = province_behind(last, marks=self.marks)
        if province is None:
            return
        short = last[: -len(province.name)]
        if places:
            yield _NameReading(core, (*places[:-1], AdministrativeUnit(places[-1].unit, short), province))
        else:
            yield _NameReading(short, (province,))

    def _without_superior(self, name: Words) -> Iterator[Words]:
        yield name
        for above in self._superiors:
            size = len(above)
            if not 0 < size < len(name):
                continue
            if name[:size] == above:
                yield name[size:]
            if name[-size:] == above:
                yield from _without_link(name[:-size], self.marks)

    def _places(self, names: Iterable[str]) -> list[AdministrativeUnit]:
        """Return the places in names of agencies above, or those that stand alone there."""
        found = [
            place for name in names for one in _all(name, self.marks) for place in divided(one, marks=self.marks)[1]
        ]
        alone = [place for name in names if (place := self._seat(name)).unit]
        provinces = [place for name in names for place in self._provinces_behind(name)]
        return list(dict.fromkeys(found + alone + provinces))

    def _provinces_behind(self, name: str) -> Iterator[AdministrativeUnit]:
        """Yield the province with which a name without other places ends: `Sở Nội vụ Lạng Sơn`."""
        for one in _all(name, self.marks):
            core, places = divided(one, marks=self.marks)
            province = None if places else province_behind(core, marks=self.marks)
            if province is not None:
                yield province

    def _seat(self, name: str) -> AdministrativeUnit:
        """Return the place that L or ST names: `Lạng Sơn`, `Tỉnh Lạng Sơn`, `TP. Lạng Sơn`."""
        ways = list(_all(name, self.marks))
        found = next((one for one in ways if unit_at(one, 0, marks=self.marks)), ways[0])
        unit = unit_at(found, 0, marks=self.marks)
        return AdministrativeUnit(unit, found[len(unit) :])


def _unsealed(name: Words, marks: bool) -> Words:
    """Return a name without the words that say it is a seal, in front of it or behind it."""
    for size in range(_LONGEST, 0, -1):
        if len(name) > size and name[:size] in phrases(_SEAL, marks=marks):
            return name[size:]
        if len(name) > size and name[-size:] in phrases(_SEAL, marks=marks):
            return name[:-size]
    return name


def _without_link(name: Words, marks: bool) -> Iterator[Words]:
    """Yield a name, and without `thuộc` or `trực thuộc` at its end."""
    yield name
    yield from (name[:-size] for size in (2, 1) if name[-size:] in phrases(_BELOW, marks=marks))


def _any_named(places: Iterable[AdministrativeUnit], named: Sequence[AdministrativeUnit]) -> bool:
    return any(place.name == other.name for place in places for other in named)


def _same(one: AdministrativeUnit, other: AdministrativeUnit) -> bool:
    return one.name == other.name and (one.unit == other.unit or not one.unit or not other.unit)
