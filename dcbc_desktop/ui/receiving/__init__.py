"""Window that checks received files, and restoring a report from one.

Not here: the verdict itself (`dcbc_desktop.workflow.verification`).
"""
