"""Words beside persons' names on certificates: titles, posts, agencies, labels of numbers; and family names."""

from __future__ import annotations

from functools import cache
from typing import Final

from dcbc_desktop.report.names.name_words import Words, phrases

TITLES: Final = (
    "ông,bà,anh,chị,thầy,cô,đồng chí,đc,thạc sĩ,thạc sỹ,ths,th s,tiến sĩ,tiến sỹ,ts,t s,tskh,phó giáo sư,pgs,giáo sư,"
    "gs,bác sĩ,bác sỹ,bs,b s,bscki,bsckii,bsck1,bsck2,cki,ckii,ck1,ck2,ck i,ck ii,chuyên khoa i,chuyên khoa ii,"
    "dược sĩ,dược sỹ,ds,dscki,dsckii,kỹ sư,ks,kiến trúc sư,kts,cử nhân,cn,luật sư,ls,nhà giáo,nhà giáo ưu tú,ngưt,ngnd,"
    "nsưt,nsnd,ttưt,ttnd,đại tá,thượng tá,trung tá,thiếu tá,đại úy,thượng úy,trung úy,thiếu úy,đại tướng,thượng tướng,"
    "trung tướng,thiếu tướng,mr,mrs,ms,dr"
)
TITLES_BEHIND: Final = "ths,th s,ts,tskh,pgs,gs,bs,bscki,bsckii,bsck1,bsck2,cki,ckii,ck1,ck2,ck i,ck ii,ks,kts,cn,ls,ds"
"""Titles that are no word of a name, so that they are known behind one too."""
POSTS: Final = (
    "chủ tịch,phó chủ tịch,quyền chủ tịch,giám đốc,phó giám đốc,quyền giám đốc,tổng giám đốc,phó tổng giám đốc,bí thư,"
    "phó bí thư,chánh văn phòng,phó chánh văn phòng,chánh thanh tra,phó chánh thanh tra,hiệu trưởng,phó hiệu trưởng,"
    "cục trưởng,phó cục trưởng,vụ trưởng,phó vụ trưởng,chi cục trưởng,trưởng phòng,phó trưởng phòng,trưởng ban,"
    "phó trưởng ban,trưởng công an,phó trưởng công an,trưởng trạm,viện trưởng,phó viện trưởng,bộ trưởng,thứ trưởng,"
    "tổng cục trưởng,thủ tướng,thủ trưởng"
)
_DUTIES: Final = (
    "văn thư,kế toán,kế toán trưởng,thủ quỹ,chuyên viên,công chức,viên chức,cán bộ,thanh tra viên,chánh án,"
    "phó chánh án,thẩm phán,kiểm sát viên,đội trưởng,tổ trưởng,tổ phó,trạm trưởng,hạt trưởng,trưởng khoa,"
    "trưởng bộ phận,chỉ huy trưởng,chỉ huy phó,chính ủy,chính trị viên,chủ nhiệm,phó chủ nhiệm,ủy viên,đại biểu,"
    "tổng biên tập,người đại diện,y sĩ,y sỹ,lương y,điều dưỡng,giáo viên,quyền,phó,trưởng,pct,pgđ,cvp,ktt"
)
"""Posts that are known apart from the name only: some are words of names, or name whose help somebody is."""
_AGENCIES: Final = (
    "ubnd,hđnd,ủy ban,hội đồng,văn phòng,vp,vpcp,trung tâm,tt,ttpvhcc,công ty,cty,tổng công ty,tập đoàn,chi nhánh,"
    "công an,sở,phòng,ban,bộ,cục,chi cục,tổng cục,vụ,viện,trường,bệnh viện,bv,trạm,khoa,đội,tổ,hạt,đảng ủy,đảng bộ,"
    "chi bộ,tỉnh ủy,huyện ủy,thành ủy,quận ủy,mặt trận,mttq,ubmttq,liên đoàn,hội,đoàn,ngân hàng,kho bạc,kbnn,"
    "bảo hiểm,bhxh,tòa án,tand,vksnd,thanh tra,hải quan,thuế,quỹ,hợp tác xã,htx,bql,bch,bộ phận,cơ quan,nhà máy,"
    "nhà văn hóa,doanh nghiệp,trường tiểu học,trường trung học,trường th,trường thcs,trường thpt,trường ptdt,"
    "trường phổ thông,trường mầm non,trường mn,trường mẫu giáo,trường đại học,trường đh,trường cao đẳng,trường cđ,"
    "trường chính trị,đoàn thanh niên,đoàn tncs,đoàn đại biểu,đoàn xã,đoàn phường,đoàn kinh tế,vụ tổ chức,"
    "vụ pháp chế,vụ kế hoạch,vụ tài chính,vụ hợp tác,vụ khoa học,vụ địa phương,vụ công chức,vụ tổng hợp"
)
_FIELDS: Final = (
    "tư pháp,lâm trường,nông trường,văn hóa,văn xã,văn thể,tổ chức,nông nghiệp,nông thôn,nông dân,lâm nghiệp,hạ tầng,"
    "quản lý,cao đẳng,tôn giáo,đào tạo,y tế,y học,y dược,y khoa,mã số,mã định danh,mã nhân viên,mã nv,mã cán bộ"
)
"""Fields of work and labels of numbers that begin like a family name: `Trưởng phòng Văn hóa`."""
_UNITS: Final = "xã,phường,thị trấn,đặc khu,huyện,quận,thị xã,thành phố,tp,tỉnh"
_FAMILIES: Final = (
    "âu,bạc,bạch,bế,bì,bùi,cà,cao,cầm,cáp,chảo,châu,chế,chu,cung,cù,dương,đàm,đào,đặng,đậu,điểu,điêu,đinh,đoàn,đỗ,"
    "đổng,giang,giàng,giáp,hà,hạ,hán,hoàng,hồ,hứa,hứng,huỳnh,kha,khiếu,khổng,khuất,khúc,kiều,kim,kpă,ksor,kso,la,lã,"
    "lại,lâm,lầu,lê,lò,lô,lù,lục,lữ,lường,lương,lưu,lý,ma,mã,mạc,mạch,mai,mùa,nghiêm,ngô,nguyễn,nhữ,niê,ninh,nông,"
    "phạm,phan,phí,phùng,quách,quàng,rmah,rơ,sầm,siu,sùng,tạ,tăng,tẩn,thạch,thái,thân,thào,thẩm,thiều,thịnh,tiêu,tô,"
    "tôn,tống,tòng,tráng,trần,triệu,trịnh,trương,từ,ung,văn,vàng,vi,võ,vòng,vũ,vừ,vương,y"
)
"""Family names of Kinh people and of minorities; some are also first words of posts or agencies."""

MIDDLE_NAMES: Final = "văn,thị"
"""Second words of persons' names, also behind family names that are not listed."""


@cache
def fronts(*, marks: bool) -> frozenset[Words]:
    """Return the titles and posts that may stand in front of a name."""
    return phrases(POSTS, marks=marks) | phrases(TITLES, marks=marks)


@cache
def behind(*, marks: bool) -> frozenset[Words]:
    """Return the titles and posts that may stand behind a name without a comma."""
    return phrases(POSTS, marks=marks) | phrases(TITLES_BEHIND, marks=marks)


@cache
def leading(*, marks: bool) -> frozenset[Words]:
    """Return the beginnings of posts, agencies, units and fields of work; a family name is none of them.

    Without diacritics `VU` is `Vũ` and `vụ`, so that `VU TO CHUC` is known and `VU` alone is not.
    """
    listed = (POSTS, _DUTIES, _AGENCIES, _FIELDS, _UNITS)
    known = frozenset[Words]().union(*(phrases(one, marks=marks) for one in listed))
    return known - families(marks=marks)


@cache
def families(*, marks: bool) -> frozenset[Words]:
    """Return family names, each as a phrase of one word."""
    return phrases(_FAMILIES, marks=marks)
