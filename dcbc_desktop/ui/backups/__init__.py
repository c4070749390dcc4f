"""Backups in the window: when they are made, their list, copies on a stick, recovery of a damaged database.

Not here: the copies themselves and the recovery (`workflow.backups`, `workflow.recovery`), and the pages between which
the window changes for them (`ui.app`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.ui.backups.backup_care import BackupCare as BackupCare
    from dcbc_desktop.ui.backups.backup_schedule import BackupSchedule as BackupSchedule
    from dcbc_desktop.ui.backups.backups_dialog import BackupsDialog as BackupsDialog
    from dcbc_desktop.ui.backups.recovery_dialog import RecoveryDialog as RecoveryDialog
    from dcbc_desktop.ui.backups.stick_reminder import StickReminder as StickReminder
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "BackupCare": "backup_care",
            "BackupSchedule": "backup_schedule",
            "BackupsDialog": "backups_dialog",
            "RecoveryDialog": "recovery_dialog",
            "StickReminder": "stick_reminder",
        },
    )
