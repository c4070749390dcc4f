"""The head of the first page and the end of the document."""

from __future__ import annotations

import pytest

from dcbc_desktop.report.report import MAX_LINE
from tests.intake.conftest import Read, left_texts, text_of

BODY = "\nI. ĐẶC ĐIỂM TÌNH HÌNH\nCó 12 người.\n"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def values(read: Read, text: str) -> dict[str, str]:
    return {key: entry.value for key, entry in read(text).entries.items() if not entry.value.startswith("{")}


@pytest.mark.parametrize(
    "head",
    [
        f"SỞ VĂN HÓA\nTRUNG TÂM LƯU TRỮ\n-------\n{NATION}\n{MOTTO}\n-----\n"
        "Số: 05/BC-TTLT\nMẫu Sơn, ngày 05 tháng 01 năm 2026\n",
        f"SỞ VĂN HÓA            {NATION}\nTRUNG TÂM LƯU TRỮ          {MOTTO}\n   -----     ------\n"
        "Số: 05/BC-TTLT          Mẫu Sơn, ngày 05 tháng 01 năm 2026\n",
        f"SỞ VĂN HÓA\t\t{NATION}\nTRUNG TÂM LƯU TRỮ\t{MOTTO}\nSố: 05/BC-TTLT\tMẫu Sơn, ngày 05 tháng 01 năm 2026\n",
    ],
)
def test_both_cells_in_one_or_two_columns(read: Read, head: str) -> None:
    text = f"{head}\nBÁO CÁO\nKết quả thực hiện dân chủ năm 2025\n\nKính gửi: Sở Văn hóa\n{BODY}"
    assert values(read, text) == {
        "header.superior": "SỞ VĂN HÓA",
        "header.issuer": "TRUNG TÂM LƯU TRỮ",
        "header.symbol": "TTLT",
        "header.number": "5",
        "header.place": "Mẫu Sơn",
        "header.date": "05/01/2026",
        "header.title": "Kết quả thực hiện dân chủ năm 2025",
        "header.addressees": "Sở Văn hóa",
    }
    assert read(text).left_over == ()


def test_blanks_for_number_and_day(read: Read) -> None:
    head = f"VĂN PHÒNG MẪU     {NATION}\nSố:        /BC-VPM      Mẫu Sơn, ngày      tháng 12 năm 2026\n"
    text = f"{head}BÁO CÁO\nVề dân chủ\n{BODY}"
    found = values(read, text)
    assert found["header.symbol"] == "VPM"
    assert found["header.place"] == "Mẫu Sơn"
    assert "header.number" not in found
    assert "header.date" not in found


def test_an_issuer_of_two_lines_is_told_by_its_symbol(read: Read) -> None:
    head = f"VĂN PHÒNG\nMẪU SƠN\n{NATION}\nSố: 7/BC-VPMS\nBÁO CÁO\nVề dân chủ\n"
    assert values(read, head + BODY)["header.issuer"] == "VĂN PHÒNG\nMẪU SƠN"


@pytest.mark.parametrize(
    ("lines", "superior"),
    [
        ("ỦY BAN NHÂN DÂN|XÃ MẪU SƠN", 0),
        ("ỦY BAN NHÂN DÂN|TỈNH LẠNG SƠN|ỦY BAN NHÂN DÂN|XÃ MẪU SƠN", 2),
        ("UBND TỈNH LẠNG SƠN|ỦY BAN NHÂN DÂN|ĐẶC KHU PHÚ QUỐC", 1),
        ("TỈNH ĐOÀN LẠNG SƠN|XÃ ĐOÀN MẪU SƠN", 1),
        ("SỞ NỘI VỤ|TRUNG TÂM LƯU TRỮ", 1),
        ("XÃ MẪU SƠN", 0),
    ],
)
def test_a_line_with_a_place_goes_on_with_the_body_above(read: Read, lines: str, superior: int) -> None:
    names = lines.split("|")
    found = values(read, "\n".join([*names, NATION, "Số: 7/BC-UBND", "BÁO CÁO", "Về dân chủ", BODY]))
    assert found.get("header.superior", "").splitlines() == names[:superior]
    assert found["header.issuer"].splitlines() == names[superior:]


def test_what_the_head_does_not_know_is_left_over(read: Read) -> None:
    report = read(f"Bản thảo lần hai\n{NATION}\nBÁO CÁO\nVề dân chủ\n{BODY}")
    assert left_texts(report) == ["Bản thảo lần hai"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("BÁO CÁO\nKết quả dân chủ\nnăm 2025\nKính gửi: Sở\n", "Kết quả dân chủ năm 2025"),
        ("BÁO CÁO\n\nKẾT QUẢ DÂN CHỦ\nNĂM 2025\n\nTheo thư của Sở, cơ quan báo cáo:\n", "KẾT QUẢ DÂN CHỦ NĂM 2025"),
        ("BÁO CÁO KẾT QUẢ DÂN CHỦ NĂM 2025\nTheo thư của Sở:\n", "KẾT QUẢ DÂN CHỦ NĂM 2025"),
        ("BÁO CÁO\nKết quả dân chủ\nTheo thư của Sở:\n", "Kết quả dân chủ"),
    ],
)
def test_titles(read: Read, title: str, expected: str) -> None:
    report = read(title + BODY)
    assert report.entries["header.title"].value == expected
    assert report.left_over == ()
    assert ("Theo thư" in title) == ("mo_dau" in report.entries)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("Kính gửi: Sở Nội vụ", "Sở Nội vụ"),
        ("Kính gửi:\n- Sở Nội vụ;\n- Ban Dân vận.", "Sở Nội vụ;\nBan Dân vận."),
        ("KÍNH GỬI: - Sở Nội vụ;\n- Ban Dân vận.", "Sở Nội vụ;\nBan Dân vận."),
        ("Kính gửi:\n\nSở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_addressees(read: Read, to: str, expected: str) -> None:
    report = read(f"BÁO CÁO\nVề dân chủ\n{to}\nMở đầu:\n{BODY}")
    assert report.entries["header.addressees"].value == expected
    assert text_of(report, "mo_dau") == "Mở đầu:"


END = "\nTrên đây là báo cáo./.\n\n"
SIGNED = {
    "header.recipients": "Như trên;\nCác phòng, Công đoàn;\nLưu: VT.",
    "signatory.lines": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "signatory.office": "PHÓ GIÁM ĐỐC",
    "signatory.name": "Lê Văn Mẫu",
}
RECIPIENTS = "Nơi nhận:\n- Như trên;\n- Các phòng,\nCông đoàn;\n- Lưu: VT.\n"
SIGNATURE = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n(Đã ký)\n\nLê Văn Mẫu\n"


@pytest.mark.parametrize(
    "end",
    [
        RECIPIENTS + "\n" + SIGNATURE,
        SIGNATURE + "\n" + RECIPIENTS,
        "Nơi nhận:                              KT. GIÁM ĐỐC\n- Như trên;                            PHÓ GIÁM ĐỐC\n"
        "- Các phòng, Công đoàn;\n- Lưu: VT.\n                                        Lê Văn Mẫu\n",
        "Nơi nhận:\t\tKT. GIÁM ĐỐC\n- Như trên;\t\tPHÓ GIÁM ĐỐC\n- Các phòng, Công đoàn;\n- Lưu: VT.\n\t\tLê Văn Mẫu\n",
        RECIPIENTS + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký) Lê Văn Mẫu\n",
        RECIPIENTS + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký, đóng dấu)\nLê Văn Mẫu\n",
        RECIPIENTS + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nKý tên: Lê Văn Mẫu\n",
    ],
)
def test_recipients_and_signature(read: Read, end: str) -> None:
    text = BODY + END + end
    assert values(read, text) == SIGNED
    report = read(text)
    assert report.left_over == ()
    assert text_of(report, "ket_thuc") == "Trên đây là báo cáo./."


def test_a_signature_without_recipients(read: Read) -> None:
    assert values(read, BODY + END + "GIÁM ĐỐC\nTRẦN THỊ MẪU\n") == {
        "signatory.lines": "GIÁM ĐỐC",
        "signatory.office": "GIÁM ĐỐC",
        "signatory.name": "TRẦN THỊ MẪU",
    }


def test_what_follows_a_name_beside_the_word_signed_is_left_over(read: Read) -> None:
    report = read(BODY + END + RECIPIENTS + "GIÁM ĐỐC\nKý tên: Lê Văn Mẫu, ngày 15/12/2026\n")
    assert report.entries["signatory.name"].value == "Lê Văn Mẫu"
    assert left_texts(report) == ["ngày 15/12/2026"]


def test_what_follows_the_end_is_left_over(read: Read) -> None:
    report = read(BODY + END + RECIPIENTS + "\nPHỤ LỤC\nBảng một: 5 phòng\n")
    assert left_texts(report) == ["PHỤ LỤC", "Bảng một: 5 phòng"]


def test_values_stay_within_their_limit(read: Read) -> None:
    many = "\n".join(f"- Nơi thứ {n} {'rất xa ' * 40};" for n in range(200))
    for text in (f"BÁO CÁO\nVề dân chủ\nKính gửi:\n{many}\n{BODY}", f"{BODY}Nơi nhận:\n{many}\n"):
        report = read(text)
        assert all(len(entry.value) <= MAX_LINE for key, entry in report.entries.items() if key.startswith("header."))
        words = " ".join([*left_texts(report), *(e.value for e in report.entries.values())])
        assert "Nơi thứ 199" in words
