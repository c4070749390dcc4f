"""Sentences of verdicts as a clerk reads them: each says what to do, in one language, without codes or gaps."""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from dcbc_desktop.invocation import LANGUAGES
from dcbc_desktop.report.syllables import is_syllable
from dcbc_desktop.report.wording import messages, sentence
from dcbc_desktop.signing.verdicts import Code
from dcbc_desktop.workflow.verification.client import VerifiedFile
from dcbc_desktop.workflow.verification.facts import SAME_FILE, VerdictReason, in_order, verdict_of
from dcbc_desktop.workflow.verification.reason_groups import CAUSES, NOT_PDF, TOLD_KINDS, UNREAD
from tests.manual.verdict_page import page, received, told
from tests.places import ROOT
from tests.workflow.verification.received_examples import EXAMPLES

PLACES = ("workflow/verification", "intake/received")
NO_REASONS = {"export_differs", "signed_other_file", "reader_unavailable", "reader_failed", "unexpected", "unknown"}
MORE = {"pages_unreadable", "pages_too_many", "file_unreadable", "file_empty", "file_too_large", "data_newer"}
"""Reasons and errors of packages below."""
NOTHING_TO_DO = TOLD_KINDS - {"inner_valid", "foreign_scan", "foreign_signed"} | {SAME_FILE}
"""Codes that only tell something."""
NAMES = {
    "PDF", "ZIP", "RAR", "XML", "XPS", "Word", "Excel", "LibreOffice", "Writer", "Calc", "Windows", "Outlook", "Mac",
    "OneDrive", "JavaScript", "MB", "KB", "byte", "DCBC", "RSA", "EC", "bit", "SHA", "MD", "p7m", "p7s", "p7b",
    "base64", "vi", "rút", "web", "mm",
}  # fmt: skip
"""Names of things that have no other in Vietnamese."""
SAMPLE: dict[str, str | int] = {"page": 2, "count": 3, "pages": 4, "revision": 1, "layout": 3, "megabytes": 20}


@cache
def reason_codes() -> frozenset[str]:
    """Codes of reasons: all strings of the packages that judge files and that have a sentence."""
    found = {str(code) for code in Code} | MORE
    for place in PLACES:
        for path in (ROOT / "dcbc_desktop" / place).rglob("*.py"):
            found |= _strings(path)
    return frozenset(code for code in found & set(messages("vi")) if _is_reason(code))


def _strings(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _is_reason(code: str) -> bool:
    begins = ("verdict_", "proven_", "attach_", "scan_")
    return "." not in code and code not in NO_REASONS and not code.startswith(begins)


def _said(code: str, language: str) -> str:
    return sentence(code, {**dict.fromkeys(_parameters(code), "Ngọc"), **_sample(code)}, language)


def _parameters(code: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(messages("vi")[code]) if name}


def _sample(code: str) -> dict[str, str | int]:
    return {name: value for name, value in SAMPLE.items() if name in _parameters(code)}


def test_the_codes_are_found() -> None:
    known = set(NOT_PDF | UNREAD | TOLD_KINDS) | set(CAUSES) | {str(code) for code in Code}
    assert known <= reason_codes()
    assert {"pages_differ", "page_foreign_object", "signer_differs", "data_newer", "replaced_by"} <= reason_codes()


@pytest.mark.parametrize("code", sorted(reason_codes()))
def test_every_reason_says_what_to_do(code: str) -> None:
    vietnamese, english = (_said(code, language) for language in LANGUAGES)
    if code in NOTHING_TO_DO:
        return
    assert re.search(r"\bxin\b", vietnamese, re.IGNORECASE), vietnamese
    assert re.search(r"\bplease\b", english, re.IGNORECASE), english


@pytest.mark.parametrize("code", sorted(reason_codes() | {c for c in messages("vi") if c.startswith("proven_")}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_whole(code: str, language: str) -> None:
    said = _said(code, language)
    assert said.endswith((".", ".»", ".”")), said
    assert not re.search(r"[{}…]|  |\.\.|\b[a-z]+_[a-z_]+\b", said), said
    assert said[0] == said[0].upper()
    assert unicodedata.is_normalized("NFC", said)
    assert not re.search(r"\b(?:digest|hash|catalogue|CRL|DSS|CMS|ByteRange|widget|AcroForm|null|None)\b", said), said


@pytest.mark.parametrize("code", sorted(c for c in messages("vi") if c in reason_codes() or c.startswith(
    ("proven_", "place.part.", "place.foreign.", "verdict_"))))  # fmt: skip
def test_the_vietnamese_is_vietnamese(code: str) -> None:
    said = re.sub(r"\{\w+\}|\.(?:p7\w|pdf|p12|crl)\b", " ", messages("vi")[code])
    words = [word for word in re.findall(r"[^\W\d_]+\w*", said) if word not in NAMES]
    assert [word for word in words if not is_syllable(word.lower())] == []


@pytest.mark.parametrize("code", sorted(reason_codes() | {c for c in messages("vi") if c.startswith("proven_")}))
def test_the_english_is_english(code: str) -> None:
    said = re.sub(r"\{\w+\}", "", messages("en")[code])
    assert not re.search(r"[«»]", said)
    foreign = [word for word in re.findall(r"[^\W\d_]+", said) if not word.isascii()]
    assert foreign == []


# the examples


HEADLINES = {
    "01": "HỢP LỆ", "03": "CHƯA XÁC ĐỊNH", "04": "CHƯA XÁC ĐỊNH", "05": "CHƯA XÁC ĐỊNH", "06": "CHƯA XÁC ĐỊNH",
    "07": "KHÔNG HỢP LỆ", "08": "KHÔNG HỢP LỆ", "09": "KHÔNG HỢP LỆ", "10": "KHÔNG HỢP LỆ", "11": "KHÔNG HỢP LỆ",
    "12": "KHÔNG HỢP LỆ", "13": "KHÔNG HỢP LỆ", "14": "KHÔNG ĐỌC ĐƯỢC", "15": "KHÔNG ĐỌC ĐƯỢC",
    "16": "KHÔNG HỢP LỆ", "17": "Không phải tệp do chương trình này xuất",
    "18": "Không phải tệp do chương trình này xuất", "19": "Không phải tệp PDF", "20": "Không phải tệp PDF",
    "21": "Không phải tệp PDF", "22": "Không phải tệp PDF", "23": "KHÔNG ĐỌC ĐƯỢC", "24": "HỢP LỆ", "25": "HỢP LỆ",
    "26": "CHƯA XÁC ĐỊNH", "27": "KHÔNG ĐỌC ĐƯỢC", "28": "KHÔNG ĐỌC ĐƯỢC",
    "29": "Không phải tệp do chương trình này xuất", "30": "CHƯA XÁC ĐỊNH", "31": "CHƯA XÁC ĐỊNH", "32": "KHÔNG HỢP LỆ",
    "33": "CHƯA XÁC ĐỊNH",
}  # fmt: skip
SAYS = {
    "02": "chưa có chữ ký số của cơ quan", "03": "bản giấy", "04": "dự thảo", "05": "Chứng thư tin cậy",
    "06": "Lê Văn Lạ", "07": "hết hạn", "08": "2025", "10": "Trang 1", "11": "ghi chú", "12": "Sau khi ký",
    "13": "Scanned by the mail gateway", "14": "thiếu phần cuối", "15": "mật khẩu", "16": "khóa",
    "17": "Microsoft® Word 2019", "18": "ảnh", "19": "báo cáo.pdf", "20": "thư điện tử", "21": "Word", "22": "ảnh",
    "23": "trống", "24": "25 bản thay thế.pdf", "26": "người có tên in ở chỗ ký", "27": "thư mục",
    "28": "không còn ở đó", "29": "vOffice", "30": "1024 bit", "31": "Lê Văn Khác", "32": "lệnh tự chạy",
    "33": "muộn hơn lúc kiểm tra",
}  # fmt: skip


@cache
def _received() -> list[VerifiedFile]:
    return received()


def _number(file: VerifiedFile) -> str:
    return file.path.name[:2]


def test_each_example_has_its_headline_and_its_word() -> None:
    for file in _received():
        headline, reasons, facts = told(file, "vi")
        assert headline == HEADLINES.get(_number(file), headline)
        assert SAYS.get(_number(file), "") in " ".join(reasons + facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_shows_a_code_a_gap_or_a_sentence_twice(language: str) -> None:
    assert len(_received()) >= len(EXAMPLES) + 2
    for file in _received():
        headline, reasons, facts = told(file, language)
        assert reasons or facts
        for line in (headline, *reasons, *facts):
            assert not re.search(r"[{}…]|\b[a-z]+_[a-z_]+\b|\bNone\b", line), line
        assert len(set(reasons)) == len(reasons)


def test_the_page_shows_all_of_them_in_both_languages() -> None:
    for language in LANGUAGES:
        text = page(_received(), language)
        assert all(file.path.name in text for file in _received())


def test_what_decides_is_read_first_and_causes_before_what_follows() -> None:
    codes = ["revocation_unknown", "no_signature", "digest_wrong", "file_incomplete", "draft_file", "inner_valid"]
    read = [reason.code for reason in in_order(VerdictReason(code) for code in codes)]
    assert read == [
        "file_incomplete",
        "digest_wrong",
        "draft_file",
        "no_signature",
        "revocation_unknown",
        "inner_valid",
    ]
    ranks = [verdict_of(frozenset({code})) for code in read]
    assert ranks == sorted(ranks, key=["invalid", "undetermined", "valid"].index)
