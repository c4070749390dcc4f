"""Words that signing programs write beside a signer's name: labels, offered reasons, places."""

from __future__ import annotations

from typing import Final

LABELS: Final = (
    # Vietnamese programs: VGCA (Ban Cơ yếu Chính phủ), VNPT-CA, Viettel-CA, BKAV-CA, FPT-CA, and translations of others
    "người ký", "ký bởi", "được ký bởi", "ký số bởi", "được ký số bởi", "chữ ký số của", "chữ ký số", "ký số",
    "chữ ký", "ký điện tử bởi", "ký", "đã ký", "đã ký số", "đã được ký số", "chữ ký hợp lệ", "ký hợp lệ",
    "thời gian ký", "thời gian ký số", "thời gian", "ngày ký", "ngày", "giờ ký", "ký ngày", "vào lúc", "lúc", "hồi",
    "cơ quan", "tên cơ quan", "đơn vị", "tổ chức", "phòng ban", "chức vụ", "chức danh", "họ và tên", "họ tên", "tên",
    "email", "e-mail", "thư điện tử", "địa chỉ", "nơi ký", "địa điểm", "địa điểm ký", "lý do", "lý do ký", "mục đích",
    "số serial", "serial", "số sê-ri", "nhà cung cấp", "cấp bởi", "chứng thư số", "mã số thuế", "mst", "múi giờ",
    "vgca", "vnpt", "vnpt-ca", "vnpt smartca", "smartca", "viettel", "viettel-ca", "mysign", "viettel mysign",
    "bkav", "bkav ca", "bkavca", "fpt", "fpt-ca", "misa", "misa esign", "ca2", "newtel-ca", "easyca", "savis",
    # Adobe, Foxit, iText, PDFBox, DSS, pyHanko, jSignPdf
    "digitally signed by", "digitally signed", "electronically signed by", "signed by", "signed", "signer", "name",
    "signature", "digital signature", "signature valid", "valid", "date", "date and time", "time", "timestamp",
    "signing time", "signed on", "signed at", "on", "at", "organization", "organisation", "org", "unit", "title",
    "reason", "location", "contact", "contact info", "subject", "issuer", "issued by", "serial number", "sn", "dn",
    "foxit", "pdf reader version", "phantompdf version", "reader version", "pdf editor version", "adobe acrobat",
    # reasons and places that programs offer
    "i am the author of this document", "i am approving this document", "i approve this document", "approved",
    "i have reviewed this document", "i agree to the terms defined by the placement of my signature on this document",
    "i attest to the accuracy and integrity of this document", "your signing location here", "your signing reason here",
    "tôi là tác giả của tài liệu này", "tôi là tác giả của văn bản này", "tôi phê duyệt tài liệu này", "phê duyệt",
    "ký duyệt", "duyệt", "ban hành", "ký ban hành", "ký văn bản", "ký báo cáo", "ký phê duyệt", "phát hành",
    "ký phát hành", "đóng dấu", "ký văn bản điện tử", "ký số văn bản", "ký số báo cáo", "việt nam", "vietnam", "vn",
)  # fmt: skip

PLACES: Final = (
    # provinces and cities since 01/07/2025, then the former ones, which certificates and programs still name
    "Hà Nội", "Huế", "Lai Châu", "Điện Biên", "Sơn La", "Lạng Sơn", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh",
    "Cao Bằng", "Tuyên Quang", "Lào Cai", "Thái Nguyên", "Phú Thọ", "Bắc Ninh", "Hưng Yên", "Hải Phòng", "Ninh Bình",
    "Quảng Trị", "Đà Nẵng", "Quảng Ngãi", "Gia Lai", "Khánh Hòa", "Lâm Đồng", "Đắk Lắk", "Hồ Chí Minh", "Đồng Nai",
    "Tây Ninh", "Cần Thơ", "Vĩnh Long", "Đồng Tháp", "Cà Mau", "An Giang",
    "Hà Giang", "Yên Bái", "Bắc Kạn", "Vĩnh Phúc", "Hòa Bình", "Bắc Giang", "Thái Bình", "Hải Dương", "Hà Nam",
    "Nam Định", "Quảng Bình", "Quảng Nam", "Kon Tum", "Bình Định", "Ninh Thuận", "Đắk Nông", "Bình Thuận", "Phú Yên",
    "Bình Dương", "Bà Rịa - Vũng Tàu", "Bình Phước", "Long An", "Sóc Trăng", "Hậu Giang", "Bến Tre", "Trà Vinh",
    "Tiền Giang", "Bạc Liêu", "Kiên Giang", "Thừa Thiên Huế", "TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh", "TP HCM",
    "thành phố", "tỉnh",
)  # fmt: skip
