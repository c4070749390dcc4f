"""What may follow a signature: more signatures, also in fields that the page's tags name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader, RawPdfPath
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    DiffResult,
    ModificationLevel,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.rules_api import Context, ReferenceUpdate, WhitelistRule
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from dcbc_desktop.signing.metadata import metadata_kept


def only_signatures_follow(embedded: EmbeddedPdfSignature) -> bool:
    """Whether every later update is a signature, its field, or revocation data: nothing that a reader sees differs."""
    embedded.compute_integrity_info(_POLICY)
    told = embedded.summarise_integrity_info()
    if told["coverage"] is not SignatureCoverageLevel.ENTIRE_REVISION or not told["docmdp_ok"]:
        return False
    return _signatures_only(told["diff_result"], embedded.reader, embedded.signed_revision)


def only_signatures_since(reader: PdfFileReader, revision: int) -> bool:
    """The same of everything after a revision that nobody had signed; raises what pyHanko raises."""
    return _signatures_only(_POLICY.review_file(reader, revision), reader, revision)


def _signatures_only(found: object, reader: PdfFileReader, revision: int) -> bool:
    if not isinstance(found, DiffResult) or found.modification_level > ModificationLevel.FORM_FILLING:
        return False
    if not metadata_kept(reader, revision):
        return False
    return found.changed_form_fields <= {name for name, _, _ in enumerate_sig_fields(reader)}


class _TaggedFieldRule(WhitelistRule):
    """A signature field that is tagged is reached through its tag too: what changes in it, the form's rules judge."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[ReferenceUpdate]:
        """The ways through the tags to each signature field that stood in the older revision."""
        del new
        for _, _, field in enumerate_sig_fields(old):
            place = field.reference
            for path in old._get_usages_of_ref(place):
                if _through_a_tag(path):
                    yield ReferenceUpdate(place, context_checked=Context.from_absolute(old, path))


def _through_a_tag(path: RawPdfPath) -> bool:
    return path.path[:2] == ("/Root", "/StructTreeRoot") and path.path[-1] == "/Obj"


_POLICY: Final = StandardDiffPolicy(
    global_rules=[*DEFAULT_DIFF_POLICY.global_rules, _TaggedFieldRule().as_qualified(ModificationLevel.FORM_FILLING)],
    form_rule=DEFAULT_DIFF_POLICY.form_rule,
)
