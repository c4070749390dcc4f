"""Window that checks received files, and restoring a report from one.

Not here: the verdict itself (`dcbc_desktop.workflow.verification`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.receiving.verify_window import VerifyWindow as VerifyWindow
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "VerifyWindow": "verify_window",
        },
    )
