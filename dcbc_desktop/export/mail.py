"""Mail draft (.eml) that carries an exported PDF upward: its words, and the file that a mail program opens."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import policy
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import long_date, short_date
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.text import clean_line, split_lines

MOST_ADDRESSES: Final = 50
MOST_SUBJECT: Final = 200
"""Letters of a subject; mail programs cut longer ones without saying so."""
MOST_NAME: Final = 120
"""Letters of the attached file's name."""
MOST_BODY: Final = 20_000
_ADDRESS: Final = re.compile(
    r"([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
    r"@([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+)"
)
_LONGEST_ADDRESS: Final = 254

_MOST_WORDS: Final = 300
"""Letters of a title or a name of a body in the mail."""
_MOST_ADDRESSEES: Final = 10


@dataclass(frozen=True, slots=True)
class Letter:
    """Text of a mail; `to` holds addresses with commas between, or nothing yet."""

    to: str
    subject: str
    body: str


def mail_draft(letter: Letter, name: str, pdf: bytes) -> bytes:
    """Return the draft as a file: the same letter and PDF give the same bytes.

    It has no Date, Message-ID or From: a draft was never sent, and the mail program writes them when it is.
    `X-Unsent` makes Outlook open it for writing. Raises UsageError `mail_address_invalid`.
    """
    mail = EmailMessage(policy.SMTP)
    mail["X-Unsent"] = "1"
    addresses = parse_addresses(letter.to)
    if addresses:
        mail["To"] = tuple(Address(addr_spec=address) for address in addresses)
    body = "\n".join(clean_line(line).text for line in split_lines(letter.body[:MOST_BODY]))
    mail.set_content(body, cte="base64")
    attached = attachment_name(name)
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=attached, params={"name": attached})
    mail.set_boundary(_boundary(pdf))
    return _subject_line(letter.subject) + mail.as_bytes()


def parse_addresses(text: str) -> tuple[str, ...]:
    """Parse e-mail addresses with commas, semicolons or spaces between; raises UsageError `mail_address_invalid`.

    Strict: text that is not plainly an address never reaches a header, so that no line can be smuggled into one.
    """
    found = dict.fromkeys(filter(None, re.split(r"[,;\s]+", text)))
    for address in found:
        if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
            raise UsageError("mail_address_invalid", text=clean_line(address[:60]).text)
    if len(found) > MOST_ADDRESSES:
        raise UsageError("mail_addresses_too_many", limit=MOST_ADDRESSES)
    return tuple(found)


def attachment_name(name: str) -> str:
    """Return a file name valid on the receiver's system: one part of a path, and not too long."""
    cleaned = re.sub(r'[\\/:*?"<>|]', "-", clean_line(name).text).strip()
    stem = cleaned.removesuffix(".pdf").removesuffix(".PDF").strip(" .")
    return f"{shortened(stem, MOST_NAME, '').strip(' .') or 'bao-cao'}.pdf"


def _subject_line(subject: str) -> bytes:
    """Encode the subject: EmailMessage loses a space wherever it folds a long line of Vietnamese."""
    words = shortened(clean_line(subject).text.strip(), MOST_SUBJECT)
    return b"Subject: " + Header(words, "utf-8", header_name="Subject").encode(linesep="\r\n").encode() + b"\r\n"


def shortened(text: str, most: int, sign: str = "…") -> str:
    """Cut text to a number of letters, between two words where possible; `sign` marks the cut."""
    if len(text) <= most:
        return text
    kept = text[:most]
    return (kept.rpartition(" ")[0] or kept).rstrip() + sign


def _boundary(pdf: bytes) -> str:
    """Return a boundary that begins with `=_`, which never occurs in base64."""
    return f"=_{hashlib.sha256(pdf).hexdigest()[:40]}"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """File that goes with the mail; number and date are those registered, else those on its page."""

    file: str
    sha256: str
    number: str
    day: date | None
    draft: bool


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


def _symbol(report: Report, number: str) -> str:
    line = h.number_line(number, report.outline.document.symbol, report.text(h.SYMBOL))
    return _words(line.removeprefix("Số: ").rstrip("-"))


def _title(report: Report) -> str:
    return _words(report.text(h.TITLE))


def _words(text: str) -> str:
    return shortened(" ".join(text.split()), _MOST_WORDS)
