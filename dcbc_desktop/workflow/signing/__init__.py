"""Presenting, sign-off, digital signatures, registration, amendments, attached copies.

Not here: cryptography (`dcbc_desktop.signing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.workflow.signing import amendments as amendments
    from dcbc_desktop.workflow.signing.presentation import open_comments as open_comments
    from dcbc_desktop.workflow.signing.presentation import withdraw as withdraw
else:
    __getattr__ = lazy_names(
        __name__, {"amendments": "amendments", "open_comments": "presentation", "withdraw": "presentation"}
    )
