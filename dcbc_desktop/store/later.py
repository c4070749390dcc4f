"""Modules of the store that the start does without: each is loaded when something of it is first asked for.

Where one is used it is imported under `TYPE_CHECKING`, for its types, and stands as `Later` otherwise.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Later:
    """Stands for a module of the store."""

    def __init__(self, name: str) -> None:
        self._name = f"{__package__}.{name}"

    def __getattr__(self, what: str) -> Any:  # noqa: ANN401  whatever the module has; its types are known without us
        return getattr(import_module(self._name), what)
