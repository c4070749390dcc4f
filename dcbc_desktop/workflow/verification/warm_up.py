"""Making, signing and judging the shipped sample, so that the next files find fonts, patterns and tables ready."""

from __future__ import annotations

from datetime import datetime

from dcbc_desktop import signing
from dcbc_desktop.signing.records import Role
from dcbc_desktop.workflow import verification
from dcbc_desktop.workflow.new_report import sample_report
from dcbc_desktop.workflow.report_pages import make_pdf
from dcbc_desktop.workflow.verification.facts import Received


def judge_sample(moment: datetime) -> Received:
    """Return the verdict on the sample, signed with a certificate made for it; `moment` needs a time zone."""
    credentials, trust = signing.practice_credentials(moment)
    signed = signing.sign_pdf(make_pdf(sample_report(), draft=False), credentials, Role.PERSON, moment)
    return verification.judge(signed, trust, moment)
