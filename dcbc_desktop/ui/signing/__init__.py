"""Dialogs from presenting to signing: present, return, sign off, sign digitally, register, attach, amend.

Not here: the acts themselves (`dcbc_desktop.workflow.signing`).
"""
