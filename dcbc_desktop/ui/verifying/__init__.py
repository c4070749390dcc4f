"""The window about received files: a list with one verdict each, and why."""
