"""Rescue of a damaged database: its intact rows read page by page, a new database of them, the old file set aside.

Nothing here writes to the damaged file or asks SQLite to repair it.

Not here: copies to fall back on (`copies`), what a person chooses (`workflow`).
"""
