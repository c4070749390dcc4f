"""Data file bao-cao.json: the whole content of a report as the exported PDF carries it, in canonical JSON.

The schema, version 2: `format` is always `dcbc-bao-cao`; `v` the version; `draft` is true for pages with DỰ THẢO;
`content` is the content of a revision (report.signoff.Content); `sha256` its digest; `signature_fields` is true for a
file that has them; `unprinted` holds the values that no page shows besides keys and hashes: the program that wrote the
file. Version 1, of files of layouts 1 and 2, lacks `signature_fields`: all of them have fields, drafts apart.

The version is raised with the layout, so that an earlier program calls such a file newer, not altered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

import msgspec

from dcbc_desktop.errors import FileError, UsageError
from dcbc_desktop.report.data_identity import require_identity
from dcbc_desktop.report.outline import LAYOUT_VERSION
from dcbc_desktop.report.prose import decode
from dcbc_desktop.report.report import EntryKind, Report, State, entry_kind
from dcbc_desktop.report.signoff import Content, canonical_content, content_sha256, read_content, report_of
from dcbc_desktop.report.table import decode_rows

NAME: Final = "bao-cao.json"
"""The file's name inside the PDF."""
FORMAT: Final = "dcbc-bao-cao"
VERSION: Final = 2
_LAYOUT: Final = 3
"""The first layout whose files have version 2."""
MAX_BYTES: Final = 64_000_000


class Unprinted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Values that no page shows."""

    program: str = ""


class DataFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of the data file."""

    format: Literal["dcbc-bao-cao"]
    v: int
    draft: bool
    content: msgspec.Raw
    sha256: str
    signature_fields: bool | msgspec.UnsetType = msgspec.UNSET
    unprinted: Unprinted = Unprinted()


class Restored(msgspec.Struct, frozen=True):
    """Content of a data file: the report, draft or final, and digests of itself and of its predecessor.

    `layout_version` and `signature_fields` say how its file was made.
    """

    report: Report
    draft: bool
    sha256: str
    predecessor_sha256: str
    layout_version: int
    signature_fields: bool
    unprinted: Unprinted = Unprinted()


class _VersionedData(msgspec.Struct):
    format: str = ""
    v: int = 0


def encode_data(
    report: Report,
    *,
    draft: bool,
    program: str,
    predecessor_sha256: str = "",
    layout_version: int = LAYOUT_VERSION,
    fields: bool = True,
) -> bytes:
    """Return the canonical data file of a report; the same report gives the same bytes.

    `fields` says whether its file has signature fields, unless it is a draft.
    """
    content = canonical_content(report, predecessor_sha256, layout_version)
    data = DataFile(
        FORMAT,
        version_of(layout_version),
        draft,
        msgspec.Raw(content),
        content_sha256(content),
        msgspec.UNSET if layout_version < _LAYOUT else fields and not draft,
        Unprinted(program),
    )
    return msgspec.json.encode(data, order="sorted")


def version_of(layout_version: int) -> int:
    """Return the version of the data in files of a layout."""
    return 1 if layout_version < _LAYOUT else VERSION


def decode_data(raw: bytes) -> Restored:
    """Read a data file from anywhere.

    Raises FileError `data_invalid` for anything that `encode_data` would not have written, `data_value_invalid` for
    values of identity beyond their limits, `data_newer` for a higher version.
    """
    if len(raw) > MAX_BYTES:
        raise FileError("data_invalid")
    data = _read(raw)
    if content_sha256(bytes(data.content)) != data.sha256:
        raise FileError("data_invalid")
    content = _content(bytes(data.content))
    require_identity(content)
    report = replace(report_of(content), state=State.DRAFT if data.draft else State.SIGNED)
    _require_canonical(content, report, bytes(data.content))
    return Restored(
        report,
        data.draft,
        data.sha256,
        content.predecessor_sha256,
        content.layout_version,
        _signature_fields(data, content.layout_version),
        data.unprinted,
    )


def _signature_fields(data: DataFile, layout_version: int) -> bool:
    """Return whether the file says that it has signature fields; raises FileError `data_invalid`."""
    told = data.signature_fields
    unsaid = isinstance(told, msgspec.UnsetType)
    if data.v != version_of(layout_version) or unsaid != (data.v == 1) or (told is True and data.draft):
        raise FileError("data_invalid")
    return not data.draft if isinstance(told, msgspec.UnsetType) else told


def _read(raw: bytes) -> DataFile:
    try:
        head = msgspec.json.decode(raw, type=_VersionedData)
        if head.format == FORMAT and head.v > VERSION:
            raise FileError("data_newer")
        data = msgspec.json.decode(raw, type=DataFile)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise FileError("data_invalid") from error
    if not 1 <= data.v <= VERSION or msgspec.json.encode(data, order="sorted") != raw:
        raise FileError("data_invalid")
    return data


def _content(raw: bytes) -> Content:
    try:
        return read_content(raw)
    except FileError as error:
        raise FileError("data_newer" if error.code == "revision_newer" else "data_invalid") from error


def _require_canonical(content: Content, report: Report, raw: bytes) -> None:
    """Check that every entry belongs to the outline and decodes, and that the bytes are canonical."""
    try:
        for key, entry in content.entries.items():
            kind = entry_kind(content.outline, key)
            if kind is EntryKind.PROSE and entry.value:
                decode(entry.value)
            elif kind is EntryKind.TABLE and entry.value:
                decode_rows(entry.value)
    except (UsageError, FileError, RecursionError) as error:
        raise FileError("data_invalid") from error
    if canonical_content(report, content.predecessor_sha256, content.layout_version) != raw:
        raise FileError("data_invalid")
