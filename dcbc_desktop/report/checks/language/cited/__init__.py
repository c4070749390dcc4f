"""Documents that a report cites: how they are named, what a citation gives, their days.

Not here: names of laws and cited parts (`capitals`), figures before kinds of document (`list_counts`).
"""
