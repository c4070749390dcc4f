"""The only place that knows SQLite: `Store` and its parts, the file and its lock, copies, the store thread.

Not here: rules of a report (`report`), acts of a person (`workflow`). Parts that the start of the window does without
are loaded on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbc_desktop.lazy import lazy_names

if TYPE_CHECKING:
    from dcbc_desktop.store.copies.copy_files import newest_good as newest_good
    from dcbc_desktop.store.copies.copy_files import scans_of_copies as scans_of_copies
    from dcbc_desktop.store.copies.making import UnfinishedCopy as UnfinishedCopy
    from dcbc_desktop.store.copies.making import copy_pages as copy_pages
    from dcbc_desktop.store.copies.making import header_state as header_state
    from dcbc_desktop.store.doctor import examine as examine
    from dcbc_desktop.store.examination import FileExamination as FileExamination
    from dcbc_desktop.store.records.office_profiles import TrustStore as TrustStore
    from dcbc_desktop.store.records.presentations import Presentations as Presentations
    from dcbc_desktop.store.records.received_files import Scans as Scans
    from dcbc_desktop.store.records.received_files import copy_received as copy_received
    from dcbc_desktop.store.records.revisions import Origins as Origins
    from dcbc_desktop.store.records.revisions import Revisions as Revisions
    from dcbc_desktop.store.records.submission_log import SubmissionLog as SubmissionLog
    from dcbc_desktop.store.tables.migrations import migrate as migrate
    from dcbc_desktop.store.tables.migrations import open_tables as open_tables
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "UnfinishedCopy": "copies.making",
            "copy_pages": "copies.making",
            "examine": "doctor",
            "FileExamination": "examination",
            "header_state": "copies.making",
            "migrate": "tables.migrations",
            "open_tables": "tables.migrations",
            "Origins": "records.revisions",
            "Presentations": "records.presentations",
            "Scans": "records.received_files",
            "copy_received": "records.received_files",
            "Revisions": "records.revisions",
            "newest_good": "copies.copy_files",
            "scans_of_copies": "copies.copy_files",
            "SubmissionLog": "records.submission_log",
            "TrustStore": "records.office_profiles",
        },
    )
