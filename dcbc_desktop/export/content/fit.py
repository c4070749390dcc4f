"""Parts of the first and the last page that no size allowed by the decree can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dcbc_desktop.errors import RefusedError, UsageError
from dcbc_desktop.export.content.end_block import add_end_block
from dcbc_desktop.export.content.head_block import HeadTypesetter, head_words
from dcbc_desktop.export.fonts.typeface import letter_widths
from dcbc_desktop.export.layout.layout_rules import rules_of
from dcbc_desktop.export.layout.pagination import Flow
from dcbc_desktop.export.layout.typesetter import Typesetter
from dcbc_desktop.report.report import Report


def parts_too_long(report: Report) -> Iterator[UsageError]:
    """Yield the errors `header_too_long` and `number_line_too_long` that `make_pdf` would raise for head and end block.

    A letter that the typeface lacks has no width; its own finding says so.
    """
    rules = rules_of()
    typesetter = Typesetter(letter_widths(), rules=rules)
    for set_part in (
        lambda: HeadTypesetter(typesetter, head_words(report, rules), rules).head_slice(),
        lambda: add_end_block(Flow(), typesetter, report, rules),
    ):
        if error := _error_of(set_part):
            yield error


def _error_of(set_part: Callable[[], object]) -> UsageError | None:
    try:
        set_part()
    except UsageError as error:
        return error
    except RefusedError:
        return None
    return None
