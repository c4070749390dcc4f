"""An agency's name on a certificate against the issuer and the superior body that a report prints."""

from __future__ import annotations

from functools import partial

import pytest

from dcbc_desktop.report.names.agency_name import AgencyName, same_agency

COMMUNE = AgencyName("ỦY BAN NHÂN DÂN XÃ MẪU SƠN")
COMMUNE_OF_DISTRICT = AgencyName("ỦY BAN NHÂN DÂN XÃ MẪU SƠN", ("ỦY BAN NHÂN DÂN HUYỆN LỘC BÌNH",))
COMMUNE_OF_PROVINCE = AgencyName("ỦY BAN NHÂN DÂN XÃ MẪU SƠN", ("UBND TỈNH LẠNG SƠN",))
GOVERNMENT_OFFICE = AgencyName("VĂN PHÒNG CHÍNH PHỦ")
HOME_AFFAIRS = AgencyName("SỞ NỘI VỤ", ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",))
AGRICULTURE = AgencyName("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", ("ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",))
ARCHIVE = AgencyName("TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ",))
DISTRICT_OFFICE = AgencyName("VĂN PHÒNG HĐND VÀ UBND", ("UBND HUYỆN LỘC BÌNH",))
WARD = AgencyName("ỦY BAN NHÂN DÂN PHƯỜNG 5", ("UBND QUẬN 3",))
CITY = AgencyName("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH")
LABOUR = AgencyName("PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ("UBND HUYỆN LỘC BÌNH",))
AN_HOA = AgencyName("ỦY BAN NHÂN DÂN XÃ AN HÒA")

SAME = [
    ("UBND xã Mẫu Sơn", COMMUNE),
    ("Ủy ban nhân dân xã Mẫu Sơn", COMMUNE),
    ("Uỷ ban Nhân dân Xã Mẫu Sơn", COMMUNE),
    ("UBND xã Mẫu Sơn, huyện Lộc Bình", COMMUNE),
    ("UBND xã Mẫu Sơn, huyện Lộc Bình, tỉnh Lạng Sơn", COMMUNE_OF_DISTRICT),
    ("UBND XA MAU SON", COMMUNE),
    ("UBND XA MAU SON - HUYEN LOC BINH - LANG SON", COMMUNE_OF_DISTRICT),
    ("UBND X. Mẫu Sơn", COMMUNE),
    ("UBND xã Mẫu Sơn - Lạng Sơn", COMMUNE_OF_PROVINCE),
    ("UBND xã Mẫu Sơn (H36.1.2)", COMMUNE),
    ("Con dấu UBND xã Mẫu Sơn", COMMUNE),
    ("UBND xã Mẫu Sơn - Con dấu", COMMUNE),
    ("Văn phòng Chính phủ", GOVERNMENT_OFFICE),
    ("VAN PHONG CHINH PHU", GOVERNMENT_OFFICE),
    ("VP Chính phủ", GOVERNMENT_OFFICE),
    ("VPCP", GOVERNMENT_OFFICE),
    ("Văn phòng Chính phủ, Hà Nội", GOVERNMENT_OFFICE),
    ("Văn phòng Chính phủ - TP Hà Nội", GOVERNMENT_OFFICE),
    ("Sở Nội vụ tỉnh Lạng Sơn", HOME_AFFAIRS),
    ("Sở Nội vụ Lạng Sơn", HOME_AFFAIRS),
    ("SỞ NỘI VỤ - UBND TỈNH LẠNG SƠN", HOME_AFFAIRS),
    ("UBND tỉnh Lạng Sơn - Sở Nội vụ", HOME_AFFAIRS),
    ("Sở NV tỉnh Lạng Sơn", HOME_AFFAIRS),
    ("Sở NV T. Lạng Sơn", HOME_AFFAIRS),
    ("Sở NN&PTNT", AGRICULTURE),
    ("Sở NN&PTNT tỉnh Lạng Sơn", AGRICULTURE),
    ("Sở NNPTNT Lạng Sơn", AGRICULTURE),
    ("SO NN VA PTNT TINH LANG SON", AGRICULTURE),
    ("Sở Nông nghiệp & Phát triển Nông thôn", AGRICULTURE),
    ("Sở NN-PTNT", AGRICULTURE),
    ("TT Lưu trữ", ARCHIVE),
    ("Trung tâm Lưu trữ thuộc Sở Nội vụ", ARCHIVE),
    ("Trung tâm Lưu trữ - Sở NV", ARCHIVE),
    ("Trung tâm Lưu trữ", ARCHIVE),
    ("TRUNG TAM LUU TRU - SO NOI VU", ARCHIVE),
    ("VP HĐND&UBND huyện Lộc Bình", DISTRICT_OFFICE),
    ("Văn phòng HĐND - UBND huyện Lộc Bình", DISTRICT_OFFICE),
    ("UBND P.5", WARD),
    ("UBND Phường 05, Quận 3", WARD),
    ("UBND P5, Q3, TP. HCM", WARD),
    ("UBND TP. Hồ Chí Minh", CITY),
    ("UBND TP.HCM", CITY),
    ("UBND TPHCM", CITY),
    ("Phòng LĐ-TB&XH huyện Lộc Bình", LABOUR),
    ("Phòng LĐTBXH huyện Lộc Bình", LABOUR),
    ("PHONG LAO DONG - THUONG BINH VA XA HOI HUYEN LOC BINH", LABOUR),
    ("Phòng LĐ, TB và XH", LABOUR),
    ("UBND xã An Hoà", AN_HOA),
    ("UB MTTQ VN xã Mẫu Sơn", AgencyName("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ MẪU SƠN")),
    ("Cty TNHH MTV Cấp nước Lạng Sơn", AgencyName("CÔNG TY TNHH MỘT THÀNH VIÊN CẤP NƯỚC LẠNG SƠN")),
    (
        "TT GDNN-GDTX huyện Lộc Bình",
        AgencyName("TRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP - GIÁO DỤC THƯỜNG XUYÊN", ("HUYỆN LỘC BÌNH",)),
    ),
    ("Hội LHPN xã Mẫu Sơn", AgencyName("HỘI LIÊN HIỆP PHỤ NỮ XÃ MẪU SƠN")),
    ("TTPVHCC xã Mẫu Sơn", AgencyName("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ MẪU SƠN")),
    ("Bảo hiểm xã hội huyện Lộc Bình", AgencyName("BẢO HIỂM XÃ HỘI HUYỆN LỘC BÌNH")),
    ("BHXH H. Lộc Bình", AgencyName("BẢO HIỂM XÃ HỘI HUYỆN LỘC BÌNH")),
    ("Ban CHQS xã Mẫu Sơn", AgencyName("BAN CHỈ HUY QUÂN SỰ XÃ MẪU SƠN")),
    ("BAN CHI HUY QUAN SU XA MAU SON", AgencyName("BAN CHỈ HUY QUÂN SỰ XÃ MẪU SƠN")),
    ("Trường THCS xã Mẫu Sơn", AgencyName("TRƯỜNG TRUNG HỌC CƠ SỞ XÃ MẪU SƠN")),
]
SAME_BY_OTHER_PARTS = [
    (AgencyName("Ủy ban nhân dân", ("xã Mẫu Sơn",)), COMMUNE),
    (AgencyName("UBND xã Mẫu Sơn", ("UBND huyện Lộc Bình", "UBND tỉnh Lạng Sơn"), ("Lạng Sơn",)), COMMUNE_OF_DISTRICT),
    (AgencyName("Con dấu", ("UBND xã Mẫu Sơn",)), COMMUNE),
    (AgencyName("", ("Văn phòng Chính phủ",)), GOVERNMENT_OFFICE),
    (AgencyName("Văn thư", ("UBND xã Mẫu Sơn",)), COMMUNE),
    (AgencyName("Sở Nội vụ", ("UBND tỉnh Lạng Sơn",), ("Lạng Sơn",)), AgencyName("SỞ NỘI VỤ TỈNH LẠNG SƠN")),
    (AgencyName("Sở Nội vụ", (), ("Lạng Sơn",)), AgencyName("SỞ NỘI VỤ TỈNH LẠNG SƠN")),
    (AgencyName("Sở Nội vụ", (), ("Hà Nội",)), HOME_AFFAIRS),
    (AgencyName("UBND xã Mẫu Sơn"), AgencyName("UBND XÃ MẪU SƠN, HUYỆN LỘC BÌNH")),
]

OTHERS = [
    ("UBND xã Mẫu Sơn Đông", COMMUNE),
    ("UBND xã Yên Sơn", COMMUNE),
    ("UBND phường Mẫu Sơn", COMMUNE),
    ("UBND huyện Lộc Bình", COMMUNE),
    ("UBND huyện Lộc Bình", COMMUNE_OF_DISTRICT),
    ("Văn phòng UBND xã Mẫu Sơn", COMMUNE),
    ("Ban Quản lý dự án UBND xã Mẫu Sơn", COMMUNE),
    ("Đảng ủy xã Mẫu Sơn", COMMUNE),
    ("HĐND xã Mẫu Sơn", COMMUNE),
    ("UBND xã Mẫu Sơn, huyện Chi Lăng", COMMUNE_OF_DISTRICT),
    ("UBND xã Mẫu Sơn, tỉnh Bắc Giang", COMMUNE_OF_PROVINCE),
    ("UBND xã Mầu Sơn", COMMUNE),
    ("UBND", COMMUNE),
    ("Mẫu Sơn", COMMUNE),
    ("", COMMUNE),
    ("Lê Văn Khác", GOVERNMENT_OFFICE),
    ("Văn phòng Quốc hội", GOVERNMENT_OFFICE),
    ("Văn phòng", GOVERNMENT_OFFICE),
    ("Chính phủ", GOVERNMENT_OFFICE),
    ("Cục Quản trị - Văn phòng Chính phủ", GOVERNMENT_OFFICE),
    ("Sở Nội vụ tỉnh Bắc Giang", HOME_AFFAIRS),
    ("Sở Nội vụ Bắc Giang", HOME_AFFAIRS),
    ("UBND tỉnh Lạng Sơn", HOME_AFFAIRS),
    ("Sở Ngoại vụ", HOME_AFFAIRS),
    ("Sở NV TP. Hà Nội", HOME_AFFAIRS),
    ("Sở Nông nghiệp và Môi trường", AGRICULTURE),
    ("Sở TN&MT", AGRICULTURE),
    ("Trung tâm Lưu trữ lịch sử", ARCHIVE),
    ("Sở Nội vụ", ARCHIVE),
    ("Trung tâm Lưu ký", ARCHIVE),
    ("Thị trấn Lưu Trữ", ARCHIVE),
    ("Văn phòng UBND huyện Lộc Bình", DISTRICT_OFFICE),
    ("VP HĐND&UBND huyện Chi Lăng", DISTRICT_OFFICE),
    ("UBND P.15", WARD),
    ("UBND Phường 5, Quận 10", WARD),
    ("UBND Q.5", WARD),
    ("UBND TP. Hà Nội", CITY),
    ("UBND xã Hồ Chí Minh", CITY),
    ("Phòng LĐTBXH huyện Chi Lăng", LABOUR),
    ("UBND xã An Hóa", AN_HOA),
    ("Cty TNHH MTV Cấp nước Bắc Giang", AgencyName("CÔNG TY TNHH MỘT THÀNH VIÊN CẤP NƯỚC LẠNG SƠN")),
    ("Ban CHQS xã Yên Sơn", AgencyName("BAN CHỈ HUY QUÂN SỰ XÃ MẪU SƠN")),
    ("BAN CHI HUY XA MAU SON", AgencyName("BAN CHỈ HUY QUÂN SỰ XÃ MẪU SƠN")),
    ("BHXH H. Chi Lăng", AgencyName("BẢO HIỂM XÃ HỘI HUYỆN LỘC BÌNH")),
    ("UBND xã An Hoa", AN_HOA),
    ("UBND xã BA", AgencyName("UBND XÃ BÌNH AN")),
    ("Trung tâm Lưu trữ Sở Nội vụ tỉnh Bắc Giang", AgencyName("TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ TỈNH LẠNG SƠN",))),
]
OTHERS_BY_OTHER_PARTS = [
    (AgencyName("Lê Văn Khác", ("Văn phòng Chính phủ",)), GOVERNMENT_OFFICE),
    (AgencyName("Sở Nội vụ", ("UBND tỉnh Bắc Giang",)), HOME_AFFAIRS),
    (AgencyName("UBND xã Mẫu Sơn", ("UBND huyện Chi Lăng",)), COMMUNE_OF_DISTRICT),
    (AgencyName("Sở Nội vụ"), AgencyName("SỞ NỘI VỤ TỈNH LẠNG SƠN")),
    (AgencyName("Văn phòng", ("Văn phòng Chính phủ",)), GOVERNMENT_OFFICE),
    (AgencyName("Lê Văn Khác", ("Văn phòng Chính phủ",)), AgencyName("")),
    (AgencyName(""), AgencyName("")),
]

ARCHIVE_AT = partial(AgencyName, "TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ",))
HEALTH = AgencyName("TRUNG TÂM Y TẾ", ("SỞ Y TẾ",), ("Lộc Bình",))
SCHOOL = AgencyName("TRƯỜNG THPT TRẦN PHÚ", ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",), ("Mẫu Sơn",))
SAME_PLACE = [
    ("Trung tâm Lưu trữ tỉnh Lạng Sơn", ARCHIVE_AT(("Lạng Sơn",))),
    ("Trung tâm Lưu trữ Lạng Sơn", ARCHIVE_AT(("Lạng Sơn",))),
    ("TRUNG TAM LUU TRU TINH LANG SON", ARCHIVE_AT(("Lạng Sơn",))),
    ("Trung tâm Lưu trữ", ARCHIVE_AT(("Lạng Sơn",))),
    ("Trung tâm Lưu trữ tỉnh Lạng Sơn", ARCHIVE_AT(("TP. Lạng Sơn",))),
    ("Trung tâm Lưu trữ tỉnh Khác", ARCHIVE_AT()),
    ("Văn phòng Chính phủ, quận Ba Đình, TP Hà Nội", AgencyName("VĂN PHÒNG CHÍNH PHỦ", (), ("Hà Nội",))),
    ("Trung tâm Y tế huyện Lộc Bình", HEALTH),
    ("Trung tâm Y tế huyện Lộc Bình, tỉnh Lạng Sơn", HEALTH),
    ("Trường THPT Trần Phú - Sở GDĐT, xã Mẫu Sơn", SCHOOL),
    ("Trường THPT Trần Phú, xã Mẫu Sơn, tỉnh Lạng Sơn", SCHOOL),
    ("Trung tâm Lưu trữ tỉnh Lạng Sơn", AgencyName("TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ LẠNG SƠN",), ("Tam Thanh",))),
    ("Trường THPT Trần Phú, xã Mẫu Sơn", SCHOOL),
    ("UBND xã Mẫu Sơn, huyện Lộc Bình", AgencyName("UBND XÃ MẪU SƠN", (), ("Mẫu Sơn",))),
    ("UBND xã Mẫu Sơn, huyện Lộc Bình, tỉnh Lạng Sơn", AgencyName("UBND XÃ MẪU SƠN", (), ("Na Dương",))),
    ("UBND phường Hòa Bình, tỉnh Phú Thọ", AgencyName("UBND PHƯỜNG HÒA BÌNH", (), ("Hòa Bình",))),
    ("Sở Nội vụ tỉnh Lạng Sơn", AgencyName("SỞ NỘI VỤ", ("UBND TỈNH LẠNG SƠN",), ("Hà Nội",))),
    ("Phòng Y tế huyện Lộc Bình", AgencyName("PHÒNG Y TẾ", ("UBND HUYỆN LỘC BÌNH",), ("Na Dương",))),
]
OTHER_PLACE = [
    ("Trung tâm Lưu trữ tỉnh Khác", ARCHIVE_AT(("Hà Nội",))),
    ("Trung tâm Lưu trữ tỉnh Khác", ARCHIVE_AT(("Bình Nguyên",))),
    ("Trung tâm Lưu trữ huyện Lộc Bình", AgencyName("TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ TỈNH LẠNG SƠN",))),
    ("Trung tâm Y tế huyện Chi Lăng", AgencyName("TRUNG TÂM Y TẾ", ("SỞ Y TẾ TỈNH LẠNG SƠN",), ("Lộc Bình",))),
    ("Trung tâm Y tế H. Chi Lăng, T. Lạng Sơn", AgencyName("TRUNG TÂM Y TẾ", ("SỞ Y TẾ LẠNG SƠN",), ("Lộc Bình",))),
    ("Trung tâm Lưu trữ tỉnh Bắc Giang", ARCHIVE_AT(("Lạng Sơn",))),
    ("Trung tâm Lưu trữ Bắc Giang", ARCHIVE_AT(("Lạng Sơn",))),
    ("TRUNG TAM LUU TRU TINH BAC GIANG", ARCHIVE_AT(("Lạng Sơn",))),
    ("Trung tâm Lưu trữ tỉnh Khác", AgencyName("TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ LẠNG SƠN",))),
    ("Trung tâm Lưu trữ tỉnh Khác", AgencyName("TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ TỈNH LẠNG SƠN",), ("Tam Thanh",))),
    ("Trung tâm Lưu trữ, huyện Lộc Bình, tỉnh Khác", ARCHIVE_AT(("Lạng Sơn",))),
    ("Văn phòng Chính phủ tại TP Hồ Chí Minh", AgencyName("VĂN PHÒNG CHÍNH PHỦ", (), ("Hà Nội",))),
    ("Trung tâm Y tế huyện Chi Lăng", HEALTH),
    ("Trung tâm Y tế huyện Chi Lăng, tỉnh Lạng Sơn", HEALTH),
    ("Trường THPT Trần Phú, phường Lê Lợi", SCHOOL),
    ("UBND xã Mẫu Sơn, tỉnh Bắc Giang", AgencyName("UBND XÃ MẪU SƠN", (), ("Lạng Sơn",))),
]


@pytest.mark.parametrize(("certified", "printed"), SAME_PLACE)
def test_a_place_that_the_page_names(certified: str, printed: AgencyName) -> None:
    assert same_agency(AgencyName(certified), printed)


@pytest.mark.parametrize(("certified", "printed"), OTHER_PLACE)
def test_a_place_that_contradicts_the_page(certified: str, printed: AgencyName) -> None:
    assert not same_agency(AgencyName(certified), printed)


@pytest.mark.parametrize("certified", ["Sở Nội vụ Bắc Giang", "Sở Nội vụ tỉnh Bắc Giang"])
def test_the_province_of_the_organisation_above(certified: str) -> None:
    agency = AgencyName("Trung tâm Lưu trữ", (certified,))
    assert not same_agency(agency, ARCHIVE_AT(("Lạng Sơn",)))
    assert not same_agency(agency, AgencyName("TRUNG TÂM LƯU TRỮ", ("SỞ NỘI VỤ LẠNG SƠN",)))
    assert same_agency(agency, ARCHIVE_AT(("Bắc Giang",)))


@pytest.mark.parametrize(("certified", "printed"), SAME)
def test_the_same_agency(certified: str, printed: AgencyName) -> None:
    assert same_agency(AgencyName(certified), printed)


@pytest.mark.parametrize(("certified", "printed"), SAME_BY_OTHER_PARTS)
def test_the_same_agency_by_its_organisation_and_place(certified: AgencyName, printed: AgencyName) -> None:
    assert same_agency(certified, printed)


@pytest.mark.parametrize(("certified", "printed"), OTHERS)
def test_another_agency(certified: str, printed: AgencyName) -> None:
    assert not same_agency(AgencyName(certified), printed)


@pytest.mark.parametrize(("certified", "printed"), OTHERS_BY_OTHER_PARTS)
def test_another_agency_or_a_part_of_this_one(certified: AgencyName, printed: AgencyName) -> None:
    assert not same_agency(certified, printed)


@pytest.mark.parametrize("name", ["TT " * 20_000, "UBND " * 20_000, "xã " * 20_000, "NNPTNT" * 9_000, "TT&DT&" * 9_000])
def test_names_of_any_length_take_no_time(name: str) -> None:
    assert not same_agency(AgencyName(name, (name,) * 200, (name,) * 200), COMMUNE)
    assert not same_agency(AgencyName("UBND xã Mẫu Sơn"), AgencyName(name, (name,) * 20))
