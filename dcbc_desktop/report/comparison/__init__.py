"""Comparison of a report with earlier ones and of two readings of one text: by word, by letter, by value.

Findings that follow from it are in `report.checks`.
"""
