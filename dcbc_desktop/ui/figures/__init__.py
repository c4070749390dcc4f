"""Parts of the tab Số liệu: fields and rows of figures, their values with undo, paste from a spreadsheet.

Not here: the tab itself (`ui.report.figures_tab`), computed values (`dcbc_desktop.report`).
"""
