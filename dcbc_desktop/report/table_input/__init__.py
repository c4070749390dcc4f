"""Tables from spreadsheets: cells, rows and numbers of a block that was pasted or read from a file, laid into a table.

Not here: the clipboard and its questions (`dcbc_desktop.ui.tables`), commands (`dcbc_desktop.workflow`), checks.
"""
