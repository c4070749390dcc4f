"""Invented authorities and files for the pictures: sound, signed under a stranger, with something laid on, a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf

from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.signing.records import Role
from dcbc_desktop.signing.signer import sign_pdf
from dcbc_desktop.workflow.new_report import sample_report
from dcbc_desktop.workflow.report_pages import make_pdf
from tests.signing.authority import Authority, Holder

NUMBERED = {h.NUMBER: "12", h.DATE: "15/12/2026"}
_DAYS = timedelta(days=1)


class Office:
    """An authority that the office trusts, and the key of the one who signs."""

    def __init__(self, folder: Path) -> None:
        self._now = now()
        self._authority = Authority("Nơi cấp chứng thư tin cậy (ví dụ)")
        self._folder = folder
        self.trusted = (self._kept("noi-cap.cer", self._authority.der), self._kept("noi-cap.crl", self._revoked()))
        self.signer = self._issued(self._authority, sample_report().text(h.SIGNATORY_NAME))
        self.p12 = self._kept("chung-thu.p12", self.signer.p12())

    def received(self) -> tuple[Path, ...]:
        """Files as they come in, one of each verdict and more."""
        return tuple(self._kept(f"BC-dan-chu_2026-nam_{name}.pdf", pdf) for name, pdf in self._files())

    def _files(self) -> Iterator[tuple[str, bytes]]:
        signed = self._signed(_report("TRUNG TÂM LƯU TRỮ LỊCH SỬ", "12"), self.signer)
        yield "trung-tam-luu-tru-lich-su_so-12_r1", signed
        yield "so-noi-vu_so-31_r1", self._signed(_report("SỞ NỘI VỤ", "31"), self.signer)
        stranger = self._issued(Authority("Nơi cấp khác (ví dụ)"), self.signer_name)
        yield "xa-an-hoa_so-07_r1", self._signed(_report("ỦY BAN NHÂN DÂN XÃ AN HÒA", "7"), stranger)
        yield "xa-an-binh_so-15_r1", _noted(self._signed(_report("ỦY BAN NHÂN DÂN XÃ AN BÌNH", "15"), self.signer))
        yield "phuong-hoa-lac_du-thao", make_pdf(_report("ỦY BAN NHÂN DÂN PHƯỜNG HÒA LẠC", ""), draft=True)

    @property
    def signer_name(self) -> str:
        """As printed."""
        return sample_report().text(h.SIGNATORY_NAME)

    def _signed(self, report: Report, holder: Holder) -> bytes:
        return sign_pdf(make_pdf(report, draft=False), holder.credentials(self._now), Role.PERSON, self._now)

    def _issued(self, authority: Authority, name: str) -> Holder:
        return authority.issue(name, first=self._now - 30 * _DAYS, last=self._now + 700 * _DAYS)

    def _revoked(self) -> bytes:
        return self._authority.crl(on=self._now - _DAYS, until=self._now + 30 * _DAYS)

    def _kept(self, name: str, data: bytes) -> Path:
        path = self._folder / name
        path.write_bytes(data)
        return path


def _report(issuer: str, number: str) -> Report:
    values = {**NUMBERED, h.NUMBER: number, h.ISSUER: issuer}
    return sample_report().with_entries({key: Entry(value) for key, value in values.items()})


def _noted(pdf: bytes) -> bytes:
    """Somebody laid a note on the first page and saved the file anew."""
    opened, written = pikepdf.open(BytesIO(pdf)), BytesIO()
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[60, 700, 260, 760], Contents="Đã xem"
    )
    opened.pages[0].Annots = pikepdf.Array([*opened.pages[0].get("/Annots", []), opened.make_indirect(note)])
    opened.save(written)
    return written.getvalue()
