"""Dialogs from presenting to signing: present, return, sign off, sign digitally, register, attach, amend.

Not here: the acts themselves (`dcbc_desktop.workflow.signing`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.signing.amend_dialog import AmendDialog as AmendDialog
    from dcbc_desktop.ui.signing.attach_dialog import AttachDialog as AttachDialog
    from dcbc_desktop.ui.signing.digital_signature_dialog import DigitalSignatureDialog as DigitalSignatureDialog
    from dcbc_desktop.ui.signing.present_dialog import PresentDialog as PresentDialog
    from dcbc_desktop.ui.signing.register_dialog import RegisterDialog as RegisterDialog
    from dcbc_desktop.ui.signing.return_dialog import ReturnDialog as ReturnDialog
    from dcbc_desktop.ui.signing.sign_off_dialog import SignOffDialog as SignOffDialog
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "AmendDialog": "amend_dialog",
            "AttachDialog": "attach_dialog",
            "PresentDialog": "present_dialog",
            "RegisterDialog": "register_dialog",
            "ReturnDialog": "return_dialog",
            "DigitalSignatureDialog": "digital_signature_dialog",
            "SignOffDialog": "sign_off_dialog",
        },
    )
