"""No network: whatever is signed or verified, no client of it is loaded."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from pkgutil import iter_modules

import pytest

from dcbc_desktop import signing
from tests.places import ROOT

CLIENTS = ("aiohttp", "requests", "urllib3", "http.client")


def test_no_client_of_the_network_is_loaded_with_any_part() -> None:
    parts = [f"{signing.__name__}.{part.name}" for part in iter_modules(signing.__path__)]
    script = f"import sys, {', '.join(parts)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(parts) > 10
    assert sorted({*done.stdout.split()} & {*CLIENTS}) == []


@pytest.mark.parametrize("name", signing._NETWORK)
def test_what_is_left_out_is_still_where_pyhanko_looks_for_it(name: str) -> None:
    """After a change of its names, the empty modules would stand there for nothing."""
    package = import_module(name.rpartition(".")[0])
    real = PathFinder.find_spec(name, package.__path__)
    assert real is not None
    assert real.origin is not None
    assert signing._NETWORK[name] in Path(real.origin).read_text(encoding="utf-8")
    assert not hasattr(sys.modules[name], "__file__")
