"""Verification of received files: request, confined worker, verdict, comparison of pages with data.

Not here: signatures themselves (`dcbc_desktop.signing`). `verdict` brings pyHanko and is loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.workflow.verification.verdict import inspect_file as inspect_file
    from dcbc_desktop.workflow.verification.verdict import judge as judge
else:
    __getattr__ = lazy_names(__name__, dict.fromkeys(("inspect_file", "judge"), "verdict"))
