"""Text files: encoding, file kinds, lines and paragraphs, and reading one into a report.

Not here: recognising the parts of a report (`recognition`), PDF files (`pdf`).
"""
