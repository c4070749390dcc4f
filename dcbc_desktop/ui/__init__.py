"""The window: with `app` the only place that knows Qt.

Not here: acts of a person, which commands share (`workflow`). A package for each page or dialog family is in here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.background import BackgroundRunner as BackgroundRunner
else:
    __getattr__ = lazy_names(__name__, {"BackgroundRunner": "background"})
