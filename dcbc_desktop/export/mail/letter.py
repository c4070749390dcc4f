"""Words of the mail about an exported report: recipients, subject and body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import long_date, short_date
from dcbc_desktop.report.report import Report

_MOST_WORDS: Final = 300
"""Letters of a title or a name of a body in the mail."""
_MOST_ADDRESSEES: Final = 10


@dataclass(frozen=True, slots=True)
class Letter:
    """Text of a mail; `to` holds recipients as they were typed, or nothing yet."""

    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """File that goes with the mail; number and date are those registered, else those on its page.

    `scans` are names and SHA-256 of the scans that go with it.
    """

    file: str
    sha256: str
    number: str
    day: date | None
    draft: bool
    scans: tuple[tuple[str, str], ...] = ()


def letter_about(report: Report, enclosed: Enclosed, *, sender: str = "", to: str = "") -> Letter:
    """Write subject and body; `sender` is the office's usual name, else the issuer's as printed."""
    sender = _words(sender or " ".join(report.lines(h.ISSUER)))
    body = "\n".join(_body(report, enclosed, sender))
    return Letter(to, _subject(report, enclosed, sender), body)


def _subject(report: Report, enclosed: Enclosed, sender: str) -> str:
    kind = report.outline.document.kind.capitalize()
    parts = [f"Dự thảo {kind}" if enclosed.draft else kind]
    if enclosed.number:
        parts.append(f"số {_symbol(report, enclosed.number)}")
    if enclosed.day:
        parts.append(f"ngày {short_date(enclosed.day)}")
    if sender:
        parts.append(f"của {sender}")
    return f"{' '.join(parts)}: {_title(report)}".removesuffix(": ")


def _body(report: Report, enclosed: Enclosed, sender: str) -> Iterator[str]:
    yield from _greeting(report)
    yield ""
    what = "dự thảo báo cáo để xin ý kiến" if enclosed.draft else "báo cáo"
    yield f"{sender or 'Cơ quan chúng tôi'} trân trọng gửi kèm thư này {what}:"
    yield ""
    yield from (f"- {name}: {words}" for name, words in _facts(report, enclosed) if words)
    yield ""
    if not enclosed.draft:
        yield "Tệp PDF đính kèm có sẵn dữ liệu của báo cáo để kiểm tra và tổng hợp; kính đề nghị lưu nguyên tệp."
        yield ""
    yield "Trân trọng cảm ơn."
    if sender:
        yield from ("", sender)


def _greeting(report: Report) -> Iterator[str]:
    addressees = [_words(line).rstrip(".;, ") for line in report.lines(h.ADDRESSEES)[:_MOST_ADDRESSEES]]
    if len(addressees) > 1:
        yield "Kính gửi:"
        yield from (f"- {name}" for name in addressees)
    else:
        yield f"Kính gửi: {addressees[0] if addressees else 'Quý cơ quan'}"


def _facts(report: Report, enclosed: Enclosed) -> Iterator[tuple[str, str]]:
    period = report.period
    yield "Trích yếu", _title(report)
    yield "Số, ký hiệu", _symbol(report, enclosed.number) if enclosed.number else ""
    yield "Ngày ban hành", long_date(enclosed.day) if enclosed.day else ""
    yield "Kỳ báo cáo", f"{period.label} (từ {short_date(period.first)} đến {short_date(period.last)})"
    if report.revision > 1 and not enclosed.draft:
        yield "Bản", f"{report.revision}, thay thế bản đã gửi trước đây"
    yield "Tệp đính kèm", enclosed.file
    yield "Mã kiểm tra của tệp (SHA-256)", enclosed.sha256
    for name, sha256 in enclosed.scans:
        yield "Bản quét bản đã ký, đóng dấu", name
        yield "Mã kiểm tra của bản quét (SHA-256)", sha256


def _symbol(report: Report, number: str) -> str:
    line = h.number_line(number, report.outline.document.symbol, report.text(h.SYMBOL))
    return _words(line.removeprefix("Số: ").rstrip("-"))


def _title(report: Report) -> str:
    return _words(report.text(h.TITLE))


def _words(text: str) -> str:
    return shortened(" ".join(text.split()), _MOST_WORDS)


def shortened(text: str, most: int, sign: str = "…") -> str:
    """Cut text to a number of letters, between two words where possible; `sign` marks the cut."""
    if len(text) <= most:
        return text
    kept = text[:most]
    return (kept.rpartition(" ")[0] or kept).rstrip() + sign
