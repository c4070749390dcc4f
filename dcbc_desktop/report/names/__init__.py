"""Names on certificates, compared with the ones a report prints: persons, agencies, codes of agencies.

Not here: the lines of the signature block (`report.signatory`), certificates themselves (`signing.certificates`).
`same_person`, `same_agency` and `other_code` are the rules; the other modules hold words and spellings for them.
"""
