"""Contents and rules of a report: outline, text, tables, figures, header, checks. Pure functions and data.

Not here: storing (`store`) and acts of a person (`workflow`). Reads no files but outlines, word lists and messages.
"""
