"""PDF files read back by pdfium: embedded data, words, objects, pictures of pages, scans.

Not here: writing PDF (`dcbc_desktop.export`), signatures (`dcbc_desktop.signing`).
"""
