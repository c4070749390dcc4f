"""Confined child process that examines foreign files: the closed list of its acts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Final

import msgspec

from dcbc_desktop import export, intake
from dcbc_desktop.errors import DcbcError
from dcbc_desktop.report.dates import now
from dcbc_desktop.signing.records import Trust
from dcbc_desktop.workflow import verification
from dcbc_desktop.workflow.verification.facts import INSPECT, RECEIVE, InspectionRequest, VerdictRequest


def main() -> int:
    """Serve until the parent is gone; returns the exit code."""
    return intake.serve(ACTS, _prepare, forks=True, warm=_warm)


def _receive(payload: bytes) -> bytes:
    asked = msgspec.msgpack.decode(payload, type=VerdictRequest)
    found = verification.judge(asked.pdf, Trust(asked.roots, asked.crls), asked.now)
    return msgspec.msgpack.encode(found if asked.with_data else msgspec.structs.replace(found, data=b""))


def _inspect(payload: bytes) -> bytes:
    return msgspec.msgpack.encode(verification.inspect_file(msgspec.msgpack.decode(payload, type=InspectionRequest)))


def _prepare() -> None:
    """Load reportlab, pdfium and pyHanko, by naming them once, before the clock of the first file runs."""
    _ = export.make_worded_pages, intake.read_pages, verification.judge


def _warm() -> None:
    from dcbc_desktop.workflow.verification.warm_up import judge_sample  # noqa: PLC0415  the first file does without

    with suppress(DcbcError):
        judge_sample(now())


ACTS: Final[Mapping[str, intake.Act]] = MappingProxyType({RECEIVE: _receive, INSPECT: _inspect})
