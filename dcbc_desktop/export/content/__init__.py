"""Parts of the printed document as laid-out blocks: head, title, body, tables, annexes, end block.

Not here: breaking lines and filling pages (`layout`), PDF objects (`pdfa`).
"""
