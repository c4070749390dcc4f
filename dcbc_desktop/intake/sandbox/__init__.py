"""Confined child process that reads foreign files within limits of memory and time.

Not here: what the child is asked to do (`dcbc_desktop.workflow.verification`).
"""
