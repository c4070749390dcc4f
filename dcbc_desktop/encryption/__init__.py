"""Encryption of files by a password, in the format of age. The only place that encrypts anything.

Not here: what is encrypted, and where it goes (`workflow`). Modules are loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.encryption.age_format import DecryptingReader as DecryptingReader
    from dcbc_desktop.encryption.age_format import EncryptingWriter as EncryptingWriter
    from dcbc_desktop.encryption.tar_stream import TarMember as TarMember
    from dcbc_desktop.encryption.tar_stream import end_members as end_members
    from dcbc_desktop.encryption.tar_stream import read_members as read_members
    from dcbc_desktop.encryption.tar_stream import write_member as write_member
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "DecryptingReader": "age_format",
            "EncryptingWriter": "age_format",
            "TarMember": "tar_stream",
            "end_members": "tar_stream",
            "read_members": "tar_stream",
            "write_member": "tar_stream",
        },
    )
