"""Where tests find things: the project's root, the shared folder beside it, outlines."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
OUTLINE_A = ROOT / "resources" / "outlines" / "2023-co-quan"
OUTLINE_B = ROOT / "resources" / "outlines" / "2026-xa-phuong-dac-khu"
NEXT_YEAR = ROOT / "tests" / "data" / "outlines" / "next_year"
OUTLINE_FOLDERS = [*sorted(p for p in (ROOT / "resources" / "outlines").iterdir() if p.is_dir()), NEXT_YEAR]

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared with the real report is absent")
