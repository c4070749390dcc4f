"""The only place that knows SQLite: reports, revisions, copies, the file lock, the store thread."""
