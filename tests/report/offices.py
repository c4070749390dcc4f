"""Offices as they may be, drawn at random: levels of government, departments, schools, hospitals, enterprises."""

from __future__ import annotations

import random
from typing import NamedTuple

from dcbc_desktop.report import header as h
from dcbc_desktop.report.report import Entry, Report

LONG_PLACES = (
    "Thành phố Hồ Chí Minh",
    "Phan Rang - Tháp Chàm",
    "Bà Rịa - Vũng Tàu",
    "Đặc khu Phú Quốc",
    "Buôn Ma Thuột",
)
PLACES = (*LONG_PLACES, "Hà Nội", "Huế", "Ea H'Leo", "Sơn Tây", "Mường Lát", "A Lưới", "Đắk Nông", "TP. Hồ Chí Minh")
LONG_SYMBOLS = ("BQLDAĐTXDCTGT", "TTYT-HCQT", "PTDTBTTH&THCS", "UBND-VX", "VPĐĐBQH&HĐND", "SNN&MT", "BQLKKTCN")
SYMBOLS = (*LONG_SYMBOLS, "UBND", "VPCP", "SNV", "THPTNTMK", "BVĐK", "CTY", "TTLT", "ĐHKHXHNV-TCCB")
SUPERIORS = (
    "", "TỈNH KHÁNH HÒA", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "BỘ Y TẾ",
    "BAN QUẢN LÝ KHU KINH TẾ VÀ CÁC KHU CÔNG NGHIỆP TỈNH BÀ RỊA - VŨNG TÀU", "TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM",
)  # fmt: skip
ISSUERS = (
    "ỦY BAN NHÂN DÂN\nXÃ MƯỜNG LÁT", "ỦY BAN NHÂN DÂN PHƯỜNG PHAN RANG", "VĂN PHÒNG HĐND VÀ UBND",
    "TRƯỜNG PHỔ THÔNG DÂN TỘC BÁN TRÚ TIỂU HỌC VÀ TRUNG HỌC CƠ SỞ NGUYỄN THỊ MINH KHAI",
    "TRƯỜNG PTDTBT TH&THCS LA DÊÊ", "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG",
    "BỆNH VIỆN ĐA KHOA KHU VỰC CỦ CHI", "CÔNG TY TNHH MTV CẤP NƯỚC BUÔN MA THUỘT", "SỞ NỘI VỤ",
    "TRUNG TÂM Y TẾ ĐẶC KHU PHÚ QUỐC",
)  # fmt: skip
_NAMES = ("Lê Thị Minh Hòa", "Nguyễn Trần Phương Thảo Nguyên", "Y Blô Êban", "Hồ Văn Ớ", "Tôn Nữ Thị Ninh")
_BLOCKS = (
    "GIÁM ĐỐC", "HIỆU TRƯỞNG", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    "KT. TỔNG GIÁM ĐỐC\nPHÓ TỔNG GIÁM ĐỐC", "TL. CHỦ NHIỆM\nVỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ",
)  # fmt: skip


class Office(NamedTuple):
    """What an office types once: its head and its signature block."""

    superior: str
    issuer: str
    symbol: str
    place: str
    number: str
    date: str
    lines: str
    name: str

    def in_report(self, report: Report) -> Report:
        """Return the report with this head."""
        values = {
            h.SUPERIOR: self.superior,
            h.ISSUER: self.issuer,
            h.SYMBOL: self.symbol,
            h.PLACE: self.place,
            h.NUMBER: self.number,
            h.DATE: self.date,
            h.SIGNATORY_LINES: self.lines,
            h.SIGNATORY_NAME: self.name,
        }
        return report.with_entries({key: Entry(value) for key, value in values.items()})


def random_office(seed: int) -> Office:
    """The office of a seed; every third is made of words and letters drawn one by one."""
    chance = random.Random(seed)
    pick = chance.choice
    number, date = pick([("", ""), ("7", "05/01/2027"), ("1234", "30/12/2026"), ("123456a", "30/12/2026")])
    names = (pick(SUPERIORS), pick(ISSUERS), pick(SYMBOLS), pick(PLACES))
    if seed % 3 == 0:
        words = " ".join(ISSUERS).split()
        names = (
            " ".join(chance.choices(words, k=chance.randint(0, 25))),
            "\n".join(" ".join(chance.choices(words, k=chance.randint(1, 12))) for _ in range(chance.randint(1, 3))),
            "".join(chance.choices("ABCDĐGHKLMNOPQSTUVX&-.", k=chance.randint(1, 24))).strip("-.&") or "A",
            " ".join(pick(PLACES) for _ in range(chance.randint(1, 2))),
        )
    return Office(*names, number, date, pick(_BLOCKS), pick(_NAMES))
