"""Signatures: certificates and tokens, signing, verifying. The only place that knows pyHanko; never the network.

Not here: what is signed when (`workflow.signing`). Modules are loaded on first use: `from dcbc_desktop import signing`,
then `signing.examine(…)`; `records` and `verdicts` are light and imported directly.
"""

from __future__ import annotations

import sys
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Final

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.signing.appearance.appearance_facts import Doubt as Doubt
    from dcbc_desktop.signing.appearance.signature_widgets import SignatureWidget as SignatureWidget
    from dcbc_desktop.signing.appearance.signature_widgets import field_widgets as field_widgets
    from dcbc_desktop.signing.certificates import load_credentials as load_credentials
    from dcbc_desktop.signing.comparison.document_comparison import compare_documents as compare_documents
    from dcbc_desktop.signing.comparison.parts import PartDifference as PartDifference
    from dcbc_desktop.signing.comparison.proof import proven_pages as proven_pages
    from dcbc_desktop.signing.later_changes import closed_to as closed_to
    from dcbc_desktop.signing.later_changes import only_signed as only_signed
    from dcbc_desktop.signing.later_changes import signed_fields as signed_fields
    from dcbc_desktop.signing.practice import practice_credentials as practice_credentials
    from dcbc_desktop.signing.signer import SignatureOptions as SignatureOptions
    from dcbc_desktop.signing.signer import lists_for as lists_for
    from dcbc_desktop.signing.signer import sign_pdf as sign_pdf
    from dcbc_desktop.signing.trust_files import MAX_CRL_BYTES as MAX_CRL_BYTES
    from dcbc_desktop.signing.trust_files import authorities_in_file as authorities_in_file
    from dcbc_desktop.signing.trust_files import crls_in_file as crls_in_file
    from dcbc_desktop.signing.trust_files import describe_crl as describe_crl
    from dcbc_desktop.signing.trust_files import describe_root as describe_root
    from dcbc_desktop.signing.trust_files import read_trust_data as read_trust_data
    from dcbc_desktop.signing.verifier import Examination as Examination
    from dcbc_desktop.signing.verifier import examine as examine
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "Doubt": "appearance.appearance_facts",
            **dict.fromkeys(("SignatureWidget", "field_widgets"), "appearance.signature_widgets"),
            "load_credentials": "certificates",
            **dict.fromkeys(("closed_to", "only_signed", "signed_fields"), "later_changes"),
            "compare_documents": "comparison.document_comparison",
            "PartDifference": "comparison.parts",
            "proven_pages": "comparison.proof",
            "practice_credentials": "practice",
            **dict.fromkeys(("SignatureOptions", "lists_for", "sign_pdf"), "signer"),
            **dict.fromkeys(("MAX_CRL_BYTES", "authorities_in_file", "crls_in_file"), "trust_files"),
            **dict.fromkeys(("describe_crl", "describe_root", "read_trust_data"), "trust_files"),
            **dict.fromkeys(("Examination", "examine"), "verifier"),
        },
    )

_NETWORK: Final = MappingProxyType({
    "pyhanko.sign.timestamps.aiohttp_client": "HTTPTimeStamper",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": "AIOHttpFetcherBackend",
})  # fmt: skip
"""pyHanko's clients of the network, and the one name that is taken from each."""


def _leave_out_the_network() -> None:
    """Put empty modules where pyHanko looks for its clients: nothing can be fetched, and a third of its time to load
    (0.15 s at each start of a child) is spared."""
    for module, name in _NETWORK.items():
        if module not in sys.modules:
            empty = ModuleType(module)
            setattr(empty, name, None)
            sys.modules[module] = empty


_leave_out_the_network()
