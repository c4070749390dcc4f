"""What the frame of a signature may say: the certificate's own words, labels of programs, the moment of signing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dcbc_desktop.workflow.verification.appearance_words import MAX_LETTERS, unexplained_words

MOMENT = datetime(2026, 11, 29, 20, 57, 44, tzinfo=UTC)
VALUES = (
    "VN", "Trần Thị Hòa Bình", "Văn phòng Chính phủ", "Phó Chủ nhiệm", "CA gốc thử nghiệm", "hoabinh@chinhphu.gov.vn",
    "MST:0101234567", "21778391650912", "5400 1a2b",
)  # fmt: skip

EXPLAINED = [
    "",
    "Trần Thị Hòa Bình",
    "TRAN THI HOA BINH",
    "Digitally signed by Trn Th Hòa Bình\r\nDate: 2026.11.29 20:57:44 UTC\r\nReason: Ky so\r\nLocation: Ha Noi",
    "Digitally signed by Tr?n Th? H\ufffda B\ufffdnh",
    "Người ký: Trần Thị Hòa Bình\nEmail: hoabinh@chinhphu.gov.vn\nCơ quan: Văn phòng Chính phủ\n"
    "Thời gian ký: 30.11.2026 03:57:44 +07:00",
    "Ký bởi: TRẦN THỊ HÒA\nBÌNH\nNgày ký: 30/11/2026 3:57:44 SA",
    "Ký ngày 30 tháng 11 năm 2026, lúc 3 giờ 57 phút",
    "Signature Valid\nSigned By:Trần Thị Hòa Bình\nSigned Date:30-Nov-2026 03:57",
    "Digitally signed by Trần Thị Hòa Bình\nDN: C=VN, O=Văn phòng Chính phủ, T=Phó Chủ nhiệm, CN=Trần Thị Hòa Bình, "
    "OID.0.9.2342.19200300.100.1.1=MST:0101234567\nReason: I am the author of this document\n"
    "Location: your signing location here\nDate: 2026.11.29 20:57:44+00'00'\nFoxit PDF Reader Version: 11.0.1",
    "Trần Thị Hòa Bình\nSố serial: 21778391650912\nNhà cung cấp: CA gốc thử nghiệm",
    "Email: hoabinh@chinh\nphu.gov.vn",
    "\xfe\xff" + "Signed by: Trần Thị Hòa Bình".encode("utf-16-be").decode("latin-1") + "\r\nTime: 29/11/2026",
    "Signed by: Tran Thi Hoa Binh\nTime: 2026-11-30 03:57:44 +07",
    "Signed by: Tran Thi Hoa Binh\nTime: 2026-11-30 03:57:44 SE Asia Standard Time",
    "Signed by: Tran Thi Hoa Binh\nTime: 2026-11-30 09:57:44 NZDT",
    "\u2713 Tr\u1ea7n Thi\u0323 Ho\u0300a Bi\u0300nh",
]

UNEXPLAINED = {
    "Lê Văn Khác": {"Lê", "Văn", "Khác"},
    "Người ký: Lê Văn Khác": {"Lê", "Văn", "Khác"},
    "Trần Thị Hòa Bình, Lê Văn Khác": {"Lê", "Khác"},
    "Signed by Trần Thị Hòa Bình 9.999": {"9.999"},
    "Số đơn là 9.999=": {"Số", "đơn", "là", "9.999="},
    "Reason: số đơn là 9.999": {"9.999"},
    "Lý do: kiến nghị cấp 50 tỷ đồng": {"kiến", "nghị", "50", "tỷ", "đồng"},
    "Date: 2025.11.29": {"2025.11.29"},
    "Time: 2026-11-30 03:57:44 +079": {"+079"},
    "Signed by Trần Thị Hòa Bình +07": {"+07"},
    "Time: 2026-11-30 03:57:44 KHAC": {"KHAC"},
    "Ngày ký: 29/12/2026": {"29/12/2026"},
    "Ngày 5 tháng 11 năm 2026": {"5", "11", "2026"},
    "Trần Thị Hòa Bình không ký": {"không"},
    "Bộ trưởng Trần Thị Hòa Bình": {"Bộ", "trưởng"},
    "BẢN SAO": {"BẢN", "SAO"},
    "Số 12/BC-UBND": {"Số", "12/BC-UBND"},
    "\U0001f17b\U0001f174": {"\U0001f17b\U0001f174"},
    "\xfe\xff%L%e% %K%h%a%c": {"\xfe\xff%L%e%", "%K%h%a%c"},
    "\uf04c\uf065": {"\uf04c\uf065"},
    "\u4e0d": {"\u4e0d"},
}


@pytest.mark.parametrize("said", EXPLAINED)
def test_what_a_certificate_and_a_program_say(said: str) -> None:
    assert unexplained_words(said, VALUES, MOMENT) == ()


@pytest.mark.parametrize("said", UNEXPLAINED)
def test_what_nothing_explains(said: str) -> None:
    assert UNEXPLAINED[said] <= set(unexplained_words(said, VALUES, MOMENT))


def test_without_a_moment_no_day_is_explained() -> None:
    assert unexplained_words("Date: 2026.11.29", VALUES, None) == ("2026.11.29",)


def test_a_page_of_text_is_not_taken_apart() -> None:
    assert unexplained_words("Ký bởi " * MAX_LETTERS, VALUES, MOMENT)
