"""Contents and rules of a report: outline, text, tables, figures, header, checks. Pure functions and data.

Not here: storing (`store`), acts of a person (`workflow`), and any file but the shipped outlines and word lists.
"""
