"""The confined child's main: the closed list of what may be asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from dcbc_desktop import export, intake
from dcbc_desktop.workflow.signing.external_signatures import LOOK
from dcbc_desktop.workflow.verification.client import RECEIVE, Inquiry


def main() -> int:
    """Serve until the parent is gone; returns the exit code."""
    return intake.serve(ACTS, _prepare)


def _receive(payload: bytes) -> bytes:
    from dcbc_desktop.signing.records import Trust  # noqa: PLC0415  pyHanko's part
    from dcbc_desktop.workflow.verification.verdict import judge  # noqa: PLC0415  pyHanko and pdfium

    asked = msgspec.msgpack.decode(payload, type=Inquiry)
    found = judge(asked.pdf, Trust(asked.roots, asked.crls), asked.now)
    return msgspec.msgpack.encode(found if asked.with_data else msgspec.structs.replace(found, data=b""))


def _look(payload: bytes) -> bytes:
    from dcbc_desktop.workflow.verification.inspection import InspectionRequest, inspect_file  # noqa: PLC0415  pyHanko and pdfium

    return msgspec.msgpack.encode(inspect_file(msgspec.msgpack.decode(payload, type=InspectionRequest)))


def _prepare() -> None:
    """Load everything before the clock of the first file runs."""
    _ = export.make_worded_pages, intake.read_pages  # named once, they are loaded: reportlab and pdfium
    from dcbc_desktop.workflow.verification import verdict  # noqa: F401, PLC0415  pyHanko


ACTS: Final[Mapping[str, intake.Act]] = MappingProxyType({RECEIVE: _receive, LOOK: _look})
