"""Words of names and titles that belong together on a line, and words that rather begin one."""

from __future__ import annotations

_OPENERS = "và, của, về, tại, thuộc, trong, cho, tỉnh, xã, phường, quận, huyện, năm, do, theo, đối, để, nhằm, với"
OPENERS = frozenset(_OPENERS.split(", "))
"""Joining words and kinds of place: a line begins with them and does not end in them."""

_PAIRS = """
an ninh, an toàn, bảo đảm, bảo hiểm, bảo hộ, bảo vệ, báo cáo, bệnh viện, bí thư, biên phòng, bộ trưởng, cải cách,
cán bộ, cao đẳng, chấp hành, chế biến, chi cục, chỉ đạo, chính phủ, chính quyền, chính sách, chính trị, chủ nhiệm,
chủ tịch, chuyển đổi, chương trình, công an, công chức, công chúng, công dân, công đoàn, công khai, công nghệ,
công nghiệp, công tác, công thương, cơ quan, cơ sở, cục trưởng, cựu chiến, chiến binh, dân chủ, dân tộc, dân vận,
di tích, dịch vụ, doanh nghiệp, du lịch, dự án, dự phòng, đánh giá, đào tạo, đảng bộ, đảng ủy, đại biểu, đại học,
đất đai, đầu tư, đề xuất, địa phương, điện lực, điện tử, điều hành, đoàn thể, đơn thư, đơn vị, đối ngoại, đối thoại,
giai đoạn, giám đốc, giám sát, giao thông, giáo dục, giải quyết, hà nội, hải quan, hành chính, hệ thống, hiệu quả,
hiệu trưởng, hóa học, hoạt động, hồ chí, chí minh, hội đồng, hội nghị, hợp tác, hướng dẫn, kế hoạch, kết quả,
khách sạn, khiếu nại, khoa học, khu vực, kiểm soát, kiểm tra, kiến nghị, kinh doanh, kinh tế, kỹ thuật, lãnh đạo,
lao động, liên đoàn, liên hiệp, lịch sử, mặt trận, môi trường, mục tiêu, mỹ thuật, năng lượng, ngân hàng, ngân sách,
nghệ thuật, nghị định, nghị quyết, nghị sự, ngoại giao, ngoại ngữ, người lao, nhà nước, nhân dân, nhân văn, nhiệm vụ,
nội dung, nội vụ, nông dân, nông nghiệp, nông thôn, phát triển, pháp luật, phân viện, phòng chống, phó giám,
phổ thông, phụ nữ, phụ trách, phương hướng, quản lý, quản trị, quân đội, quốc gia, quốc hội, quốc phòng, quốc tế,
quy chế, quy định, quyết định, sản xuất, sáu tháng, sinh học, sở hữu, sư phạm, sự nghiệp, tài chính, tài nguyên,
tập đoàn, tham mưu, thanh niên, thanh tra, thành phố, thành viên, thể dục, thể thao, thi hành, thống kê, thông tấn,
thông tin, thú y, thủ trưởng, thủ tục, thủ tướng, thường trực, thương mại, thực hành, thực hiện, thực phẩm, tiếp công,
tố cáo, tổ chức, tổ quốc, toàn quốc, tổng công, tổng cục, tổng giám, tổng hợp, tổng kết, tra cứu, trách nhiệm,
triển khai, trung học, trung tâm, trung ương, truyền hình, truyền thông, trưởng ban, tư pháp, ủy ban, ủy viên,
vận tải, văn hóa, văn phòng, văn thư, vật lý, viên chức, viễn thông, việc làm, việt nam, xã hội, xây dựng, xuất bản,
y dược, y học, y tế, ý kiến
"""
COMPOUNDS = frozenset((first, second) for first, second in (pair.split() for pair in _PAIRS.split(",")))
"""Pairs of syllables that one line keeps together."""

OPENING_COMPOUNDS = frozenset({("thành", "phố"), ("đặc", "khu"), ("việt", "nam"), ("khu", "vực"), ("giai", "đoạn")})
"""Compounds that rather begin a line."""
