"""Office profile, signature pictures, trusted certificates.

Not here: signing (`ui.signing`), checking received files (`ui.receiving`).
"""
