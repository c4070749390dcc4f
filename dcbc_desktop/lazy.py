"""Lazy package fronts: names of a package whose modules are imported on first use (PEP 562).

The only mechanism for late imports in this program. A package with heavy or seldom used modules writes in its
`__init__.py`:

    if TYPE_CHECKING:
        from dcbc_desktop.export.document import make_pdf as make_pdf
    else:
        __getattr__ = lazy_names(__name__, {"make_pdf": "document"})

Callers import the package and name the attribute where they use it: `from dcbc_desktop import export`, then
`export.make_pdf(report)`. `from dcbc_desktop.export import make_pdf` would import the module at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from sys import modules


def lazy_names(package: str, names: Mapping[str, str]) -> Callable[[str], object]:
    """Return a package's `__getattr__`: each name is taken from the named module of the package on first use.

    A name that equals its module's name stands for the module itself.
    """

    def load(name: str) -> object:
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = import_module(f"{package}.{names[name]}")
        found = module if names[name] == name else getattr(module, name)
        setattr(modules[package], name, found)  # later uses do not come here
        return found

    return load
