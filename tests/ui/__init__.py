"""The report window, with real widgets over a real database."""
