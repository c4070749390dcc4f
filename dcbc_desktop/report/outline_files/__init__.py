"""Outlines from files: folders of TOML read strictly, and the rules that a schema cannot express.

Not here: the outline in memory (`report.outline`), kinds of fields (`report.kinds`).
"""
