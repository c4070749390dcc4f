"""Page of one open report: session, section tabs, general information, figures, recipients, status.

Not here: text editors (`ui.editor`), tables (`ui.tables`), side panels (`ui.panels`).
"""
