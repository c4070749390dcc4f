"""Live review (Rà soát) of the open report: when it runs, its result in words, its rules.

Not here: the panel that lists findings (`ui.panels`), the rules (`dcbc_desktop.report.checks`).
"""
