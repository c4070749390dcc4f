"""Contents of the tables: reports, entries, revisions, presentations, scans, settings, the log of acts.

Not here: SQL of the tables (`store.tables`), the file (`store.files`).
"""
