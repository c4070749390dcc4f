"""Verification of received files: request, confined worker, verdict, comparison of pages with data.

Not here: signatures themselves (`dcbc_desktop.signing`).
"""
