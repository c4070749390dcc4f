"""Outlines with tables and figures, built by hand: they say what a folder of TOML files would."""

from __future__ import annotations

import msgspec

from dcbc_desktop.report.kinds import FieldKind
from dcbc_desktop.report.outline import Column, Computed, ComputedKind, Figure, Outline, Table
from dcbc_desktop.report.period import PeriodKind
from tests.places import OUTLINE_A
from tests.report.samples import outline_in

DECISIONS = Table(
    key="decisions",
    title="Nội dung Nhân dân bàn và quyết định trực tiếp",
    section="I",
    guidance="Mỗi việc một dòng.",
    totals=True,
    columns=(
        Column("matter", "Nội dung", guidance="Ghi tên việc."),
        Column("chair", "Cơ quan chủ trì"),
        Column("day", "Ngày họp", FieldKind.DATE),
        Column("plans", "Số phương án", FieldKind.COUNT),
        Column(
            "value",
            "Tổng",
            FieldKind.MONEY,
            "đồng",
            "Giá trị",
            computed=Computed(ComputedKind.SUM, ("state", "people", "labour", "other")),
        ),
        Column("state", "NSNN", FieldKind.MONEY, "đồng", "Giá trị"),
        Column("people", "Nhân dân đóng góp", FieldKind.MONEY, "đồng", "Giá trị"),
        Column("labour", "Ngày công", FieldKind.MONEY, "đồng", "Giá trị"),
        Column("other", "Khác", FieldKind.MONEY, "đồng", "Giá trị"),
        Column("form", "Hình thức", FieldKind.CHOICE, choices=("hội nghị", "phát phiếu", "biểu quyết")),
        Column("yes", "Tỷ lệ tán thành", FieldKind.SHARE, "%"),
        Column("remark", "Ghi chú"),
    ),
)
PETITIONS = Table(
    key="petitions",
    title="Đơn thư khiếu nại, tố cáo",
    section="I",
    columns=(
        Column("kind", "Loại đơn"),
        Column("received", "trong kỳ", FieldKind.COUNT, "đơn", "Tiếp nhận"),
        Column("received_year", "từ đầu năm", FieldKind.COUNT, "đơn", "Tiếp nhận", cumulative_of="received"),
    ),
)
FIGURES = (
    Figure("visits", "Lượt tiếp công dân trong kỳ", "lượt", heading="Tiếp công dân"),
    Figure("visits_year", "Lượt tiếp công dân từ đầu năm", "lượt", heading="Tiếp công dân", cumulative_of="visits"),
)


def table_outline(*tables: Table) -> Outline:
    """Outline A with tables in its first section, two more figures, and every kind of period."""
    outline = outline_in(OUTLINE_A)
    return msgspec.structs.replace(
        outline,
        tables=tables or (DECISIONS, PETITIONS),
        figures=(*outline.figures, *FIGURES),
        period_kinds=tuple(PeriodKind),
    )
