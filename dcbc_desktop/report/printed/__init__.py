"""Which of a report's values print, and under which names: for the pages and for the checks alike."""

from __future__ import annotations
