"""Messages: codes with parameters become sentences of translations/messages.<lang>.toml."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from functools import cache

from dcbc_desktop.errors import DcbcError
from dcbc_desktop.invocation import DEFAULT_LANGUAGE
from dcbc_desktop.paths import shipped_dir
from dcbc_desktop.report.toml_files import read_toml


@cache
def messages(language: str) -> Mapping[str, str]:
    """Return all sentences of one language by code."""
    path = shipped_dir("translations") / f"messages.{language}.toml"
    return {code: str(text) for code, text in read_toml(path).items()}


def sentence(code: str, params: Mapping[str, object], language: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence of a code; a missing parameter shows as `…` instead of an exception.

    Guidance of an outline follows its sentence.
    An empty parameter has a sentence of its own where the file holds one: `signer_differs.without_printed`.
    """
    known = messages(language)
    without = (known.get(f"{code}.without_{name}") for name, value in params.items() if value == "")
    template = next(filter(None, without), None) or known.get(code) or known["unknown"]
    place = known.get(f"place.{params.get('key')}")  # a header field that an error names by its key
    named = {"field": place} if place else {}
    if "reason" in params:
        named["reason"] = _system_words(str(params["reason"]), known)
    words = string.Formatter().vformat(template, (), _Lenient({"code": code, **params, **named}))
    guidance = params.get("guidance")  # words of the outline, as they are
    return f"{words} {guidance}" if guidance else words


def error_sentence(error: DcbcError, language: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence of an error."""
    return sentence(error.code, error.params, language)


_CODE = re.compile(r"SQLITE_\w+|\w+Error")


def _system_words(reason: str, known: Mapping[str, str]) -> str:
    """Return the words for a reason of `errors.system_reason` or a code of SQLite; other reasons are words already."""
    name, _, number = f"code:{reason}".partition(":") if _CODE.fullmatch(reason) else reason.partition(":")
    words = known.get(f"system.{name}")
    return words.replace("{number}", number) if words and reason else reason


class _Lenient(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
