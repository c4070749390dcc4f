"""Tables of the database: their SQL, its migrations, triggers, and the hashes that seal rows and whole tables.

Not here: what a row means (`store.records`).
"""
