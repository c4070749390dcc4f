"""Layout: words, line breaking, slices, pagination, page positions. Units are points.

Not here: what a report prints (`content`), PDF objects (`pdfa`).
"""
