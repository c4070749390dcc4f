"""The settings a person may read and change by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dcbc_desktop.errors import UsageError
from dcbc_desktop.report.wording import DEFAULT_LANGUAGE, LANGUAGES
from dcbc_desktop.store.store import Store

LANGUAGE = "language"
RULES_OFF = "rules_off"
_DEFAULTS: Mapping[str, str] = {LANGUAGE: DEFAULT_LANGUAGE}
_ALLOWED: Mapping[str, Callable[[str], bool]] = {LANGUAGE: LANGUAGES.__contains__}


def stored_settings(store: Store, key: str | None = None) -> Mapping[str, str]:
    """All settings, or the one named; raises UsageError `setting_unknown`."""
    names = _DEFAULTS if key is None else [_known(key)]
    return {name: store.setting(name) or _DEFAULTS[name] for name in names}


def change_setting(store: Store, key: str, value: str) -> None:
    """Keep a setting; raises UsageError `setting_unknown` or `setting_value_invalid`."""
    if not _ALLOWED[_known(key)](value):
        raise UsageError("setting_value_invalid", key=key, value=value[:40])
    store.set_setting(key, value)


def rules_off(store: Store) -> frozenset[str]:
    """Codes of the rules that a person switched off."""
    return frozenset((store.setting(RULES_OFF) or "").split())


def switch_rule(store: Store, code: str, on: bool) -> None:
    """Switch one rule of the review on or off, for all reports."""
    off = rules_off(store)
    store.set_setting(RULES_OFF, " ".join(sorted(off - {code} if on else off | {code})))


def _known(key: str) -> str:
    if key not in _DEFAULTS:
        raise UsageError("setting_unknown", key=key[:40], known=", ".join(_DEFAULTS))
    return key
