"""Comparison of a report with earlier ones and of two readings of one text: by word, by letter, by value.

Not here: findings that follow from it (`report.checks`), finding the earlier report (`workflow`).
"""
