"""PDF/A-3a and PDF/UA-1: canvas, tags, links, metadata, attached data, signature fields and appearances.

Not here: layout, and signing itself (`dcbc_desktop.signing`).
"""
