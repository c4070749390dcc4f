"""Findings about the signature block: what its lines lack or NĐ 30/2020 does not know, and a post that differs."""

from __future__ import annotations

from collections.abc import Iterator

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, Severity, blocking, severity_of
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signatory.block_rules import block_problems, post_differs
from dcbc_desktop.report.signatory.signature_block import own_post
from dcbc_desktop.report.text import fold_case
from dcbc_desktop.report.text_place import TextPlace


def check_signature(report: Report) -> Iterator[Finding]:
    """Yield the problems of the lines over the signature, and the signer's post where it is not the printed one."""
    value, office = report.text(h.SIGNATORY_LINES), report.text(h.SIGNATORY_OFFICE)
    for problem in block_problems(value, " ".join(report.lines(h.ISSUER))):
        place = TextPlace(h.SIGNATORY_LINES, start=problem.start, length=problem.length)
        yield Finding(severity_of(problem.blocks), problem.code, place, problem.params, problem.fix)
    yield from _name_among_lines(report)
    if post_differs(office, value):
        printed = own_post(report.lines(h.SIGNATORY_LINES))
        yield blocking("signature_post_differs", h.SIGNATORY_OFFICE, stored=office.strip(), printed=printed)


def _name_among_lines(report: Report) -> Iterator[Finding]:
    """Yield the signer's name typed among the lines, which would print it twice and hides that a post is missing."""
    value, name = report.text(h.SIGNATORY_LINES), fold_case(" ".join(report.lines(h.SIGNATORY_NAME)))
    for start, words in h.filled_lines(value):
        if name and fold_case(words) == name:
            place = TextPlace(h.SIGNATORY_LINES, start=start, length=len(words))
            yield Finding(Severity.BLOCKING, "signature_name_among_lines", place, {"text": words})
