"""The settings a person may read and change by name: those of the database, and the token's library."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from dcbc_desktop.errors import DcbcError, UsageError
from dcbc_desktop.invocation import DEFAULT_LANGUAGE, LANGUAGES
from dcbc_desktop.report.text import clean_line
from dcbc_desktop.store.store import Store
from dcbc_desktop.workflow.signing.token_modules import SIGNING_MODULE, choose, is_path, token_modules

LANGUAGE = "language"
RULES_OFF = "rules_off"
BACKUP_LIMIT = "backup_megabytes"
"""Most megabytes that the copies of a database may take."""
BACKUP_REMINDER = "backup_reminder"
"""Weekly reminder of a copy on a stick: `on` or `off`."""
ON, OFF = "on", "off"
_LEAST_LIMIT, _MOST_LIMIT = 50, 1_000_000
_DEFAULTS: Mapping[str, str] = {
    LANGUAGE: DEFAULT_LANGUAGE, RULES_OFF: "", SIGNING_MODULE: "", BACKUP_LIMIT: "1000", BACKUP_REMINDER: ON,
}  # fmt: skip


def stored_settings(store: Store, key: str | None = None) -> Mapping[str, str]:
    """Return all settings, or the one named; raises UsageError `setting_unknown`."""
    names = _DEFAULTS if key is None else [_known(key)]
    return {name: _stored(store, name) or _DEFAULTS[name] for name in names}


def _stored(store: Store, name: str) -> str | None:
    return token_modules().chosen if name == SIGNING_MODULE else store.settings.get(name)


def change_setting(store: Store, key: str, value: str) -> str:
    """Keep a setting; returns it as it is kept; raises UsageError `setting_unknown` or `setting_value_invalid`."""
    if _known(key) == SIGNING_MODULE:
        return _keep_path(key, value)
    words = value.split() if key == RULES_OFF else [value]
    for word in words:
        if not _allowed(key, word):
            raise UsageError("setting_value_invalid", key=key, value=word[:40])
    kept = " ".join(sorted(set(words)))
    store.settings.set(key, kept)
    return kept


def _allowed(key: str, word: str) -> bool:
    match key:
        case "rules_off":
            return word in _rule_codes()
        case "backup_reminder":
            return word in (ON, OFF)
        case "backup_megabytes":
            return word.isascii() and word.isdigit() and _LEAST_LIMIT <= int(word[:9]) <= _MOST_LIMIT
        case _:
            return word in LANGUAGES


def _keep_path(key: str, value: str) -> str:
    if not is_path(value):
        raise UsageError("setting_value_invalid", key=key, value=clean_line(value).text[:40])
    choose(value)
    return value


def stored_language(path: Path) -> str:
    """Return the language chosen in a database; the default where there is none or it cannot be read."""
    if not path.is_file():
        return DEFAULT_LANGUAGE
    try:
        with closing(Store.open(path, write=False)) as store:
            chosen = store.settings.get(LANGUAGE)
    except DcbcError:  # the command itself will say what is wrong with the file
        return DEFAULT_LANGUAGE
    return chosen if chosen in LANGUAGES else DEFAULT_LANGUAGE


def rules_off(store: Store) -> frozenset[str]:
    """Return the codes of the rules that a person switched off."""
    return frozenset((store.settings.get(RULES_OFF) or "").split())


def switch_rule(store: Store, code: str, on: bool) -> None:
    """Switch one rule of the review on or off, for all reports."""
    off = rules_off(store)
    store.settings.set(RULES_OFF, " ".join(sorted(off - {code} if on else off | {code})))


def _known(key: str) -> str:
    if key not in _DEFAULTS:
        raise UsageError("setting_unknown", key=key[:40], known=", ".join(_DEFAULTS))
    return key


def _rule_codes() -> tuple[str, ...]:
    from dcbc_desktop.report.checks.language.rules import rule_codes  # noqa: PLC0415  the start does without

    return rule_codes()
