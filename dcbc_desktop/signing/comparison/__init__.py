"""Two PDF files compared object by object: a received one with the one that its data makes.

Not here: what pages show (`dcbc_desktop.workflow.verification`), signatures themselves (`dcbc_desktop.signing`).
"""
