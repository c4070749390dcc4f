"""Presenting, sign-off, digital signatures, registration, amendments, attached copies.

Not here: cryptography (`dcbc_desktop.signing`).
"""
