"""Trusted certificates are named by the beginning of their SHA-256."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from dcbc_desktop.errors import RefusedError
from dcbc_desktop.store.models import ROOT
from dcbc_desktop.workflow.trusted_certificates import remove_trust
from tests.store.clerk import open_store


def test_four_digits_name_one_certificate_and_three_none(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "reports.db")) as store:
        first, second = (store.trusted.add(ROOT, name, name.encode()) for name in ("Nơi cấp A", "Nơi cấp B"))
        with pytest.raises(RefusedError, match="trust_unknown"):
            remove_trust(store, first.sha256[:3])
        assert remove_trust(store, f" {first.sha256[:4].upper()} ") == first
        assert store.trusted.listed() == (second,)
