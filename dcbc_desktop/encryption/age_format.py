"""Files of the format age, version 1, opened by a password (https://c2sp.org/age): written and read in pieces.

The password is stretched by scrypt to a key that wraps the random key of the file; the contents are pieces of 64 KiB,
each sealed by ChaCha20-Poly1305 with its number and whether it is the last. So a changed, moved, missing or added byte
is noticed, and the memory does not depend on the size. The program `age` opens what is written here, and the reverse.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import unicodedata
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dcbc_desktop.errors import FileError

_VERSION: Final = b"age-encryption.org/v1\n"
_STANZA: Final = re.compile(rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n---")
_MAC: Final = re.compile(rb" ([A-Za-z0-9+/]{43})\n")
_HEADER_BYTES: Final = 200
_LABEL: Final = b"age-encryption.org/v1/scrypt"
_KEY_BYTES, _SALT_BYTES, _NONCE_BYTES, _TAG_BYTES = 16, 16, 16, 16
_PIECE: Final = 64 * 1024
_SCRYPT_R: Final = 8
WORK_FACTOR: Final = 17
"""Rounds of scrypt are 2 to this: 128 MB and about half a second on an old PC."""
_MOST_WORK: Final = 18
"""The factor that `age -p` takes, 256 MB; a file may not ask for more."""


class EncryptingWriter:
    """Writes encrypted bytes to an open file; what is not closed by `finish` is no whole file."""

    def __init__(self, target: BinaryIO, password: str) -> None:
        """Write the header; raises OSError."""
        key, salt, nonce = os.urandom(_KEY_BYTES), os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        wrapped = ChaCha20Poly1305(_stretched(password, salt, WORK_FACTOR)).encrypt(bytes(12), key, None)
        stanza = b"-> scrypt %s %d\n%s\n---" % (_encoded(salt), WORK_FACTOR, _encoded(wrapped))
        target.write(_VERSION + stanza + b" %s\n" % _encoded(_mac(key, _VERSION + stanza)) + nonce)
        self._target = target
        self._seal = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
        self._waiting = bytearray()
        self._count = 0

    def write(self, data: bytes) -> None:
        """Encrypt some bytes; raises OSError."""
        self._waiting += data
        while len(self._waiting) > _PIECE:  # the last piece is marked, so one always waits
            self._put(bytes(self._waiting[:_PIECE]), last=False)
            del self._waiting[:_PIECE]

    def finish(self) -> None:
        """Write the last piece; raises OSError."""
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._target.write(self._seal.encrypt(_piece_nonce(self._count, last=last), piece, None))
        self._count += 1


class DecryptingReader:
    """Reads an encrypted file; every byte that is returned was sealed by whoever knew the password."""

    def __init__(self, source: BinaryIO, name: str, password: str) -> None:
        """Open the key; raises OSError, FileError `copy_not_encrypted`, `copy_locked_damaged`, `copy_password_wrong`,
        `copy_memory`.
        """
        self._source = source
        self._name = name
        head = source.read(_HEADER_BYTES)
        if not head.startswith(_VERSION):
            raise FileError("copy_not_encrypted", file=name)
        stanza = _STANZA.match(head, len(_VERSION))
        mac = _MAC.match(head, stanza.end()) if stanza is not None else None
        if stanza is None or mac is None or int(stanza[2]) > _MOST_WORK:
            raise FileError("copy_locked_damaged", file=name)
        key = self._opened(password, _decoded(stanza[1]), int(stanza[2]), _decoded(stanza[3]))
        if not hmac.compare_digest(_mac(key, head[: stanza.end()]), _decoded(mac[1])):
            raise FileError("copy_locked_damaged", file=name)
        source.seek(mac.end())
        nonce = source.read(_NONCE_BYTES)
        self._seal = ChaCha20Poly1305(_derived(key, nonce, b"payload"))
        self._count = 0
        self._piece = b""
        self._next = source.read(_PIECE + _TAG_BYTES)
        self._ended = False

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, fewer only at the end; raises OSError, FileError `copy_locked_damaged`."""
        parts: list[bytes] = []
        while size > 0 and (self._piece or not self._ended):
            if not self._piece:
                self._piece = self._open_piece()
            parts.append(self._piece[:size])
            self._piece = self._piece[size:]
            size -= len(parts[-1])
        return b"".join(parts)

    def _opened(self, password: str, salt: bytes, factor: int, wrapped: bytes) -> bytes:
        try:
            return ChaCha20Poly1305(_stretched(password, salt, factor)).decrypt(bytes(12), wrapped, None)
        except InvalidTag as error:
            raise FileError("copy_password_wrong", file=self._name) from error

    def _open_piece(self) -> bytes:
        sealed, self._next = self._next, self._source.read(_PIECE + _TAG_BYTES)
        self._ended = not self._next
        try:
            piece = self._seal.decrypt(_piece_nonce(self._count, last=self._ended), sealed, None)
        except InvalidTag as error:
            raise FileError("copy_locked_damaged", file=self._name) from error
        if not piece and self._count:  # only an empty file ends with an empty piece
            raise FileError("copy_locked_damaged", file=self._name)
        self._count += 1
        return piece


def _stretched(password: str, salt: bytes, factor: int) -> bytes:
    """Return the key of a password; the same letters typed composed or decomposed are one password."""
    typed = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    rounds = 1 << factor
    memory = 128 * _SCRYPT_R * (rounds + 4)
    try:
        return hashlib.scrypt(typed, salt=_LABEL + salt, n=rounds, r=_SCRYPT_R, p=1, maxmem=memory, dklen=32)
    except (MemoryError, ValueError) as error:  # OpenSSL names want of memory so or so
        raise FileError("copy_memory", megabytes=memory >> 20) from error


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, info).derive(key)


def _mac(key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(key, b"", b"header"), header, "sha256")


def _piece_nonce(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + (b"\1" if last else b"\0")


def _encoded(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
