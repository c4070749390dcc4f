"""How lists name an office."""

from __future__ import annotations

from dcbc_desktop.store.models import Office


def office_name(office: Office) -> str:
    """The short name, else the issuer's name on one line, else the code."""
    return office.short_name.strip() or " ".join(office.issuer.split()) or office.code
