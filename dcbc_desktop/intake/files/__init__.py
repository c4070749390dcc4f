"""Text files: encoding, and reading one into a report.

Not here: kinds of files (`file_kinds`), lines, paragraphs and parts of a report (`recognition`), PDF files (`pdf`).
"""
