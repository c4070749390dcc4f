"""From a signer's certificate to a trusted root, at the moment of signing; offline."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from asn1crypto import x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import ExpiredError, NotYetValidError, PathError, ValidationError

from dcbc_desktop.signing.errors import BREAKAGE
from dcbc_desktop.signing.verdicts import Code

MAX_CERTIFICATES = 60
"""That a file may bring along; a signature has three or four."""


def chain_to_root(
    certificate: x509.Certificate, others: Sequence[x509.Certificate], roots: Sequence[bytes], moment: datetime
) -> tuple[x509.Certificate, ...] | Code:
    """The certificates from the trusted root down to this one, or why there are none."""
    if not roots or len(others) > MAX_CERTIFICATES:
        return Code.UNTRUSTED_CHAIN
    try:
        context = ValidationContext(
            trust_roots=[x509.Certificate.load(root) for root in roots],
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",  # revocation is looked at apart, with a word of its own
        )
        path = asyncio.run(CertificateValidator(certificate, others, context).async_validate_path())
        return tuple(path.iter_certs(include_root=True))
    except ExpiredError:
        return Code.EXPIRED_AT_SIGNING
    except NotYetValidError:
        return Code.NOT_YET_VALID_AT_SIGNING
    except (PathError, ValidationError, *BREAKAGE):
        return Code.UNTRUSTED_CHAIN
