"""SoftHSM2 as a token: slots with keys and certificates, in a folder of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pkcs11
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.signing.authority import Holder

_MODULES = (Path("/usr/lib/softhsm/libsofthsm2.so"), Path("/usr/lib64/pkcs11/libsofthsm2.so"))
MODULE: Final = next((path for path in _MODULES if path.exists()), None)
PIN: Final = "73519264"
needs_softhsm = pytest.mark.skipif(
    MODULE is None or shutil.which("softhsm2-util") is None, reason="SoftHSM2 (package softhsm2) is not installed"
)


@contextmanager
def tokens(folder: Path, held: dict[str, list[Holder]], *, hidden: bool = False) -> Iterator[Path]:
    """The module, with a token of each label that holds these keys and certificates; hidden ones want the PIN first."""
    assert MODULE is not None
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    before = os.environ.get("SOFTHSM2_CONF")
    os.environ["SOFTHSM2_CONF"] = str(settings)
    for label, holders in held.items():
        _tool("--init-token", "--free", "--label", label, "--so-pin", "87654321", "--pin", PIN)
        for number, holder in enumerate(holders, 1):
            _put(folder, label, holder, f"{number:02d}", hidden=hidden)
    pkcs11.lib(str(MODULE)).reinitialize()
    try:
        yield MODULE
    finally:
        pkcs11.lib(str(MODULE)).finalize()
        if before is None:
            del os.environ["SOFTHSM2_CONF"]
        else:
            os.environ["SOFTHSM2_CONF"] = before


def _tool(*words: str) -> None:
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True, timeout=60)


def _put(folder: Path, label: str, holder: Holder, number: str, *, hidden: bool) -> None:
    key = folder / f"{number}.pem"
    key.write_bytes(holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    _tool("--import", str(key), "--token", label, "--pin", PIN, "--label", f"khoa {number}", "--id", number)
    key.unlink()
    found = next(one for one in _present() if one.label == label)
    with found.open(user_pin=PIN, rw=True) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.PRIVATE: hidden,
                pkcs11.Attribute.ID: bytes.fromhex(number),
                pkcs11.Attribute.LABEL: f"chung thu {number}",
                pkcs11.Attribute.SUBJECT: holder.certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: holder.der,
            }
        )


def _present() -> Iterator[pkcs11.Token]:
    library = pkcs11.lib(str(MODULE))
    library.reinitialize()
    for slot in library.get_slots(token_present=True):
        yield slot.get_token()
