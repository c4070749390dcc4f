"""Office profile, signature pictures, trusted certificates.

Not here: signing (`ui.signing`), checking received files (`ui.receiving`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.office.office_dialog import OfficeDialog as OfficeDialog
    from dcbc_desktop.ui.office.trusted_certificates_dialog import (
        TrustedCertificatesDialog as TrustedCertificatesDialog,
    )
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "OfficeDialog": "office_dialog",
            "TrustedCertificatesDialog": "trusted_certificates_dialog",
        },
    )
