"""The window: with app.py the only place that knows Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.background import BackgroundRunner as BackgroundRunner
else:
    __getattr__ = lazy_names(__name__, {"BackgroundRunner": "background"})
