"""The file of a database among other programs: locks, its identity, other names of it, who may read it.

Not here: what is in the file (`store.database_files`, `store.tables`).
"""
