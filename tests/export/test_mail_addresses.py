"""Recipients as people type them: read well, written as RFC 5322 and 2047 say, and never a way into the headers."""

from __future__ import annotations

import base64
import email
import email.policy
import re
import shutil
import subprocess
import unicodedata
from email.header import decode_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest

from dcbc_desktop.errors import UsageError
from dcbc_desktop.export.mail import MOST_ADDRESSES, Letter, MailAddress, mail_draft, parse_addresses

PDF = b"%PDF-1.7"
LONG = "Phòng Văn hóa - Xã hội, Ủy ban nhân dân phường Thừa Thiên - Huế; bộ phận “một cửa”"


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.address) for one in parse_addresses(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        (" ;, \n", []),
        ("a@b.vn", [("", "a@b.vn")]),
        ("<a@b.vn>", [("", "a@b.vn")]),
        ("mailto:a@b.vn", [("", "a@b.vn")]),
        ("a@b.vn;c@d.gov.vn , A@b.vn\ne@f-g.vn h@i.vn", [("", f"{one}") for one in
         ("a@b.vn", "c@d.gov.vn", "e@f-g.vn", "h@i.vn")]),
        ("Sở Nội vụ <a@b.vn>", [("Sở Nội vụ", "a@b.vn")]),
        ("Sở Nội vụ<a@b.vn>;", [("Sở Nội vụ", "a@b.vn")]),
        ("Sở Nội vụ < a@b.vn >", [("Sở Nội vụ", "a@b.vn")]),
        ("Sở Nội vụ <a@b.vn>, Nguyễn Văn A <c@d.vn>", [("Sở Nội vụ", "a@b.vn"), ("Nguyễn Văn A", "c@d.vn")]),
        ("Sở Nội vụ <a@b.vn>\r\nb@c.vn;Tư pháp <d@e.vn>", [("Sở Nội vụ", "a@b.vn"), ("", "b@c.vn"),
         ("Tư pháp", "d@e.vn")]),
        ("Phòng Văn hóa, Xã hội <a@b.vn>, c@d.vn", [("Phòng Văn hóa, Xã hội", "a@b.vn"), ("", "c@d.vn")]),
        ('"Sở, Ngành; Hội" <a@b.vn>; c@d.vn', [("Sở, Ngành; Hội", "a@b.vn"), ("", "c@d.vn")]),
        (r'"Ông \"Tư\" \\" <a@b.vn>', [('Ông "Tư" \\', "a@b.vn")]),
        ("“Sở Nội vụ” <a@b.vn>", [("Sở Nội vụ", "a@b.vn")]),
        ("«Sở; Ngành» <a@b.vn>", [("Sở; Ngành", "a@b.vn")]),
        ("Trường “Kim Đồng” <a@b.vn>", [("Trường “Kim Đồng”", "a@b.vn")]),
        ("“Kim Đồng” trường <a@b.vn>", [("“Kim Đồng” trường", "a@b.vn")]),
        ("L'Espace <a@b.vn>", [("L'Espace", "a@b.vn")]),
        ("UBND P.1 (văn thư) <a@b.vn>", [("UBND P.1 (văn thư)", "a@b.vn")]),
        (unicodedata.normalize("NFD", "Sở Nội vụ") + " <a@b.vn>", [("Sở Nội vụ", "a@b.vn")]),
        ("\ufeffSở\u00a0Nội  vụ <a@b.vn\u200b>", [("Sở Nội vụ", "a@b.vn")]),
        ("Văn thư <vt@đồng-hà.vn>", [("Văn thư", "vt@xn--ng-h-3na30ay25p.vn")]),
        ("vt@ví-dụ.vn, vt@VÍ-DỤ.vn", [("", "vt@xn--v-d-rma6749a.vn")]),
        ("<b>&x <a@b.vn>", None),
        ("Sở <Nội vụ> <a@b.vn>", None),
    ],
)  # fmt: skip
def test_recipients_as_people_write_them(text: str, found: list[tuple[str, str]] | None) -> None:
    if found is None:
        with pytest.raises(UsageError, match="mail_address_invalid"):
            parse_addresses(text)
    else:
        assert _pairs(text) == found


BAD = [
    "Sở Nội vụ",
    "Sở Nội vụ a@b.vn",
    "Sở Nội vụ, a@b.vn",
    "a@b",
    "@b.vn",
    "a@b.vn>",
    "<a@b.vn",
    "Tên <>",
    "Tên <a@b.vn",
    "Tên <a@b.vn> ơi",
    "Tên <a@b.vn><c@d.vn>",
    "x@y.vn <a@b.vn>",
    '"x"@b.vn',
    '"Tên <a@b.vn>; c@d.vn',
    "a@b.vn\0",
    "Tên\0 <a@b.vn>",
    "a@\u202eb.vn",
    "T\u202eên <a@b.vn>",
    "T\u2066ên <a@b.vn>",
    "T\ud800ên <a@b.vn>",
    "\x1b[31mTên <a@b.vn>",
    "đ@b.vn",
    "a@b..vn",
    "a..b@c.vn",
    "a@-b.vn",
    "a@b_c.vn",
    f"a@{'b' * 64}.vn",
    f"a@{'đ' * 64}.vn",
    "a@đ\u2028.vn",
    f"{'a' * 300}@b.vn",
    "a:b@c.vn",
    "a@b.vn/c",
    "x" * 200_000,
    "a@" + "b." * 100_000,
    "Tên " * 50_000 + "<a@b.vn>",
    "x" * 121 + " <a@b.vn>",
    "a@b.vn\r\nBcc: c@d.vn",
    "Tên\r\nBcc: x <a@b.vn>",
    '"Tên\r\nBcc: c@d.vn" <a@b.vn>',
    '"Tên\r\n\r\n<script>" <a@b.vn>',
    "Tên <a@b.vn\r\nBcc: c@d.vn>",
    "Tên\u2028Bcc: x <a@b.vn>",
    "Tên\x85Bcc: x <a@b.vn>",
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_what_is_no_recipient_is_refused_with_its_words(text: str) -> None:
    with pytest.raises(UsageError, match="mail_address_invalid") as refused:
        mail_draft(Letter(f"q@r.vn; {text}", "x", "y"), "BC.pdf", PDF)
    told = str(refused.value.params["text"])
    assert 0 < len(told) <= 60
    assert told.isprintable()


def test_more_recipients_than_a_mail_should_have_are_refused() -> None:
    assert len(parse_addresses(",".join(f"a{number}@b.vn" for number in range(MOST_ADDRESSES)))) == MOST_ADDRESSES
    with pytest.raises(UsageError, match="mail_addresses_too_many"):
        parse_addresses(";".join(f"T <a{number}@b.vn>" for number in range(MOST_ADDRESSES + 1)))


NAMES = [
    "", "Sở Nội vụ", "So Noi vu", "Sở, Ngành; Hội", 'Ông "Tư" \\ x', LONG, "Ế" * 120, "x y " * 29 + "z", "a.b",
    "=?utf-8?q?x?=", "(Văn thư)", "Bcc: ai do", "T" * 120, "văn thư & x",
]  # fmt: skip


def _to_line(data: bytes) -> str:
    """The header, unfolded by hand."""
    head = data.split(b"\r\n\r\n", 1)[0]
    assert max(map(len, head.split(b"\r\n"))) <= 78
    lines = re.sub(rb"\r\n(?=[ \t])", b"", head).decode("ascii").split("\r\n")
    (line,) = [line for line in lines if line.startswith("To: ")]
    return line.removeprefix("To: ")


def _by_hand(line: str) -> list[tuple[str, str]]:
    """RFC 5322 and 2047 by hand: quoted strings, encoded words, phrases."""
    found = []
    for quoted, phrase, named, alone in re.findall(
        r'(?:"((?:[^"\\]|\\.)*)"|([^",<]*))\s*<([^>]+)>|([^\s,<"]+@[^\s,]+)', line
    ):
        words = re.findall(r"=\?utf-8\?b\?([A-Za-z0-9+/=]*)\?=", phrase)
        encoded = b"".join(base64.b64decode(word) for word in words).decode()
        found.append((encoded or re.sub(r"\\(.)", r"\1", quoted) or phrase.strip(" "), named or alone))
    return found


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_what_is_written_is_read_back_by_every_reader(name: str) -> None:
    typed = [MailAddress(name, "vanthu@sonoivu.gov.vn"), MailAddress("Văn thư", "b@c.vn"), MailAddress(name, "d@e.vn")]
    words = "; ".join(map(str, typed))
    assert list(parse_addresses(words)) == typed
    data = mail_draft(Letter(words, "x", "y"), "BC.pdf", PDF)
    wanted = [(one.name, one.address) for one in typed]
    line = _to_line(data)
    assert _by_hand(line) == wanted
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message["To"].defects == ()
    # Python's reader puts a blank between two encoded words of a name; only a word of its own length is cut by that
    read = [(_single_blanks(one.display_name), one.addr_spec) for one in message["To"].addresses]
    assert [(name.replace(" ", ""), to) for name, to in read] == [(name.replace(" ", ""), to) for name, to in wanted]
    if " " in name or len(name.encode()) <= 45:
        assert read == wanted
    older = [(_decoded(name), address) for name, address in getaddresses([line])]
    assert older == wanted


def _single_blanks(text: str) -> str:
    return " ".join(text.split())


def _decoded(name: str) -> str:
    return "".join(
        part.decode(charset or "ascii") if isinstance(part, bytes) else part for part, charset in decode_header(name)
    )


@pytest.mark.skipif(shutil.which("perl") is None, reason="the other reader is not on this computer")
def test_another_language_decodes_the_same_names() -> None:
    script = "use Encode; binmode(STDOUT, ':utf8'); local $/; print decode('MIME-Header', <STDIN>)"
    words = f"{MailAddress(LONG, 'a@b.vn')}; Nguyễn Văn Ế <c@d.vn>; e@f.vn"
    line = _to_line(mail_draft(Letter(words, "x", "y"), "BC.pdf", PDF))
    told = subprocess.run(["perl", "-e", script], input=line.encode(), capture_output=True, check=True)
    assert told.stdout.decode() == f"{LONG} <a@b.vn>, Nguyễn Văn Ế <c@d.vn>, e@f.vn"


def test_a_domain_with_marks_travels_in_ascii() -> None:
    line = _to_line(mail_draft(Letter("Văn thư <vt@ví-dụ.vn>", "x", "y"), "BC.pdf", PDF))
    assert line.endswith(" <vt@xn--v-d-rma6749a.vn>")
    assert line.partition("@")[2].rstrip(">").encode().decode("idna") == "ví-dụ.vn"


@pytest.mark.parametrize("text", ["vt@ví-dụ.vn", "Văn thư <vt@đồng-hà.vn>", "vt@xn--zzzz99.vn", "a@B.vn"])
def test_a_recipient_is_shown_as_it_was_typed(text: str) -> None:
    assert ", ".join(map(str, parse_addresses(text))) == text
