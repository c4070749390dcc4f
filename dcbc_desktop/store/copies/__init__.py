"""Backups (bản sao lưu): verified copies of a database, where they are, what they hold, and which are kept.

Not here: when copies are made (`workflow`), and where they are shown (`ui`).
"""
