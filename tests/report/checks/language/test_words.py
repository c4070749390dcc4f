"""Words: doubled, confused, not Vietnamese, tone on the wrong letter. Hits, and near misses that stay silent."""

from __future__ import annotations

import unicodedata

import pytest

from dcbc_desktop.report.checks.language.phrases import confused_phrases
from dcbc_desktop.report.checks.language.words import ConfusedPhrases, word_list
from dcbc_desktop.report.syllables import is_syllable, syllable_of
from tests.report.checks.language.found import fixes, found


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("Các nội dung trên tại tại hội nghị.", "tại tại", "tại"),
        ("Đạo đức công vụ của của cán bộ.", "của của", "của"),
        ("Tại tại phiên họp.", "Tại tại", "Tại"),
        ("Ban hành các các các quy định.", "các các các", "các"),
        ("Cán bộ bộ của đơn vị.", "bộ bộ", "bộ"),
        ("Báo cáo của VPCP VPCP về việc.", "VPCP VPCP", "VPCP"),
        ("Các hành vi vi của cán bộ.", "vi vi", "vi"),
        ("Nhân dân thôn thôn 3 đã họp.", "thôn thôn", "thôn"),
        ("Chủ tịch tiếp tiếp công dân.", "tiếp tiếp", "tiếp"),
    ],
)
def test_doubled_words(text: str, where: str, fix: str) -> None:
    assert fixes("word_doubled", text) == [(where, fix)]


@pytest.mark.parametrize(
    "text",
    [
        "Dần dần đi vào nền nếp, ngày ngày bám sát, luôn luôn lắng nghe; góp ý còn chung chung.",
        "Các Vụ, Cục, đơn vị, đơn vị sự nghiệp công lập.",
        "Phân công công việc, quản lý lý lịch, quy định định mức, đầu tư tư nhân, chương trình trình Thủ tướng.",
        "Chị Trần Vân Vân phát biểu.",
        "Có 22 22 phiếu.",
        "Chính phủ, Thủ tướng Chính phủ; Chính phủ điện tử.",
        "Trong năm năm qua.",
        "Xử lý hành vi vi phạm; hồ sơ sơ tuyển tuyển sinh; Chủ tịch trực tiếp tiếp công dân.",
        "Biên phòng phòng, chống tội phạm; Thường trực trực tiếp chỉ đạo; khắc phục phục hồi; chi trả trả lương.",
        "Trong năm học học sinh bán trú; thống kê kê khai; truyền thanh thanh niên; ủng hộ hộ nghèo; bầu cử cử tri.",
        "Trưởng thôn thôn 3, Trưởng bản bản Sín Chải, Trưởng buôn buôn Ea Nao dự họp.",
    ],
)
def test_right_doublings(text: str) -> None:
    assert found("word_doubled", text) == []


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("Quy chế dân chủ cở sở.", "cở sở", "cơ sở"),
        ("Rà soát, xửa đổi quy chế.", "xửa đổi", "sửa đổi"),
        ("ĐÃ CẬP NHẬP SỐ LIỆU.", "CẬP NHẬP", "CẬP NHẬT"),
        ("Tổ chức thăm quan, học tập.", "thăm quan", "tham quan"),
        ("Văn bản được chỉnh sữa.", "chỉnh sữa", "chỉnh sửa"),
        ("Hồ sơ tồn động.", "tồn động", "tồn đọng"),
        ("Xử lý theo thầm quyền.", "thầm quyền", "thẩm quyền"),
        ("Mạng lưới và Trung thâm thông tin.", "Trung thâm", "Trung tâm"),
        ("Trách nhiệm trong thực hiện vụ nhiệm vụ được giao.", "thực hiện vụ nhiệm vụ", "thực hiện nhiệm vụ"),
        ("Vận động hơn 1.000 người công dân trở về.", "người công dân", "công dân"),
        ("Đơn khiếu nại, tố các đông người.", "khiếu nại, tố các", "khiếu nại, tố cáo"),
        ("BỔ XUNG quy chế.", "BỔ XUNG", "BỔ SUNG"),
        ("Giả quyết đơn thư.", "Giả quyết", "Giải quyết"),
        ("Cũng cố tổ chức.", "Cũng cố", "Củng cố"),
        ("Còn nhiều khó khăng.", "khó khăng", "khó khăn"),
        ("Kết quả khả quang.", "khả quang", "khả quan"),
        ("KHẮC PHỤT hạn chế.", "KHẮC PHỤT", "KHẮC PHỤC"),
        ("Đặt biệt là năm nay.", "Đặt biệt", "Đặc biệt"),
        ("Thực hiện quy chế dâng chủ.", "dâng chủ", "dân chủ"),
        ("Trao đổi thẳng thắng.", "thẳng thắng", "thẳng thắn"),
        ("Các cơ quang, đơn vị.", "cơ quang", "cơ quan"),
        ("Ban hành văng bản.", "văng bản", "văn bản"),
        ("Việc kiểm soác chặt.", "kiểm soác", "kiểm soát"),
        ("Tại Hội đồn nhân dân xã.", "Hội đồn", "Hội đồng"),
        ("Nhân dân đón góp ngày công.", "đón góp", "đóng góp"),
        ("Chế độ thanh toáng.", "thanh toáng", "thanh toán"),
        ("Ban giám đốt.", "giám đốt", "giám đốc"),
        ("Họp lần lược từng thôn.", "lần lược", "lần lượt"),
        ("Công khai thôn tin về đất.", "Công khai thôn tin", "Công khai thông tin"),
    ],
)
def test_confused_phrases(text: str, where: str, fix: str) -> None:
    assert fixes("phrase_confused", text) == [(where, fix)]


@pytest.mark.parametrize(
    "text",
    [
        "Nghĩa vụ của người công dân.",
        "Cũng cố gắng hoàn thành; phục vụ nhiệm vụ chính trị; thi công xuất sắc; hồ sơ xuất khẩu.",
        "Ông Nguyễn Hoàng Thiện, bà Lê Hoàng Chỉnh.",
        "Khả năng xuất hiện; lịch sử lý luận; miền Bắc đầu tư; sinh hoạt đông đảo.",
        "Xử lý, xử lí, sửa đổi, bổ sung, sáp nhập, thẩm quyền, cơ sở, Trung tâm.",
        "Cơ sở, cở, sở.",
        "Người dân các thôn tin tưởng; cố gắng kết hợp; đồn bộ đội biên phòng; kết quả đo đạc được; xếp đúng hạng.",
        "Ông Quang trọng dụng; anh Hoàng cảnh báo; đồng chí Nguyễn Hữu Quang Hệ; khu hoàng thành; bà Hoàng Thành.",
        "Từ các thôn qua trung tâm xã; giao thôn quản lý; đặt điểm tiếp dân; có mặc đồng phục.",
        "Đường liên thôn, giao thông bản; khoán sản phẩm; giữ tốt độ ẩm; đo đạc chuẩn xác; phía Bắc tay trái.",
        "Chủ chương trình, chủ đầu tư; tiếp dâng hương; chặng bắt đầu; không khéo thì muộn.",
        "Khó khăn, khả quan, đặc biệt, đặc điểm, khắc phục, mặt khác, vướng mắc, thẳng thắn, công tác, văn bản.",
    ],
)
def test_right_phrases(text: str) -> None:
    assert found("phrase_confused", text) == []


def test_the_list_of_phrases_is_sound() -> None:
    phrases = word_list(ConfusedPhrases).phrases
    meant = {wrong: right for wrong, right in phrases.items() if right}
    assert len(meant) > 400
    assert all(unicodedata.is_normalized("NFC", text) and text == text.strip() for text in (*phrases, *meant.values()))
    wrong_again = {right for right in meant.values() if list(confused_phrases(right))}
    assert wrong_again == set()
    letters = {word.strip("#,") for right in meant.values() for word in right.split()} - {""}
    assert {word for word in letters if not is_syllable(word)} == set()


@pytest.mark.parametrize(
    ("text", "where", "fix"),
    [
        ("Các nghành, các cấp.", "nghành", "ngành"),
        ("Nghành nội vụ.", "Nghành", "Ngành"),
        ("Tổ chưc thưc hiện.", "chưc", None),
        ("Làm ngiêm túc.", "ngiêm", "nghiêm"),
        ("Ở trongg năm.", "trongg", "trong"),
        ("Phát huy dânchủ.", "dânchủ", "dân chủ"),
        ("Việc thuwcj hiện.", "thuwcj", "thực"),
        ("Tại cac đơn vị.", "cac", None),
        ("Tình hìnhh khác.", "hìnhh", "hình"),
        ("Nội dung đuợc giao.", "đuợc", "được"),
        ("Mỗi nguời dân.", "nguời", "người"),
        ("Tại truờng học.", "truờng", "trường"),
        ("Truờng học mới.", "Truờng", "Trường"),
        ("TRUỜNG HỌC CỦA XÃ.", "TRUỜNG", "TRƯỜNG"),
        ("Đã đưọc biết.", "đưọc", "được"),
        ("Mỗi ngừoi dân.", "ngừoi", "người"),
        ("Việc đuọc giao.", "đuọc", None),
        ("Tiếp tục sp xp bộ máy.", "sp xp", "sắp xếp"),
        ("Sp xp lại tổ chức.", "Sp xp", "Sắp xếp"),
        ("Đã sắp xp lại.", "sắp xp", "sắp xếp"),
        ("Đã tổ chc hội nghị.", "tổ chc", "tổ chức"),
        ("Công tác đc giao.", "đc", "được"),
        ("Hội nghị ko tổ chức.", "ko", "không"),
        ("Mỗi đv báo cáo.", "đv", None),
    ],
)
def test_unknown_syllables(text: str, where: str, fix: str | None) -> None:
    assert fixes("syllable_unknown", text)[0] == (where, fix)


@pytest.mark.parametrize(
    "text",
    [
        "Gửi qua email, website, zalo, facebook, file, module, internet, video trực tuyến và logo.",
        "CBCCVCNLĐ, QĐ-TTg, 01/NQ-CP, e-Cabinet, TP Hồ Chí Minh, 05-CT/TW, khóa XII, Vụ I.",
        "Địa chỉ vanthu@bonoivu.gov.vn, https://dichvucong.gov.vn/tra-cuu, tệp bao-cao_2026.docx, mẫu M2b.",
        "Tỉnh Đắk Lắk, Krông Búk, dân tộc Êđê, Cơtu, Mnông, H'Mông; ông Kpă Klơng; hãng Samsung, Microsoft.",
        "Công-te-nơ, a-xít, in-tơ-nét; 5m², m², 12kg, 3km.",
        "Chỉ số Smart City: cut the cost, that is set down; bài “Look at the net”.",
        "Cở, xửa, thầm là âm tiết đúng vần; hóa, hoá, ủy, uỷ, quý, giếng, khuỷu, thuở, buýt, phuy, voan.",
        "Tiêu thụ 12 kWh, dài 3 km, nặng 5 kg, 10 tr đồng, 25 sp; đ/c Minh; tp Hà Nội; ubnd xã; vnpt; dạng pdf.",
        "Tỷ lệ hs, gv tham gia; sđt liên hệ; v.v.; tr.12; cột đvt; trang gov.vn; tải tệp jpg, png.",
        "Điểm a, b, c, d, đ khoản 1; ký kết; kỹ sư; ỷ lại; yêu cầu; oằn; uể oải.",
    ],
)
def test_words_left_alone(text: str) -> None:
    assert found("syllable_unknown", text) == []
    assert found("tone_misplaced", text) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("hòan", "hoàn"),
        ("Tòan", "Toàn"),
        ("cuả", "của"),
        ("qủa", "quả"),
        ("gỉa", "giả"),
        ("qúy", "quý"),
        ("thúê", "thuế"),
    ],
)
def test_misplaced_tones(wrong: str, right: str) -> None:
    assert fixes("tone_misplaced", f"{wrong} thành.") == [(wrong, right)]


RIGHT = """nghiêng quyết dân ý đường khuỷu thuở gìn quốc
LUẬT cở xửa thầm hóa hoá ủy uỷ khỏe khoẻ thủy thuỷ quý quỳ giếng
giữ giỗ giúp giễu gì khuya buýt phuy góa goá voan xoong tuýp huỳnh phuynh khuâng oằn uyên yêu yên yếm y tỷ kỹ lý mỹ thy
ngoài nguyễn nghề ngành ghế huênh huếch tuyển truyền xuất xuân thuế quẹo quặng quờ ngoao xoay khoái ngoẹo ruộng muỗi
gửi ngửi lượm tươm ươm ướt ưu ức inh ích in ít im ỉa hươu bướu khiếp bếp pin pa
giọt giẹp gièm hoắm ngoém voọc quạch giặt huỵch quít oái noãn"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_syllables(word: str) -> None:
    syllable = syllable_of(word)
    assert is_syllable(word)
    assert syllable is not None
    assert syllable.well_toned


WRONG = """nghành thưc viêc mot thuc kông cế gế ngế nge kư qe qan boan moan đ ng trongg phap iêu bêp kuy hiÖn
chñ vÒ thùc
strong xyz nghiêngnghiêng cx hộộ hóá hOA"""


@pytest.mark.parametrize("word", ["", *WRONG.split()])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
