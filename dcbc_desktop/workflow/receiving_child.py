"""The confined child's main: the closed list of what may be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from dcbc_desktop.intake.confined_child import Act, serve
from dcbc_desktop.workflow.attaching import LOOK
from dcbc_desktop.workflow.receiving import RECEIVE, Inquiry


def main() -> int:
    """Serve until the parent is gone; returns the exit code."""
    return serve(ACTS, _prepare)


def _receive(payload: bytes) -> bytes:
    from dcbc_desktop.signing.trust import Trust  # noqa: PLC0415  pyHanko's part
    from dcbc_desktop.workflow.judging import judge  # noqa: PLC0415  pyHanko and pdfium

    asked = msgspec.msgpack.decode(payload, type=Inquiry)
    found = judge(asked.pdf, Trust(asked.roots, asked.crls), asked.now)
    return msgspec.msgpack.encode(found if asked.with_data else msgspec.structs.replace(found, data=b""))


def _look(payload: bytes) -> bytes:
    from dcbc_desktop.workflow.looking import Look, look  # noqa: PLC0415  pyHanko and pdfium

    return msgspec.msgpack.encode(look(msgspec.msgpack.decode(payload, type=Look)))


def _prepare() -> None:
    """Load everything before the clock of the first file runs."""
    from dcbc_desktop.export import document  # noqa: F401, PLC0415  reportlab
    from dcbc_desktop.intake import page_shapes, page_words  # noqa: F401, PLC0415  pdfium
    from dcbc_desktop.workflow import judging  # noqa: F401, PLC0415  pyHanko


ACTS: Final[Mapping[str, Act]] = MappingProxyType({RECEIVE: _receive, LOOK: _look})
