"""The typeface: registration, letter coverage, glyph outlines.

Not here: widths of words and lines (`layout`).
"""
