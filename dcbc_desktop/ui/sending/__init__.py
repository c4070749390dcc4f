"""Export, mail draft, submission log, printing, differences between revisions.

Not here: making the PDF (`dcbc_desktop.export`).
"""
