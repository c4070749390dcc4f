"""Live review (Rà soát) of the open report: when it runs, its result in words, its rules.

Not here: the panel that lists findings (`ui.panels`), the rules (`dcbc_desktop.report.checks`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.review.review_result import review_report as review_report
    from dcbc_desktop.ui.review.rules_dialog import RulesDialog as RulesDialog
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "RulesDialog": "rules_dialog",
            "review_report": "review_result",
        },
    )
