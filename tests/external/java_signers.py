"""Our files signed by EU DSS, iText 5 and 9, and PDFBox: into our fields or beside them, once and twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dcbc_desktop.export import PageWords
from tests.external.java_programs import run_java
from tests.places import ROOT
from tests.signing.authority import Holder
from tests.signing.pictures import signature_png

_FACE = ROOT / "resources" / "fonts" / "LiberationSerif-Regular.ttf"
_PASSPHRASE = "mat khau 123"
_EDGE = 3.0
"""Points between a program's own field and the box that it stands in."""
_FIELDS = ("nguoi_ky", "co_quan")


@dataclass(frozen=True)
class Way:
    """A program, the fields that it fills one after the other, and how they look."""

    program: str
    place: str
    """`ours`, `own` (in our box, under a name of the program's), or `own, invisible`."""
    look: str = ""
    """`picture`, `text`, or nothing; `certified`: the first one allows only further signatures."""
    twice: bool = False


WAYS: Mapping[str, Way] = {
    f"{program}, {'twice, ' * twice}{place}{', ' * bool(look)}{look}": Way(program, place, look, twice)
    for program in ("dss", "itext5", "itext9", "pdfbox")
    for place, look, twice in (
        ("ours", "", False),
        ("ours", "picture", False),
        ("ours", "text", False),
        ("ours", "picture", True),
        ("own", "picture", False),
        ("own", "text", False),
        ("own", "picture", True),
        ("own, invisible", "", False),
        ("own, invisible", "", True),
        ("ours", "text, certified", True),
    )
    if program != "pdfbox" or "certified" not in look
}
BESIDE = [name for name, way in WAYS.items() if way.place != "ours"]
"""Ways that need no field of ours."""


@dataclass(frozen=True)
class Signatories:
    """Who signs, and when."""

    person: Holder
    agency: Holder
    moment: datetime


@dataclass(frozen=True)
class Export:
    """A file to be signed, its pages with the boxes for signatures, and the ways."""

    name: str
    pdf: bytes
    pages: Sequence[PageWords]
    ways: Sequence[str]


def signed(exports: Iterable[Export], who: Signatories, folder: Path) -> dict[tuple[str, str], Path]:
    """Each file signed in each of its ways, by its name and the way; a second signature is the agency's. One JVM."""
    (folder / "nguoi_ky.p12").write_bytes(who.person.p12(_PASSPHRASE))
    (folder / "co_quan.p12").write_bytes(who.agency.p12(_PASSPHRASE))
    (folder / "picture.png").write_bytes(signature_png())
    made = {(one.name, way): folder / f"{one.name}, {way}.pdf" for one in exports for way in one.ways}
    lines = [line for one in exports for way in one.ways for line in _orders(one, WAYS[way], made[one.name, way])]
    (folder / "orders.tsv").write_text("\n".join(lines), encoding="utf-8")
    moment = str(int(who.moment.timestamp() * 1000))
    words: list[str | Path] = [folder / "orders.tsv", _PASSPHRASE, folder / "picture.png", _FACE, moment]
    assert [line for line in run_java("signers", "Signers", words) if line[1] != "signed"] == []
    return made


def _orders(export: Export, way: Way, path: Path) -> Iterator[str]:
    """The orders for one file, tab by tab as Order.java reads them."""
    boxes = {box.name: (number, box) for number, page in enumerate(export.pages, start=1) for box in page.boxes}
    source = first = path.with_name(f"{export.name}.pdf")
    source.write_bytes(export.pdf)
    for field in _FIELDS[: 1 + way.twice]:
        target = path.with_stem(f"{path.stem}, first") if way.twice and field == _FIELDS[0] else path
        number, box = boxes[field]
        room = (box.left + _EDGE, box.bottom + _EDGE, box.right - _EDGE, box.top - _EDGE)
        room = (0, 0, 0, 0) if way.place == "own, invisible" else room
        name = field if way.place == "ours" else f"Signature {field}"
        keys = path.with_name(f"{field}.p12")
        place = way.place.partition(",")[0]
        look = way.look.removesuffix(", certified") if source != first else way.look
        yield "\t".join(map(str, (way.program, name, place, look, keys, number, *room, source, target)))
        source = target
