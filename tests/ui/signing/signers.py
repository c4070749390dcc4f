"""Reports ready for a digital signature, and certificate files that are valid today."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from dcbc_desktop.report import header as h
from dcbc_desktop.report.dates import now
from dcbc_desktop.report.report import Entry, Report
from dcbc_desktop.workflow.signing.keys import KeyFile, Secret
from dcbc_desktop.workflow.signing.sign_off import SignatoryChoice, sign_off
from dcbc_desktop.workflow.signing.signatures import PERSON, keep, sign, signing_request
from tests.report.samples import full_report
from tests.signing.authority import DAY, PASSPHRASE, Holder, root, rsa_key
from tests.ui.room import Room

SIGNER = full_report().text(h.SIGNATORY_NAME)
_NUMBERED = {h.NUMBER: Entry("12"), h.DATE: Entry("2026-12-15")}


def holder(name: str = SIGNER, *, expired: bool = False, rsa: int | None = None) -> Holder:
    """A certificate of today, or of last month; `rsa` numbers a key of the kind that tokens hold."""
    at = now()
    last = at - DAY if expired else at + 100 * DAY
    return root().issue(name, first=at - 30 * DAY, last=last, key=None if rsa is None else rsa_key(rsa))


def p12(folder: Path, whose: Holder | None = None, name: str = "Chứng thư.p12") -> Path:
    """A certificate file in a folder."""
    path = folder / name
    path.write_bytes((whose or holder()).p12())
    return path


def numbered(room: Room) -> Report:
    """A draft whose number and date stand on its page."""
    return room.keep(full_report().with_entries(_NUMBERED))


def signed_off(room: Room) -> Report:
    """A revision without any digital signature yet."""
    report = numbered(room)
    room.store(lambda store: sign_off(store, report.id, SignatoryChoice()))
    return room.store(lambda store: store.load_report(report.id))


def sign_behind(room: Room, report: Report, role: str = PERSON, name: str = SIGNER) -> datetime:
    """Sign without the window, and return the moment of signing."""
    key = KeyFile(p12(room.folder, holder(name), "khác.p12"), Secret(PASSPHRASE))
    request = room.store(lambda store: signing_request(store, report.id, role))
    at = now()
    signed = sign(request, key, at)
    room.store(lambda store: keep(store, request, signed))
    return at
