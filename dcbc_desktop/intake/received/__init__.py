"""Received files that are no whole PDF of ours: other kinds, damage on the way, passwords, foreign PDF.

Not here: verdicts (`workflow.verification`), kinds for an import (`file_kinds`).
"""
