"""Findings about the signature block: what its lines lack or NĐ 30/2020 does not know, and a post that differs."""

from __future__ import annotations

from collections.abc import Iterator

from dcbc_desktop.report import header as h
from dcbc_desktop.report.checks.finding import Finding, blocking, severity_of
from dcbc_desktop.report.report import Report
from dcbc_desktop.report.signatory.block import own_post
from dcbc_desktop.report.signatory.rules import block_problems, post_differs
from dcbc_desktop.report.text_place import TextPlace


def check_signature(report: Report) -> Iterator[Finding]:
    """Yield the problems of the lines over the signature, and the signer's post where it is not the printed one."""
    value, office = report.text(h.SIGNATORY_LINES), report.text(h.SIGNATORY_OFFICE)
    for problem in block_problems(value, " ".join(report.lines(h.ISSUER))):
        place = TextPlace(h.SIGNATORY_LINES, start=problem.start, length=problem.length)
        yield Finding(severity_of(problem.blocks), problem.code, place, problem.params, problem.fix)
    if post_differs(office, value):
        printed = own_post(report.lines(h.SIGNATORY_LINES))
        yield blocking("signature_post_differs", h.SIGNATORY_OFFICE, stored=office.strip(), printed=printed)
