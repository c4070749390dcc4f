"""Checks: pure functions from a report to findings, blocking or advisory.

Not here: wording of findings (`report.wording`), when they run in the window (`ui.review`).
"""
