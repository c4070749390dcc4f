"""Contents and rules of a report: outline, text, tables, figures, header, checks. Pure functions and data.

No Qt, SQLite, reportlab or files other than the shipped outlines and word lists; storing is in `store`, acts of a
person in `workflow`.
"""
