"""Appearances of signature fields, read without drawing them: places, text, pictures, words of the certificate.

Not here: what a field may show and where (`workflow.verification`), drawing our own (`export.pdfa`).
"""
