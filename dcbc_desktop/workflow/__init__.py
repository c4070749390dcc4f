"""Acts of a person, for window and command line alike; those that use the database take the store first.

Not here: rules of reports (`report`), rows of the database (`store`), words (`ui`, `cli`). Heavy modules are attributes
that are loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.workflow import backups as backups
    from dcbc_desktop.workflow import earlier_report_lookup as earlier_report_lookup
    from dcbc_desktop.workflow import legacy_text as legacy_text
    from dcbc_desktop.workflow import new_report as new_report
    from dcbc_desktop.workflow import report_pages as report_pages
    from dcbc_desktop.workflow import review as review
else:
    _MODULES = ("backups", "earlier_report_lookup", "legacy_text", "new_report", "report_pages", "review")
    __getattr__ = lazy_names(__name__, {name: name for name in _MODULES})
