"""Export, mail draft, submission log, printing, differences between revisions.

Not here: making the PDF (`dcbc_desktop.export`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.sending.differences_window import DifferencesWindow as DifferencesWindow
    from dcbc_desktop.ui.sending.export_flow import ExportFlow as ExportFlow
    from dcbc_desktop.ui.sending.mail_dialog import MailDialog as MailDialog
    from dcbc_desktop.ui.sending.mail_written_dialog import MailWrittenDialog as MailWrittenDialog
    from dcbc_desktop.ui.sending.printing import PrintFlow as PrintFlow
    from dcbc_desktop.ui.sending.submission_log_dialog import SubmissionLogDialog as SubmissionLogDialog
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "DifferencesWindow": "differences_window",
            "ExportFlow": "export_flow",
            "MailDialog": "mail_dialog",
            "MailWrittenDialog": "mail_written_dialog",
            "PrintFlow": "printing",
            "SubmissionLogDialog": "submission_log_dialog",
        },
    )
