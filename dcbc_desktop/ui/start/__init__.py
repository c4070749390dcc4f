"""Start page: report list, new report, import, bin.

Not here: opening and leaving reports (`ui.app.navigator`).
"""
