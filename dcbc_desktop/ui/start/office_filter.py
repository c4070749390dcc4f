"""Which office's reports the list shows; there only where several offices write."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from dcbc_desktop.ui.office.office_names import office_name
from dcbc_desktop.ui.start.report_list_data import Listing


class OfficeFilter(QComboBox):
    """All offices, or one by its code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportsOffice")
        self.addItem("", None)
        self.hide()

    @property
    def code(self) -> str | None:
        """The chosen office's code; None for all."""
        code = self.currentData()
        return None if code is None else str(code)

    def offer(self, listing: Listing) -> None:
        """Offer the offices that have reports or a profile; the chosen one stays chosen."""
        names = {report.office_code: report.office_code for report in listing.reports}
        names.update({office.code: office_name(office) for office in listing.offices})
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            self.addItem("", None)
            for code in sorted(names):
                self.addItem(names[code], code)
            self.setCurrentIndex(max(self.findData(chosen), 0))
        self.retranslate()
        self.setVisible(len(names) > 1)

    def retranslate(self) -> None:
        """Set the words that are not names."""
        self.setAccessibleName(self.tr("Office"))
        self.setItemText(0, self.tr("All offices"))
        if (nameless := self.findData("")) > 0:
            self.setItemText(nameless, self.tr("(no office)"))
