"""Rules of the language review; all of their findings are advisory.

Not here: what blocks sign-off (`report.checks`), the word lists (`resources/proofreading`).
"""
