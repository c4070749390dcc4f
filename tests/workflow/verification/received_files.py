"""Whole files as an office receives them: reports of every kind, exported, then signed with real certificates."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf

from dcbc_desktop.report import header as h
from dcbc_desktop.report.datafile import NAME, encode_data
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.export.any_kind import report_of_any_kind
from tests.report.samples import full_report
from tests.signing.authority import NOW, Holder, seal, signer

SIGNATORY = "Nguyễn Xuân Thử"
"""As in the certificate of `signer()`."""
Change = Callable[[pikepdf.Pdf], None]


def final_report(**entries: str) -> Report:
    """A report with number and date, printed over the name of the certificate's holder."""
    values = {h.NUMBER: "12", h.DATE: "15/12/2026", h.SIGNATORY_NAME: SIGNATORY, **entries}
    return full_report().with_entries({key: Entry(value) for key, value in values.items()})


def report_number(seed: int) -> Report:
    """One of every kind, over the signer's name: random text, random tables, every outline with figures."""
    return report_of_any_kind(seed).with_entries({h.SIGNATORY_NAME: Entry(SIGNATORY)})


@cache
def exported() -> bytes:
    """Not signed yet."""
    return make_pdf(final_report(), draft=False)


@cache
def signed() -> bytes:
    """Signed by the person."""
    return by_person(exported())


@cache
def sealed() -> bytes:
    """Signed by the person, then by the agency."""
    return by_agency(signed())


def by_person(pdf: bytes, holder: Holder | None = None) -> bytes:
    """The file with a person's signature."""
    return sign_pdf(pdf, (holder or signer()).credentials(), Role.PERSON, NOW)


def by_agency(pdf: bytes, holder: Holder | None = None) -> bytes:
    """The file with the agency's signature."""
    return sign_pdf(pdf, (holder or seal()).credentials(), Role.SEAL, NOW)


def doctored(change: Change, pdf: bytes | None = None) -> bytes:
    """A file written anew with something else in it."""
    with pikepdf.open(BytesIO(pdf or exported())) as opened:
        change(opened)
        written = BytesIO()
        opened.save(written, fix_metadata_version=False)
    return written.getvalue()


def exported_data(**entries: str) -> bytes:
    """The data file of the report with some entries replaced."""
    return encode_data(final_report(**entries), draft=False, program="DCBC Desktop")


def with_attachment(data: bytes, name: str = NAME) -> Change:
    """Other data in the place of the file's own."""

    def change(pdf: pikepdf.Pdf) -> None:
        names = pdf.Root["/Names"]["/EmbeddedFiles"]["/Names"]
        names[1]["/EF"]["/F"].write(data)
        names[1]["/UF"] = names[1]["/F"] = pikepdf.String(name)

    return change


def with_data_of_another(pdf: pikepdf.Pdf) -> None:
    """The data of another report in the file."""
    with_attachment(exported_data(**{h.TITLE: "Báo cáo khác hẳn"}))(pdf)
