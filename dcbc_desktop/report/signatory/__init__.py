"""Signature block (ô số 7a, 7b): its lines as one model, their composition from what a clerk chooses, and its rules.

`signature_block` reads lines and composes them, `composition` makes a block from a post and its authorities,
`block_rules` finds the problems of a block, `posts` tells posts from bodies.
Not here: findings (`report.checks.signature_checks`), names on certificates (`report.names`).
"""
