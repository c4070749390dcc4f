"""Numbers in sentences that belong together: fractions, parts of 100 %, equations, amounts of money.

Not here: shares and sums of a sentence as a whole (`shares`, `sums`), how a number is written (`number_forms`).
"""
