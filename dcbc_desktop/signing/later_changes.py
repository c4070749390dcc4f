"""Changes after a revision of a file: only more signatures may follow, also in fields that the page's tags name."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.metadata.xmp_xml import parse_xmp
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, RawPdfPath
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    FormUpdatingRule,
    ModificationLevel,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.rules_api import Context, ReferenceUpdate, WhitelistRule
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from dcbc_desktop.errors import FileError
from dcbc_desktop.signing.added_tags import AddedTagRule
from dcbc_desktop.signing.parser_errors import PARSER_ERRORS
from dcbc_desktop.signing.records import printable


def only_signatures_follow(embedded: EmbeddedPdfSignature) -> bool:
    """Return whether later updates are only signatures, their fields and revocation data: nothing shown differs."""
    embedded.compute_integrity_info(_POLICY)
    told = embedded.summarise_integrity_info()
    if told["coverage"] is not SignatureCoverageLevel.ENTIRE_REVISION or not told["docmdp_ok"]:
        return False
    return _signatures_only(told["diff_result"], embedded.reader, embedded.signed_revision)


def only_signatures_since(reader: PdfFileReader, revision: int) -> bool:
    """Return the same for everything after a revision that was not signed; raises what pyHanko raises."""
    return _signatures_only(_POLICY.review_file(reader, revision), reader, revision)


def _signatures_only(found: object, reader: PdfFileReader, revision: int) -> bool:
    if not isinstance(found, DiffResult) or found.modification_level > ModificationLevel.FORM_FILLING:
        return False
    if not metadata_kept(reader, revision):
        return False
    return found.changed_form_fields <= {name for name, _, _ in enumerate_sig_fields(reader)}


class _TaggedFieldRule(WhitelistRule):
    """Allow changes of a tagged signature field through its tag too: the form's rules check what changes in it."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        """Yield the paths through the tags to each signature field of the older revision."""
        del new
        for _, _, field in enumerate_sig_fields(old):
            place = field.reference
            for path in old._get_usages_of_ref(place):
                if _through_a_tag(path):
                    yield ReferenceUpdate(place, context_checked=Context.from_absolute(old, path))


def _through_a_tag(path: RawPdfPath) -> bool:
    return path.path[:2] == ("/Root", "/StructTreeRoot") and path.path[-1] == "/Obj"


def _form_rule(usual: FormUpdatingRule | None) -> FormUpdatingRule:
    """Return the usual rule, which also lets the flags be set that a form has from its first signature on."""
    if usual is None:
        raise TypeError
    return FormUpdatingRule(usual.field_rules, usual.ignored_acroform_keys | {"/SigFlags"})


_POLICY: Final = StandardDiffPolicy(
    global_rules=[
        *DEFAULT_DIFF_POLICY.global_rules,
        *(rule.as_qualified(ModificationLevel.FORM_FILLING) for rule in (_TaggedFieldRule(), AddedTagRule())),
    ],
    form_rule=_form_rule(DEFAULT_DIFF_POLICY.form_rule),
)


_RENEWED_INFO: Final = frozenset({"/ModDate", "/Producer"})
_RENEWED_XMP: Final = frozenset({"ModifyDate", "MetadataDate", "Producer", "InstanceID"})
MAX_PROPERTIES: Final = 300
"""Properties of an XMP packet that are compared; ours has a dozen."""
_Property = tuple[str, object]


def metadata_kept(reader: PdfFileReader, revision: int) -> bool:
    """Return whether Info and XMP are as they were at a revision; only their dates and producer may be new.

    Raises what pyHanko raises on broken ones.
    """
    then = reader.get_historical_resolver(revision)
    if _info(then) != _info(reader):
        return False
    before, now = _xmp(then.root), _xmp(reader.root)
    return before == now or _same(list(_properties(before)), list(_properties(now)))


def _same(before: list[_Property], now: list[_Property]) -> bool:
    """Return whether both hold the same properties, in any order and number: rewriting keeps neither."""
    if max(len(before), len(now)) > MAX_PROPERTIES:
        return False
    return all(one in now for one in before) and all(one in before for one in now)


def _info(file: PdfHandler) -> dict[str, str]:
    place = file.trailer_view.get_value_as_reference("/Info", optional=True)
    info = file.get_object(place) if place is not None else {}
    return {key: repr(info[key]) for key in info if key not in _RENEWED_INFO}


def _xmp(root: DictionaryObject) -> bytes:
    return root["/Metadata"].get_object().read_data(DecodePurpose.XMP_METADATA) if "/Metadata" in root else b""


def _properties(packet: bytes) -> Iterator[_Property]:
    for structure in parse_xmp(BytesIO(packet)):
        yield from ((str(name), value) for name, value in structure if name.local_name not in _RENEWED_XMP)


def signed_fields(pdf: bytes) -> tuple[str, ...]:
    """Return the names of the signed fields of a file of our own; raises FileError `pdf_unreadable`."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        return tuple(printable(name) for name, _, _ in enumerate_sig_fields(reader, filled_status=True))
    except PARSER_ERRORS as error:
        raise FileError("pdf_unreadable") from error


def only_signed(ours: bytes, returned: bytes) -> bool:
    """Return whether only signatures and their fields follow our bytes: nothing shown differs.

    Nothing protects the bytes before the first signature: an update before it, or together with it, is compared with
    the file that we exported.
    """
    if not returned.startswith(ours):
        return False
    try:
        known = PdfFileReader(BytesIO(ours), strict=False).xrefs.total_revisions
        return only_signatures_since(PdfFileReader(BytesIO(returned), strict=False), known - 1)
    except PARSER_ERRORS:
        return False
