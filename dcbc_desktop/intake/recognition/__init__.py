"""Recognition of a report in lines of text: head, headings, footnotes, end block, placement.

Not here: decoding files (`files`).
"""
