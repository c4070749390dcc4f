"""Notes to the person about a block that was read: rows left out, totals that are wrong, cells written anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from dcbc_desktop.report.numbers import format_number
from dcbc_desktop.report.outline import Table
from dcbc_desktop.report.table_input.reading import BlockReading

_MOST_WRONG_TOTALS: Final = 3
"""Wrong totals that have a note each."""
_MOST_SHOWN: Final = 40


class PasteNote(NamedTuple):
    """Message code and parameters."""

    code: str
    params: Mapping[str, object]


def notes_of(read: BlockReading, table: Table) -> Iterator[PasteNote]:
    """Yield the notes about a block, the most important first."""
    if read.heads:
        yield PasteNote("paste_heads_left_out", {"count": read.heads})
    if read.totals:
        words = ", ".join(dict.fromkeys(f"«{row.words[:_MOST_SHOWN]}»" for row in read.totals if row.words))
        code = "paste_totals_left_out" if words else "paste_unnamed_totals_left_out"
        yield PasteNote(code, {"count": len(read.totals), "words": words})
    yield from list(_wrong_totals(read, table))[:_MOST_WRONG_TOTALS]
    if read.numbered:
        yield PasteNote("paste_numbering_left_out", {})
    if read.convention is not None:
        yield PasteNote("paste_english", {})
    if read.rewritten:
        before, after = read.example
        params = {"count": read.rewritten, "before": before[:_MOST_SHOWN], "after": after[:_MOST_SHOWN]}
        yield PasteNote("paste_rewritten" if after else "paste_emptied", params)


def _wrong_totals(read: BlockReading, table: Table) -> Iterator[PasteNote]:
    for row in read.totals:
        for wrong in row.wrong:
            params = {
                "words": row.words[:_MOST_SHOWN] or f"{row.number}",
                "column": table.columns[wrong.column].full_label,
                "written": format_number(wrong.written),
                "added": format_number(wrong.added),
            }
            yield PasteNote("paste_total_differs", params)
