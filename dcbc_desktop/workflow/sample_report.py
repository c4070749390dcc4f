"""The sample report: invented, shipped, always a draft."""

from __future__ import annotations

import msgspec

from dcbc_desktop import intake
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report.loader import load_outline
from dcbc_desktop.report.period import make_period
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.new_report import proposed_entries

SAMPLE_UID = "00000000-0000-4000-8000-000000000001"


class _Sample(msgspec.Struct, forbid_unknown_fields=True):
    outline: str
    text: str
    period: str
    office_code: str
    superior_code: str
    values: dict[str, str]
    notes: dict[str, str]


def sample_report() -> Report:
    """The sample report, in memory only."""
    resources = shipped_dir("resources")
    folder = resources / "sample"
    sample = msgspec.toml.decode((folder / "sample.toml").read_bytes(), type=_Sample)
    outline = load_outline(resources / "outlines" / sample.outline)
    period = make_period(sample.period)
    imported = intake.read_text_report(folder / sample.text, outline, period.year)
    values = {key: Entry(value, sample.notes.get(key, "")) for key, value in sample.values.items()}
    return Report(
        id=0,
        uid=SAMPLE_UID,
        outline=outline,
        office_code=sample.office_code,
        superior_code=sample.superior_code,
        period=period,
        entries={**proposed_entries(outline, period, None), **imported.entries, **values},
    )


def open_sample(store: Store) -> Report:
    """The sample report in a throw-away database."""
    sample = sample_report()
    return store.create_report(
        sample.outline,
        sample.period,
        office_code=sample.office_code,
        superior_code=sample.superior_code,
        entries=sample.entries,
    )
