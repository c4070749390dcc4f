"""Export of PDF files, their names, mail drafts, submission log.

Not here: making pages (`dcbc_desktop.export`).
"""
