"""Files of every kind that an office makes: twelve kinds of reports, each made in ten ways, and one in three more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dcbc_desktop.report.report import Report
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.export.documents import filled_figures, random_report
from tests.export.tables import random_tables
from tests.places import OUTLINE_A, OUTLINE_FOLDERS
from tests.report.samples import full_report, typed_report
from tests.signing.authority import NOW, seal
from tests.signing.reports import varied_report
from tests.signing.test_added_fields import by_pen
from tests.signing.test_added_fields import signed as signed_in_new_fields
from tests.signing.test_conformance import sealed, signed

COUNT = 120
_B, _C = (folder for folder in OUTLINE_FOLDERS if folder.name.startswith("2026-"))


def _annexes(folder: Path) -> Report:
    """With a value in every figure, and notes at some."""
    report = full_report(folder)
    return filled_figures(report, [figure.key for figure in report.outline.figures[::7]])


REPORTS: tuple[Callable[[int], Report], ...] = (
    lambda _: full_report(),
    lambda _: varied_report(1),  # 60 notes, one of 1,200 words
    lambda way: varied_report(5 * way),  # long names
    lambda way: varied_report(12 + way),
    lambda _: _annexes(OUTLINE_A),
    lambda _: _annexes(_B),
    lambda _: _annexes(_C),
    lambda _: typed_report(_B),
    lambda _: typed_report(_C),
    lambda way: random_report(4 * way + way % 3),
    lambda way: random_tables(way, 1 + way % 3),
    lambda way: random_tables(100 + way, 1 if way % 2 else 3),
)


def _final(report: Report) -> bytes:
    return make_pdf(report, draft=False)


WAYS: dict[str, Callable[[Report], bytes]] = {
    "draft": lambda report: make_pdf(report, draft=True),
    "pen": lambda report: make_pdf(report, draft=False, fields=False),
    "fields": _final,
    "once": lambda report: signed(_final(report), 2),
    "once, picture": lambda report: signed(_final(report), 3),
    "once, list": lambda report: signed(_final(report), 0),
    "once, picture, list": lambda report: signed(_final(report), 1),
    "twice": lambda report: sealed(signed(_final(report), 2), 2),
    "twice, pictures": lambda report: sealed(signed(_final(report), 3), 3),
    "twice, pictures, list": lambda report: sealed(signed(_final(report), 1), 1),
}


@dataclass(frozen=True)
class OfficeFile:
    """A file on the disk, with the number of its signatures."""

    path: Path
    signatures: int


def made(numbers: Iterable[int], folder: Path) -> list[OfficeFile]:
    """The files of these numbers, below 120, in a folder."""
    return [_made(number, folder) for number in numbers]


def way(number: int) -> str:
    """The way in which the file of a number is made."""
    return list(WAYS)[number % len(WAYS)]


def _made(number: int, folder: Path) -> OfficeFile:
    name, kind = way(number), number // len(WAYS)
    path = folder / f"{kind:02} {name}.pdf"
    path.write_bytes(WAYS[name](REPORTS[kind](number % len(WAYS))))
    return OfficeFile(path, {"once": 1, "twice": 2}.get(name.partition(",")[0], 0))


def made_with_new_fields(folder: Path) -> list[OfficeFile]:
    """A file for signatures by pen, the same with fields made for one signature, and with a second one in them."""
    once = signed_in_new_fields()
    twice = sign_pdf(once, seal().credentials(), Role.SEAL, NOW)
    files = [OfficeFile(folder / f"new fields, {count}.pdf", count) for count in range(3)]
    for file, pdf in zip(files, (by_pen(), once, twice), strict=True):
        file.path.write_bytes(pdf)
    return files


SHORT = tuple(len(WAYS) * (5 * one % len(REPORTS)) + one % len(WAYS) for one in range(len(REPORTS)))
"""Every way at least once, every report once."""
