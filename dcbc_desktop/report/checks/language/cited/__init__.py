"""Documents that a report cites: how they are named and what a citation gives.

Not here: names of laws and cited parts (`capitals`), figures before kinds of document (`list_counts`).
"""
