"""Values of a report that print, and the names under which they do: for the pages and for the checks alike.

Not here: how they are laid out (`export.content`).
"""
